using System.Buffers;
using System.Runtime.Intrinsics;
using Ingestion.Enrichment.Buffers;
using Ingestion.Enrichment.Text;

namespace Ingestion.Enrichment.Entities.Sequence;

/// <summary>A stretch of tokens that may be a name.</summary>
/// <param name="Type">What it names.</param>
/// <param name="FirstToken">Its first token.</param>
/// <param name="EndToken">One past its last token.</param>
/// <param name="Probability">That exactly these tokens are a name of this type, 0 to 1.</param>
internal readonly record struct TaggedName(EntityType Type, int FirstToken, int EndToken, float Probability);

/// <summary>What is known of a text's tokens from elsewhere, one a token; empty for nothing.</summary>
/// <param name="grammar">See <see cref="GrammarCues"/>.</param>
/// <param name="known">See <see cref="KnownNameCues"/>.</param>
/// <param name="document">See <see cref="DocumentMemory"/>.</param>
/// <param name="votes">See <see cref="DocumentVotes"/>.</param>
internal readonly ref struct TokenCues(ReadOnlySpan<byte> grammar, ReadOnlySpan<byte> known, ReadOnlySpan<byte> document, ReadOnlySpan<byte> votes)
{
    /// <summary>What the grammar makes of them.</summary>
    public ReadOnlySpan<byte> Grammar { get; } = grammar;

    /// <summary>What well-known names make of them.</summary>
    public ReadOnlySpan<byte> Known { get; } = known;

    /// <summary>What the names found elsewhere in the text make of them.</summary>
    public ReadOnlySpan<byte> Document { get; } = document;

    /// <summary>What their words are taken for elsewhere in the text.</summary>
    public ReadOnlySpan<byte> Votes { get; } = votes;
}

/// <summary>Finds names with a sequence model. Safe from any thread.</summary>
internal sealed class SequenceTagger
{
    // A body without a full stop is cut, so that the price in memory stays bounded.
    private const int LongestSentence = 400;
    private const int LongestName = 12;
    private const int Reach = SequenceModel.Reach;

    private readonly SequenceModel _model;
    private readonly WordVectors _words;
    private readonly short[] _start;
    private readonly short[] _end;
    private readonly short[][] _grammar;
    private readonly short[][] _known;
    private readonly short[][] _document;
    private readonly short[][] _votes;
    private LabelChain? _idle;

    /// <summary>Makes a tagger.</summary>
    /// <param name="model">The model.</param>
    public SequenceTagger(SequenceModel model)
    {
        _model = model;
        _words = new WordVectors(model);
        _start = RowOf(FeatureKind.SentenceStart, 0);
        _end = RowOf(FeatureKind.SentenceEnd, 0);
        _grammar = [.. Enumerable.Range(0, GrammarCues.Count).Select(cue => RowOf(FeatureKind.Grammar, (uint)cue))];
        _known = [.. Enumerable.Range(0, KnownNameCues.Count).Select(cue => RowOf(FeatureKind.KnownPhrase, (uint)cue))];
        _votes = [.. Enumerable.Range(0, DocumentVotes.CueCount).Select(cue => RowOf(FeatureKind.Vote, (uint)cue))];
        _document = [.. Enumerable.Range(0, DocumentMemory.CueCount).Select(cue => RowOf(FeatureKind.Document, (uint)cue))];
    }

    /// <summary>What its features are made with.</summary>
    public WordLexicon Lexicon => _model.Lexicon;

    /// <summary>The names of a sentence, none overlapping another.</summary>
    /// <param name="features">The text.</param>
    /// <param name="sentence">The sentence.</param>
    /// <param name="cues">What is known of the text's tokens from elsewhere.</param>
    /// <param name="threshold">The least probability, above 0.</param>
    /// <param name="found">Where to add them.</param>
    /// <param name="probabilities">Where to write the probability of each type at each token of the text, <see cref="DocumentVotes.Lanes"/> numbers a token; empty for nowhere.</param>
    public void Tag(ITokenFeatures features, Sentence sentence, TokenCues cues, float threshold, PooledList<TaggedName> found, Span<float> probabilities)
    {
        var chain = Interlocked.Exchange(ref _idle, null) ?? NewChain();
        for (var first = sentence.FirstToken; first < sentence.EndToken; first += LongestSentence)
        {
            var count = Math.Min(LongestSentence, sentence.EndToken - first);
            var scores = ArrayPool<float>.Shared.Rent(count * NameLabels.Lanes);
            Score(features, first, count, cues, scores);
            chain.Run(scores.AsSpan(0, count * NameLabels.Lanes));
            ArrayPool<float>.Shared.Return(scores);
            Decode(chain, first, threshold, found);
            if (!probabilities.IsEmpty)
                WriteProbabilities(chain, probabilities[(first * DocumentVotes.Lanes)..]);
        }

        _idle = chain;
    }

    private static void WriteProbabilities(LabelChain chain, Span<float> probabilities)
    {
        for (var token = 0; token < chain.Length; token++)
        {
            var labels = chain.Marginals(token);
            var types = Vector128.Create(labels[1] + labels[2], labels[3] + labels[4], labels[5] + labels[6], 1);
            types.CopyTo(probabilities[(token * DocumentVotes.Lanes)..]);
        }
    }

    private LabelChain NewChain()
    {
        var chain = new LabelChain();
        chain.Load(_model.Transitions.Span);
        return chain;
    }

    // Each token adds to the scores of its neighbours; two tokens of padding on either side take what reaches over the ends.
    private void Score(ITokenFeatures features, int first, int count, TokenCues cues, Span<float> scores)
    {
        var rented = ArrayPool<short>.Shared.Rent((count + (2 * Reach)) * NameLabels.Lanes);
        var sums = rented.AsSpan(0, (count + (2 * Reach)) * NameLabels.Lanes);
        sums.Clear();
        Span<short> scratch = stackalloc short[SequenceModel.RowLength];
        for (var i = 0; i < count; i++)
        {
            Add(sums, i, _words.Of(features, first + i, scratch));
            if (!cues.Grammar.IsEmpty)
                Add(sums, i, _grammar[cues.Grammar[first + i]]);
            if (!cues.Known.IsEmpty && cues.Known[first + i] != 0)
                Add(sums, i, _known[cues.Known[first + i]]);
            if (!cues.Document.IsEmpty && cues.Document[first + i] != 0)
                Add(sums, i, _document[cues.Document[first + i]]);
            if (!cues.Votes.IsEmpty && cues.Votes[first + i] != 0)
                Add(sums, i, _votes[cues.Votes[first + i]]);
        }

        // The ends stand one token outside.
        AddShifted(sums, 0, _start, 1);
        AddShifted(sums, count - 1, _end, -1);
        var inner = sums[(Reach * NameLabels.Lanes)..];
        for (var at = 0; at < count * NameLabels.Lanes; at += NameLabels.Lanes)
        {
            var (lower, upper) = Vector128.Widen(Vector128.Create<short>(inner[at..]));
            (Vector256.ConvertToSingle(Vector256.Create(lower, upper)) * _model.Scale).CopyTo(scores[at..]);
        }

        ArrayPool<short>.Shared.Return(rented);
    }

    private static void Add(Span<short> sums, int token, ReadOnlySpan<short> row)
    {
        var target = sums.Slice(token * NameLabels.Lanes, SequenceModel.RowLength);
        for (var at = 0; at < SequenceModel.RowLength; at += NameLabels.Lanes)
            (Vector128.Create<short>(target[at..]) + Vector128.Create(row[at..])).CopyTo(target[at..]);
    }

    private static void AddShifted(Span<short> sums, int token, ReadOnlySpan<short> row, int shift)
    {
        // The vector that falls outside of the padding is left out.
        var from = shift > 0 ? NameLabels.Lanes : 0;
        var length = SequenceModel.RowLength - NameLabels.Lanes;
        var target = sums.Slice((token + (shift > 0 ? 0 : 1)) * NameLabels.Lanes, length);
        for (var i = 0; i < length; i++)
            target[i] += row[from + i];
    }

    // Every name that is likely enough, the likeliest first; of names that share a token one stays.
    private static void Decode(LabelChain chain, int offset, float threshold, PooledList<TaggedName> found)
    {
        var start = found.Count;
        for (var first = 0; first < chain.Length; first++)
        {
            foreach (var type in NameLabels.Types)
            {
                var begin = NameLabels.Begin(type);
                if (chain.OpeningProbability(first, begin) < threshold)
                    continue;
                var reach = 0f;
                for (var end = first + 1; end <= Math.Min(chain.Length, first + LongestName); end++)
                {
                    var probability = chain.SpanProbability(first, end, begin, ref reach);
                    if (probability >= threshold)
                        found.Add(new TaggedName(type, offset + first, offset + end, probability));
                }
            }
        }

        if (threshold < 0.5f)
            RemoveOverlaps(found, start);
    }

    // Two names of a probability above one half can't overlap, so there are few to compare here.
    private static void RemoveOverlaps(PooledList<TaggedName> found, int start)
    {
        var kept = start;
        var all = found.Items;
        for (var i = start; i < all.Length; i++)
        {
            var candidate = all[i];
            var best = true;
            for (var j = kept - 1; j >= start && all[j].EndToken > candidate.FirstToken; j--)
                best &= all[j].Probability < candidate.Probability;
            if (!best)
                continue;
            while (kept > start && all[kept - 1].EndToken > candidate.FirstToken)
                kept--;
            all[kept++] = candidate;
        }

        found.Truncate(kept);
    }

    private short[] RowOf(FeatureKind kind, uint value)
    {
        var row = new short[SequenceModel.RowLength];
        _model.AddRow(FeatureList.Hash(kind, value), row);
        return row;
    }
}
