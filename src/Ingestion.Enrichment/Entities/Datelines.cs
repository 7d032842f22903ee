using Ingestion.Enrichment.Text;

namespace Ingestion.Enrichment.Entities;

/// <summary>The agency that a dateline names: «القاهرة (رويترز) -», "GENEVA (AP) —".</summary>
internal static class Datelines
{
    private const int Longest = 14;
    private const int LongestAgency = 3;

    /// <summary>The agency of a text, by its first token and one past its last, or null.</summary>
    public static (int First, int End)? AgencyOf(AnalyzedText text)
    {
        for (var open = 1; open < Math.Min(text.Tokens.Length - 3, Longest); open++)
        {
            if (text.FoldedOf(open) is not "(")
                continue;
            var end = open + 1;
            while (end < text.Tokens.Length - 1 && end <= open + LongestAgency && text.Tokens[end].IsWord)
                end++;
            return end > open + 1 && text.FoldedOf(end) is ")" && end + 1 < text.Tokens.Length && text.FoldedOf(end + 1) is "-" or "–" or "—" or ":" ? (open + 1, end) : null;
        }

        return null;
    }
}
