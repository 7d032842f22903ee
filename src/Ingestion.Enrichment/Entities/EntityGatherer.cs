using Ingestion.Enrichment.Entities.Resolution;
using Ingestion.Enrichment.Text;

namespace Ingestion.Enrichment.Entities;

/// <summary>Turns found names into entities: one per real thing, each with all its mentions in text order.</summary>
/// <param name="places">The lists that know in which country a place lies.</param>
/// <param name="isListed">Whether a folded word is a common personal name.</param>
internal sealed class EntityGatherer(PhraseTrie places, Predicate<string> isListed)
{
    /// <summary>Gathers names by their group, their key, or their folded form, and puts together what is one thing.</summary>
    /// <param name="text">The text.</param>
    /// <param name="found">The names, in any order; it is sorted and may grow.</param>
    public IReadOnlyList<Entity> Gather(AnalyzedText text, List<FoundName> found)
    {
        Appositions.AddAbbreviations(text, found);
        found.Sort(InTextOrder);
        var byKey = new Dictionary<(EntityType, string), NameGroup>();
        var groups = new List<NameGroup>();
        foreach (var name in found)
        {
            var key = (name.Type, name.Group ?? name.Key ?? FoldedText.Fold(text.Original.AsSpan(name.Span.Start, name.Span.Length)));
            if (!byKey.TryGetValue(key, out var group))
                groups.Add(byKey[key] = group = new NameGroup(name.Type));
            group.Add(text, name);
        }

        EntityResolver.Resolve(text, groups, isListed);
        return [.. Wholes(groups).OrderBy(group => group.Names[0].Span.Start).ThenByDescending(group => group.Names[0].Span.End).Select(group => Make(text, group))];
    }

    private static List<NameGroup> Wholes(List<NameGroup> groups)
    {
        var wholes = new List<NameGroup>(groups.Count);
        HashSet<NameGroup>? grown = null;
        foreach (var group in groups)
        {
            if (group.Whole == group)
            {
                wholes.Add(group);
                continue;
            }

            group.Whole.TakeOver(group);
            (grown ??= []).Add(group.Whole);
        }

        foreach (var group in grown ?? [])
            group.Names.Sort(InTextOrder);
        return wholes;
    }

    private static int InTextOrder(FoundName one, FoundName other)
    {
        if (one.Span.Start != other.Span.Start)
            return one.Span.Start.CompareTo(other.Span.Start);
        if (one.Span.End != other.Span.End)
            return other.Span.End.CompareTo(one.Span.End);
        return one.Type != other.Type ? one.Type.CompareTo(other.Type) : other.Confidence.CompareTo(one.Confidence);
    }

    private Entity Make(AnalyzedText text, NameGroup group)
    {
        var name = NameOf(group);
        string? role = null, roleCountry = null;
        // Each further mention makes a chance hit less likely.
        var doubt = 1.0;
        var mentions = new List<Mention>(group.Names.Count);
        foreach (var found in group.Names)
        {
            if (mentions.Count > 0 && mentions[^1].Start == found.Span.Start && mentions[^1].End == found.Span.End)
                continue;
            if (found.Role is { } stated)
            {
                role = role is null || stated.Length > role.Length ? stated : role;
                roleCountry ??= Countries.Known.OfRole(stated);
            }

            doubt *= 1 - (found.Confidence * (doubt < 1 ? 0.3 : 1));
            mentions.Add(new Mention(found.Span.Start, found.Span.End, SurfaceOf(text, group, found), found.Clitic));
        }

        return new Entity(group.Type, name.Text, role, Math.Round(Math.Clamp(1 - doubt, 0, 0.99), 2), mentions)
        {
            Aliases = AliasesOf(group, name),
            RoleCountry = (role is null ? null : Countries.Known.OfRole(role)) ?? roleCountry,
            Country = group.Type == EntityType.Location ? CountryOf(group) : null,
        };
    }

    // People and organizations go by their fullest form; of a place's spellings the most frequent one. The first of several.
    private static Spelling NameOf(NameGroup group)
    {
        var best = group.Spellings[0];
        for (var i = 1; i < group.Spellings.Count; i++)
        {
            var next = group.Spellings[i];
            var better = group.Type == EntityType.Location
                ? next.Count.CompareTo(best.Count)
                : next.Form.Words.Length.CompareTo(best.Form.Words.Length);
            if (better > 0 || (better == 0 && best.IsCapitals && !next.IsCapitals))
                best = next;
        }

        return best;
    }

    private static List<string> AliasesOf(NameGroup group, Spelling name)
    {
        if (group.Spellings.Count == 1)
            return [];
        List<string>? aliases = null;
        var folded = new HashSet<string>(StringComparer.Ordinal) { FoldedText.Fold(name.Text) };
        foreach (var spelling in group.Spellings)
        {
            if (folded.Add(FoldedText.Fold(spelling.Text)))
                (aliases ??= []).Add(spelling.Text);
        }

        return aliases ?? [];
    }

    private string? CountryOf(NameGroup group)
    {
        foreach (var spelling in group.Spellings)
        {
            // «عمّان» is the city, «عُمان» the country; without the sign nobody can tell.
            if (spelling.Text.Contains("مّا", StringComparison.Ordinal) && spelling.Form.Joined == "عمان")
                return "JO";
            var folded = FoldedText.Fold(spelling.Text);
            if ((Countries.Known.OfName(folded) ?? places.CountryOf(folded)) is { } country)
                return country;
        }

        return null;
    }

    // The strings of spellings serve for mentions too.
    private static string SurfaceOf(AnalyzedText text, NameGroup group, FoundName found)
    {
        var surface = text.Original.AsSpan(found.Span.Start, found.Span.Length);
        foreach (var spelling in group.Spellings)
        {
            if (surface.SequenceEqual(spelling.Text))
                return spelling.Text;
        }

        return surface.ToString();
    }
}
