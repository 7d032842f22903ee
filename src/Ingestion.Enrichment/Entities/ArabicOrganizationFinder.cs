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
    public void Find(int first, int limit, List<FoundName> found)
    {
        for (var i = first; i < limit; i++)
        {
            var end = Read(i, limit);
            if (end == i)
                continue;
            var whole = WithSuperior(i, end, limit, found);
            found.Add(Name(i, whole));
            i = whole - 1;
        }
    }

    // «شركة X» is called X.
    private bool IsOutside(int head) => words[head].Is(WordTraits.OutsideHead);

    private FoundName Name(int first, int end)
    {
        if (IsOutside(first) && !words.IsDefinite(first + 1) && words[first + 1].Traits == WordTraits.None)
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
    private int WithSuperior(int first, int end, int limit, List<FoundName> found)
    {
        if (!words[first].Is(WordTraits.InnerHead) || end >= limit)
            return end;
        var inner = words.Bare(end) is "في" ? end + 1 : words[end].Skip == 1 && words.Text.FoldedOf(end)[0] == 'ب' ? end : -1;
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
        if (words[at].Is(WordTraits.Ministry) && at + 1 < limit && words.IsDefinite(at) && IsFeminineDemonym(at + 1))
            return at + 2;
        if (!words[at].Is(WordTraits.Head))
            return at;
        return words.IsDefinite(at) ? ReadDefinite(at, limit) : ReadConstruct(at, limit);
    }

    private bool IsFeminineDemonym(int at) => words[at].Is(WordTraits.Demonym) && words[at].Skip == 0 && words.IsDefinite(at)
        && words.Bare(at)[^1] == 'ه';

    private int ReadDefinite(int head, int limit)
    {
        var end = Adjectives(head + 1, limit, agreeing: IsFeminine(head), masculine: !IsFeminine(head));
        if (end > head + 1)
            end = Seat(Purposes(end, limit), limit);
        // «المديرية العامة للحماية المدنية» may start with «لل» itself, but «للحكومة الجديدة» is no name.
        return end > head + 1 ? end : head;
    }

    private int ReadConstruct(int head, int limit)
    {
        var end = head + 1;
        while (end + 1 < limit && end <= head + 2 && IsConstructNoun(end) && LeadsToDefinite(end + 1, limit))
            end++;
        var genitive = Genitive(head, end, limit);
        if (genitive == end || (genitive == end + 1 && IsBareHead(end)))
            return head;
        // «شركة نوردستار النرويجية»: the country is no part of a foreign name.
        if (IsOutside(head) && !words.IsDefinite(end) && genitive < limit && words[genitive].Is(WordTraits.Demonym))
            return genitive;
        end = Adjectives(genitive, limit, agreeing: IsFeminine(head) && IsFeminine(genitive - 1), relational: true);
        if (words[head].Is(WordTraits.ListHead))
            end = Coordinated(end, limit);
        return Seat(Purposes(end, limit), limit);
    }

    // «للسلامة الصحية للمنتجات الغذائية», «للامتحانات والمسابقات», «لإعادة الإعمار والتنمية»
    private int Purposes(int at, int limit)
    {
        for (var i = 0; i < 2; i++)
        {
            var end = Purpose(at, limit);
            if (end == at)
                break;
            at = Coordinated(end, limit);
        }

        return at;
    }

    // «المحكمة الابتدائية بمكناس», «مركز الفنون بالقيروان»: where it sits, written on its name.
    private int Seat(int at, int limit)
    {
        if (at >= limit || !words.IsArabic(at) || words[at] is not { Skip: 1, Merged: false } || words.Text.FoldedOf(at)[0] != 'ب'
            || !words[at].Is(WordTraits.PhraseStart))
        {
            return at;
        }

        return words.Lexicon.Phrases.Match(words.Text, at, words.Bare(at), limit, out var end) is { Type: EntityType.Location } ? end : at;
    }

    // «الأمن العام», «النقل العام»: also a word of time («العام الماضي»).
    private bool IsGeneral(int at, int limit) => words.Bare(at) is "العام"
        && (at + 1 >= limit || words.Bare(at + 1) is not ("الماضي" or "الحالي" or "الجاري" or "المقبل" or "الدراسي" or "الجديد" or "المنصرم" or "القادم"));

    // «مجلس إدارة الشركة» names nothing.
    private bool IsBareHead(int at) => words[at].Is(WordTraits.Head) && !words[at].Is(WordTraits.BodyHead) && words.IsDefinite(at);

    private bool IsConstructNoun(int at)
    {
        if (!IsPlain(at) || words.IsDefinite(at) || words.HasTanwin(at) || words[at].Is(Breaks | WordTraits.Demonym))
            return false;
        // An indefinite adjective of relation («لجنة وزارية») opens no genitive.
        return words[at].Is(WordTraits.Common) && !words.Bare(at).EndsWith("يه") && words.Bare(at)[0] != 'ي';
    }

    private bool LeadsToDefinite(int at, int limit) => at < limit && IsPlain(at) && !words[at].Is(Breaks)
        && (words.IsDefinite(at) || words[at].Is(WordTraits.PhraseStart) || IsConstructNoun(at) || !words.IsOrdinary(at));

    // What the head belongs to: nouns with the article, a known place, or up to three words that are on no list.
    private int Genitive(int head, int at, int limit)
    {
        // «مجلس النواب», «مجلس الوزراء»
        if (at < limit && words[at].Is(WordTraits.PluralTitle) && IsPlain(at) && words.IsDefinite(at))
            return at + 1;
        if (at >= limit || !IsPlain(at) || words[at].Is(Breaks))
            return at;
        // «مركز نشاط مالي» is not in Mali, «حكومة خوان» is no name of a government.
        if ((words[at].Is(WordTraits.Demonym) && !words.IsDefinite(at)) || (words[at].Is(WordTraits.Name) && !words[head].Is(WordTraits.NamedHead)))
            return at;
        if (words[at].Is(WordTraits.PhraseStart)
            && words.Lexicon.Phrases.Match(words.Text, at, words.Bare(at), limit, out var end) is { Type: EntityType.Location })
        {
            return end;
        }

        if (words.IsDefinite(at))
            return at + 1;
        // «صندوق تعويض استعجالي»: after a noun, an unlisted word in ـي is an adjective.
        if (at > head + 1 && words.Bare(at)[^1] is 'ي' or 'ه')
            return at;
        end = at;
        while (end < limit && end < at + 3 && IsPlain(end) && !words.IsDefinite(end) && !words[end].Is(Breaks | WordTraits.Title)
            && !words.IsOrdinary(end))
        {
            end++;
        }

        return end;
    }

    // Agreement shows where the name ends and the object of the sentence begins: «قررت المحكمة العليا | التأجيل».
    private int Adjectives(int at, int limit, bool agreeing = false, bool masculine = false, bool relational = false)
    {
        for (var demonym = false; at < limit && IsPlain(at) && words.IsDefinite(at) && (!words[at].Is(Breaks) || IsGeneral(at, limit))
            && (!words[at].Is(WordTraits.Head) || words[at].Is(WordTraits.Demonym)); at++)
        {
            var bare = words.Bare(at);
            var feminine = bare[^1] is 'ه' or 'ا' || bare.EndsWith("اء");
            if ((agreeing && !feminine) || (masculine && bare[^1] == 'ه'))
                break;
            // «أعلن ديوان الامتحانات | النتائج»: after a genitive, what has no form of an adjective is the object of the sentence.
            if (relational && !feminine && bare[^1] != 'ي' && !words[at].Is(WordTraits.Demonym) && !IsGeneral(at, limit) && bare is not ("الاحمر" or "الموحد" or "الحر" or "المستقل" or "السريع"))
                break;
            // After the country only adjectives of relation go on («الجزائرية الرسمية»).
            if (demonym && !words[at].Is(WordTraits.Demonym) && bare[^1] != 'ي' && !bare.EndsWith("يه"))
                break;
            demonym |= words[at].Is(WordTraits.Demonym);
        }

        return at;
    }

    private bool IsFeminine(int noun) => words.Bare(noun)[^1] == 'ه' || words.Bare(noun).EndsWith("ات");

    // «المياه والري», «الأشغال العامة والنقل»
    private int Coordinated(int at, int limit)
    {
        // «وزارة الاتصالات وتقنية المعلومات السعودية»: only where an adjective closes the name after it.
        if (at + 2 < limit && words.IsArabic(at) && words.Text.FoldedOf(at)[0] == 'و' && words[at].Skip == 0
            && (words.Lexicon.Of(words.Text.FoldedOf(at)[1..]) & (WordTraits.Common | WordTraits.Head)) == WordTraits.Common
            && IsPlain(at + 1) && words.IsDefinite(at + 1) && words[at + 2].Is(WordTraits.Demonym) && words.IsDefinite(at + 2))
        {
            return at + 3;
        }

        while (at < limit && words.HasConjunction(at) && words.Text.FoldedOf(at)[0] == 'و' && words[at].Skip == 1 && words.IsDefinite(at)
            && words.IsDefinite(at - 1) && !words[at].Is(Breaks | WordTraits.Head | WordTraits.PhraseStart | WordTraits.Demonym | WordTraits.PlaceHead))
        {
            at = Adjectives(at + 1, limit);
        }

        return at;
    }

    // «للرقابة المالية», «لدراسات المياه», «لكرة القدم»
    private int Purpose(int at, int limit)
    {
        if (at >= limit || !words.IsArabic(at) || words[at].Is(Breaks))
            return at;
        var folded = words.Text.FoldedOf(at);
        if (words[at].Merged && words[at].Skip == 0)
        {
            // «الفرقة الوطنية للشرطة القضائية», but «للشركة» is another organization.
            var inner = words[at].Is(WordTraits.BodyHead) && words.Bare(at - 1)[^1] is 'ه' or 'ي';
            var other = words[at].Is(WordTraits.Demonym) || (words[at].Is(WordTraits.Head) && !inner);
            return other ? at : Adjectives(at + 1, limit);
        }

        if (folded[0] != 'ل' || folded.Length < 4 || at + 1 >= limit || !IsPlain(at + 1) || !words.IsDefinite(at + 1)
            || words[at + 1].Is(Breaks | WordTraits.Head) || words[at].Is(WordTraits.Name | WordTraits.PhraseStart)
            || (words.Lexicon.Of(folded[1..]) & WordTraits.Common) == WordTraits.None)
        {
            return at;
        }

        return Adjectives(at + 2, limit);
    }

    private bool IsPlain(int at) => words.IsArabic(at) && words[at] is { Skip: 0, Merged: false };
}
