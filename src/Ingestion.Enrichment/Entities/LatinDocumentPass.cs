using Ingestion.Enrichment.Buffers;
using Ingestion.Enrichment.Text;

namespace Ingestion.Enrichment.Entities;

/// <summary>
/// Searches the whole article for what was found once: surnames of exactly one person, first words and initials of organizations,
/// places.
/// </summary>
/// <param name="words">The text.</param>
/// <param name="names">The names of the article.</param>
/// <param name="inArabic">Whether the text around is Arabic: then a capital alone makes a name.</param>
internal sealed class LatinDocumentPass(LatinWords words, NameTable names, bool inArabic) : IDisposable
{
    private readonly NameGroups _persons = new(names);
    private readonly NameGroups _organizations = new(names);
    private readonly NameGroups _places = new(names);
    private readonly PooledList<bool> _taken = PooledList<bool>.OfDefaults(words.Count);

    /// <summary>Gives the names found so far their groups and adds the mentions that only the article as a whole shows.</summary>
    public PooledList<FoundName> Run(ReadOnlySpan<FoundName> found)
    {
        var grouped = new PooledList<FoundName>(found.Length);
        using var order = new PooledList<NameOrder>(found.Length);
        for (var i = 0; i < found.Length; i++)
            order.Add(new NameOrder(found[i].Length, 0, 0, i));
        order.Items.Sort(NameOrder.Compare);
        foreach (var place in order.Items)
            grouped.Add(Learn(found[place.Index]));
        foreach (var name in grouped.Items)
            _taken.Items[name.FirstToken..name.EndToken].Fill(true);
        for (var i = 0; i < words.Count; i++)
        {
            if (_taken[i] || !words.IsCapitalized(i))
                continue;
            var pair = i + 1 < words.Count && !_taken[i + 1] && words.IsCapitalized(i + 1) ? Match(i, i + 2) : null;
            if ((pair ?? Match(i, i + 1)) is { } name)
            {
                grouped.Add(name);
                i = name.EndToken - 1;
            }
        }

        return grouped;
    }

    /// <summary>Gives the memory back.</summary>
    public void Dispose()
    {
        _persons.Dispose();
        _organizations.Dispose();
        _places.Dispose();
        _taken.Dispose();
    }

    private FoundName Learn(FoundName name)
    {
        var full = Join(name.FirstToken, name.EndToken);
        switch (name.Type)
        {
            case EntityType.Person:
                // "Crest Valley" of "Crest Valley Bancorp"
                return _organizations.Of(full) is { } company ? name with { Type = EntityType.Organization, Group = company, Role = null } : LearnPerson(name, full);
            case EntityType.Organization:
                var group = _organizations.Of(full) ?? (name.Key is null ? full : names.Add(name.Key));
                LearnOrganization(name, full, group);
                return name with { Group = group };
            default:
                if (name.Key is null)
                    _places.Add(full, full);
                return name;
        }
    }

    private FoundName LearnPerson(FoundName name, int full)
    {
        var last = name.EndToken - 1;
        while (last > name.FirstToken && words.Text.FoldedOf(last) is "jr." or "jr" or "sr." or "ii" or "iii")
            last--;
        var group = _persons.Of(full) ?? full;
        _persons.Add(full, group);
        if (last > name.FirstToken)
        {
            // "Al-Sharif" is also called "Sharif" and the other way round.
            _persons.Add(names.Add(words.Text.FoldedOf(last)), group);
            var ends = names.Append(words.Text.FoldedOf(name.FirstToken)).Append(" ").Append(words.Text.FoldedOf(last)).Close();
            group = _persons.Of(ends) ?? group;
            _persons.Add(ends, group);
        }

        return name with { Group = group };
    }

    private void LearnOrganization(FoundName name, int full, int group)
    {
        _organizations.Add(full, group);
        var (first, end) = (name.FirstToken, name.EndToken);
        if (end - first < 2)
            return;
        for (var i = first; i < end; i++)
        {
            if (words.IsCapitalized(i) && !words.IsAcronym(i))
                names.Append(words.Text.FoldedOf(i)[..1]);
        }

        if (names.Open.Length >= 3)
            _organizations.Add(names.Close(), group);
        names.Drop();
        if (inArabic || words.Is(end - 1, WordTraits.CompanyHead) && !words.Is(first, WordTraits.Common | WordTraits.PhraseStart | WordTraits.Demonym | WordTraits.Name))
            _organizations.Add(Join(first, first + 1), group);
        if (end - first > 2 && words.Is(end - 1, WordTraits.CompanyHead) && !words.Is(end - 2, WordTraits.Stop | WordTraits.NamePrefix) && !words.Reads(end - 2, "&"))
            _organizations.Add(Join(first, end - 1), group);
        // "U.S. Coast Guard" is then "Coast Guard"; "Bangor Trust" is not then "Trust".
        if (end - first > 2 && words.Is(first, WordTraits.Demonym | WordTraits.PhraseStart) && !words.Reads(first + 1, "of"))
            _organizations.Add(Join(first + 1, end), group);
    }

    private FoundName? Match(int first, int end)
    {
        var name = Join(first, end);
        if (_persons.Of(name) is { } person && !IsDate(first))
            return Name(EntityType.Person, first, end, 0.8, person);
        if (_organizations.Of(name) is { } organization)
            return Name(EntityType.Organization, first, end, 0.7, organization);
        return _places.Of(name) is { } place ? Name(EntityType.Location, first, end, 0.6, place) : null;
    }

    // "1 May", "in May": a surname that is a month.
    private bool IsDate(int at) => words.Is(at, WordTraits.Time)
        && ((at > 0 && (words.Text.Tokens[at - 1].Kind == TokenKind.Number || words.Text.FoldedOf(at - 1) is "in" or "since" or "last" or "until" or "by" or "next" or "of"))
            || (at + 1 < words.Count && words.Text.Tokens[at + 1].Kind == TokenKind.Number));

    private FoundName Name(EntityType type, int first, int end, double confidence, int group) =>
        new(type, first, end, words.Text.SpanOf(first, end), confidence) { Group = group };

    private int Join(int first, int end)
    {
        names.Append(words.Text.FoldedOf(first));
        for (var i = first + 1; i < end; i++)
            names.Append(" ").Append(words.Text.FoldedOf(i));
        return names.Close();
    }
}
