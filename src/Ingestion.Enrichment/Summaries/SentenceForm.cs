using Ingestion.Enrichment.Quotations;
using Ingestion.Enrichment.Text;

namespace Ingestion.Enrichment.Summaries;

/// <summary>What a sentence is by its outward form.</summary>
internal static class SentenceForm
{
    /// <summary>With fewer words it tells nothing.</summary>
    public const int FewestWords = 7;

    // Captions and list items are shorter; a longer line without a full stop is a sentence all the same.
    private const int LongestLine = 12;

    /// <summary>Headings, list items, captions: lines that do not end like a sentence.</summary>
    /// <param name="text">The article.</param>
    /// <param name="sentence">One of its sentences.</param>
    /// <param name="words">Number of its words.</param>
    public static bool IsLine(AnalyzedText text, Sentence sentence, int words)
    {
        var last = text.Folded[text.Tokens[sentence.EndToken - 1].FoldedStart];
        if (last is ':' or '؟' or '?')
            return true;
        return words < LongestLine && !(last is '.' or '!' or '…' or '۔' or '。' or '।' or '"' or '»' or '”' or ')' or '\'');
    }

    /// <summary>Whether a sentence is all quotation or breaks off within one: it says too little alone.</summary>
    public static bool LeavesOpen(IReadOnlyList<QuotedStretch> stretches, TextSpan sentence)
    {
        for (var i = FirstBehind(stretches, sentence.Start); i < stretches.Count && stretches[i].Start < sentence.End; i++)
        {
            if (stretches[i].Start < sentence.Start || stretches[i].End > sentence.End || !stretches[i].Closed || stretches[i].End - stretches[i].Start > sentence.Length * 8 / 10)
                return true;
        }

        return false;
    }

    /// <summary>Code units of a span that stand in quotation marks.</summary>
    public static int Quoted(IReadOnlyList<QuotedStretch> stretches, TextSpan span)
    {
        var quoted = 0;
        for (var i = FirstBehind(stretches, span.Start); i < stretches.Count && stretches[i].Start < span.End; i++)
            quoted += Math.Min(stretches[i].End, span.End) - Math.Max(stretches[i].Start, span.Start);
        return quoted;
    }

    /// <summary>Whether a position stands in quotation marks.</summary>
    public static bool IsInside(IReadOnlyList<QuotedStretch> stretches, int position)
    {
        var at = FirstBehind(stretches, position);
        return at < stretches.Count && stretches[at].Start <= position;
    }

    private static int FirstBehind(IReadOnlyList<QuotedStretch> stretches, int position)
    {
        int low = 0, high = stretches.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (stretches[middle].End <= position)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}
