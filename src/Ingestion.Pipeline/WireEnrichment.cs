using System.Collections.Frozen;
using Ingestion.Contracts;
using Ingestion.Enrichment;

namespace Ingestion.Pipeline;

/// <summary>Results of the engine in the words of the contracts; shared by events and the output of <c>enrich</c>.</summary>
public static class WireEnrichment
{
    private static readonly FrozenDictionary<PartStatus, string> StatusNames = new Dictionary<PartStatus, string>
    {
        [PartStatus.Ok] = PartStatuses.Ok,
        [PartStatus.Empty] = PartStatuses.Empty,
        [PartStatus.Skipped] = PartStatuses.Skipped,
        [PartStatus.Unsupported] = PartStatuses.Unsupported,
        [PartStatus.TimedOut] = PartStatuses.TimedOut,
        [PartStatus.Failed] = PartStatuses.Failed,
    }.ToFrozenDictionary();

    /// <summary>The status of the whole: <c>failed</c>, <c>timedOut</c> or <c>unsupported</c> if any part is, else <c>ok</c>.</summary>
    /// <param name="enrichment">The result.</param>
    public static string OverallStatus(EnrichmentResult enrichment)
    {
        ArgumentNullException.ThrowIfNull(enrichment);
        ReadOnlySpan<PartStatus> parts =
            [enrichment.Language.Status, enrichment.Entities.Status, enrichment.Dates.Status, enrichment.Quotations.Status, enrichment.Bullets.Status];
        foreach (var bad in (ReadOnlySpan<PartStatus>)[PartStatus.Failed, PartStatus.TimedOut, PartStatus.Unsupported])
        {
            if (parts.Contains(bad))
                return StatusNames[bad];
        }
        return PartStatuses.Ok;
    }

    /// <summary>The status of each part.</summary>
    /// <param name="enrichment">The result.</param>
    public static EnrichmentParts Parts(EnrichmentResult enrichment)
    {
        ArgumentNullException.ThrowIfNull(enrichment);
        return new EnrichmentParts
        {
            Language = new PartOutcome(StatusNames[enrichment.Language.Status], enrichment.Language.Reason),
            Entities = Outcome(enrichment.Entities),
            Dates = Outcome(enrichment.Dates),
            Quotations = Outcome(enrichment.Quotations),
            Bullets = Outcome(enrichment.Bullets),
        };
    }

    /// <summary>The bullets.</summary>
    /// <param name="enrichment">The result.</param>
    public static IReadOnlyList<BulletData> Bullets(EnrichmentResult enrichment)
    {
        ArgumentNullException.ThrowIfNull(enrichment);
        return [.. enrichment.Bullets.Items.Select(b => new BulletData(b.Text, [.. b.Evidence.Select(e => new SpanData(e.Start, e.End))]))];
    }

    /// <summary>The entities.</summary>
    /// <param name="enrichment">The result.</param>
    public static IReadOnlyList<EntityData> Entities(EnrichmentResult enrichment)
    {
        ArgumentNullException.ThrowIfNull(enrichment);
        return [.. enrichment.Entities.Items.Select(e => new EntityData(
            Name(e.Type), e.Name, e.Role, Math.Round(e.Confidence, 3), [.. e.Mentions.Select(m => new MentionData(m.Start, m.End, m.Surface, m.Clitic))]))];
    }

    /// <summary>The dates.</summary>
    /// <param name="enrichment">The result.</param>
    public static IReadOnlyList<DateData> Dates(EnrichmentResult enrichment)
    {
        ArgumentNullException.ThrowIfNull(enrichment);
        return [.. enrichment.Dates.Items.Select(d => new DateData(d.Start, d.End, d.Surface, d.Value, Name(d.Granularity), d.Conflict))];
    }

    /// <summary>The quotations.</summary>
    /// <param name="enrichment">The result.</param>
    public static IReadOnlyList<QuotationData> Quotations(EnrichmentResult enrichment)
    {
        ArgumentNullException.ThrowIfNull(enrichment);
        return [.. enrichment.Quotations.Items.Select(q => new QuotationData(q.Start, q.End, q.Surface, q.Speaker))];
    }

    private static PartOutcome Outcome<T>(Part<T> part) => new(StatusNames[part.Status], part.Reason);

    /// <summary>The names of these enums are single words, so lower case is camel case.</summary>
    private static string Name<T>(T value)
        where T : struct, Enum => Enum.GetName(value)!.ToLowerInvariant();
}
