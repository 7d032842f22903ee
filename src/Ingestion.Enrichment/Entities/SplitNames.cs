using Ingestion.Enrichment.Buffers;

namespace Ingestion.Enrichment.Entities;

/// <summary>Joins the name of a person of which grammar, model and article have each shown a piece: «الفاضل» and «بوجمعة».</summary>
internal static class SplitNames
{
    /// <summary>Makes one of pieces that touch each other.</summary>
    /// <param name="words">The text.</param>
    /// <param name="found">What has been found, in any order.</param>
    public static void Join(ArabicWords words, PooledList<FoundName> found)
    {
        // For each token the name that begins there and may be a rest, by its index and one.
        using var begins = PooledList<int>.OfDefaults(words.Count);
        for (var i = 0; i < found.Count; i++)
        {
            if (found[i].Type == EntityType.Person && words[found[i].FirstToken] is { Skip: 0, Merged: false })
                begins[found[i].FirstToken] = i + 1;
        }

        using var joined = PooledList<bool>.OfDefaults(found.Count);
        for (var i = 0; i < found.Count; i++)
        {
            if (found[i].Type != EntityType.Person || joined[i] || Rest(words, begins.Items, found[i].EndToken) is not { } rest)
                continue;
            found[i] = found[i] with { EndToken = found[rest].EndToken, Group = found[rest].Group, Span = new TextSpan(found[i].Span.Start, found[rest].Span.End) };
            joined[rest] = true;
        }

        var kept = 0;
        for (var i = 0; i < found.Count; i++)
        {
            if (!joined[i])
                found[kept++] = found[i];
        }

        found.Truncate(kept);
    }

    // «مروان الحاج شحادة»: a form of address may stand between the pieces.
    private static int? Rest(ArabicWords words, ReadOnlySpan<int> begins, int end)
    {
        if (end < begins.Length && begins[end] > 0)
            return begins[end] - 1;
        return end + 1 < begins.Length && words.Bare(end) is "الحاج" && begins[end + 1] > 0 ? begins[end + 1] - 1 : null;
    }
}
