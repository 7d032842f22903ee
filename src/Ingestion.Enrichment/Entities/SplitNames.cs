namespace Ingestion.Enrichment.Entities;

/// <summary>Joins the name of a person of which grammar, model and article have each shown a piece: «الفاضل» and «بوجمعة».</summary>
internal static class SplitNames
{
    /// <summary>The names, pieces that touch each other as one.</summary>
    /// <param name="words">The text.</param>
    /// <param name="found">In any order.</param>
    public static List<FoundName> Join(ArabicWords words, List<FoundName> found)
    {
        var begins = new Dictionary<int, int>();
        for (var i = 0; i < found.Count; i++)
        {
            if (found[i].Type == EntityType.Person && words[found[i].FirstToken] is { Skip: 0, Merged: false })
                begins[found[i].FirstToken] = i;
        }

        HashSet<int>? joined = null;
        for (var i = 0; i < found.Count; i++)
        {
            if (found[i].Type != EntityType.Person || joined?.Contains(i) == true || Rest(words, begins, found[i].EndToken) is not { } rest)
                continue;
            found[i] = found[i] with { EndToken = found[rest].EndToken, Group = found[rest].Group, Span = new TextSpan(found[i].Span.Start, found[rest].Span.End) };
            (joined ??= []).Add(rest);
        }

        return joined is null ? found : [.. found.Where((_, i) => !joined.Contains(i))];
    }

    // «مروان الحاج شحادة»: a form of address may stand between the pieces.
    private static int? Rest(ArabicWords words, Dictionary<int, int> begins, int end)
    {
        if (begins.TryGetValue(end, out var rest))
            return rest;
        return end < words.Count && words.Bare(end) is "الحاج" && begins.TryGetValue(end + 1, out rest) ? rest : null;
    }
}
