using Ingestion.Enrichment.Buffers;
using Ingestion.Enrichment.Text;

namespace Ingestion.Enrichment.Entities;

/// <summary>The agency that a dateline names: «القاهرة (رويترز) -», "GENEVA (AP) —".</summary>
internal static class Datelines
{
    private const int Longest = 14;
    private const int LongestAgency = 3;

    /// <summary>Adds the agency of a text, unless something has been found where it stands.</summary>
    public static void AddAgency(AnalyzedText text, PooledList<FoundName> found)
    {
        if (Agency(text) is not { } agency)
            return;
        foreach (var name in found.Items)
        {
            if (name.FirstToken < agency.EndToken && agency.FirstToken < name.EndToken)
                return;
        }

        found.Add(agency);
    }

    // One to three words in brackets near the beginning, with a dash behind them.
    private static FoundName? Agency(AnalyzedText text)
    {
        for (var open = 1; open < Math.Min(text.Tokens.Length - 3, Longest); open++)
        {
            if (text.FoldedOf(open) is not "(")
                continue;
            var end = open + 1;
            while (end < text.Tokens.Length - 1 && end <= open + LongestAgency && text.Tokens[end].IsWord)
                end++;
            return end > open + 1 && text.FoldedOf(end) is ")" && end + 1 < text.Tokens.Length && text.FoldedOf(end + 1) is "-" or "–" or "—"
                ? new FoundName(EntityType.Organization, open + 1, end, text.SpanOf(open + 1, end), 0.85)
                : null;
        }

        return null;
    }
}
