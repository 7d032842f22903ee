using Ingestion.Enrichment.Buffers;

namespace Ingestion.Enrichment.Entities;

/// <summary>
/// Searches the whole article for what was found once: full names, surnames and kunyas of exactly one person, short names of
/// companies, places known only by the noun before them.
/// </summary>
/// <param name="words">The text.</param>
/// <param name="names">The names of the article.</param>
internal sealed class ArabicDocumentPass(ArabicWords words, NameTable names) : IDisposable
{
    private const int LongestAlias = 4;
    private readonly NameGroups _persons = new(names);
    private readonly NameGroups _skeletons = new(names);
    private readonly NameGroups _organizations = new(names);
    private readonly NameGroups _clubs = new(names);
    private readonly NameGroups _places = new(names);
    private readonly PooledList<bool> _taken = PooledList<bool>.OfDefaults(words.Count);

    /// <summary>Gives the names found so far their groups and adds the mentions that only the article as a whole shows.</summary>
    public PooledList<FoundName> Run(ReadOnlySpan<FoundName> found)
    {
        var grouped = new PooledList<FoundName>(found.Length);
        GroupPersons(found, grouped);
        foreach (var name in found)
        {
            if (name.Type == EntityType.Organization)
                Learn(name);
        }

        LearnClubs(found);
        LearnAbbreviations(found);
        foreach (var name in found)
        {
            if (name.Type != EntityType.Person)
                grouped.Add(name.Type == EntityType.Location ? Retype(name) : name);
        }

        foreach (var name in grouped.Items)
            _taken.Items[name.FirstToken..name.EndToken].Fill(true);
        for (var i = 0; i < words.Count; i++)
        {
            if (!_taken[i] && words.IsArabic(i) && Alias(i) is { } alias)
            {
                grouped.Add(alias);
                i = alias.EndToken - 1;
            }
        }

        return grouped;
    }

    /// <summary>Gives the memory back.</summary>
    public void Dispose()
    {
        _persons.Dispose();
        _skeletons.Dispose();
        _organizations.Dispose();
        _clubs.Dispose();
        _places.Dispose();
        _taken.Dispose();
    }

    // Longest names first: «عبدالله الهاملي» then finds «عبد الله بن سالم الهاملي» by its two ends.
    private void GroupPersons(ReadOnlySpan<FoundName> found, PooledList<FoundName> grouped)
    {
        using var order = new PooledList<NameOrder>(found.Length);
        for (var i = 0; i < found.Length; i++)
        {
            if (found[i].Type == EntityType.Person)
                order.Add(new NameOrder(found[i].Length, 0, 0, i));
        }

        order.Items.Sort(NameOrder.Compare);
        using var byEnds = new NameGroups(names);
        foreach (var place in order.Items)
            grouped.Add(found[place.Index] with { Group = GroupOf(ArabicPersonName.Of(words, names, found[place.Index]), byEnds) });
    }

    private int GroupOf(ArabicPersonName name, NameGroups byEnds)
    {
        var ends = name.Last != 0 ? names.Append(names[name.First]).Append("|").Append(names[name.Last]).Close() : name.Full;
        var group = _persons.Of(name.Full) ?? byEnds.Of(ends) ?? name.Full;
        byEnds.Add(ends, group);
        _persons.Add(name.Full, group);
        _persons.Add(name.Last, group);
        if (name.Last != 0)
            _persons.Add(names.Append(names[name.First]).Append(names[name.Last]).Close(), group);
        var skeleton = ArabicPersonName.Skeleton(names[name.Last], stackalloc char[ArabicPersonName.LongestSkeleton]);
        _skeletons.Add(names.Add(skeleton), group);
        return group;
    }

    private void Learn(FoundName name)
    {
        if (name.Key is not null && IsClub(name))
            _clubs.Add(ArabicPersonName.Join(words, names, name.FirstToken, name.FirstToken + 1), names.Add(name.Key));
        var group = Join(name);
        // «نواخذ للخدمات اللوجستية»: also «نواخذ».
        if (!words[name.FirstToken].Is(WordTraits.Head) && name.Length > 1 && words[name.FirstToken + 1].Merged && !words.IsOrdinary(name.FirstToken))
            _organizations.Add(ArabicPersonName.Join(words, names, name.FirstToken, name.FirstToken + 1), group);
        if (!words[name.FirstToken].Is(WordTraits.CompanyHead) || words.IsDefinite(name.FirstToken))
            return;
        // «مجموعة بحر الدانة القابضة»: also «بحر الدانة القابضة» and «بحر الدانة».
        _organizations.Add(ArabicPersonName.Join(words, names, name.FirstToken + 1, name.EndToken), group);
        var end = name.EndToken - 1;
        if (end - name.FirstToken > 2 || (end - name.FirstToken == 2 && !words.IsOrdinary(name.FirstToken + 1)))
            _organizations.Add(ArabicPersonName.Join(words, names, name.FirstToken + 1, end), group);
    }

    // «الترجي التونسي» is then «الترجي», «الرجاء الرياضي» «الرجاء»; not «الأمم المتحدة» «الأمم».
    private bool IsClub(FoundName name) => name.EndToken == name.FirstToken + 2 && words.IsDefinite(name.FirstToken) && !words[name.FirstToken].Is(WordTraits.Head)
        && words.IsDefinite(name.FirstToken + 1) && (words[name.FirstToken + 1].Is(WordTraits.Demonym) || words.Bare(name.FirstToken + 1) is "الرياضي");

    // «مدرب الزمالك», «جماهير الزمالك»: a quarter or a town whose club the article is about, unless it also tells what is there. A country's
    // name is its national team's.
    private void LearnClubs(ReadOnlySpan<FoundName> found)
    {
        using var visited = new NameGroups(names);
        foreach (var name in found)
        {
            if (IsTown(name) && (words.Bare(name.FirstToken - 1) is "في" or "الي" or "مدينه" or "حي" || words.Text.FoldedOf(name.FirstToken)[0] == 'ب'))
            {
                var town = Join(name);
                visited.Add(town, town);
            }
        }

        foreach (var name in found)
        {
            if (!IsTown(name) || !words.Lexicon.IsOfClub(words.Bare(name.FirstToken - 1)) || IsCountry(name.FirstToken))
                continue;
            var club = Join(name);
            if (visited.Of(club) is null)
                _clubs.Add(club, club);
        }
    }

    // «وكالة الأنباء القطرية (قنا)»: from then on «قنا» is the agency.
    private void LearnAbbreviations(ReadOnlySpan<FoundName> found)
    {
        // For each token the organization that ends before it, by its index and one.
        using var ends = PooledList<int>.OfDefaults(words.Count + 1);
        for (var i = 0; i < found.Length; i++)
        {
            if (found[i].Type == EntityType.Organization)
                ends[found[i].EndToken] = i + 1;
        }

        foreach (var name in found)
        {
            if (name is { Type: EntityType.Organization, Length: 1, FirstToken: > 1 } && words.Text.FoldedOf(name.FirstToken - 1) is "(" && ends[name.FirstToken - 1] is var index and > 0)
                _clubs.Add(Join(name), found[index - 1] is { Key: { } key } ? names.Add(key) : Join(found[index - 1]));
        }
    }

    private bool IsTown(FoundName name) => name is { Type: EntityType.Location, Length: 1, FirstToken: > 0 } && words.IsDefinite(name.FirstToken);

    private int Join(FoundName name) => ArabicPersonName.Join(words, names, name.FirstToken, name.EndToken);

    // «العراق» has «عراقي».
    private bool IsCountry(int place)
    {
        var name = words.Bare(place);
        if (words[place].Merged || name.Length > 20)
            return true;
        Span<char> adjective = stackalloc char[name.Length - 1];
        name[2..].CopyTo(adjective);
        adjective[^1] = 'ي';
        return (words.Lexicon.Of(adjective) & WordTraits.Demonym) != WordTraits.None;
    }

    // «بحر الدانة» looks like a sea, but an organization of the article is called so.
    private FoundName Retype(FoundName place)
    {
        if (place.Key is not null && place.Length > 1)
            return place;
        var name = Join(place);
        if (place.Length == 1 && _clubs.Of(name) is { } club)
            return place with { Type = EntityType.Organization, Group = club, Key = null };
        if (place.Key is not null)
            return place;
        if (_organizations.Of(name) is { } organization)
            return place with { Type = EntityType.Organization, Group = organization };
        _places.Add(name, name);
        return place;
    }

    private FoundName? Alias(int at)
    {
        if (words.HasTanwin(at))
            return null;
        var folded = words.Text.FoldedOf(at);
        Span<(int Skip, bool Merged)> cuts = stackalloc (int, bool)[4];
        var count = 0;
        cuts[count++] = (0, false);
        var skip = folded[0] is 'و' or 'ف' ? 1 : 0;
        if (skip > 0)
            cuts[count++] = (1, false);
        if (folded[skip..].StartsWith("لل"))
            cuts[count++] = (skip, true);
        else if (folded.Length > skip + 3 && folded[skip] is 'ب' or 'ل' or 'ك')
            cuts[count++] = (skip + 1, false);
        foreach (var (cut, merged) in cuts[..count])
        {
            if (Match(at, cut, merged) is { } name)
                return name;
        }

        return null;
    }

    private FoundName? Match(int at, int skip, bool merged)
    {
        Span<char> joined = stackalloc char[64];
        var length = 0;
        FoundName? longest = null;
        for (var i = at; i < words.Count && i < at + LongestAlias && words.IsArabic(i) && !_taken[i]; i++)
        {
            var part = words.Text.FoldedOf(i);
            if (i == at)
                part = part[(skip + (merged ? 2 : 0))..];
            if (length + part.Length + 2 > joined.Length)
                break;
            if (i > at && words[i].Merged)
                part = part[2..];
            if (i == at ? merged : words[i].Merged)
                length += Put("ال", joined, length);
            // Kunyas change by case: «أبا قصرة», «أبي قصرة».
            length += Put(words[i].Is(WordTraits.NamePrefix) && part is "ابا" or "ابي" ? "ابو" : part, joined, length);
            var name = Make(joined[..length], at, i + 1, skip, merged);
            longest = name ?? longest;
        }

        return longest;
    }

    private static int Put(ReadOnlySpan<char> part, Span<char> target, int at)
    {
        part.CopyTo(target[at..]);
        return part.Length;
    }

    private FoundName? Make(ReadOnlySpan<char> joined, int first, int end, int skip, bool merged)
    {
        var alone = end == first + 1;
        var doubtful = alone && words.IsOrdinary(first) && !IsCalledFor(first);
        if (!doubtful && _persons.Of(joined) is { } person)
            return Name(EntityType.Person, first, end, skip, merged, 0.8) with { Group = person };
        if (alone && _clubs.Of(joined) is { } club)
            return Name(EntityType.Organization, first, end, skip, merged, 0.7) with { Group = club };
        if (_organizations.Of(joined) is { } organization && !doubtful)
            return Name(EntityType.Organization, first, end, skip, merged, 0.7) with { Group = organization };
        if (_places.Of(joined) is { } place && !doubtful)
            return Name(EntityType.Location, first, end, skip, merged, 0.65) with { Group = place };
        if (!alone || words[first].Traits != WordTraits.None || words.IsOrdinary(first))
            return null;
        var skeleton = ArabicPersonName.Skeleton(joined, stackalloc char[ArabicPersonName.LongestSkeleton]);
        return _skeletons.Of(skeleton) is { } sounds ? Name(EntityType.Person, first, end, skip, merged, 0.6) with { Group = sounds } : null;
    }

    // «ورد الفضلي على شكاوى»: «رد» alone may be the noun.
    private bool IsCalledFor(int at) => at > 0 && (words[at - 1].Is(WordTraits.Speech | WordTraits.Title | WordTraits.Rank)
        || (words.Text.FoldedOf(at - 1) is "رد" or "ورد" or "فرد" && at + 1 < words.Count && words.Bare(at + 1) is "علي"));

    private FoundName Name(EntityType type, int first, int end, int skip, bool merged, double confidence)
    {
        var tokens = words.Text.Tokens;
        var start = skip == 0 ? tokens[first].Start : words.Text.Text.ToOriginal(tokens[first].FoldedStart + skip);
        return new FoundName(type, first, end, new TextSpan(start, tokens[end - 1].End), confidence) { Clitic = merged ? "لل" : null };
    }
}
