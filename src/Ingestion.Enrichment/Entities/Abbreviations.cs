using Ingestion.Enrichment.Buffers;

namespace Ingestion.Enrichment.Entities;

/// <summary>Short names in brackets behind an Arabic organization, whatever else they name: «منظمة الأغذية والزراعة (الفاو)».</summary>
internal static class Abbreviations
{
    /// <summary>Adds them; a place of that name in the brackets gives way.</summary>
    /// <param name="words">The text.</param>
    /// <param name="limit">One past the last token of the sentence.</param>
    /// <param name="found">The names of the sentence.</param>
    public static void Find(ArabicWords words, int limit, PooledList<FoundName> found)
    {
        var count = found.Count;
        for (var i = 0; i < count; i++)
        {
            var (at, first) = (found[i].EndToken + 1, found[i].FirstToken);
            if (found[i].Type != EntityType.Organization || at + 1 >= limit || words.Text.FoldedOf(at - 1) is not "(" || words.Text.FoldedOf(at + 1) is not ")" || !words.IsArabic(at)
                || words[at].Is(WordTraits.Stop | WordTraits.Demonym) || (words[at].Is(WordTraits.Common) && !words[at].Is(WordTraits.PhraseStart)) || !(words.Bare(first) is "منظمه" or "وكاله" or "هييه" or "هيئه" or "برنامج" or "مفوضيه" || words[first].Is(WordTraits.Demonym) || found[i].Key is not null || found[i].Confidence >= 0.85))
            {
                continue;
            }

            // Surer than the place that the list knows.
            found.Add(new FoundName(EntityType.Organization, at, at + 1, words.Text.SpanOf(at, at + 1), 0.96));
        }
    }
}
