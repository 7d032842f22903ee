using System.Runtime.InteropServices;
using Ingestion.Enrichment.Entities.Sequence;

namespace Ingestion.Training.Names;

/// <summary>The features of the sentences to learn from, as rows of weights.</summary>
internal sealed class SentenceRows
{
    private readonly LabeledSet _set;
    private readonly int[][] _words;
    private readonly int[] _grammar;
    private readonly int[] _known;
    private readonly int[] _document;
    private readonly int[] _votes;
    private readonly (int Start, int End) _edges;

    /// <summary>Numbers the features.</summary>
    /// <param name="set">What to learn from.</param>
    /// <param name="least">Features of fewer words are left out.</param>
    public SentenceRows(LabeledSet set, int least)
    {
        _set = set;
        Features = FeaturesOf(set, least);
        var index = new HashIndex(Features);
        _words = [.. set.Words.Select(Known)];
        _grammar = RowsOf(FeatureKind.Grammar, GrammarCues.Count);
        _known = RowsOf(FeatureKind.KnownPhrase, KnownNameCues.Count);
        _document = RowsOf(FeatureKind.Document, DocumentMemory.CueCount);
        _votes = RowsOf(FeatureKind.Vote, DocumentVotes.CueCount);
        _edges = (RowsOf(FeatureKind.SentenceStart, 1)[0], RowsOf(FeatureKind.SentenceEnd, 1)[0]);

        int[] Known(uint[] features) => [.. features.Select(index.Find).Where(row => row >= 0)];
        int[] RowsOf(FeatureKind kind, int count) => [.. CuesOf(kind, 0, count).Select(index.Find)];
    }

    /// <summary>Hashes of the features, ascending: one for each row.</summary>
    public uint[] Features { get; }

    /// <summary>The rows of a sentence: a list for its start, each of its tokens, and its end. Some are hidden by chance.</summary>
    /// <param name="sentence">Its number.</param>
    /// <param name="random">The chance.</param>
    /// <param name="options">How often.</param>
    public List<int>[] Of(int sentence, SeededRandom random, TrainingOptions options)
    {
        var (words, cues) = (_set.Sentences[sentence].Words, _set.Sentences[sentence].Cues);
        var active = new List<int>[words.Length + 2];
        // Whole sentences without them, so that the first pass, which has none, is learnt too.
        var document = random.NextDouble() >= options.DocumentCueDropout;
        active[0] = [_edges.Start];
        active[^1] = [_edges.End];
        for (var token = 0; token < words.Length; token++)
        {
            var rows = active[token + 1] = [];
            AddShown(_words[words[token]]);
            if (options.CueDropout == 0 || random.NextDouble() >= options.CueDropout)
                rows.Add(_grammar[cues.Grammar[token]]);
            if (cues.Known[token] != 0 && random.NextDouble() >= options.CueDropout)
                rows.Add(_known[cues.Known[token]]);
            if (document && cues.Document[token] != 0)
                rows.Add(_document[cues.Document[token]]);
            if (document && cues.Votes[token] != 0)
                rows.Add(_votes[cues.Votes[token]]);

            void AddShown(int[] all)
            {
                foreach (var row in all)
                {
                    if (options.Dropout == 0 || random.NextDouble() >= options.Dropout)
                        rows.Add(row);
                }
            }
        }

        return active;
    }

    private static uint[] FeaturesOf(LabeledSet set, int least)
    {
        var uses = new int[set.Words.Count];
        var counts = new Dictionary<uint, int>();
        foreach (var sentence in set.Sentences)
        {
            foreach (var word in sentence.Words)
                uses[word]++;
        }

        for (var word = 0; word < uses.Length; word++)
        {
            foreach (var feature in set.Words[word])
                CollectionsMarshal.GetValueRefOrAddDefault(counts, feature, out _) += uses[word];
        }

        var kept = counts.Where(count => count.Value >= least).Select(count => count.Key).ToHashSet();
        kept.UnionWith(CuesOf(FeatureKind.Grammar, 0, GrammarCues.Count));
        kept.UnionWith(CuesOf(FeatureKind.KnownPhrase, 1, KnownNameCues.Count));
        kept.UnionWith(CuesOf(FeatureKind.Document, 1, DocumentMemory.CueCount));
        kept.UnionWith(CuesOf(FeatureKind.Vote, 1, DocumentVotes.CueCount));
        kept.UnionWith(CuesOf(FeatureKind.SentenceStart, 0, 1));
        kept.UnionWith(CuesOf(FeatureKind.SentenceEnd, 0, 1));
        return [.. kept.Order()];
    }

    private static IEnumerable<uint> CuesOf(FeatureKind kind, int first, int end) =>
        Enumerable.Range(first, end - first).Select(cue => FeatureList.Hash(kind, (uint)cue));
}
