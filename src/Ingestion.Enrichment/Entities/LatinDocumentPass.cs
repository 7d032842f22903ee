using System.Text;
using Ingestion.Enrichment.Text;

namespace Ingestion.Enrichment.Entities;

/// <summary>
/// Searches the whole article for what was found once: surnames of exactly one person, first words and initials of organizations,
/// places.
/// </summary>
/// <param name="words">The text.</param>
/// <param name="inArabic">Whether the text around is Arabic: then a capital alone makes a name.</param>
internal sealed class LatinDocumentPass(LatinWords words, bool inArabic)
{
    private readonly NameGroups _persons = new();
    private readonly NameGroups _organizations = new();
    private readonly NameGroups _places = new();

    /// <summary>Gives the names found so far their groups and adds the mentions that only the article as a whole shows.</summary>
    public List<FoundName> Run(List<FoundName> found)
    {
        var grouped = new List<FoundName>(found.Count);
        foreach (var name in found.OrderByDescending(name => name.EndToken - name.FirstToken))
            grouped.Add(Learn(name));
        var taken = new bool[words.Count];
        foreach (var name in grouped)
            taken.AsSpan(name.FirstToken, name.EndToken - name.FirstToken).Fill(true);
        for (var i = 0; i < words.Count; i++)
        {
            if (taken[i] || !words.IsCapitalized(i))
                continue;
            var pair = i + 1 < words.Count && !taken[i + 1] && words.IsCapitalized(i + 1) ? Match(i, i + 2) : null;
            if ((pair ?? Match(i, i + 1)) is { } name)
            {
                grouped.Add(name);
                i = name.EndToken - 1;
            }
        }

        return grouped;
    }

    private FoundName Learn(FoundName name)
    {
        var full = Join(name.FirstToken, name.EndToken);
        switch (name.Type)
        {
            case EntityType.Person:
                return LearnPerson(name, full);
            case EntityType.Organization:
                var group = _organizations.Of(full) ?? name.Key ?? full;
                LearnOrganization(name, full, group);
                return name with { Group = group };
            default:
                if (name.Key is null)
                    _places.Add(full, full);
                return name;
        }
    }

    private FoundName LearnPerson(FoundName name, string full)
    {
        var last = name.EndToken - 1;
        while (last > name.FirstToken && words.Text.FoldedOf(last) is "jr." or "jr" or "sr." or "ii" or "iii")
            last--;
        var group = _persons.Of(full) ?? full;
        _persons.Add(full, group);
        if (last > name.FirstToken)
        {
            var surname = Join(last, last + 1);
            // "Al-Sharif" is also called "Sharif" and the other way round.
            _persons.Add(surname, group);
            var ends = Join(name.FirstToken, name.FirstToken + 1) + " " + surname;
            group = _persons.Of(ends) ?? group;
            _persons.Add(ends, group);
        }

        return name with { Group = group };
    }

    private void LearnOrganization(FoundName name, string full, string group)
    {
        _organizations.Add(full, group);
        var (first, end) = (name.FirstToken, name.EndToken);
        if (end - first < 2)
            return;
        var initials = new StringBuilder();
        for (var i = first; i < end; i++)
        {
            if (words.IsCapitalized(i) && !words.IsAcronym(i))
                initials.Append(words.Text.FoldedOf(i)[0]);
        }

        if (initials.Length >= 3)
            _organizations.Add(initials.ToString(), group);
        if (inArabic || words.Is(end - 1, WordTraits.CompanyHead) && !words.Is(first, WordTraits.Common | WordTraits.PhraseStart | WordTraits.Demonym | WordTraits.Name))
            _organizations.Add(Join(first, first + 1), group);
        // "U.S. Coast Guard" is then "Coast Guard"; "Bangor Trust" is not then "Trust".
        if (end - first > 2 && words.Is(first, WordTraits.Demonym | WordTraits.PhraseStart) && !words.Reads(first + 1, "of"))
            _organizations.Add(Join(first + 1, end), group);
    }

    private FoundName? Match(int first, int end)
    {
        var text = Join(first, end);
        if (_persons.Of(text) is { } person && !IsDate(first))
            return Name(EntityType.Person, first, end, 0.8, person);
        if (_organizations.Of(text) is { } organization)
            return Name(EntityType.Organization, first, end, 0.7, organization);
        return _places.Of(text) is { } place ? Name(EntityType.Location, first, end, 0.6, place) : null;
    }

    // "1 May", "in May": a surname that is a month.
    private bool IsDate(int at) => words.Is(at, WordTraits.Time)
        && ((at > 0 && (words.Text.Tokens[at - 1].Kind == TokenKind.Number || words.Text.FoldedOf(at - 1) is "in" or "since" or "last" or "until" or "by" or "next" or "of"))
            || (at + 1 < words.Count && words.Text.Tokens[at + 1].Kind == TokenKind.Number));

    private FoundName Name(EntityType type, int first, int end, double confidence, string group) =>
        new(type, first, end, words.Text.SpanOf(first, end), confidence) { Group = group };

    private string Join(int first, int end)
    {
        if (end == first + 1)
            return words.Text.FoldedOf(first).ToString();
        var joined = new StringBuilder();
        for (var i = first; i < end; i++)
            joined.Append(i > first ? " " : "").Append(words.Text.FoldedOf(i));
        return joined.ToString();
    }
}
