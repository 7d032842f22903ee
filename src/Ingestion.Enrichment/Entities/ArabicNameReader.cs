namespace Ingestion.Enrichment.Entities;

/// <summary>How strongly the place in the sentence calls for a person's name.</summary>
internal enum NameContext
{
    /// <summary>Nothing but the words themselves.</summary>
    None,

    /// <summary>After a verb of speech.</summary>
    Speech,

    /// <summary>Between commas, after a role.</summary>
    Apposition,

    /// <summary>After a role or a rank.</summary>
    Title,
}

/// <summary>
/// Reads the name of a person, unit by unit: «أبو قصرة», «عبد الله», «بن عيسى» and «حسام الدين» are one unit each; a unit
/// with the article ends the name.
/// </summary>
internal sealed partial class ArabicNameReader(ArabicWords words)
{
    private const int MostUnits = 5;

    // Nothing of this kind is part of a name, whatever stands around it.
    private const WordTraits Never = WordTraits.Stop | WordTraits.Title | WordTraits.Head | WordTraits.Speech | WordTraits.Time
        | WordTraits.PlaceHead | WordTraits.PlaceHeadInside | WordTraits.Generic | WordTraits.Ministry;

    /// <summary>Reads a name.</summary>
    /// <param name="first">Where it may start; its clitics stand outside.</param>
    /// <param name="limit">One past the last token of the sentence.</param>
    /// <param name="context">What stands before.</param>
    /// <param name="single">Whether one unit is enough («الرئيس بوتين»).</param>
    /// <returns>One past the last token of the name; <paramref name="first"/> where there is none.</returns>
    public int Read(int first, int limit, NameContext context, bool single)
    {
        var end = FirstUnit(first, limit, context);
        if (end == first)
            return first;
        var units = 1;
        var closed = EndsWithArticle(first, end);
        while (units < MostUnits && end < limit)
        {
            var next = NextUnit(end, limit, context, units, closed);
            if (next == end)
                break;
            closed = EndsWithArticle(end, next);
            end = next;
            units++;
        }
        if (context != NameContext.None || (units > 1 && words[first].Is(WordTraits.Name)))
        {
            var framed = Framed(end, limit, units, context);
            units += framed - end;
            end = framed;
        }

        // «علي» alone is mostly «على» in papers that write both alike.
        single &= words.Bare(first) is not "علي";
        return units >= 2 || single || IsNameAlone(first, end, context) ? end : first;
    }

    // Of one unit: a kunya, a foreign particle with its surname.
    private bool IsNameAlone(int first, int end, NameContext context) =>
        (words[first].Skip > 0 && IsMother(first))
        || (end == first + 2 && words[first].Is(WordTraits.NamePrefix) && words.Bare(first) is "ابو" or "ابا" && words[first + 1].Is(WordTraits.Name))
        || (context != NameContext.None && (IsKunya(first, end) || words.Particle(first) is NameParticle.Opens));

    private bool IsMother(int at) => IsPrefix(at) && words.Bare(at) is "ام";

    private bool IsKunya(int first, int end) => end - first >= 2 && words.Bare(first) is "ابو" or "ابا" or "ابي" or "ام";

    private bool EndsWithArticle(int first, int end) =>
        end - first == 1 && words.IsDefinite(first);

    private int FirstUnit(int at, int limit, NameContext context)
    {
        var end = Compound(at, limit, first: true);
        if (end == at && context != NameContext.None)
            end = BehindParticles(at, limit);
        // «تقول أم خالد»: behind a verb of speech it can't be "or".
        if (end == at && context != NameContext.None && words.Bare(at) is "ام" && IsPrefix(at) && at + 1 < limit && words[at + 1] is { Skip: 0 } child && child.Is(WordTraits.Name) && !child.Is(WordTraits.Demonym))
            end = Compound(at, limit, first: false);
        // «المعروفة بأم جورج»: nor behind a preposition.
        if (end == at && words[at].Skip > 0 && IsMother(at) && at + 1 < limit && words.IsArabic(at + 1) && words[at + 1] is { Skip: 0 } son && !son.Is(Never))
            end = KunyaEnd(at + 1, limit);
        if (end != at)
            return end;
        if (IsNameNotTitle(at, limit))
            return at + 1;
        var word = words[at];
        // «المهدي الزروقي»: a first name with the article, where a name is called for.
        var doubtful = context != NameContext.None && IsDoubtfulName(at, limit);
        if (!MayStand(at) || words.IsDefinite(at) && !word.Is(WordTraits.Name) && !doubtful)
            return at;
        if (word.Is(WordTraits.Demonym) && !word.Is(WordTraits.Name))
            return at;
        var named = word.Is(WordTraits.Name | WordTraits.RareName) || (doubtful && words.IsDefinite(at));
        var accepted = context switch
        {
            NameContext.None => word.Is(WordTraits.Name) || IsOfDescent(at, limit),
            NameContext.Speech => named,
            NameContext.Apposition => named || ((word.Is(WordTraits.DoubtfulName) || !words.IsOrdinary(at)) && IsFramedFirst(at, limit)),
            _ => doubtful || IsCalledFor(at, limit) || Hyphenated(at + 1, limit, context) > at + 1
                || (word.Skip == 0 && (word.Is(WordTraits.Name | WordTraits.RareName) || !words.IsOrdinary(at))),
        };
        if (!accepted && !IsIntroduced(at, limit))
            return at;
        return Hyphenated(WithReligion(at + 1, limit), limit, context);
    }

    // «سيكو ولد أحمد», «نصيرة آيت واعلي»: whose child tells that it is a name; behind «آيت» stands no ordinary word.
    private bool IsOfDescent(int at, int limit)
    {
        var word = words[at];
        if (!IsDescent(at + 1, limit))
            return false;
        if (word.Is(WordTraits.RareName))
            return true;
        if (word.Skip > 0 || words.Bare(at)[0] is 'و' or 'ف')
            return false;
        return words.Bare(at + 1) is "ايت" ? (word.Traits & ~(WordTraits.Common | WordTraits.DoubtfulName)) == WordTraits.None : word.Traits == WordTraits.None && !words.IsOrdinary(at);
    }

    // Behind a role: what follows an ordinary word makes it a first name.
    private bool IsCalledFor(int at, int limit) => (words[at].Is(WordTraits.DoubtfulName) && IsTheophoric(at + 1, limit)) || (words.Bare(at) is "امه" && IsTheophoric(at, limit))
        || HasFamilyName(at, limit) || IsFramedFirst(at, limit) || IsForeignPair(at, limit);

    // «يوها-ماتي»: two names without a space.
    private int Hyphenated(int end, int limit, NameContext context) => context != NameContext.None && end + 1 < limit && words.IsHyphen(end)
        && MayStand(end + 1) && words[end + 1].Skip == 0 && !words.IsOrdinary(end + 1)
        && !words[end + 1].Is(WordTraits.PhraseStart | WordTraits.Demonym) && !words[end - 1].Is(WordTraits.PhraseStart | WordTraits.Demonym) ? end + 2 : end;

    /// <summary>Whether a word that is also a role is somebody's name: «سلطان بن محمد».</summary>
    public bool IsNameNotTitle(int at, int limit) => at + 1 < limit && words[at].Skip == 0 && words[at].Is(WordTraits.Title)
        && (words[at].Is(words.IsDefinite(at) ? WordTraits.DoubtfulName : WordTraits.Name | WordTraits.RareName | WordTraits.DoubtfulName) && IsDescent(at + 1, limit)
            // «أمينة سلمان حاجي»: a role has no name for its genitive.
            || (words[at].Is(WordTraits.Name | WordTraits.RareName) && !words.IsDefinite(at) && words[at + 1] is { Skip: 0 } next && next.Is(WordTraits.Name) && !next.Is(WordTraits.Common | WordTraits.Title | WordTraits.Head)));

    // «بن سالم», «ولد أحمد», «منت محمد», «ود إدريس»
    private bool IsDescent(int at, int limit) => at < limit && words[at].Skip == 0 && words.Bare(at) is "بن" or "بنت" or "ولد" or "منت" or "ود" or "بت" or "ايت"
        && Compound(at, limit, first: false) > at;

    // «محمد الأمين ولد أحمد», «الهادي الصديق عبد الله»: a given name with the article. One that is also a role needs a name behind it.
    private bool IsArticledName(int at, int limit) => at < limit && words[at].Skip == 0 && words[at].Is(WordTraits.DoubtfulName) && words.IsDefinite(at)
        && (!words[at].Is(Never | WordTraits.Rank) || IsDescent(at + 1, limit) || (at > 0 && words[at - 1].Is(WordTraits.Name) && IsFramedLast(at + 1, limit)) || (at + 1 < limit && words[at + 1].Skip == 0 && words[at + 1].Is(WordTraits.Name)
            && !words[at + 1].Is(WordTraits.Common | WordTraits.Demonym)));

    // «فان در هوفن», «دي ميستورا»
    private int BehindParticles(int at, int limit)
    {
        if (words.Particle(at) is not NameParticle.Opens)
            return at;
        var end = at + 1;
        while (end < limit && words.Particle(end) is NameParticle.Opens or NameParticle.Follows)
            end++;
        return end < limit && MayStand(end) && words[end].Skip == 0 && !words.IsDefinite(end) && !words[end].Is(WordTraits.Frequent) ? end + 1 : at;
    }

    // «وزير الصحة باسم X»: an ordinary word as a first name needs a second one that is none.
    private bool IsDoubtfulName(int at, int limit) => words[at].Is(WordTraits.DoubtfulName) && words[at].Skip == 0 && at + 1 < limit
        && (IsDescent(at + 1, limit) || MayStand(at + 1) && words[at + 1].Skip == 0 && !words[at + 1].Is(WordTraits.Demonym | WordTraits.PhraseStart)
        && (words[at + 1].Is(WordTraits.Name | WordTraits.RareName) || !words.IsOrdinary(at + 1) || (IsNisba(at + 1) && !words[at + 1].Is(WordTraits.Frequent))));

    // «موزة الظهوري», «كفاح الجابري»: a word of the form الـ…ـي is a family name if what stands before has no article.
    private bool HasFamilyName(int at, int limit) => at + 1 < limit && words[at].Skip == 0 && words[at].Is(WordTraits.Common) && !words[at].Is(WordTraits.Frequent)
        && words.IsArabic(at + 1) && words[at + 1].Skip == 0 && (words[at + 1].Traits & ~(WordTraits.Common | WordTraits.Name | WordTraits.RareName)) == WordTraits.None && IsNisba(at + 1);

    // «ماري كلود طربيه الخوري»: the word between given and family names is one, too.
    private bool IsFamilyName(int at, int limit) => at < limit && words[at].Skip == 0 && words.IsDefinite(at)
        && words[at].Is(WordTraits.Name | WordTraits.RareName) && !words[at].Is(WordTraits.Demonym | WordTraits.Common);

    // «سلامة العابرين»: no family name outside its place.
    private bool IsSoundPlural(int at) => words.Bare(at) is [.., 'ي' or 'و', 'ن'] or [.., 'ا', 'ت'];

    private bool IsNisba(int at) => words.IsArabic(at) && words.IsDefinite(at) && words.Bare(at)[^1] == 'ي';

    private int NextUnit(int at, int limit, NameContext context, int units, bool closed)
    {
        var end = words[at].Skip == 0 ? Compound(at, limit, first: false) : at;
        if (end == at)
            end = BehindParticles(at, limit);
        if (end != at)
            return end;
        // «خليل الحاج توفيق»: a form of address inside a name.
        if (words.Particle(at) is NameParticle.Address && context != NameContext.None && at + 1 < limit && words[at + 1].Skip == 0 && words[at + 1].Is(WordTraits.Name | WordTraits.RareName))
            return at + 2;
        // «جورج بوش الابن»
        if (words.Particle(at) is NameParticle.Closes && (units > 1 || context != NameContext.None))
            return at + 1;
        // «طالب» at the end of a name asks for nothing.
        if (words[at].Is(WordTraits.Speech) && words[at].Skip == 0 && words[at].Is(WordTraits.Name) && units > 1 && at + 1 < limit && !words.IsArabic(at + 1))
            return at + 1;
        if (IsArticledName(at, limit) && words[at - 1].Is(WordTraits.Name | WordTraits.RareName | WordTraits.DoubtfulName) && (context != NameContext.None || IsDescent(at + 1, limit) || IsFramedLast(at + 1, limit)))
            return at + 1;
        // After a unit with the article nothing but «بن» or «آل» goes on, or the family name («محمد الأخضر الجلاصي»).
        if (closed && !(words[at - 1].Is(WordTraits.DoubtfulName | WordTraits.Name) && !IsNisba(at - 1) && IsNisba(at) && !words[at].Is(WordTraits.Demonym | WordTraits.Frequent))
            && !(context != NameContext.None && IsArticledName(at - 1, limit)
                && ((words[at].Is(WordTraits.Name) && !words[at].Is(WordTraits.Common)) || (units == 2 && words[at] is { Traits: WordTraits.None, Skip: 0 } && IsLastWord(at)))))
        {
            return at;
        }

        if (words[at].Skip > 0 || words[at].Merged || !MayStand(at) || IsParticiple(at))
            return at;
        var word = words[at];
        var definite = words.IsDefinite(at);
        if (word.Is(WordTraits.Demonym) && !word.Is(WordTraits.Name | WordTraits.RareName))
            return at;
        // «في كامل تونس»
        if (context == NameContext.None && units == 1 && !word.Is(WordTraits.Name) && words.PlaceEnd(at, limit) > at)
            return at;
        // A name that is also a place: «سعيد دمشق» is none, but a place's name with a name's count is («يوسف حيفا» is rare).
        // Behind a role and a first name the name of a far town is a family name («رئيسة الوزراء كايسا تامبيري»).
        if (word.Is(WordTraits.PhraseStart) && !IsNamesake(at, limit, context, units) && (!word.Is(WordTraits.Name | WordTraits.RareName) || (units > 1 && !word.Is(WordTraits.Name) && words.PlaceEnd(at, limit) > at)))
            return at;
        var afterName = words[at - 1].Is(WordTraits.Name | WordTraits.RareName) || IsArticledName(at - 1, limit);
        bool accepted;
        if (word.Is(WordTraits.Name | WordTraits.RareName) || (word.Is(WordTraits.DoubtfulName) && afterName && context != NameContext.None && (!word.Is(WordTraits.Frequent) || (at + 1 < limit && IsNisba(at + 1) && words[at + 1].Skip == 0 && !words[at + 1].Is(WordTraits.Demonym | WordTraits.Frequent)))))
            accepted = true;
        else if (definite)
            accepted = !word.Is(WordTraits.Frequent) && (words.Bare(at)[^1] == 'ي' ? context != NameContext.None || !word.Is(WordTraits.Common) || (units == 2 && word.Is(WordTraits.DoubtfulName))
                : (!word.Is(WordTraits.Common) && (context != NameContext.None || !IsSoundPlural(at))) || (context != NameContext.None && (units == 1 ? !IsHouse(at - 2) && (IsNisba(at) || words[at - 1].Traits != WordTraits.None) : IsBorn(at - 2) && IsLastWord(at))));
        else
            accepted = units == 1 ? IsUnlisted(at, context, afterName)
                : IsForeignTail(at, limit, context, units) || units == 2 && ((IsSyllable(at, context) && IsSyllable(at - 1, context)) || (word.Traits == WordTraits.None && afterName && context != NameContext.None && (IsLastWord(at) || IsFamilyName(at + 1, limit)) && IsUnlisted(at, context, afterName)));
        if (!accepted && context != NameContext.None && IsTheophoric(at, limit))
            return at + 2;
        return accepted ? Hyphenated(WithReligion(at + 1, limit), limit, context) : at;
    }

    private bool IsNamesake(int at, int limit, NameContext context, int units) => context == NameContext.Title && units == 1 && words[at].Traits == WordTraits.PhraseStart
        && words[at - 1].Is(WordTraits.Name | WordTraits.RareName) && IsLastWord(at) && words.PlaceEnd(at, limit) == at + 1;

    // A foreign surname is on no list. Verbs begin with ي, adjectives of relation end with ي: neither without a title before.
    private bool IsUnlisted(int at, NameContext context, bool afterName)
    {
        var bare = words.Bare(at);
        if (bare[0] == 'ي' || (context == NameContext.None && bare[^1] == 'ي' && !bare.StartsWith("بن")))
            return false;
        return context == NameContext.Title || (context != NameContext.None && afterName)
            ? (!words[at].Is(WordTraits.Common) || (afterName && EndsClause(at))) && !words.HasOrdinaryRest(at) && !words.HasTanwin(at)
            : !words.IsOrdinary(at);
    }

    // «إيمانويل ماكرون على»: famous surnames are in the counts of ordinary words as well.
    private bool EndsClause(int at) => !words[at].Is(WordTraits.Frequent) && words.Bare(at) is { Length: > 3 } bare && bare[^1] is not ('ا' or 'ه')
        && IsLastWord(at);

    // «خوان إغناسيو بيريث كامبوس»: up to two unlisted words more, if the name ends behind them.
    private bool IsForeignTail(int at, int limit, NameContext context, int units)
    {
        if (context == NameContext.None || units is < 2 or > 3 || (words[at - 1].Traits != WordTraits.None && !(units == 2 && words[at - 1].Is(WordTraits.Name | WordTraits.RareName))))
            return false;
        for (var i = at; i < Math.Min(limit, at + 4 - units); i++)
        {
            if (i > at && words[i].Skip == 0 && words[i].Is(WordTraits.Name | WordTraits.RareName))
                return true;
            if (words[i] is not { Skip: 0, Merged: false, Traits: WordTraits.None } || !words.IsArabic(i) || words.IsDefinite(i) || words.IsOrdinary(i) || words.HasOrdinaryRest(i))
                return false;
            if (IsLastWord(i))
                return true;
        }

        return false;
    }

    // «عوض دفع الله», «محمد جار النبي»; not «فلان رحمه الله»
    private bool IsTheophoric(int at, int limit) => at + 1 < limit && words[at].Skip == 0 && words[at + 1].Skip == 0 && words.Particle(at + 1) is NameParticle.Divine
        && !words.IsDefinite(at) && !words[at].Is(WordTraits.Stop) && (words.Bare(at)[^1] is not ('ه' or 'ا') || words.Bare(at) is "امه") && !words.HasOrdinaryRest(at);

    // «آل ياسر | اللجان»
    private bool IsHouse(int at) => at >= 0 && words[at].Is(WordTraits.NamePrefix) && words.Bare(at) is "ال";

    // «فهد بن محمد الشائع»
    private bool IsBorn(int at) => at >= 0 && words.Bare(at) is "بن" or "بنت";

    // A mark, a particle or a preposition follows.
    private bool IsLastWord(int at) => at + 1 < words.Count
        && (!words.IsArabic(at + 1) || words[at + 1].Merged || words[at + 1].Is(WordTraits.Stop) || words.Text.FoldedOf(at + 1) is "ل" or "ب" || (words[at + 1].Skip == 1 && words.Text.FoldedOf(at + 1)[0] is 'ب' or 'ل'));

    // «بارك جي هون»: short words on no list, one after the other.
    private bool IsSyllable(int at, NameContext context) => context != NameContext.None && words.Bare(at).Length <= 4 && words[at].Skip == 0
        && !words.IsOrdinary(at);

    private bool MayStand(int at) => words.IsArabic(at) && (!words[at].Is(Never) || IsMonthAsName(at)) && !words[at].Is(WordTraits.Rank) && !IsPrefix(at)
        && words.Bare(at).Length > 1 && !words.HasTanwin(at) && !words.IsPlural(at);

    // «السائق رمضان قرني», «محمد شعبان»
    private bool IsMonthAsName(int at) => words[at].Skip == 0 && words.Bare(at) is "رمضان" or "رجب" or "شعبان" && at > 0
        && (words[at - 1] is { Skip: 0 } before && before.Is(WordTraits.Name) || (words.IsDefinite(at - 1) && at + 1 < words.Count && words.IsArabic(at + 1) && words[at + 1].Skip == 0 && !words.IsDefinite(at + 1) && !words[at + 1].Is(Never | WordTraits.Frequent)));

    // «آبي» is a name; only «أبي» is the genitive of «أبو».
    private bool IsPrefix(int at) => words[at].Is(WordTraits.NamePrefix)
        && (words.Bare(at) is not "ابي" || !words.Text.SurfaceOf(at).Contains('آ'));

    // «أبو X», «بن X», «آل X», «عبد X».
    private int Compound(int at, int limit, bool first)
    {
        if (!IsPrefix(at) || at + 1 >= limit || !words.IsArabic(at + 1))
            return at;
        var prefix = words.Bare(at);
        var surface = words.Text.SurfaceOf(at);
        var next = words[at + 1];
        if (next.Is(WordTraits.Stop) || (next.Is(WordTraits.Speech) && !next.Is(WordTraits.Name)) || next.Skip > 0 && !next.Is(WordTraits.Name))
            return at;
        switch (prefix)
        {
            case "عبد":
                return words.IsDefinite(at + 1) ? at + 2 : at;
            case "ام":
                // «أم» is also "or": only a name or a noun with the article makes it a kunya, and never at the start.
                return first || surface[0] != 'أ' ? at : KunyaEnd(at + 1, limit);
            case "ال":
                return surface.Contains('آ') ? at + 2 : at;
            case "بن" or "ابن" or "بنت":
                return first ? at : KunyaEnd(at + 1, limit);
            case "ولد" or "منت" when !first && words.Bare(at + 1) is "سيدي" or "الشيخ" && at + 2 < limit && words.IsArabic(at + 2) && words[at + 2].Skip == 0
                && (words.Bare(at + 1) is "سيدي" ? !words[at + 2].Is(Never) : words[at + 2].Is(WordTraits.Name)):
                return at + 3;
            case "ولد" or "بو":
                return first || (words.IsOrdinary(at + 1) && !(words.IsDefinite(at + 1) && next.Is(WordTraits.DoubtfulName))) ? at : at + 2;
            case "ود" or "منت" or "بت":
                return first ? at : KunyaEnd(at + 1, limit);
            default:
                return KunyaEnd(at + 1, limit);
        }
    }

    private int KunyaEnd(int at, int limit)
    {
        // «بن أبي طالب», «أبو عبد الله»: one prefix more, not any number of them.
        if (words[at].Is(WordTraits.NamePrefix) && at + 1 < limit && words.IsArabic(at + 1) && !words[at + 1].Is(WordTraits.NamePrefix | WordTraits.Stop))
            return at + 2;
        return WithReligion(at + 1, limit);
    }

    // «حسام الدين», «نصر الله»
    private int WithReligion(int end, int limit) =>
        end < limit && words[end].Skip == 0 && (words.Bare(end) is "الدين" or "الاسلام" || words.Particle(end) is NameParticle.Divine) ? end + 1 : end;
}
