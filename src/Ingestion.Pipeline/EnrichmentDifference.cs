using System.Text.Json;
using System.Text.Json.Nodes;
using Ingestion.Contracts;
using Ingestion.Enrichment;
using Ingestion.Pipeline.Storage;

namespace Ingestion.Pipeline;

/// <summary>How one part of an enrichment differs from what is stored, in the words of the event.</summary>
/// <param name="Part">Name of the member of <see cref="ArticleEnriched"/>, for instance <c>entities</c>.</param>
/// <param name="Removed">What is no longer found, as JSON.</param>
/// <param name="Added">What is found now, as JSON.</param>
public sealed record PartDifference(string Part, IReadOnlyList<string> Removed, IReadOnlyList<string> Added);

/// <summary>Compares what subscribers are told of an article with what they would be told now.</summary>
public static class EnrichmentDifference
{
    /// <summary>Members that tell of the revision, not of what was found in the text.</summary>
    private static readonly HashSet<string> NotFound = new(["eventId", "revision", "enrichedAt", "engine", "changes"], StringComparer.Ordinal);

    /// <summary>The parts that differ; none where a subscriber would be told the same.</summary>
    /// <param name="stored">An article with its enrichment.</param>
    /// <param name="now">Another enrichment of the same text.</param>
    public static IReadOnlyList<PartDifference> Between(ArticleDocument stored, EnrichmentResult now)
    {
        ArgumentNullException.ThrowIfNull(stored);
        var (before, after) = (Message(stored), Message(stored with { Enrichment = now }));
        return
        [
            .. before.Where(m => !NotFound.Contains(m.Key) && !JsonNode.DeepEquals(m.Value, after[m.Key]))
                .Select(m => Difference(m.Key, Items(m.Value), Items(after[m.Key]))),
        ];
    }

    private static JsonObject Message(ArticleDocument document) =>
        JsonSerializer.SerializeToNode(EventWriter.EnrichedMessage(document, previous: null), ContractJson.Wire.ArticleEnriched)!.AsObject();

    private static PartDifference Difference(string part, List<string> before, List<string> after) =>
        new(part, Without(before, after), Without(after, before));

    /// <summary>The items of a list, or a single value as one.</summary>
    private static List<string> Items(JsonNode? value) =>
        value is JsonArray items ? [.. items.Select(Text)] : value is null ? [] : [Text(value)];

    private static string Text(JsonNode? value) => value?.ToJsonString(ContractJson.Wire.Options) ?? "null";

    // The same item may stand twice.
    private static List<string> Without(List<string> items, List<string> others)
    {
        var left = others.CountBy(i => i, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        return [.. items.Where(i => !left.TryGetValue(i, out var count) || (left[i] = count - 1) < 0)];
    }
}
