namespace Ingestion.Enrichment.Entities;

/// <content>Names that no list knows, by the frame of their phrase: what stands between a role and a mark or «أن» is the name.</content>
internal sealed partial class ArabicNameReader
{
    // «إسماعيل التجاني كرار أن», «المنجي الحرشاني، الذي», «الفاتح حمد النيل البشاري،»: what stands between a name and the end of its phrase is the rest of the name.
    private int Framed(int end, int limit, int units, NameContext context)
    {
        // «المهندس ياسين عودة،»
        if (context == NameContext.Title && units == 1 && end + 1 < limit && IsWordAsName(end) && words.Text.FoldedOf(end + 1) is "،" && words[end - 1].Is(WordTraits.Name))
            return end + 1;
        // «سيدي محمد ولد اعل الشيخ،»
        if (end < limit && words.Particle(end) is NameParticle.Address && words.Bare(end) is "الشيخ" && EndsPhrase(end + 1))
            return end + 1;
        // «كمال الدين أبو سن الأمين،»
        if (end < limit && words[end] is { Skip: 0 } given && given.Is(WordTraits.DoubtfulName) && words.IsDefinite(end) && EndsPhrase(end + 1))
            return end + 1;
        // «حمدي القاضي إن»: a surname that is also a role.
        if (end < limit && words[end] is { Skip: 0 } role && role.Is(WordTraits.Title | WordTraits.Rank) && IsNisba(end) && words[end - 1].Is(WordTraits.Name) && EndsPhrase(end + 1))
            return end + 1;
        for (var at = end; units < MostUnits && at < limit && IsFramed(at); units++)
        {
            at = Compound(at, limit, first: false) is var compound && compound > at ? compound : at + 1;
            if (EndsPhrase(at))
                return at;
        }

        return end;
    }

    // «النائبة صالحة بوشناف الدرسي، التي»: an ordinary word before two that are none.
    private bool IsFramedFirst(int at, int limit) => words[at].Skip == 0 && !words[at].Is(WordTraits.Frequent) && !words.IsDefinite(at)
        && at + 1 < limit && IsFramed(at + 1) && !words.IsDefinite(at + 1) && !words[at + 1].Is(WordTraits.PhraseStart) && Framed(at + 1, limit, 1, NameContext.None) >= at + 3;

    // «حكيمة بنجلون، الباحثة في المعهد»: two words, the second on no list, with a role in apposition.
    private bool IsIntroduced(int at, int limit) => at + 3 < limit && words[at].Skip == 0 && !words[at].Is(WordTraits.Frequent | WordTraits.PhraseStart | WordTraits.Demonym)
        && !words.IsDefinite(at) && !words.HasOrdinaryRest(at)
        && words.IsArabic(at + 1) && words[at + 1] is { Skip: 0, Merged: false, Traits: WordTraits.None or WordTraits.RareName } && !words.IsOrdinary(at + 1)
        && words.Text.FoldedOf(at + 2) is "،" && words.IsArabic(at + 3) && words[at + 3] is { Skip: 0 } role && role.Is(WordTraits.Title);

    /// <summary>Whether a word, whatever it is, and a surname stand alone before a mark.</summary>
    public bool IsPair(int at, int limit) => at + 2 < limit && words[at].Skip == 0 && words.IsArabic(at + 1) && words[at + 1] is { Skip: 0, Merged: false } last && last.Is(WordTraits.Name | WordTraits.RareName)
        && IsMark(at + 2);

    // «الناشطة يوليسا ماماني،»: two words on no list up to a mark.
    private bool IsForeignPair(int at, int limit) => at + 2 < limit && words.Bare(at)[0] is not ('ل' or 'ب') && IsNowhere(at) && IsNowhere(at + 1)
        && IsMark(at + 2);

    /// <summary>One past a run of words on no list with a name or a comma behind it; its start where there is none.</summary>
    public int EmployerEnd(int at, int limit)
    {
        var end = at;
        while (end < limit && end < at + MostUnits && IsNowhere(end))
            end++;
        if (end == limit)
            return at;
        var named = words.IsArabic(end) ? words[end] is { Skip: 0 } next && next.Is(WordTraits.Name) && end > at + 1 : words.Text.FoldedOf(end) is "،";
        return named ? end : at;
    }

    private bool IsMark(int at) => !words.Text.Tokens[at].IsWord && !words.IsHyphen(at);

    // On no list, but for that of rare names.
    private bool IsNowhere(int at) => words.IsArabic(at) && words[at] is { Skip: 0, Merged: false, Traits: WordTraits.None or WordTraits.RareName }
        && !words.IsDefinite(at) && !words.HasOrdinaryRest(at) && !words.HasTanwin(at);

    // An ordinary word that may be a name at the end of a phrase.
    private bool IsWordAsName(int at) => words.IsArabic(at) && words[at].Skip == 0
        && (words[at].Traits & ~WordTraits.Frequent) is WordTraits.Common or (WordTraits.Common | WordTraits.DoubtfulName)
        && (words[at].Is(WordTraits.DoubtfulName) || !words[at].Is(WordTraits.Frequent)) && MayStand(at) && !words.IsDefinite(at)
        && words.Text.SurfaceOf(at)[^1] is not ('ه' or 'ا');

    // «علق أبو ناصر ضاحكا:»
    private bool IsParticiple(int at) => words.Bare(at) is [_, 'ا', _, _, 'ا'] && !words[at].Is(WordTraits.Name | WordTraits.RareName);

    private bool IsFramedLast(int at, int limit) => at < limit && IsFramed(at) && EndsPhrase(at + 1);

    // A word that may be inside such a name.
    private bool IsFramed(int at)
    {
        if (!words.IsArabic(at) || words[at] is not { Skip: 0, Merged: false } word || IsParticiple(at))
            return false;
        var named = word.Is(WordTraits.Name | WordTraits.RareName);
        if (!named && words.HasOrdinaryRest(at))
            return false;
        // «نصيرة قادة بلعيد»
        if (word.Is(WordTraits.NamePrefix) || (word.Is(WordTraits.PluralTitle) && words[at - 1].Is(WordTraits.Name) && !words.IsDefinite(at)))
            return true;
        if (!MayStand(at))
            return false;
        // «حمد النيل البشاري»
        if (!named && word.Is(WordTraits.PhraseStart))
            return words.IsDefinite(at) && at + 1 < words.Count && IsNisba(at + 1) && !words[at + 1].Is(WordTraits.Demonym);
        return named || (!word.Is(WordTraits.Demonym)
            && (!words.IsOrdinary(at) || (IsNisba(at) && !word.Is(WordTraits.Frequent)) || (IsWordAsName(at) && word.Is(WordTraits.DoubtfulName))));
    }

    // A mark, or what begins a clause, follows.
    private bool EndsPhrase(int end) => end < words.Count && (words.Text.Tokens[end].IsWord
        ? words[end].Skip == 0 && words.Bare(end) is "ان" or "فان" or "بان" or "الذي" or "التي"
        : IsMark(end));
}
