using Ingestion.Enrichment.Buffers;

namespace Ingestion.Enrichment.Entities;

/// <summary>Finds names in runs of capitals: by lists, heads, titles, verbs of speech and the words of personal names.</summary>
/// <param name="words">The text.</param>
/// <param name="inArabic">Whether the text around is Arabic: then Latin runs are mostly companies and products.</param>
internal sealed class LatinNameFinder(LatinWords words, bool inArabic)
{
    private readonly LatinChains _chains = new(words);
    private readonly LatinRoles _roles = new(words);

    /// <summary>The names of one sentence.</summary>
    public void Find(int first, int limit, PooledList<FoundName> found)
    {
        for (var i = first; i < limit; i++)
        {
            var chain = _chains.At(i, first, limit);
            if (chain.Length == 0)
                continue;
            Read(chain, first, limit, found);
            i = chain.End - 1;
        }
    }

    private void Read(LatinChain chain, int first, int limit, PooledList<FoundName> found)
    {
        var titled = false;
        var start = chain.First;
        // "Egyptian President X", "Captain X": what stands before a name is not part of it.
        while (start < chain.End && (IsBefore(start, chain.End) || (titled && IsInsideRole(start, chain.End))))
        {
            titled |= words.Is(start, WordTraits.Rank | WordTraits.Title);
            start++;
        }

        if (start == chain.End || IsOrganization(chain.First, chain.End))
            start = chain.First;
        if (words.Reads(start, "the"))
            start++;
        if (start == chain.First && _chains.IsOpening(start, first) && start + 1 < chain.End && IsPlainWord(start) && !IsOrganization(start, chain.End))
            start++;
        while (start < chain.End)
        {
            // "Labour MP Jane Hill"
            if (start > chain.First && start + 1 < chain.End && words.Is(start, WordTraits.Rank | WordTraits.Title) && !words.Is(start, WordTraits.Name))
            {
                titled = true;
                start++;
                continue;
            }

            var end = One(start, chain.End, first, limit, titled, found);
            titled = false;
            start = Math.Max(end, start + 1);
        }
    }

    private bool IsBefore(int at, int end) => at + 1 <= end && !OpensPlace(at, end) && (words.Is(at, WordTraits.Rank)
        || words.Is(at, WordTraits.Title | WordTraits.Demonym) && !words.Is(at, WordTraits.Name) || words.Reads(at, "former") || words.Reads(at, "deputy"));

    // "Chief Financial Officer X"
    private bool IsInsideRole(int at, int end) => at + 2 < end && words.Is(at, WordTraits.Common) && !words.Is(at, WordTraits.Name | WordTraits.Head)
        && words.Is(at + 1, WordTraits.Title) && words.Is(at - 1, WordTraits.Title);

    // "Morgan Stanley analyst X": who employs the one named behind the role.
    private bool IsEmployer(int start, int end, int limit)
    {
        if (words.Is(start, WordTraits.Stop | WordTraits.Demonym | WordTraits.Time | WordTraits.Title | WordTraits.Rank) || (end == start + 1 && words.Is(start, WordTraits.Common)))
            return false;
        var role = end;
        while (role < limit && role < end + 3 && words.Is(role, WordTraits.Title) && !words.IsCapitalized(role))
            role++;
        return role > end && role < limit && words.IsCapitalized(role)
            && (words.Is(role, WordTraits.Name | WordTraits.RareName) || (role + 1 < limit && words.IsCapitalized(role + 1)));
    }

    // "the news agency X", "who works for X"
    private bool IsNamedAsFirm(int start, int first) => start > first && !words.IsCapitalized(start - 1) && (words.Is(start - 1, WordTraits.OutsideHead)
        || (words.Reads(start - 1, "for") && start - 2 >= first && words.Text.FoldedOf(start - 2) is "works" or "worked" or "working"));

    // "Saudi Arabia"
    private bool OpensPlace(int at, int end) => words.Is(at, WordTraits.PhraseStart) && words.Is(at, WordTraits.Demonym)
        && words.Lexicon.Phrases.Match(words.Text, at, words.Text.FoldedOf(at), end, out var placeEnd) is { Type: EntityType.Location } && placeEnd > at + 1;

    private bool IsPlainWord(int at) => words.Is(at, WordTraits.Common | WordTraits.Stop) && !words.Is(at, WordTraits.PhraseStart | WordTraits.Name);

    private bool IsOrganization(int start, int end)
    {
        if (end - start >= 2 && words.Is(end - 1, WordTraits.Head))
            return true;
        for (var i = start; i + 2 < end; i++)
        {
            // "Tarn & Sykes"
            if (words.Reads(i + 1, "&"))
                return true;
            if (words.Is(i, WordTraits.ListHead) && (words.Reads(i + 1, "of") || words.Reads(i + 1, "for")))
                return true;
        }

        return false;
    }

    // Reads one name at the start of what is left of a run and returns its end.
    private int One(int start, int end, int first, int limit, bool titled, PooledList<FoundName> found)
    {
        if (IsOrganization(start, end))
            return Add(EntityType.Organization, start, end, 0.85, found);
        // "World War", "Stanley Cup"
        if (end - start >= 2 && words.Is(end - 1, WordTraits.OtherHead))
            return end;
        var known = words.Lexicon.Phrases.Match(words.Text, start, words.Text.FoldedOf(start), end, out var knownEnd);
        // "Grimsby Town"
        if (known is { Type: EntityType.Location } && knownEnd == end - 1 && words.Reads(knownEnd, "town") && words.IsCapitalized(knownEnd))
            return Add(EntityType.Organization, start, end, 0.75, found);
        if (known is not null && knownEnd == end && !titled && !(knownEnd == start + 1 && IsAddressed(start, limit)))
            return AddKnown(known, start, knownEnd, found);
        if (words.Is(end - 1, WordTraits.Demonym) && end - start == 2 && words.Is(start, WordTraits.PlaceHeadInside))
            return end;
        if (!titled && end - start == 2 && words.Is(start, WordTraits.PlaceHeadInside) && known is null && !words.Is(end - 1, WordTraits.Time))
            return Add(EntityType.Location, start, end, 0.7, found);
        if (!titled && known is null && (IsEmployer(start, end, limit) || IsNamedAsFirm(start, first)))
            return Add(EntityType.Organization, start, end, 0.75, found);
        var person = PersonEnd(start, end, first, limit, titled);
        if (person > start)
        {
            found.Add(Name(EntityType.Person, start, person, titled ? 0.9 : 0.75) with { Role = _roles.Of(start, person, first, limit) });
            return person;
        }

        if (end - start >= 2 && words.Is(end - 1, WordTraits.PlaceHead) && !words.Is(start, WordTraits.Stop))
            return Add(EntityType.Location, start, end, 0.75, found);
        if (end - start >= 2 && words.Is(start, WordTraits.PlaceHeadInside) && known is null)
            return Add(EntityType.Location, start, end, 0.7, found);
        if (end - start >= 3 && words.Is(start, WordTraits.Generic) && words.Reads(start + 1, "of"))
            return Add(EntityType.Location, start, end, 0.7, found);
        if (known is not null)
            return AddKnown(known, start, knownEnd, found);
        return Unknown(start, end, first, found);
    }

    private int AddKnown(KnownName known, int start, int end, PooledList<FoundName> found)
    {
        found.Add(Name(known.Type, start, end, 0.9) with { Key = known.Key });
        return end;
    }

    private int Add(EntityType type, int start, int end, double confidence, PooledList<FoundName> found)
    {
        found.Add(Name(type, start, end, confidence));
        return end;
    }

    private FoundName Name(EntityType type, int start, int end, double confidence) =>
        new(type, start, end, words.Text.SpanOf(start, end), confidence);

    // "Paris said": a place's name that speaks may be a person's.
    private bool IsAddressed(int at, int limit) => at + 1 < limit && words.Is(at + 1, WordTraits.Speech) && words.Is(at, WordTraits.Name);

    private int PersonEnd(int start, int end, int first, int limit, bool titled)
    {
        var stop = start;
        while (stop < end && (IsNameWord(stop) || (stop > start && words.Is(stop, WordTraits.NamePrefix))))
            stop++;
        // "Lamin Sheriff, an analyst": a surname that is also a role.
        if (stop == end - 1 && stop > start && words.IsCapitalized(stop) && words.Is(stop, WordTraits.Title) && (IsBeforeRole(end, limit) || IsAge(end, limit)))
            stop++;
        if (stop < end && stop > start && words.Text.FoldedOf(stop) is "jr." or "jr" or "sr." or "ii" or "iii")
            stop++;
        var length = stop - start;
        if (length == 0 || length > 6)
            return start;
        if (titled)
            return words.IsAcronym(start) ? start : stop;
        if (length == 1 || stop < end && !words.Is(stop, WordTraits.Title | WordTraits.Demonym))
            return start;
        var byName = words.Is(start, WordTraits.Name) || (words.Is(start, WordTraits.RareName) && words.Is(stop - 1, WordTraits.Name | WordTraits.RareName))
            || words.IsInitial(start) || (!inArabic && HasParticle(start, stop) && !words.Is(start, WordTraits.Common));
        var bySetting = stop < limit && (words.Is(stop, WordTraits.Speech) || IsAge(stop, limit)) || IsAfterRole(start, first) || IsBeforeRole(stop, limit) || IsBeforeBody(start, stop, limit);
        return byName || bySetting ? stop : start;
    }

    private bool IsNameWord(int at) => words.IsInitial(at) || words.IsCapitalized(at) && !words.IsAcronym(at) && !words.HasDigit(at)
        && !words.Is(at, WordTraits.Head | WordTraits.Stop | WordTraits.Demonym | WordTraits.PlaceHead | WordTraits.OtherHead) && (!words.Is(at, WordTraits.Title | WordTraits.Rank) || words.Is(at, WordTraits.Name));

    // "Walter Stone, 58,"
    private bool IsAge(int at, int limit) => at + 2 < limit && words.Reads(at, ",") && words.Text.Tokens[at + 1].Kind == Text.TokenKind.Number && words.Reads(at + 2, ",");

    // "her lawyer, X", "spokesman X"
    private bool IsAfterRole(int at, int first)
    {
        var before = at - 1;
        if (before > first && words.Reads(before, ","))
            before--;
        return before >= first && words.Is(before, WordTraits.Title) && !words.IsCapitalized(before);
    }

    // "X, a marine ecologist", "X, who led"
    private bool IsBeforeRole(int at, int limit)
    {
        if (at + 2 >= limit || !words.Reads(at, ","))
            return false;
        if (words.Reads(at + 1, "who"))
            return true;
        for (var i = at + 1; i < limit && i < at + 6 && words.Text.Tokens[i].IsWord; i++)
        {
            if ((words.Is(i, WordTraits.Title) || IsProfession(words.Text.FoldedOf(i))) && !words.IsCapitalized(i))
                return true;
        }

        return false;
    }

    // "Annelies Terpstra-Bol of the union said"
    private bool IsBeforeBody(int start, int stop, int limit) => stop + 1 < limit && words.Reads(stop, "of") && !words.Is(start, WordTraits.PhraseStart) && IsAllNameLike(start, stop)
        && (words.Reads(stop + 1, "the") || words.IsCapitalized(stop + 1));

    // "an epidemiologist", "a politician"
    private static bool IsProfession(ReadOnlySpan<char> folded) => folded.Length > 6 && (folded.EndsWith("ist") || folded.EndsWith("ician"));

    // No list knows it and nothing around it speaks for a person.
    private int Unknown(int start, int end, int first, PooledList<FoundName> found)
    {
        var opening = _chains.IsOpening(start, first);
        if (inArabic)
            return Add(EntityType.Organization, start, end, 0.55, found);
        var plain = words.Is(start, WordTraits.Common | WordTraits.Stop | WordTraits.Title | WordTraits.Rank | WordTraits.Demonym | WordTraits.Time | WordTraits.Head)
            || words.IsInitial(start);
        if (plain || words.IsAcronym(start))
            return start;
        var before = start > first ? words.Text.FoldedOf(start - 1) : default;
        if (!opening && before is "in" or "near" or "outside" or "across" && end - start <= 2 && !words.Is(start, WordTraits.Name))
            return Add(EntityType.Location, start, end, 0.5, found);
        if (end - start is 2 or 3 or 4 && (end - start < 4 || HasParticle(start, end)) && !words.Is(end - 1, WordTraits.Common | WordTraits.Demonym | WordTraits.Title) && !opening && IsAllNameLike(start, end))
            return Add(EntityType.Person, start, end, 0.45, found);
        return start;
    }

    private bool IsAllNameLike(int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            if (i > start && i < end - 1 && IsParticle(i))
                continue;
            if (!IsNameWord(i) || words.Is(i, WordTraits.Common))
                return false;
        }

        return true;
    }

    // "Sanne van Oosterhout"
    private bool IsParticle(int at) => words.Is(at, WordTraits.NamePrefix) && !words.IsCapitalized(at);

    private bool HasParticle(int start, int end)
    {
        for (var i = start + 1; i < end - 1; i++)
        {
            if (IsParticle(i))
                return true;
        }

        return false;
    }
}
