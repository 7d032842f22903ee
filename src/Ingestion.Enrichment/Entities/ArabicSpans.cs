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
        // «المنظمة:»
        if (!words.Text.Tokens[tagged.EndToken - 1].IsWord)
            return null;
        // «السادس» of «السادس من أكتوبر»
        if (tagged.EndToken == tagged.FirstToken + 1 && words[tagged.FirstToken].Is(WordTraits.Generic | WordTraits.Time | WordTraits.Stop | WordTraits.Title))
            return null;
        // «يقول محامون», «للصحفيين»
        if (tagged.Type == EntityType.Person && tagged.EndToken == tagged.FirstToken + 1 && (words[tagged.FirstToken].Merged || words.IsPlural(tagged.FirstToken)
            || (words.Bare(tagged.FirstToken).EndsWith("ون") && words.IsOrdinary(tagged.FirstToken)) || (words.Bare(tagged.FirstToken)[^1] == 'ت' && words[tagged.FirstToken].Traits == WordTraits.None)))
        {
            return null;
        }

        // «يقول فلاح من القرية»
        if (tagged.Type == EntityType.Person && tagged.EndToken == tagged.FirstToken + 1 && tagged.EndToken < words.Count && words.Bare(tagged.EndToken) is "من" && !words.IsDefinite(tagged.FirstToken) && words[tagged.FirstToken].Is(WordTraits.Common | WordTraits.DoubtfulName))
            return null;
        // «وزير الدفاع السوري»: the rest of the role.
        if (tagged.Type == EntityType.Organization && tagged.FirstToken > 0 && words[tagged.FirstToken - 1].Is(WordTraits.Title) && words.Lexicon.RoleOf(words.Bare(tagged.FirstToken - 1)) is "وزير")
            return null;
        // «يعيل العائلة»
        if (tagged.Type == EntityType.Person && tagged.EndToken == tagged.FirstToken + 2 && words.IsDefinite(tagged.EndToken - 1) && words.Bare(tagged.EndToken - 1)[^1] != 'ي'
            && !words[tagged.FirstToken].Is(AnyName) && words[tagged.EndToken - 1].Is(WordTraits.Common) && !words[tagged.EndToken - 1].Is(AnyName))
        {
            return null;
        }

        // «قال لي»
        if (tagged.FirstToken > 0 && words.Bare(tagged.FirstToken) is "لي" && words[tagged.FirstToken - 1].Is(WordTraits.Speech) && tagged.EndToken == tagged.FirstToken + 1)
            return null;
        // «4.2 مليار ريال»
        if (tagged.FirstToken > 0 && words.Bare(tagged.FirstToken - 1) is "مليار" or "مليون" or "مليارات" or "ملايين" or "تريليون")
            return null;
        // «كريم أبو» of «كريم أبو سريع»; «شينزو آبي» is whole.
        if (tagged.Type == EntityType.Person && words.Bare(tagged.EndToken - 1) is "ابو" or "ابا" or "ابي" or "عبد" or "بن" or "ابن" && !words.Text.SurfaceOf(tagged.EndToken - 1).Contains('آ'))
            return null;
        for (var i = tagged.FirstToken + 1; i < tagged.EndToken; i++)
        {
            // «بوزيد للصحافيين», «أورلوف أمس»
            if (tagged.Type == EntityType.Person && (words[i].Merged || words[i].Is(WordTraits.Stop | WordTraits.Speech | WordTraits.Time)))
                return null;
        }

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
}
