using Ingestion.Enrichment.Entities.Sequence;

namespace Ingestion.Training.Names;

/// <summary>
/// Trains a linear-chain conditional random field: the mean of the weights of some runs, which chance would otherwise part. The same
/// sentences and options give the same model.
/// </summary>
/// <param name="set">What to learn from.</param>
/// <param name="options">How.</param>
internal sealed class CrfTrainer(LabeledSet set, TrainingOptions options)
{
    /// <summary>Trains.</summary>
    /// <param name="lexicon">What the features were made with.</param>
    /// <param name="progress">Told the pass and the mean loss of its sentences, for the first run.</param>
    /// <param name="cancellationToken">Checked at every sentence.</param>
    public SequenceModel Train(WordLexicon lexicon, Action<int, double> progress, CancellationToken cancellationToken)
    {
        var rows = new SentenceRows(set, options.LeastCount);
        var runs = new (float[] Rows, float[] Transitions)[options.Runs];
        Parallel.For(0, runs.Length, run =>
        {
            var training = new CrfRun(set, rows, options, options.Seed + (1000 * (ulong)run));
            runs[run] = training.Train(run == 0 ? progress : (_, _) => { }, cancellationToken);
        });
        return ModelQuantizer.Make(lexicon, rows.Features, Mean([.. runs.Select(run => run.Rows)]), Mean([.. runs.Select(run => run.Transitions)]), options.Least);
    }

    private static float[] Mean(float[][] runs)
    {
        var mean = runs[0];
        foreach (var run in runs.Skip(1))
        {
            for (var i = 0; i < mean.Length; i++)
                mean[i] += run[i];
        }

        for (var i = 0; i < mean.Length; i++)
            mean[i] /= runs.Length;
        return mean;
    }
}
