using System.Runtime.Intrinsics;
using Ingestion.Enrichment.Entities.Sequence;

namespace Ingestion.Training.Names;

/// <summary>
/// One run of the training of a linear-chain conditional random field, sentence by sentence. The same sentences, options and seed give
/// the same weights.
/// </summary>
internal sealed class CrfRun
{
    private const int Lanes = NameLabels.Lanes;
    private const int Reach = SequenceModel.Reach;

    private readonly LabeledSet _set;
    private readonly TrainingOptions _options;
    private readonly SeededRandom _random;
    private readonly LabelChain _chain = new();
    private readonly SentenceRows _rows;
    private readonly FollowedWeights _weights;
    private readonly FollowedWeights _domain;
    private readonly FollowedWeights _transitions;

    /// <summary>Prepares the run.</summary>
    /// <param name="set">What to learn from.</param>
    /// <param name="rows">Its features.</param>
    /// <param name="options">How.</param>
    /// <param name="seed">Of the order of the sentences and of what is hidden.</param>
    public CrfRun(LabeledSet set, SentenceRows rows, TrainingOptions options, ulong seed)
    {
        _set = set;
        _rows = rows;
        _options = options;
        _random = new SeededRandom(seed);
        _weights = new FollowedWeights(_rows.Features.Length * SequenceModel.RowLength, options);
        _domain = new FollowedWeights(set.Sentences.Any(sentence => sentence.InDomain) ? _weights.Values.Length : 0, options);
        _transitions = new FollowedWeights(Lanes * Lanes, options);
    }

    /// <summary>Trains.</summary>
    /// <param name="progress">Told the pass and the mean loss of its sentences.</param>
    /// <param name="cancellationToken">Checked at every sentence.</param>
    /// <returns>The mean of the weights of the last passes: of the features, row by row, and from label to label.</returns>
    public (float[] Rows, float[] Transitions) Train(Action<int, double> progress, CancellationToken cancellationToken)
    {
        var order = Enumerable.Range(0, _set.Sentences.Count).ToArray();
        var weights = new float[_weights.Values.Length];
        var transitions = new float[Lanes * Lanes];
        for (var epoch = 1; epoch <= _options.Epochs; epoch++)
        {
            _random.Shuffle(order.AsSpan());
            var loss = 0.0;
            foreach (var at in order)
            {
                cancellationToken.ThrowIfCancellationRequested();
                loss += Learn(at);
            }

            progress(epoch, loss / order.Length);
            if (epoch <= _options.Epochs - _options.Averaged)
                continue;
            AddTo(weights, _weights.Values);
            AddTo(weights, _domain.Values);
            AddTo(transitions, _transitions.Values);
        }

        return (weights, transitions);
    }

    private void AddTo(float[] sums, float[] values)
    {
        for (var i = 0; i < values.Length; i++)
            sums[i] += values[i] / _options.Averaged;
    }

    private double Learn(int at)
    {
        var sentence = _set.Sentences[at];
        var count = sentence.Words.Length;
        var active = _rows.Of(at, _random, _options);
        var padded = new float[(count + (2 * Reach)) * Lanes];
        for (var token = -1; token <= count; token++)
        {
            foreach (var row in active[token + 1])
                AddRow(row, token, sentence, padded);
        }

        var scores = padded.AsSpan(Reach * Lanes, count * Lanes);
        _chain.Load(_transitions.Values);
        _chain.Run(scores);
        var loss = Loss(sentence, scores);
        // The gradient takes the place of the scores: expected less observed.
        padded.AsSpan().Clear();
        for (var token = 0; token < count; token++)
        {
            _chain.Marginals(token).CopyTo(scores[(token * Lanes)..]);
            scores[(token * Lanes) + sentence.Labels[token]] -= 1;
        }

        StepTransitions(sentence, count);
        for (var token = -1; token <= count; token++)
        {
            foreach (var row in active[token + 1])
                StepRow(row, token, sentence, padded);
        }

        return loss;
    }

    // A sentence of the domain has the weights that all share and those of the domain (Daumé, 2007): it learns from the others what is
    // true of both, and keeps its own genre and annotation.
    private void AddRow(int row, int token, LabeledSentence sentence, float[] padded)
    {
        for (var offset = 0; offset <= 2 * Reach; offset++)
        {
            var position = token + offset; // In the padded array; the first token stands at Reach.
            if (position < Reach || position >= sentence.Words.Length + Reach)
                continue;
            var weight = (row * SequenceModel.RowLength) + (offset * Lanes);
            var sum = Vector256.Create(padded, position * Lanes) + Vector256.Create(_weights.Values, weight);
            if (sentence.InDomain)
                sum += Vector256.Create(_domain.Values, weight);
            sum.CopyTo(padded, position * Lanes);
        }
    }

    private void StepRow(int row, int token, LabeledSentence sentence, float[] padded)
    {
        for (var offset = 0; offset <= 2 * Reach; offset++)
        {
            var position = token + offset;
            if (position < Reach || position >= sentence.Words.Length + Reach)
                continue;
            var weight = (row * SequenceModel.RowLength) + (offset * Lanes);
            var gradient = Vector256.Create(padded, position * Lanes);
            _weights.Step(weight, gradient);
            if (sentence.InDomain)
                _domain.Step(weight, gradient);
        }
    }

    private double Loss(LabeledSentence sentence, ReadOnlySpan<float> scores)
    {
        var loss = _chain.LogNorm();
        var before = NameLabels.Outside;
        for (var token = 0; token < sentence.Labels.Length; token++)
        {
            var here = scores.Slice(token * Lanes, NameLabels.Count);
            var label = sentence.Labels[token];
            var max = here[0];
            foreach (var score in here)
                max = Math.Max(max, score);
            loss += max - here[label] - _transitions.Values[(before * Lanes) + label];
            before = label;
        }

        return loss;
    }

    private void StepTransitions(LabeledSentence sentence, int count)
    {
        Span<float> gradient = stackalloc float[Lanes * Lanes];
        gradient.Clear();
        _chain.AddTransitionExpectations(gradient);
        var before = NameLabels.Outside;
        for (var token = 0; token < count; token++)
        {
            gradient[(before * Lanes) + sentence.Labels[token]] -= 1;
            before = sentence.Labels[token];
        }

        for (var at = 0; at < gradient.Length; at += Lanes)
            _transitions.Step(at, Vector256.Create<float>(gradient[at..]));
    }
}
