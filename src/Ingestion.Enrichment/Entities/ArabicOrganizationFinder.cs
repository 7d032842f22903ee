using Ingestion.Enrichment.Text;
using Ingestion.Enrichment.Buffers;

namespace Ingestion.Enrichment.Entities;

/// <summary>
/// Finds organizations by grammar: a head noun with its chain of genitives and adjectives («هيئة الطيران المدني», «وزارة المياه
/// والري الأردنية»), a definite head with adjectives («المحكمة العليا»), a ministry by its subject and country («الخارجية التركية»).
/// </summary>
internal sealed class ArabicOrganizationFinder(ArabicWords words)
{
    private const int LongestChain = 9;

    private const WordTraits Breaks = WordTraits.Stop | WordTraits.Title | WordTraits.Rank | WordTraits.Speech | WordTraits.Time
        | WordTraits.Generic;

    /// <summary>The organizations of one sentence, with those that stand inside larger ones.</summary>
    public void Find(int first, int limit, PooledList<FoundName> found)
    {
        for (var i = first; i < limit; i++)
        {
            var end = Read(i, limit);
            if (end == i || IsNone(i, limit, end) || IsKindOfKnown(i, limit, end) || IsPlaceIn(i, limit))
                continue;
            var whole = WithSuperior(i, end, limit, found);
            found.Add(Name(i, whole));
            i = whole - 1;
        }
    }

    /// <summary>One past the chain of genitives and adjectives behind a head noun, whatever it is the head of; the head itself where there is none.</summary>
    public int ChainEnd(int head, int limit, bool definite)
    {
        limit = Math.Min(limit, head + LongestChain);
        return definite ? ReadDefinite(head, limit) : ReadConstruct(head, limit);
    }

    private bool IsNone(int first, int limit, int end)
    {
        words.Lexicon.NoOrganizations.Match(words.Text, first, words.Bare(first), limit, out var noneEnd);
        return noneEnd >= end;
    }

    // «منظمة اليونيسف»: the known name stands for itself.
    private bool IsKindOfKnown(int head, int limit, int end) => words.Bare(head) is "منظمه" or "وكاله" or "جماعه" or "مكتب" && words[head + 1] is { Skip: 0 } known && known.Is(WordTraits.PhraseStart)
        && words.Lexicon.Phrases.Match(words.Text, head + 1, words.Bare(head + 1), limit, out var knownEnd) is { Type: EntityType.Organization } && knownEnd >= end;

    // «مركز مدينة الشمال», «سوق حلب»: where, not who.
    private bool IsPlaceIn(int head, int limit) => head + 1 < limit && ((words.Bare(head) is "مركز" && words[head + 1].Is(WordTraits.PlaceHead))
        || (words.Bare(head) is "سوق" && words[head + 1].Skip == 0 && words.PlaceEnd(head + 1, limit) is var end && end > head + 1 && (end == limit || !words.IsDefinite(end))));

    // «شركة X» is called X.
    private bool IsOutside(int head) => words[head].Is(WordTraits.OutsideHead);

    private FoundName Name(int first, int end)
    {
        // «شركة هانسو للإنشاءات | الكورية»
        if (IsOutside(first) && !words.IsDefinite(first + 1) && words[first + 1].Traits == WordTraits.None && end > first + 2 && words[end - 1].Is(WordTraits.Demonym))
            end--;
        if (IsOutside(first) && !words.IsDefinite(first + 1) && (words[first + 1].Traits == WordTraits.None || (words[first + 1].Traits is WordTraits.Common && end > first + 2 && !words.Lexicon.IsPurpose(words.Bare(first + 1)) && !IsVerbalNoun(words.Bare(first + 1)))))
            return ArabicSpans.Name(words, EntityType.Organization, first + 1, end, 0.75);
        var confident = words[first].Is(WordTraits.Head) && HasDemonym(first, end);
        return ArabicSpans.Name(words, EntityType.Organization, first, end, confident ? 0.85 : 0.7);
    }

    private bool HasDemonym(int first, int end)
    {
        for (var i = first + 1; i < end; i++)
        {
            if (words[i].Is(WordTraits.Demonym))
                return true;
        }

        return false;
    }

    // «مديرية الأحواض المائية في وزارة المياه», «إدارة البحث الجنائي بمديرية أمن …»: the whole and the inner one are names.
    private int WithSuperior(int first, int end, int limit, PooledList<FoundName> found)
    {
        if (!words[first].Is(WordTraits.InnerHead) || end >= limit)
            return end;
        var inner = words.Bare(end) is "في" ? end + 1 : HasPreposition(end, 'ب') ? end : -1;
        if (inner < 0 || inner >= limit)
            return end;
        var innerEnd = Read(inner, limit);
        if (innerEnd == inner)
            return end;
        found.Add(Name(inner, innerEnd));
        return innerEnd;
    }

    private int Read(int at, int limit)
    {
        if (!words.IsArabic(at))
            return at;
        limit = Math.Min(limit, at + LongestChain);
        if (Initials(at, limit) is var initials && initials > at)
            return initials;
        if (words[at].Is(WordTraits.Ministry) && at + 1 < limit && words.IsDefinite(at) && IsFeminineDemonym(at + 1) && !IsAdjectiveOf(at - 1))
            return at + 2;
        // «الجزائرية للمياه»: a national company without the word for it.
        if (words[at].Is(WordTraits.Demonym) && words.IsDefinite(at) && words.Bare(at)[^1] == 'ه' && !IsAdjectiveOf(at - 1) && !(at > 0 && words.Text.Tokens[at - 1].IsWord && !words.IsArabic(at - 1)) && at + 1 < limit && words[at + 1].Merged
            && !words[at + 1].Is(WordTraits.PhraseStart) && Purpose(at + 1, limit) is var end && end > at + 1)
        {
            return end;
        }

        // «قررت بلدية الساحل»: who acts is no place.
        if (words.Bare(at) is "بلديه" && at > 0 && ((words[at].Skip == 0 && (words[at - 1].Is(WordTraits.Speech) || words.Bare(at - 1) is "باسم")) || (words[at].Skip > 0 && words.Text.FoldedOf(at)[words[at].Skip - 1] == 'ل')) && at + 1 < limit && words[at + 1].Skip == 0 && TownEnd(at + 1, limit) is var town && town > at + 1)
            return town;
        // «مدينة الملك سعود الطبية»
        if (words.Bare(at) is "مدينه" && Honoured(at + 1, limit) is var honoured && honoured > at + 1)
            return Tail(at, Adjectives(honoured, limit), limit);
        // «مجلس إدارة غرفة مواد البناء» is the board of the chamber, «إدارة مصنع X» that of the plant.
        if (!words[at].Is(WordTraits.Head) || (words.Bare(at) is "مجلس" && at + 1 < limit && words.Bare(at + 1) is "اداره") || (words.Bare(at) is "اداره" or "قياده" && ((at > 0 && words.Bare(at - 1) is "مجلس") || (at + 1 < limit && words[at + 1].Is(WordTraits.Head) && !words[at + 1].Is(WordTraits.BodyHead) && !words.IsDefinite(at + 1)))))
            return at;
        return words.IsDefinite(at) ? ReadDefinite(at, limit) : ReadConstruct(at, limit);
    }

    // «إم بي سي», «دي بي ورلد»: names of Latin letters; two of them with a surname are somebody's initials where a man is called for («قال جي دي فانس»).
    private int Initials(int at, int limit)
    {
        var end = at;
        while (end < limit && words.Lexicon.IsLetterName(words.Text.SurfaceOf(end)))
            end++;
        if (end - at > 2)
            return end;
        return end - at == 2 && end < limit && IsPlain(end) && (words[end].Traits & ~WordTraits.Common) == WordTraits.None && !words.IsDefinite(end) && !CallsForMan(at - 1)
            ? end + 1
            : at;
    }

    private bool CallsForMan(int before) => before >= 0 && (words[before].Is(WordTraits.Title | WordTraits.Rank)
        || (words[before].Is(WordTraits.Speech) && words.Bare(before)[^1] != 'ت' && words.Bare(before)[0] != 'ت'));

    // «السوق المالية السعودية», «السياسة الخارجية التركية»: what has the article right before takes it as its adjective.
    private bool IsAdjectiveOf(int noun) => noun >= 0 && words.IsArabic(noun) && words.IsDefinite(noun) && !words[noun].Is(WordTraits.Time | WordTraits.Title | WordTraits.Rank | WordTraits.Stop);

    private bool IsFeminineDemonym(int at) => words[at].Is(WordTraits.Demonym) && words[at].Skip == 0 && words.IsDefinite(at)
        && words.Bare(at)[^1] == 'ه';

    private int ReadDefinite(int head, int limit)
    {
        // «السوق المالية السعودية»
        var feminine = IsFeminine(head) || words[head].Is(WordTraits.PluralHead) || IsExchange(head, limit);
        var start = head + 1;
        // «الاتحاد العام التونسي للشغل»: after a head, «العام» is no year.
        if (start + 1 < limit && !feminine && words.Bare(start) is "العام" && words[start].Skip == 0 && (Purpose(start + 1, limit) > start + 1 || IsAdjective(start + 1)))
            start++;
        var end = Adjectives(start, limit, agreeing: feminine, masculine: !feminine);
        // «الشركة الموردة» is any.
        // «رئيس الاتحاد | الطيب ود البشير»
        if (end == head + 2 && words[end - 1].Is(WordTraits.DoubtfulName) && !words[end - 1].Is(WordTraits.Demonym | WordTraits.NameAdjective))
            return head;
        if (end == head + 2 && words[head].Is(WordTraits.CompanyHead) && !words[end - 1].Is(WordTraits.Demonym | WordTraits.NameAdjective) && !words.Bare(end - 1).EndsWith("يه") && words.Bare(end - 1)[^1] != 'ي')
            return head;
        if (end > head + 1)
            end = Tail(head, end, limit);
        // «المديرية العامة للحماية المدنية» may start with «لل» itself, but «للحكومة الجديدة» is no name.
        return end > head + 1 ? end : head;
    }

    private bool IsExchange(int head, int limit) => head + 1 < limit && words.Bare(head) is "السوق" && words.Bare(head + 1) is "الماليه";

    // «الملك سعود», «الأمير محمد بن فهد», «الملك فيصل الثاني»
    private int Honoured(int rank, int limit)
    {
        if (rank + 1 >= limit || !IsPlain(rank) || !words[rank].Is(WordTraits.Rank) || !IsPlain(rank + 1) || words[rank + 1].Is(Breaks) || !words[rank + 1].Is(WordTraits.Name | WordTraits.RareName | WordTraits.DoubtfulName | WordTraits.NamePrefix))
            return rank;
        var end = rank + (words[rank + 1].Is(WordTraits.NamePrefix) && rank + 2 < limit && words.IsArabic(rank + 2) ? 3 : 2);
        while (end + 1 < limit && words.Bare(end) is "بن" or "ال" && IsPlain(end + 1))
            end += 2;
        return end < limit && IsRegnal(end) ? end + 1 : end;
    }

    private bool IsRegnal(int at) => words[at].Skip == 0 && words.Bare(at) is "الاول" or "الثاني" or "الثالث" or "الرابع" or "الخامس" or "السادس";

    private int ReadConstruct(int head, int limit)
    {
        if (words[head].Is(WordTraits.NamedHead) && Honoured(head + 1, limit) is var honoured && honoured > head + 1)
            return Tail(head, Adjectives(honoured, limit), limit);
        var end = head + 1;
        while (end + 1 < limit && end <= head + 2 && IsConstructNoun(end) && LeadsToDefinite(end + 1, limit))
            end++;
        // «شبكة بادية للأنباء»: a word as a name, with what the body is for.
        if (end == head + 1 && end + 1 < limit && IsPlain(end) && !words.IsDefinite(end) && !words[end].Is(Breaks | WordTraits.PhraseStart) && words[end + 1].Merged && words.Lexicon.IsPurpose(words.Bare(end + 1)[2..]))
            return Tail(head, end + 1, limit);
        var genitive = Genitive(head, end, limit);
        if (genitive == end || (genitive == end + 1 && IsBareHead(end) && words.Bare(end) is not "الاذاعه" && !IsExchange(end, limit) && words.Bare(head) is not "حزب"))
            return head;
        // «شركة نوردستار النرويجية»: the country is no part of a foreign name.
        if (IsOutside(head) && !words.IsDefinite(end) && genitive < limit && words[genitive].Is(WordTraits.Demonym))
            return genitive;
        // «جامعة سبها | الكوني أغ التارقي»: behind a town an adjective is the head's.
        // «حزب الوسط الجديد»
        if (words.Bare(head) is "حزب" && genitive < limit && words[genitive].Skip == 0 && words.Bare(genitive) is "الجديد" or "المتحد")
            genitive++;
        end = Adjectives(genitive, limit, agreeing: IsFeminine(head) && (IsFeminine(genitive - 1) || words.PlaceEnd(end, limit) == genitive));
        if (words[head].Is(WordTraits.ListHead))
            end = Coordinated(end, limit, isParty: head > 0 && words.Bare(head - 1) is "بين");
        return Tail(head, end, limit);
    }

    // What may follow the chain: «للسلامة الصحية للمنتجات الغذائية», «للامتحانات والمسابقات», «ابن باديس», «بفاس».
    private int Tail(int head, int at, int limit)
    {
        // «مجلس المستشارين للإجابة عن أسئلة»
        if (at == head + 2 && words.Bare(head) is "مجلس" && (words[at - 1].Is(WordTraits.PluralTitle) || words.Bare(at - 1).EndsWith("ين")))
            return at;
        for (var purposes = 0; purposes < 2; purposes++)
        {
            var purpose = Purpose(at, limit);
            if (purpose == at)
                break;
            at = Coordinated(Adjectives(purpose, limit), limit, afterPurpose: true);
            // «النقابة العامة للعاملين بالصناعات الكيماوية»
            if (words.Bare(purpose - 1).EndsWith("عاملين") && at < limit && HasPreposition(at, 'ب') && words.IsDefinite(at))
                return Coordinated(Adjectives(at + 1, limit), limit, afterPurpose: true);
            // «الهيئة العامة للمنطقة الاقتصادية لقناة السويس»
            if (at < limit && HasPreposition(at, 'ل') && words.PlaceEnd(at, limit) is var place && place > at + 1)
                return place;
        }

        // «جامعة الجزائر 3», «جامعة محمد الخامس»
        if (at < limit && words[head].Is(WordTraits.SeatedHead) && (words.Text.Tokens[at].Kind == TokenKind.Number ? words.Text.FoldedOf(at).Length == 1 && words.Bare(head) is "جامعه"
            : words[at - 1].Is(WordTraits.Name | WordTraits.RareName | WordTraits.DoubtfulName) && IsRegnal(at)))
        {
            at = Tail(head, at + 1, limit);
        }

        return Seat(head, Namesake(head, at, limit), limit);
    }

    // «المستشفى الجامعي ابن باديس», «دار الثقافة ابن خلدون»
    private int Namesake(int head, int at, int limit) =>
        words[head].Is(WordTraits.NamedHead) && at + 1 < limit && IsPlain(at) && words.Bare(at) is "ابن" or "بن" && words.IsArabic(at + 1) && words[at + 1].Skip == 0
            ? at + 2
            : at;

    // «المحكمة الابتدائية بمكناس», «مركز الفنون بالقيروان»
    private int Seat(int head, int at, int limit)
    {
        // «الاتحاد الجهوي للشغل بالمنستير»
        if (at < limit && at > head + 2 && words.IsDefinite(head) && IsLocal(head + 1) && HasPreposition(at, 'ب') && words.PlaceEnd(at, limit) is var seat && seat > at)
            return seat;
        // «مديرية الشباب والرياضة لولاية وهران»
        if (at + 1 < limit && words[head].Is(WordTraits.InnerHead) && HasPreposition(at, 'ل') && words[at].Is(WordTraits.PlaceHead) && words[at + 1].Skip == 0 && TownEnd(at + 1, limit) is var province && province > at + 1)
            return province;
        // «نقابة المحامين في بيروت», «محكمة الجنايات في جبل لبنان»
        if (at <= head + 4 && at + 1 < limit && words.Bare(head) is "نقابه" or "محكمه" or "مكتب" or "مديريه" or "غرفه" && !words[at - 1].Is(WordTraits.Demonym) && !IsKnownName(head + 1, limit) && words.Bare(at) is "في" && words.PlaceEnd(at + 1, limit) is var place && place > at + 1)
            return place;
        if (at < limit && at > head + 1 && words.IsDefinite(head) && IsLocal(at - 1) && HasPreposition(at, 'ل') && words.PlaceEnd(at, limit) is var town && town > at)
            return town;
        if (!words[head].Is(WordTraits.SeatedHead) || at >= limit || !words.IsArabic(at) || words[at].Skip != 1 || words.Text.FoldedOf(at)[0] != 'ب')
            return at;
        return TownEnd(at, limit);
    }

    // Also one whose name is a word: what stands before has told that a town follows.
    private int TownEnd(int at, int limit)
    {
        var end = words.PlaceEnd(at, limit);
        return end == at && words[at].Is(WordTraits.DoubtfulPlace) && words.Lexicon.DoubtfulPlaces.Match(words.Text, at, words.Bare(at), limit, out var doubtful) is not null
            ? doubtful
            : end;
    }

    // «المجلس الشعبي الولائي لبجاية», «المجلس الجماعي لفاس»
    private bool IsLocal(int adjective) => words.Bare(adjective) is "البلدي" or "الولائي" or "الجماعي" or "الجهوي" or "المحلي" or "الاقليمي" or "البلديه" or "الجهويه" or "الاقليميه" or "المحليه";

    // «مجلس إدارة الشركة» names nothing; a party may be called «الكتائب» or «الجبهة».
    private bool IsBareHead(int at) => words[at].Is(WordTraits.Head) && !words[at].Is(WordTraits.BodyHead) && words.IsDefinite(at);

    private bool IsConstructNoun(int at)
    {
        // «تجمع عشرات المودعين» is a verb.
        if (!IsPlain(at) || words.IsDefinite(at) || words.HasTanwin(at) || (words[at].Is(Breaks | WordTraits.Demonym) && !IsConstructPlural(at)) || words.Bare(at) is "عشرات" or "مئات" or "الاف")
            return false;
        // An indefinite adjective of relation («لجنة وزارية») opens no genitive.
        return (words[at].Is(WordTraits.Common) || IsConstructPlural(at) || (words.Bare(at).EndsWith("ات") && words.IsOrdinary(at))) && (!words.Bare(at).EndsWith("يه") || IsVerbalNoun(words.Bare(at))) && words.Bare(at)[0] != 'ي';
    }

    // «حماية», «تربية»: no adjectives of relation.
    private static bool IsVerbalNoun(ReadOnlySpan<char> bare) => bare.EndsWith("ايه") || bare is ['ت', _, _, 'ي', 'ه'];

    // «تجمع مزارعي الجزيرة», «جمعية مصرفيي لبنان»: «مزارعين» before a genitive.
    private bool IsConstructPlural(int at)
    {
        var bare = words.Bare(at);
        if (bare.Length is < 4 or > 30 || bare[^1] != 'ي' || words.IsDefinite(at))
            return false;
        if (words[at].Is(WordTraits.Title) || (words.Lexicon.Of(bare[..^1]) & WordTraits.Title) != WordTraits.None)
            return true;
        Span<char> plural = stackalloc char[bare.Length + 1];
        bare.CopyTo(plural);
        plural[^1] = 'ن';
        return (words.Lexicon.Of(plural) & (WordTraits.Common | WordTraits.Title)) != WordTraits.None;
    }

    private bool LeadsToDefinite(int at, int limit) => at < limit && IsPlain(at) && !words[at].Is(Breaks)
        && (words.IsDefinite(at) || words[at].Is(WordTraits.PhraseStart) || IsConstructNoun(at) || !words.IsOrdinary(at));

    // What the head belongs to: nouns with the article, a known place, or up to three words that are on no list.
    private int Genitive(int head, int at, int limit)
    {
        // «مجموعة بن شملان التجارية»
        if (at + 1 < limit && IsPlain(at) && words[head].Is(WordTraits.NamedHead) && words[at].Is(WordTraits.NamePrefix) && words.Bare(at) is "بن" or "ال" or "ابو" && IsPlain(at + 1) && !words[at + 1].Is(Breaks))
            return at + 2;
        // «مجلس النواب», «مجلس الوزراء»
        if (at < limit && words[at].Is(WordTraits.PluralTitle) && IsPlain(at) && words.IsDefinite(at))
            return at + 1;
        if (at >= limit || !IsPlain(at) || words[at].Is(Breaks))
            return at;
        // «مركز نشاط مالي» is not in Mali, «حكومة خوان» is no name of a government.
        if ((words[at].Is(WordTraits.Demonym) && !words.IsDefinite(at)) || (words[at].Is(WordTraits.Name) && !words[head].Is(WordTraits.NamedHead)))
            return at;
        var end = words.PlaceEnd(at, limit);
        if (end > at)
            return end;

        if (words.IsDefinite(at))
            return at + 1;
        // «صندوق تعويض استعجالي»: after a noun, an unlisted word in ـي is an adjective.
        if (at > head + 1 && words.Bare(at)[^1] is 'ي' or 'ه' && !IsConstructPlural(at - 1))
            return at;
        // «قناة جافة», «مدرسة طينية»: an adjective that agrees.
        if (words.Bare(head)[^1] == 'ه' && words.Bare(at).EndsWith("يه") && !words[head].Is(WordTraits.CompanyHead))
            return at;
        if (!words[head].Is(WordTraits.CompanyHead | WordTraits.NamedHead) && words.Bare(head)[^1] == 'ه' && words.Bare(at)[^1] == 'ه')
            return at;
        end = at;
        while (end < limit && end < at + 3 && IsPlain(end) && !words.IsDefinite(end) && !words[end].Is(Breaks | WordTraits.Title)
            && !words.IsOrdinary(end))
        {
            end++;
        }

        // «جامعة هايدلبرج | كلاوس هايدرايش»
        return end - at > 2 && words.Bare(head) is "جامعه" or "معهد" ? at + 1 : end;
    }

    // Agreement shows where the name ends and the object of the sentence begins: «قررت المحكمة العليا | التأجيل».
    private bool IsAdjective(int at) => IsPlain(at) && words.IsDefinite(at) && words[at].Is(WordTraits.Demonym | WordTraits.NameAdjective | WordTraits.Common)
        && words.Bare(at)[^1] is 'ي';

    private int Adjectives(int at, int limit, bool agreeing = false, bool masculine = false)
    {
        for (var demonym = false; at < limit && IsPlain(at) && words.IsDefinite(at) && (!words[at].Is(Breaks) || IsGeneral(at, limit) || IsBeforeNationality(at, limit))
            && (!words[at].Is(WordTraits.Head) || words[at].Is(WordTraits.Demonym | WordTraits.NameAdjective)); at++)
        {
            var bare = words.Bare(at);
            var feminine = bare[^1] is 'ه' or 'ا';
            if ((agreeing && !feminine) || (masculine && bare[^1] == 'ه'))
                break;
            // A noun with the article is the next part of the sentence: «نشر ديوان الامتحانات | النتائج».
            if (!feminine && bare[^1] != 'ي' && !bare.EndsWith("يين") && words[at].Is(WordTraits.Common) && !words[at].Is(WordTraits.NameAdjective | WordTraits.Demonym))
                break;
            // After the country only adjectives of relation go on («الجزائرية الرسمية»).
            if (demonym && !words[at].Is(WordTraits.Demonym) && bare[^1] != 'ي' && !bare.EndsWith("يه"))
                break;
            demonym |= words[at].Is(WordTraits.Demonym);
        }

        return at;
    }

    // «لجنة التشريع العام بمجلس النواب», «الاتحاد العمالي العام»; not «وزارة التعليم العام الماضي»
    private bool IsGeneral(int at, int limit) => words.Bare(at) is "العام" && (!IsFeminine(at - 1) || (at > 1 && words[at - 2].Is(WordTraits.SeatedHead) && !IsFeminine(at - 2))) && !words[at - 1].Is(WordTraits.Head) && at + 1 < limit
        && (words.Text.Tokens[at + 1].IsWord ? words[at + 1].Skip > 0 || !(words.IsDefinite(at + 1) || words.Bare(at + 1) is "من") : words.Text.Tokens[at + 1].Kind != TokenKind.Number);

    // «اتحاد الهيئات المحلية الفلسطينية»
    private bool IsBeforeNationality(int at, int limit) => words[at].Is(WordTraits.Generic) && !words[at].Is(WordTraits.Stop | WordTraits.Title | WordTraits.Time) && IsFeminine(at) && at + 1 < limit && IsFeminineDemonym(at + 1);

    private bool IsFeminine(int noun) => words.Bare(noun)[^1] == 'ه' || words.Bare(noun).EndsWith("ات");

    // «المياه والري», «الأشغال العامة والنقل»
    // «بين وزارة الصحة والحماية الاجتماعية والنقابات»: of two parties the last is the other one.
    private int Coordinated(int at, int limit, bool afterPurpose = false, bool isParty = false)
    {
        // «وزارة الاتصالات وتقنية المعلومات السعودية»: only where an adjective closes the name after it.
        if (!afterPurpose && at + 2 < limit && words.IsArabic(at) && words.Text.FoldedOf(at)[0] == 'و' && words[at].Skip == 0
            && (words.Lexicon.Of(words.Text.FoldedOf(at)[1..]) & (WordTraits.Common | WordTraits.Head)) == WordTraits.Common
            && IsPlain(at + 1) && words.IsDefinite(at + 1) && words[at + 2].Is(WordTraits.Demonym) && words.IsDefinite(at + 2))
        {
            return at + 3;
        }

        while (at < limit && words.HasConjunction(at) && words.Text.FoldedOf(at)[0] == 'و' && words[at].Skip == 1 && words.IsDefinite(at)
            && words.IsDefinite(at - 1) && !words[at].Is(Breaks | WordTraits.Head | WordTraits.Demonym | WordTraits.PlaceHead)
            && !IsKnownName(at, limit))
        {
            var next = Adjectives(at + 1, limit);
            if (isParty && !(next < limit && words.HasConjunction(next)))
                break;
            at = next;
        }

        return at;
    }

    // «وزارة الصحة والحماية الاجتماعية»; not «وزارة الصحة والأمم المتحدة»
    private bool IsKnownName(int at, int limit) =>
        words[at].Is(WordTraits.PhraseStart) && words.Lexicon.Phrases.Match(words.Text, at, words.Bare(at), limit, out _) is not null;

    // «للرقابة المالية», «لدراسات المياه», «لكرة القدم»
    private int Purpose(int at, int limit)
    {
        // «لضحايا الحرب»
        // «وكيل البنك المركزي اليمني لقطاع الرقابة»: what the deputy is for.
        if (at < limit && words.Text.FoldedOf(at) is "لقطاع")
            return at;
        if (at >= limit || !words.IsArabic(at) || (words[at].Is(Breaks) && !(words[at].Is(WordTraits.PluralTitle) && !words[at].Merged) && !IsConstructPlural(at)))
            return at;
        var folded = words.Text.FoldedOf(at);
        // «لتثمين موارد المحروقات»
        if (!words[at].Merged && folded[0] == 'ل' && folded.Length > 4 && at + 2 < limit && IsPlain(at + 1) && words[at + 1].Is(WordTraits.Common) && !words.IsDefinite(at + 1) && !words[at + 1].Is(Breaks | WordTraits.Demonym | WordTraits.Head)
            && IsPlain(at + 2) && words.IsDefinite(at + 2) && !words[at + 2].Is(Breaks | WordTraits.Head | WordTraits.Demonym)
            && !words[at].Is(WordTraits.Name | WordTraits.PhraseStart) && (words.Lexicon.Of(folded[1..]) & WordTraits.Common) != WordTraits.None)
        {
            return Adjectives(at + 3, limit);
        }

        if (words[at].Merged && words[at].Skip == 0)
            return words[at].Is(WordTraits.Demonym) || (words[at].Is(WordTraits.Head) && !IsRuledBody(at, limit)) ? at : Adjectives(at + 1, limit);
        if (folded[0] != 'ل' || folded.Length < 4 || at + 1 >= limit || !IsPlain(at + 1) || !words.IsDefinite(at + 1)
            || words[at + 1].Is(Breaks | WordTraits.Head) || words[at].Is(WordTraits.Name) || (words[at].Is(WordTraits.PhraseStart) && IsKnownName(at, limit))
            || ((words.Lexicon.Of(folded[1..]) & WordTraits.Common) == WordTraits.None && !IsConstructPlural(at) && !folded.EndsWith("اء")))
        {
            return at;
        }

        return Adjectives(at + 2, limit);
    }

    // «المجلس الأعلى للسلطة القضائية», «الفرقة الوطنية للشرطة القضائية»; not «المديرية العامة للشركة»
    private bool IsRuledBody(int at, int limit) => words[at].Is(WordTraits.InnerHead | WordTraits.BodyHead) && at + 1 < limit && Adjectives(at + 1, limit, agreeing: true) > at + 1;

    // Nothing else before it: «بفاس», «لقناة».
    private bool HasPreposition(int at, char letter) => words[at].Skip == 1 && words.Text.FoldedOf(at)[0] == letter;

    private bool IsPlain(int at) => words.IsArabic(at) && words[at] is { Skip: 0, Merged: false };
}
