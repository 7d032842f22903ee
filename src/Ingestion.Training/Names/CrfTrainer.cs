using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Ingestion.Enrichment.Entities.Sequence;

namespace Ingestion.Training.Names;

/// <summary>Trains a linear-chain conditional random field, sentence by sentence. The same sentences and options give the same model.</summary>
internal sealed class CrfTrainer
{
    private const int Lanes = NameLabels.Lanes;
    private const int Reach = SequenceModel.Reach;

    private readonly LabeledSet _set;
    private readonly TrainingOptions _options;
    private readonly SeededRandom _random;
    private readonly LabelChain _chain = new();
    private readonly uint[] _features;
    private readonly int[][] _rows;
    private readonly int[] _cueRows;
    private readonly int[] _documentRows;
    private readonly (int Start, int End) _edges;
    private readonly FollowedWeights _weights;
    private readonly FollowedWeights _transitions;

    /// <summary>Prepares the training.</summary>
    /// <param name="set">What to learn from.</param>
    /// <param name="options">How.</param>
    public CrfTrainer(LabeledSet set, TrainingOptions options)
    {
        _set = set;
        _options = options;
        _random = new SeededRandom(options.Seed);
        _features = FeaturesOf(set, options.LeastCount);
        var index = new HashIndex(_features);
        _rows = [.. set.Words.Select(word => word.Select(index.Find).Where(row => row >= 0).ToArray())];
        _cueRows = [.. Enumerable.Range(0, GrammarCues.Count).Select(cue => index.Find(FeatureList.Hash(FeatureKind.Grammar, (uint)cue)))];
        _documentRows = [.. Enumerable.Range(0, DocumentMemory.CueCount).Select(cue => index.Find(FeatureList.Hash(FeatureKind.Document, (uint)cue)))];
        _edges = (index.Find(FeatureList.Hash(FeatureKind.SentenceStart, 0)), index.Find(FeatureList.Hash(FeatureKind.SentenceEnd, 0)));
        _weights = new FollowedWeights(_features.Length * SequenceModel.RowLength, options);
        _transitions = new FollowedWeights(Lanes * Lanes, options);
    }

    /// <summary>Trains.</summary>
    /// <param name="lexicon">What the features were made with.</param>
    /// <param name="progress">Told the pass and the mean loss of its sentences.</param>
    /// <param name="cancellationToken">Checked at every sentence.</param>
    public SequenceModel Train(WordLexicon lexicon, Action<int, double> progress, CancellationToken cancellationToken)
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
                loss += Learn(_set.Sentences[at]);
            }

            progress(epoch, loss / order.Length);
            if (epoch <= _options.Epochs - _options.Averaged)
                continue;
            AddTo(weights, _weights.Values);
            AddTo(transitions, _transitions.Values);
        }

        return ModelQuantizer.Make(lexicon, _features, weights, transitions, _options.Least);
    }

    private void AddTo(float[] sums, float[] values)
    {
        for (var i = 0; i < sums.Length; i++)
            sums[i] += values[i] / _options.Averaged;
    }

    private static uint[] FeaturesOf(LabeledSet set, int least)
    {
        var uses = new int[set.Words.Count];
        foreach (var word in set.Sentences.SelectMany(sentence => sentence.Words))
            uses[word]++;
        var counts = new Dictionary<uint, int>();
        for (var word = 0; word < uses.Length; word++)
        {
            foreach (var feature in set.Words[word])
                CollectionsMarshal.GetValueRefOrAddDefault(counts, feature, out _) += uses[word];
        }

        var kept = counts.Where(count => count.Value >= least).Select(count => count.Key).ToHashSet();
        kept.UnionWith(Enumerable.Range(0, GrammarCues.Count).Select(cue => FeatureList.Hash(FeatureKind.Grammar, (uint)cue)));
        kept.UnionWith(Enumerable.Range(1, DocumentMemory.CueCount - 1).Select(cue => FeatureList.Hash(FeatureKind.Document, (uint)cue)));
        kept.Add(FeatureList.Hash(FeatureKind.SentenceStart, 0));
        kept.Add(FeatureList.Hash(FeatureKind.SentenceEnd, 0));
        return [.. kept.Order()];
    }

    private double Learn(LabeledSentence sentence)
    {
        var count = sentence.Words.Length;
        var active = ActiveRows(sentence);
        var padded = new float[(count + (2 * Reach)) * Lanes];
        for (var token = -1; token <= count; token++)
        {
            foreach (var row in active[token + 1])
                AddRow(row, token, count, padded);
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
                StepRow(row, token, count, padded);
        }

        return loss;
    }

    // One list of rows for the start, each token, and the end.
    private List<int>[] ActiveRows(LabeledSentence sentence)
    {
        var active = new List<int>[sentence.Words.Length + 2];
        // Whole sentences without them, so that the first pass, which has none, is learnt too.
        var documentCues = _random.NextDouble() >= _options.DocumentCueDropout;
        active[0] = [_edges.Start];
        active[^1] = [_edges.End];
        for (var token = 0; token < sentence.Words.Length; token++)
        {
            var rows = active[token + 1] = [];
            foreach (var row in _rows[sentence.Words[token]])
            {
                if (_options.Dropout == 0 || _random.NextDouble() >= _options.Dropout)
                    rows.Add(row);
            }

            if (_options.CueDropout == 0 || _random.NextDouble() >= _options.CueDropout)
                rows.Add(_cueRows[sentence.Cues[token]]);
            if (sentence.DocumentCues[token] != 0 && documentCues)
                rows.Add(_documentRows[sentence.DocumentCues[token]]);
        }

        return active;
    }

    private void AddRow(int row, int token, int count, float[] padded)
    {
        for (var offset = 0; offset <= 2 * Reach; offset++)
        {
            var position = token + offset; // In the padded array; the first token stands at Reach.
            if (position < Reach || position >= count + Reach)
                continue;
            var sum = Vector256.Create(padded, position * Lanes) + Vector256.Create(_weights.Values, (row * SequenceModel.RowLength) + (offset * Lanes));
            sum.CopyTo(padded, position * Lanes);
        }
    }

    private void StepRow(int row, int token, int count, float[] padded)
    {
        for (var offset = 0; offset <= 2 * Reach; offset++)
        {
            var position = token + offset;
            if (position >= Reach && position < count + Reach)
                _weights.Step((row * SequenceModel.RowLength) + (offset * Lanes), Vector256.Create(padded, position * Lanes));
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
