namespace Ingestion.Enrichment.Entities;

/// <summary>A run of words that may be a name.</summary>
/// <param name="First">Index of its first token.</param>
/// <param name="End">One past its last token.</param>
internal readonly record struct LatinChain(int First, int End)
{
    public int Length => End - First;
}

/// <summary>Cuts a sentence into runs of capitalized words, with the small words that names have inside.</summary>
internal sealed class LatinChains(LatinWords words)
{
    private const int Longest = 10;

    // What a ministry or an agency is not for.
    private const WordTraits NoSubject = WordTraits.Stop | WordTraits.Head | WordTraits.Title | WordTraits.Rank | WordTraits.Time | WordTraits.Demonym | WordTraits.PhraseStart;

    /// <summary>The run that starts at a token; empty where it starts none.</summary>
    /// <param name="at">First token.</param>
    /// <param name="first">First token of the sentence.</param>
    /// <param name="limit">One past the last token of the sentence.</param>
    public LatinChain At(int at, int first, int limit)
    {
        if (!words.IsCapitalized(at) || words.Is(at, WordTraits.Time) && !MayBeName(at, limit))
            return new LatinChain(at, at);
        // The first word of a sentence is capitalized anyway: an ordinary word opens no name there.
        if (IsOpening(at, first) && words.Is(at, WordTraits.Stop))
            return new LatinChain(at, at);
        var end = at + 1;
        while (end < limit && end < at + Longest && (Continues(end) || Connects(at, end, limit)))
            end++;
        while (end > at + 1 && !words.IsCapitalized(end - 1))
            end--;
        return new LatinChain(at, end);
    }

    /// <summary>Whether a token opens its sentence or a quotation in it.</summary>
    public bool IsOpening(int at, int first) => at == first || !words.Text.Tokens[at - 1].IsWord && words.Text.FoldedOf(at - 1) is "\"" or "“" or ":" or "—" or "–" or "«" or "'";

    // "April Jones", "May spent": a month that starts a name of two words.
    private bool MayBeName(int at, int limit) =>
        words.Is(at, WordTraits.Name | WordTraits.RareName) && at + 1 < limit && words.IsCapitalized(at + 1) && !words.Is(at + 1, WordTraits.Time);

    // "Food and Drug Administration", "Health and Safety Commission": ordinary words on both sides, a head that closes the name.
    private bool JoinsSubjects(int start, int and, int limit)
    {
        if (and - start > 5)
            return false;
        for (var i = start; i < and; i++)
        {
            if (words.Text.FoldedOf(i) is not ("national" or "international" or "federal") && (!words.Is(i, WordTraits.Common) || words.Is(i, NoSubject)))
                return false;
        }

        for (var i = and + 1; i < limit && i < and + 4 && words.IsCapitalized(i); i++)
        {
            if (i > and + 1 && words.Is(i, WordTraits.Head) && !words.Is(i, WordTraits.CompanyHead))
                return true;
            if (!words.Is(i, WordTraits.Common) || words.Is(i, NoSubject))
                return false;
        }

        return false;
    }

    private int PlaceEnd(int at, int limit) => words.Is(at, WordTraits.PhraseStart)
        && words.Lexicon.Phrases.Match(words.Text, at, words.Text.FoldedOf(at), limit, out var end) is { Type: EntityType.Location } ? end : at;

    private bool Continues(int at) => words.IsCapitalized(at)
        && (!words.Is(at, WordTraits.Time) || words.Is(at, WordTraits.Name | WordTraits.RareName) && !words.Text.FoldedOf(at).EndsWith("."));

    private bool Connects(int start, int at, int limit)
    {
        var word = words.Text.FoldedOf(at);
        if (at + 1 >= limit)
            return false;
        if (word is "of")
            return words.Is(at - 1, WordTraits.ListHead | WordTraits.Generic) && (words.IsCapitalized(at + 1) || words.Reads(at + 1, "the"));
        if (word is "the")
            return words.Reads(at - 1, "of") && words.IsCapitalized(at + 1);
        // "St Aidan's Primary School", "King's College"
        if (word is "'s")
            return words.IsCapitalized(at + 1) && words.Is(at + 1, WordTraits.Common | WordTraits.Head) && (words.Text.FoldedOf(start) is "st" or "st." or "saint" || (at == start + 1 && words.Text.FoldedOf(start) is "king" or "queen" or "people" or "children" or "women"));
        if (word is "&")
            return words.IsCapitalized(at + 1);
        // "Westmorland and Furness Council", "Electoral Commission for Sierra Leone"
        if ((word is "and" && PlaceEnd(start, limit) > at) || (word is "for" && words.Is(at - 1, WordTraits.ListHead) && PlaceEnd(at + 1, limit) > at + 1))
            return true;
        // "Department of Health and Human Services"
        if (word is "and" or "for")
            return words.IsCapitalized(at + 1) && !words.Is(at + 1, WordTraits.Name) && ((words.Is(start, WordTraits.ListHead) && at - start > 2) || (word is "and" && JoinsSubjects(start, at, limit)) || (word is "for" && words.Is(at - 1, WordTraits.ListHead)));
        // "Joost van der Meulen"
        if (words.Is(at, WordTraits.NamePrefix) && words.Text.Tokens[at].IsWord && !words.IsCapitalized(at) && at + 2 < limit && words.Is(at + 1, WordTraits.NamePrefix) && !words.IsCapitalized(at + 1) && words.IsCapitalized(at + 2))
            return words.IsCapitalized(at - 1);
        if (words.Is(at, WordTraits.NamePrefix) && words.Is(at - 1, WordTraits.NamePrefix) && !words.IsCapitalized(at - 1) && words.IsCapitalized(at + 1))
            return true;
        return words.Is(at, WordTraits.NamePrefix) && words.Text.Tokens[at].IsWord && words.IsCapitalized(at + 1)
            && (words.Is(at - 1, WordTraits.Name | WordTraits.RareName) || !words.Is(at - 1, ~WordTraits.None));
    }
}
