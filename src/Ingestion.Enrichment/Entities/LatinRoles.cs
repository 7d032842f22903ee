namespace Ingestion.Enrichment.Entities;

/// <summary>The role of a person as an English text states it: before the name, or after it between commas.</summary>
internal sealed class LatinRoles(LatinWords words)
{
    private const int LongestRole = 12;

    /// <summary>The role beside a name, or null.</summary>
    /// <param name="start">First token of the name.</param>
    /// <param name="end">One past its last token.</param>
    /// <param name="first">First token of the sentence.</param>
    /// <param name="limit">One past the last token of the sentence.</param>
    public string? Of(int start, int end, int first, int limit) => Before(start, first) ?? After(end, limit);

    // "Egyptian President X", "her lawyer, X", "chief executive X"
    private string? Before(int start, int first)
    {
        var end = start;
        if (end - 1 > first && words.Reads(end - 1, ","))
            end--;
        var from = end;
        while (from > first && (words.Is(from - 1, WordTraits.Title | WordTraits.Rank)
            || (from < end && words.Is(from - 1, WordTraits.Demonym)) || (from < end && words.Reads(from - 1, "former"))))
        {
            from--;
        }

        // After a comma a capital is another name's title or a list.
        return from == end || (end < start && words.IsCapitalized(end - 1)) ? null : words.Text.SurfaceOf(words.Text.SpanOf(from, end));
    }

    // "X, a marine ecologist at the university,"
    private string? After(int end, int limit)
    {
        if (end + 2 >= limit || !words.Reads(end, ","))
            return null;
        var from = end + 1;
        if (words.Text.FoldedOf(from) is "a" or "an" or "the")
            from++;
        var to = from;
        var titled = false;
        while (to < limit && to < from + LongestRole && words.Text.Tokens[to].IsWord)
        {
            titled |= words.Is(to, WordTraits.Title);
            if (words.Is(to, WordTraits.Speech) || words.Reads(to, "who"))
                return null;
            to++;
        }

        // It must be closed by a comma or the end, or it is a clause.
        return titled && to < limit && words.Text.FoldedOf(to) is "," or "." ? words.Text.SurfaceOf(words.Text.SpanOf(from, to)) : null;
    }
}
