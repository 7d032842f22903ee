using Ingestion.Enrichment;
using Ingestion.Enrichment.Grounding;

namespace Ingestion.Benchmarks.Fuzzing;

/// <summary>What must hold of every result, whatever the body.</summary>
internal static class ResultCheck
{
    /// <summary>What does not hold, or null.</summary>
    /// <param name="result">The engine's answer.</param>
    /// <param name="body">The body it is about.</param>
    public static string? Problem(EnrichmentResult result, string body)
    {
        foreach (var (part, status, reason) in new[]
        {
            ("entities", result.Entities.Status, result.Entities.Reason), ("dates", result.Dates.Status, result.Dates.Reason),
            ("quotations", result.Quotations.Status, result.Quotations.Reason), ("statements", result.Statements.Status, result.Statements.Reason),
            ("bullets", result.Bullets.Status, result.Bullets.Reason), ("lead", result.Lead.Status, result.Lead.Reason),
            ("key phrases", result.KeyPhrases.Status, result.KeyPhrases.Reason),
        })
        {
            if (status is PartStatus.Failed or PartStatus.TimedOut)
                return $"{part}: {status} ({reason})";
        }

        var dropped = GroundingVerifier.Verify(result, body).Dropped;
        if (dropped.Total > 0)
            return $"not grounded: {dropped}";
        return result.Entities.Items.Select(entity => Problem(entity)).FirstOrDefault(problem => problem is not null);
    }

    private static string? Problem(Entity entity)
    {
        if (entity.Mentions.Count == 0 || string.IsNullOrWhiteSpace(entity.Name))
            return "an entity without a mention or a name";
        if (entity.Confidence is not (>= 0 and <= 1) || entity.Salience is not (>= 0 and <= 1))
            return $"confidence {entity.Confidence} or salience {entity.Salience} out of range";
        if (entity.Aliases.Contains(entity.Name, StringComparer.Ordinal) || entity.Aliases.Distinct(StringComparer.Ordinal).Count() != entity.Aliases.Count)
            return "an alias twice";
        for (var i = 1; i < entity.Mentions.Count; i++)
        {
            if (entity.Mentions[i - 1].Start > entity.Mentions[i].Start || entity.Mentions[i - 1] == entity.Mentions[i])
                return "mentions out of order or twice";
        }

        return entity.Country is { Length: not 2 } || entity.RoleCountry is { Length: not 2 } ? "a country's code that is none" : null;
    }
}
