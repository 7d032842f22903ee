using Ingestion.Enrichment.Entities.Sequence;

namespace Ingestion.Enrichment.Entities;

/// <summary>Makes found names with the spans that the annotation of clitics asks for.</summary>
internal static class ArabicSpans
{
    private const WordTraits AnyName = WordTraits.Name | WordTraits.RareName | WordTraits.DoubtfulName;

    /// <summary>
    /// The bare name where it is contiguous («أنقرة» in «بأنقرة»), the whole token with the clitic recorded where the article
    /// has merged («للقوات المسلحة»).
    /// </summary>
    public static FoundName Name(ArabicWords words, EntityType type, int first, int end, double confidence)
    {
        var tokens = words.Text.Tokens;
        // «يوها-ماتي سالمينن»; not «كتب-محمد سالم».
        if (type == EntityType.Person && first > 1 && words.IsHyphen(first - 1) && !words.IsDefinite(first - 2) && (words[first - 2].Traits == WordTraits.None || words[first - 2].Is(WordTraits.Name)))
            first -= 2;
        var word = words[first];
        var start = word.Skip == 0 ? tokens[first].Start : words.Text.Text.ToOriginal(tokens[first].FoldedStart + word.Skip);
        return new FoundName(type, first, end, new TextSpan(start, tokens[end - 1].End), confidence)
        {
            Clitic = word.Merged ? "لل" : null,
        };
    }

    /// <summary>
    /// The same for a name of the model: its first word may be on no list, so that its clitics are still on it. They come off where the
    /// rest is a likelier name than the whole. Null where a word can't be part of such a name.
    /// </summary>
    public static FoundName? Name(ArabicWords words, WordLexicon lexicon, TaggedName tagged)
    {
        if (IsForbidden(words, tagged) || (tagged.Type == EntityType.Person && (tagged.EndToken == tagged.FirstToken + 1 ? IsNobody(words, tagged.FirstToken) : IsNobody(words, tagged.FirstToken, tagged.EndToken))))
            return null;
        var name = Name(words, tagged.Type, tagged.FirstToken, tagged.EndToken, 0.8 * tagged.Probability);
        var folded = words.Text.FoldedOf(tagged.FirstToken);
        if (words[tagged.FirstToken] is not { Skip: 0, Merged: false } || folded.Length < 4 || folded[0] is not ('و' or 'ف' or 'ب' or 'ل'))
            return name;
        var (whole, rest) = (lexicon.Of(folded), lexicon.Of(folded[1..]));
        if (rest.Names <= whole.Names && (whole.Bits != 0 || rest.Bits == 0))
            return name;
        var start = words.Text.Text.ToOriginal(words.Text.Tokens[tagged.FirstToken].FoldedStart + 1);
        return name with { Span = name.Span with { Start = start } };
    }

    private static bool IsForbidden(ArabicWords words, TaggedName tagged)
    {
        var (first, last) = (tagged.FirstToken, tagged.EndToken - 1);
        // «المنظمة:»
        if (!words.Text.Tokens[last].IsWord)
            return true;
        // «السادس» of «السادس من أكتوبر»
        if (last == first && words[first].Is(WordTraits.Generic | WordTraits.Time | WordTraits.Stop | WordTraits.Title))
            return true;
        if (first == 0)
            return false;
        // «وزير الدفاع السوري»: the rest of the role.
        if (tagged.Type == EntityType.Organization && words[first - 1].Is(WordTraits.Title) && words.Lexicon.RoleOf(words.Bare(first - 1)) is "وزير")
            return true;
        // «قال لي»
        if (last == first && words.Bare(first) is "لي" && words[first - 1].Is(WordTraits.Speech))
            return true;
        // «4.2 مليار ريال»
        return words.Bare(first - 1) is "مليار" or "مليون" or "مليارات" or "ملايين" or "تريليون";
    }

    // Whether one word alone is no person.
    private static bool IsNobody(ArabicWords words, int token)
    {
        var bare = words.Bare(token);
        // «يقول محامون», «للصحفيين»
        if (words[token].Merged || words.IsPlural(token) || (bare.EndsWith("ون") && words.IsOrdinary(token)) || (bare[^1] == 'ت' && words[token].Traits == WordTraits.None))
            return true;
        // «يقول فلاح من القرية»
        if (token + 1 < words.Count && words.Bare(token + 1) is "من" && !words.IsDefinite(token) && words[token].Is(WordTraits.Common | WordTraits.DoubtfulName))
            return true;
        return IsOpen(words, token);
    }

    // Whether several words are no person.
    private static bool IsNobody(ArabicWords words, int first, int end)
    {
        var last = end - 1;
        // «يعيل العائلة»
        if (last == first + 1 && words.IsDefinite(last) && words.Bare(last)[^1] != 'ي' && !words[first].Is(AnyName) && words[last].Is(WordTraits.Common) && !words[last].Is(AnyName))
            return true;
        for (var i = first + 1; i < end; i++)
        {
            // «بوزيد للصحافيين», «أورلوف أمس»
            if (words[i].Merged || words[i].Is(WordTraits.Stop | WordTraits.Speech | WordTraits.Time))
                return true;
        }

        return IsOpen(words, last);
    }

    // «كريم أبو» of «كريم أبو سريع»; «شينزو آبي» is whole.
    private static bool IsOpen(ArabicWords words, int last) => words.Bare(last) is "ابو" or "ابا" or "ابي" or "عبد" or "بن" or "ابن" && !words.Text.SurfaceOf(last).Contains('آ');
}
