namespace Ingestion.Enrichment.Entities.Sequence;

/// <summary>
/// The scores of words, summed over their features once and kept. Bounded: a word keeps its place, and where too many meet in one place
/// the later ones are summed anew each time. Safe from any thread: entries are immutable and writing one twice does no harm.
/// </summary>
/// <param name="model">The weights.</param>
internal sealed class WordVectors(SequenceModel model)
{
    private const int Places = 1 << 15;
    private const int Ways = 4;
    private const int LongestWord = 24;

    private readonly Entry?[] _entries = new Entry?[Places];

    /// <summary>Adds the scores of a token.</summary>
    /// <param name="features">The text.</param>
    /// <param name="token">Which.</param>
    /// <param name="scratch">For words that are not kept; <see cref="SequenceModel.RowLength"/> long.</param>
    /// <returns>The scores, valid until <paramref name="scratch"/> is used again.</returns>
    public ReadOnlySpan<short> Of(ITokenFeatures features, int token, Span<short> scratch)
    {
        var surface = features.Text.SurfaceOf(token);
        if (surface.Length > LongestWord)
            return Sum(features, token, scratch);
        var place = (int)FeatureList.Hash(FeatureKind.Word, surface) & (Places - 1);
        for (var i = 0; i < Ways; i++)
        {
            ref var entry = ref _entries[place ^ i];
            var known = Volatile.Read(ref entry);
            if (known is null)
            {
                known = new Entry(surface.ToString(), Sum(features, token, scratch).ToArray());
                Volatile.Write(ref entry, known);
            }

            if (surface.SequenceEqual(known.Surface))
                return known.Scores;
        }

        return Sum(features, token, scratch);
    }

    private Span<short> Sum(ITokenFeatures features, int token, Span<short> scores)
    {
        var list = new FeatureList(stackalloc uint[FeatureList.Capacity]);
        features.Collect(token, ref list);
        scores.Clear();
        foreach (var feature in list.Features)
            model.AddRow(feature, scores);
        return scores;
    }

    private sealed record Entry(string Surface, short[] Scores);
}
