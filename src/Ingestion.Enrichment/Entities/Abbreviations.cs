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
            var at = found[i].EndToken + 1;
            if (found[i].Type != EntityType.Organization || at + 1 >= limit || words.Text.FoldedOf(at - 1) is not "(" || words.Text.FoldedOf(at + 1) is not ")"
                || !MayBeShortName(words, at) || !IsBody(words, found[i]))
            {
                continue;
            }

            // Surer than the place that the list knows.
            found.Add(new FoundName(EntityType.Organization, at, at + 1, words.Text.SpanOf(at, at + 1), 0.96));
        }
    }

    // An ordinary word is none, unless it is a place's name as well.
    private static bool MayBeShortName(ArabicWords words, int at) => words.IsArabic(at) && !words[at].Is(WordTraits.Stop | WordTraits.Demonym)
        && (!words[at].Is(WordTraits.Common) || words[at].Is(WordTraits.PhraseStart));

    // Where the brackets behind it rather tell what it is called than where it is.
    private static bool IsBody(ArabicWords words, FoundName name) => name.Key is not null || name.Confidence >= 0.85 || words[name.FirstToken].Is(WordTraits.Demonym)
        || words.Bare(name.FirstToken) is "منظمه" or "وكاله" or "هيئه" or "برنامج" or "مفوضيه";
}
