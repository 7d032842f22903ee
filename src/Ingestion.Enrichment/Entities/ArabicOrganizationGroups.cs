namespace Ingestion.Enrichment.Entities;

/// <summary>Puts the forms of one organization together: «بنك X» and «بنك X الوطني», «الخارجية التركية» and «وزارة الخارجية التركية».</summary>
internal static class ArabicOrganizationGroups
{
    /// <summary>Sets the groups of organizations.</summary>
    public static List<FoundName> Merge(ArabicWords words, List<FoundName> found)
    {
        var beginnings = new NameGroups();
        foreach (var name in found.Where(name => name.Type == EntityType.Organization))
        {
            var full = Full(words, name);
            for (var end = name.FirstToken + 2; end < name.EndToken; end++)
                beginnings.Add(ArabicPersonName.Join(words, name.FirstToken, end), full);
        }

        return [.. found.Select(name =>
        {
            if (name.Type != EntityType.Organization)
                return name;
            var full = name.Group ?? Full(words, name);
            return name with { Group = beginnings.Of(full) ?? full };
        })];
    }

    private static string Full(ArabicWords words, FoundName name)
    {
        var full = ArabicPersonName.Join(words, name.FirstToken, name.EndToken);
        return words[name.FirstToken].Is(WordTraits.Ministry) && !words[name.FirstToken].Is(WordTraits.Head) ? "وزاره" + full : full;
    }
}
