using Ingestion.Enrichment.Buffers;

namespace Ingestion.Enrichment.Entities;

/// <summary>Puts the forms of one organization together: «بنك X» and «بنك X الوطني», «الخارجية التركية» and «وزارة الخارجية التركية».</summary>
internal static class ArabicOrganizationGroups
{
    /// <summary>Sets the groups of organizations.</summary>
    /// <param name="words">The text.</param>
    /// <param name="names">The names of the article.</param>
    /// <param name="found">What has been found.</param>
    public static void Merge(ArabicWords words, NameTable names, PooledList<FoundName> found)
    {
        using var beginnings = new NameGroups(names);
        foreach (var name in found.Items)
        {
            if (name.Type != EntityType.Organization)
                continue;
            var full = Full(words, names, name);
            for (var end = name.FirstToken + 2; end < name.EndToken; end++)
                beginnings.Add(ArabicPersonName.Join(words, names, name.FirstToken, end), full);
        }

        foreach (ref var name in found.Items)
        {
            if (name.Type != EntityType.Organization)
                continue;
            var full = name.Group != 0 ? name.Group : Full(words, names, name);
            name = name with { Group = beginnings.Of(full) ?? full };
        }
    }

    private static int Full(ArabicWords words, NameTable names, FoundName name)
    {
        if (words[name.FirstToken].Is(WordTraits.Ministry) && !words[name.FirstToken].Is(WordTraits.Head))
            names.Append("وزاره");
        return ArabicPersonName.Join(words, names, name.FirstToken, name.EndToken);
    }
}
