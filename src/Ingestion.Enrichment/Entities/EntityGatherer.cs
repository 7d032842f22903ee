using Ingestion.Enrichment.Text;

namespace Ingestion.Enrichment.Entities;

/// <summary>Turns found names into entities: one per real thing, each with all its mentions in text order.</summary>
internal static class EntityGatherer
{
    /// <summary>Gathers names by their group, their key, or their folded form.</summary>
    public static IReadOnlyList<Entity> Gather(AnalyzedText text, List<FoundName> found)
    {
        var groups = new Dictionary<(EntityType, string), List<FoundName>>();
        foreach (var name in found.OrderBy(name => name.Span.Start).ThenByDescending(name => name.Span.End))
        {
            var key = (name.Type, name.Group ?? name.Key ?? FoldedText.Fold(NameOf(text, name)));
            if (!groups.TryGetValue(key, out var names))
                groups[key] = names = [];
            if (names.Count == 0 || names[^1].Span != name.Span)
                names.Add(name);
        }

        return [.. groups.Values.OrderBy(names => names[0].Span.Start).ThenByDescending(names => names[0].Span.End).Select(names => Make(text, names))];
    }

    private static Entity Make(AnalyzedText text, List<FoundName> names)
    {
        var type = names[0].Type;
        // People and organizations go by their fullest form; of a place's spellings the most frequent one.
        var name = type == EntityType.Location
            ? names.GroupBy(found => NameOf(text, found), StringComparer.Ordinal).MaxBy(spelling => spelling.Count())!.Key
            : NameOf(text, names.MaxBy(found => found.Span.Length)!);
        var role = names.Select(found => found.Role).Where(found => found is not null).MaxBy(found => found!.Length);
        // Each further mention makes a chance hit less likely.
        var doubt = names.Aggregate(1.0, (rest, found) => rest * (1 - (found.Confidence * (rest < 1 ? 0.3 : 1))));
        return new Entity(type, name, role, Math.Round(Math.Clamp(1 - doubt, 0, 0.99), 2),
            [.. names.Select(found => new Mention(found.Span.Start, found.Span.End, text.SurfaceOf(found.Span), found.Clitic))]);
    }

    private static string NameOf(AnalyzedText text, FoundName found)
    {
        var surface = text.SurfaceOf(found.Span);
        return found.Clitic == "لل" && surface.StartsWith("لل", StringComparison.Ordinal) ? string.Concat("ال", surface.AsSpan(2)) : surface;
    }
}
