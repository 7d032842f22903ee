using Ingestion.Enrichment.Buffers;
using Ingestion.Enrichment.Entities.Resolution;
using Ingestion.Enrichment.Text;

namespace Ingestion.Enrichment.Entities;

/// <summary>Turns found names into entities: one per real thing, each with all its mentions in text order.</summary>
/// <param name="places">The lists that know in which country a place lies.</param>
/// <param name="isListed">Whether a folded word is a common personal name.</param>
internal sealed class EntityGatherer(PhraseTrie places, Predicate<ReadOnlySpan<char>> isListed)
{
    /// <summary>Gathers names by their group, their key, or their folded form, and puts together what is one thing.</summary>
    /// <param name="text">The text.</param>
    /// <param name="names">The names of the article.</param>
    /// <param name="found">What has been found, in any order; it is sorted and may grow.</param>
    public IReadOnlyList<Entity> Gather(AnalyzedText text, NameTable names, PooledList<FoundName> found)
    {
        Appositions.AddAbbreviations(text, names, found);
        found.Items.Sort(InTextOrder);
        using var forms = new NameForms(names);
        using var groups = new PooledList<NameGroup>();
        using var owners = new PooledList<NameGroup>(found.Count);
        Group(text, forms, found.Items, groups, owners);
        EntityResolver.JoinSpellings(groups.Items, names);
        Appositions.Join(text, found.Items, owners.Items);
        EntityResolver.JoinShortForms(groups.Items, isListed);

        using var wholes = Wholes(groups.Items);
        using var mentions = new PooledList<(int Whole, int Name)>(found.Count);
        for (var i = 0; i < found.Count; i++)
            mentions.Add((owners[i].Whole.Order, i));
        mentions.Items.Sort();
        var entities = new Entity[wholes.Count];
        for (int i = 0, at = 0; i < entities.Length; i++)
        {
            var first = at;
            while (at < mentions.Count && mentions[at].Whole == i)
                at++;
            entities[i] = Make(text, names, wholes[i], found.Items, mentions.Items[first..at]);
        }

        return entities;
    }

    private static void Group(AnalyzedText text, NameForms forms, ReadOnlySpan<FoundName> found, PooledList<NameGroup> groups, PooledList<NameGroup> owners)
    {
        using var known = new TypedNames<NameGroup>();
        foreach (var name in found)
        {
            ref var group = ref known[name.Type, KeyOf(text, forms.Names, name)];
            if (group is null)
                groups.Add(group = new NameGroup(name.Type, name.Key, name.Span) { Order = groups.Count });
            group.Add(text, forms, name);
            owners.Add(group);
        }
    }

    private static int KeyOf(AnalyzedText text, NameTable names, FoundName name)
    {
        if (name.Group != 0)
            return name.Group;
        if (name.Key is not null)
            return names.Add(name.Key);
        using var folding = new FoldedTextBuilder(text.Original.AsSpan(name.Span.Start, name.Span.Length));
        return names.Add(folding.Text);
    }

    // In order of first mention; that place is their order then.
    private static PooledList<NameGroup> Wholes(ReadOnlySpan<NameGroup> groups)
    {
        var wholes = new PooledList<NameGroup>(groups.Length);
        foreach (var group in groups)
        {
            if (group.Whole == group)
                wholes.Add(group);
            else
                group.Whole.TakeOver(group);
        }

        wholes.Items.Sort(static (one, other) => one.CompareFirst(other) is var order and not 0 ? order : one.Order.CompareTo(other.Order));
        for (var i = 0; i < wholes.Count; i++)
            wholes[i].Order = i;
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

    private Entity Make(AnalyzedText text, NameTable names, NameGroup group, ReadOnlySpan<FoundName> all, Span<(int Whole, int Name)> found)
    {
        found = found[..WithoutRepeated(all, found)];
        var name = NameOf(group);
        string? role = null, roleCountry = null;
        // Each further mention makes a chance hit less likely.
        var doubt = 1.0;
        var mentions = new Mention[found.Length];
        for (var i = 0; i < mentions.Length; i++)
        {
            ref readonly var mention = ref all[found[i].Name];
            if (mention.Role is { } stated)
            {
                role = role is null || stated.Length > role.Length ? stated : role;
                roleCountry ??= Countries.Known.OfRole(stated);
            }

            doubt *= 1 - (mention.Confidence * (doubt < 1 ? 0.3 : 1));
            mentions[i] = new Mention(mention.Span.Start, mention.Span.End, SurfaceOf(text, group, mention), mention.Clitic);
        }

        return new Entity(group.Type, name.Text, role, Math.Round(Math.Clamp(1 - doubt, 0, 0.99), 2), mentions)
        {
            Aliases = AliasesOf(group, name) ?? (IReadOnlyList<string>)[],
            RoleCountry = (role is null ? null : Countries.Known.OfRole(role)) ?? roleCountry,
            Country = group.Type == EntityType.Location ? CountryOf(names, group) : null,
        };
    }

    // Two finders may have found one mention.
    private static int WithoutRepeated(ReadOnlySpan<FoundName> all, Span<(int Whole, int Name)> found)
    {
        var count = 0;
        foreach (var next in found)
        {
            if (count == 0 || all[found[count - 1].Name].Span != all[next.Name].Span)
                found[count++] = next;
        }

        return count;
    }

    // People and organizations go by their fullest form; of a place's spellings the most frequent one. The first of several.
    private static Spelling NameOf(NameGroup group)
    {
        var best = group.Spellings;
        for (var next = best.Next; next is not null; next = next.Next)
        {
            var better = group.Type == EntityType.Location ? next.Count.CompareTo(best.Count) : next.Form.Length.CompareTo(best.Form.Length);
            if (better > 0 || (better == 0 && best.IsCapitals && !next.IsCapitals))
                best = next;
        }

        return best;
    }

    private static List<string>? AliasesOf(NameGroup group, Spelling name)
    {
        List<string>? aliases = null;
        for (var spelling = group.Spellings; spelling is not null; spelling = spelling.Next)
        {
            if (spelling.Folded != name.Folded && IsFirstOfItsForm(group, spelling))
                (aliases ??= new(2)).Add(spelling.Text);
        }

        return aliases;
    }

    private static bool IsFirstOfItsForm(NameGroup group, Spelling spelling)
    {
        var first = group.Spellings;
        while (first.Folded != spelling.Folded)
            first = first.Next!;
        return first == spelling;
    }

    private string? CountryOf(NameTable names, NameGroup group)
    {
        for (var spelling = group.Spellings; spelling is not null; spelling = spelling.Next)
        {
            // «عمّان» is the city, «عُمان» the country; without the sign nobody can tell.
            if (spelling.Text.Contains("مّا", StringComparison.Ordinal) && spelling.Form.Letters is "عمان")
                return "JO";
            var folded = names[spelling.Folded];
            if ((Countries.Known.OfName(folded) ?? places.CountryOf(folded)) is { } country)
                return country;
        }

        return null;
    }

    // The strings of spellings serve for mentions too.
    private static string SurfaceOf(AnalyzedText text, NameGroup group, FoundName found)
    {
        var surface = text.Original.AsSpan(found.Span.Start, found.Span.Length);
        for (var spelling = group.Spellings; spelling is not null; spelling = spelling.Next)
        {
            if (surface.SequenceEqual(spelling.Text))
                return spelling.Text;
        }

        return surface.ToString();
    }
}
