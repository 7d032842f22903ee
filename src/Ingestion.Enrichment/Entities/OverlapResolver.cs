namespace Ingestion.Enrichment.Entities;

/// <summary>Decides between names that share tokens.</summary>
internal static class OverlapResolver
{
    /// <summary>
    /// The longer name wins, then the surer one; an organization inside an organization stays where the grammar put it there.
    /// </summary>
    /// <param name="found">All names of one sentence.</param>
    /// <param name="owners">Scratch: for each token the index + 1 of the name that holds it; zeros on entry and on return.</param>
    public static List<FoundName> Resolve(List<FoundName> found, int[] owners)
    {
        var kept = new List<FoundName>(found.Count);
        foreach (var name in found.OrderByDescending(name => name.EndToken - name.FirstToken).ThenByDescending(Rank).ThenBy(name => name.FirstToken))
        {
            if (IsFree(name, kept, owners))
            {
                kept.Add(name);
                for (var i = name.FirstToken; i < name.EndToken; i++)
                    owners[i] = owners[i] == 0 ? kept.Count : owners[i];
            }
        }

        foreach (var name in kept)
            owners.AsSpan(name.FirstToken, name.EndToken - name.FirstToken).Clear();
        return kept;
    }

    private static bool IsFree(FoundName name, List<FoundName> kept, int[] owners)
    {
        for (var i = name.FirstToken; i < name.EndToken; i++)
        {
            if (owners[i] == 0)
                continue;
            var owner = kept[owners[i] - 1];
            var nested = owner.Type == EntityType.Organization && name.Type == EntityType.Organization && name.Key is null
                && owner.Covers(name) && name.EndToken == owner.EndToken && name.FirstToken > owner.FirstToken;
            if (!nested)
                return false;
        }

        return true;
    }

    private static double Rank(FoundName name) => name.Confidence + (name.Key is null ? 0 : 0.05);
}
