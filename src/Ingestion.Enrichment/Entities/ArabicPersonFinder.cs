using Ingestion.Enrichment.Buffers;

namespace Ingestion.Enrichment.Entities;

/// <summary>Finds persons by what stands before them: a role with its genitives, a rank, a verb of speech, or by their names alone.</summary>
internal sealed class ArabicPersonFinder(ArabicWords words, PooledList<int> nameEnds)
{
    private const int LongestTitle = 16;
    private const int LongestList = 60;
    private readonly ArabicNameReader _reader = new(words);
    private int _first;

    /// <summary>The persons of one sentence.</summary>
    /// <param name="first">Its first token.</param>
    /// <param name="limit">One past its last token.</param>
    /// <param name="found">Where to put them.</param>
    public void Find(int first, int limit, PooledList<FoundName> found)
    {
        // A role's country is looked for this far back: bounded, so that one endless sentence stays linear.
        _first = first;
        for (var i = first; i < limit; i++)
        {
            _first = Math.Max(_first, i - LongestList);
            if (!words.IsArabic(i))
                continue;
            var end = words[i].Is(WordTraits.Title) && !_reader.IsNameNotTitle(i, limit) ? AfterTitle(i, limit, found)
                : words[i].Is(WordTraits.Rank) && !words[i].Is(WordTraits.Name) ? AfterRank(i, limit, found)
                : words[i].Is(WordTraits.Demonym) && IsNationalAlone(i, first) ? AfterRank(i, limit, found)
                : words[i].Is(WordTraits.Speech) ? AfterVerb(i, limit, found)
                : nameEnds[i] > i ? i : Bare(i, limit, found);
            i = Math.Max(i, end - 1);
        }
    }

    private int AfterTitle(int title, int limit, PooledList<FoundName> found)
    {
        var (name, end) = FindAfter(title, limit, found);
        if (end == name)
            return title;
        var role = RoleOf(title, title + 1, name);
        found.Add(ArabicSpans.Name(words, EntityType.Person, name, end, 0.9) with { Role = role });
        // «وزيرا الخارجية هاكان فيدان والدفاع يشار غولر»: the noun stands once, the second subject follows with و.
        while (words[title].Is(WordTraits.PluralTitle) && end < limit && words.HasConjunction(end))
        {
            var subject = end;
            (name, var next) = words.IsDefinite(subject) ? FindAfter(subject, limit, found) : (subject, _reader.Read(subject, limit, NameContext.Title, single: false));
            if (next == name)
                break;
            role = name == subject ? RoleOf(title, title + 1, title + 1) : RoleOf(title, subject, name);
            found.Add(ArabicSpans.Name(words, EntityType.Person, name, next, 0.88) with { Role = role });
            end = next;
        }

        return end;
    }

    // Walks over the genitives, adjectives, places and organizations of a role to the name that follows them.
    private (int Name, int End) FindAfter(int title, int limit, PooledList<FoundName> found)
    {
        limit = Math.Min(limit, title + LongestTitle);
        var comma = false;
        var single = words.IsDefinite(title);
        for (var i = title + 1; i < limit; i++)
        {
            if (!words.IsArabic(i))
            {
                // «محامي المتهم، طارق البنا،»: one comma, then a name of two words at least.
                if (comma || words.Text.FoldedOf(i) is not ("،" or ",") || i + 1 >= limit)
                    break;
                comma = true;
                single = false;
                continue;
            }

            if (words[i].Skip == 0 && ((words[i].Is(WordTraits.Rank) && !words[i].Is(WordTraits.Name))
                || (words[i].Is(WordTraits.RankModifier) && words[i - 1].Is(WordTraits.Rank | WordTraits.RankModifier))))
            {
                single = !comma;
                continue;
            }

            if (nameEnds[i] > i)
            {
                // «مديرة البرامج، تالا حداد.»: a town of that name is not what stands there.
                if (comma && nameEnds[i] == i + 1 && _reader.IsPair(i, limit))
                    return (i, i + 2);
                i = nameEnds[i] - 1;
                single = false;
                continue;
            }

            // «محللة الطيران في أفييشن لينس جوليا ستراند», «المحلل لدى سنابك كابيتال، فلان»: who employs them is on no list.
            if (words.Bare(i) is "في" or "لدي" && _reader.EmployerEnd(i + 1, limit) is var employer && employer > i + 1)
            {
                found.Add(ArabicSpans.Name(words, EntityType.Organization, i + 1, employer, 0.7));
                i = employer - 1;
                single = false;
                continue;
            }

            if (words[i].Is(WordTraits.Speech) || (words[i].Is(WordTraits.Stop) && words.Bare(i) is not "في" && !IsSide(i, limit)))
                break;
            if (words[i].Skip == 0)
            {
                var end = _reader.Read(i, limit, comma ? NameContext.Apposition : NameContext.Title, single);
                if (end > i)
                    return (i, end);
            }

            // «مفوض التجارة، السنغالي فلان»
            if (comma && words.Text.FoldedOf(i - 1) is "،" && words[i] is { Skip: 0 } nationality && nationality.Is(WordTraits.Demonym) && words.IsDefinite(i))
                continue;

            // After the comma the name comes at once, or it is another clause.
            if (comma || !GoesOn(i))
                break;
            single &= words.IsDefinite(i) && words[i].Is(WordTraits.Demonym);
        }

        return (title, title);
    }

    // «رئيسة البعثة عن الجانب السوداني», «النائبة عن الاتحاد الوطني الكردستاني», «النائب عن دائرة زغرتا»
    private bool IsSide(int at, int limit) => words.Bare(at) is "عن" && at + 1 < limit && words[at + 1].Skip == 0
        && (nameEnds[at + 1] > at + 1 || words.Bare(at + 1) is "الجانب" or "الوفد" or "الطرف" || words[at + 1].Is(WordTraits.Head | WordTraits.PlaceHead));

    // «القاضي | بحبس السائق»: what the verb governs is no part of the role.
    private bool IsGoverned(int i) => words[i] is { Skip: 0, Traits: WordTraits.None } && words.Bare(i)[0] == 'ب' && words.HasOrdinaryRest(i);

    private bool GoesOn(int i) => IsSide(i, words.Count) || (!IsGoverned(i) && (words.IsDefinite(i) || words.IsOrdinary(i)
        || words[i].Is(WordTraits.Demonym | WordTraits.Head | WordTraits.Title | WordTraits.PlaceHead | WordTraits.PhraseStart | WordTraits.Ministry)));

    private int AfterRank(int rank, int limit, PooledList<FoundName> found)
    {
        var name = rank + 1;
        while (name < limit && words[name].Skip == 0 && (words[name].Is(WordTraits.RankModifier) || (words.IsDefinite(name) && words[name].Is(WordTraits.Demonym) && !words[name].Is(WordTraits.Name)) || (words[name].Is(WordTraits.Rank) && !words[name].Is(WordTraits.Name))))
            name++;
        var end = name < limit && nameEnds[name] <= name ? _reader.Read(name, limit, NameContext.Title, single: false) : name;
        if (end == name)
            return rank;
        found.Add(ArabicSpans.Name(words, EntityType.Person, name, end, 0.85));
        return end;
    }

    // «قبل أن يعدل المالي سيكو ديارا النتيجة»: with the article, and no noun before that it would belong to.
    private bool IsNationalAlone(int at, int first) => words.IsDefinite(at) && words[at] is { Skip: 0 } word && !word.Is(WordTraits.Name | WordTraits.PhraseStart)
        && at > first && (words.Text.FoldedOf(at - 1) is "،" || (words.IsArabic(at - 1) && !words.IsDefinite(at - 1))) && !words[at - 1].Is(WordTraits.Head | WordTraits.PlaceHead | WordTraits.Title | WordTraits.Stop | WordTraits.PhraseStart) && !words.Bare(at - 1).EndsWith("ه");

    private int AfterVerb(int verb, int limit, PooledList<FoundName> found)
    {
        var name = verb + 1;
        // «شدد الحقوقي مازن الربضي»: a form of address that no list has.
        if (name + 1 < limit && words[name].Skip == 0 && words.IsDefinite(name) && nameEnds[name] <= name + 1 && !words[name].Is(WordTraits.Stop | WordTraits.Title | WordTraits.Rank | WordTraits.Head | WordTraits.Time | WordTraits.Name | WordTraits.RareName)
            && words[name + 1].Is(WordTraits.Name | WordTraits.RareName))
            name++;
        if (name >= limit || words[name].Skip > 0 || nameEnds[name] > name)
            return verb;
        var end = _reader.Read(name, limit, NameContext.Speech, single: false);
        if (end == name)
            return verb;
        found.Add(ArabicSpans.Name(words, EntityType.Person, name, end, 0.8));
        return end;
    }

    private int Bare(int at, int limit, PooledList<FoundName> found)
    {
        if (at > 0 && words[at - 1].Is(WordTraits.PlaceHead | WordTraits.PlaceHeadInside))
            return at;
        var end = _reader.Read(at, limit, NameContext.None, single: false);
        if (end == at)
            return at;
        found.Add(ArabicSpans.Name(words, EntityType.Person, at, end, 0.65));
        return end;
    }

    // «عن الجانب السوري كل من وزير الدفاع …»: the country stands before the list, not beside the role.
    private string WithSide(string role, int title, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (words[i].Is(WordTraits.Demonym) || words.PlaceEnd(i, to) > i)
                return role;
        }

        for (var i = title - 1; i > _first; i--)
        {
            if (words[i].Is(WordTraits.Demonym) && words.IsDefinite(i) && words.Bare(i - 1) is "الجانب" or "الوفد" or "الطرف")
                return $"{role} {words.Text.SurfaceOf(i)}";
        }

        return role;
    }

    private string RoleOf(int title, int from, int to) => WithSide(Role(title, from, to), title, from, to);

    private string Role(int title, int from, int to)
    {
        using var role = new PooledList<char>(64);
        if (words[title].Is(WordTraits.PluralTitle) && words.Lexicon.RoleOf(words.Bare(title)) is { } lemma)
            role.AddRange(lemma);
        else
            AddSurface(title, role);
        for (var i = from; i < to; i++)
        {
            if (!words.IsArabic(i) || words[i].Is(WordTraits.Rank))
                break;
            role.Add(' ');
            // The second subject of a dual loses its و; inside a role it stays («الخارجية والمغتربين»).
            if (i == from && from > title + 1)
                AddSurface(i, role);
            else
                role.AddRange(words.Text.SurfaceOf(i));
        }

        return role.Items.ToString();
    }

    private void AddSurface(int token, PooledList<char> role)
    {
        if (words[token].Merged)
        {
            role.AddRange("ال");
            role.AddRange(words.Bare(token)[2..]);
            return;
        }

        var start = words.Text.Text.ToOriginal(words.Text.Tokens[token].FoldedStart + words[token].Skip);
        role.AddRange(words.Text.Original.AsSpan(start..words.Text.Tokens[token].End));
    }
}
