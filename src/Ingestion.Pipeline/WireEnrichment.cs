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
        [
            enrichment.Language.Status, enrichment.Entities.Status, enrichment.Dates.Status, enrichment.Quotations.Status,
            enrichment.Statements.Status, enrichment.Bullets.Status, enrichment.Lead.Status, enrichment.KeyPhrases.Status,
        ];
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
            Statements = Outcome(enrichment.Statements),
            Bullets = Outcome(enrichment.Bullets),
            Lead = Outcome(enrichment.Lead),
            KeyPhrases = Outcome(enrichment.KeyPhrases),
        };
    }

    /// <summary>The bullets.</summary>
    /// <param name="enrichment">The result.</param>
    public static IReadOnlyList<BulletData> Bullets(EnrichmentResult enrichment)
    {
        ArgumentNullException.ThrowIfNull(enrichment);
        return [.. enrichment.Bullets.Items.Select(Bullet)];
    }

    /// <summary>The lead, or null where there is none.</summary>
    /// <param name="enrichment">The result.</param>
    public static BulletData? Lead(EnrichmentResult enrichment)
    {
        ArgumentNullException.ThrowIfNull(enrichment);
        return enrichment.Lead.Items is [var lead, ..] ? Bullet(lead) : null;
    }

    /// <summary>The key phrases.</summary>
    /// <param name="enrichment">The result.</param>
    public static IReadOnlyList<KeyPhraseData> KeyPhrases(EnrichmentResult enrichment)
    {
        ArgumentNullException.ThrowIfNull(enrichment);
        return [.. enrichment.KeyPhrases.Items.Select(k => new KeyPhraseData(k.Text, Rounded(k.Score), Spans(k.Occurrences)))];
    }

    /// <summary>The entities.</summary>
    /// <param name="enrichment">The result.</param>
    public static IReadOnlyList<EntityData> Entities(EnrichmentResult enrichment)
    {
        ArgumentNullException.ThrowIfNull(enrichment);
        return [.. enrichment.Entities.Items.Select(e => new EntityData(
            Name(e.Type), e.Name, e.Role, Rounded(e.Confidence), [.. e.Mentions.Select(m => new MentionData(m.Start, m.End, m.Surface, m.Clitic))],
            e.Aliases, Rounded(e.Salience), e.RoleCountry, e.Country))];
    }

    /// <summary>The dates.</summary>
    /// <param name="enrichment">The result.</param>
    public static IReadOnlyList<DateData> Dates(EnrichmentResult enrichment)
    {
        ArgumentNullException.ThrowIfNull(enrichment);
        return [.. enrichment.Dates.Items.Select(d => new DateData(
            d.Start, d.End, d.Surface, d.Value, Name(d.Granularity), d.Conflict, d.EndValue, Name(d.Anchor), Rounded(d.Confidence), d.Hijri))];
    }

    /// <summary>The quotations.</summary>
    /// <param name="enrichment">The result.</param>
    public static IReadOnlyList<QuotationData> Quotations(EnrichmentResult enrichment)
    {
        ArgumentNullException.ThrowIfNull(enrichment);
        return [.. enrichment.Quotations.Items.Select(q => new QuotationData(q.Start, q.End, q.Surface, q.Speaker, q.Verb, q.Medium))];
    }

    /// <summary>Indirect speech.</summary>
    /// <param name="enrichment">The result.</param>
    public static IReadOnlyList<StatementData> Statements(EnrichmentResult enrichment)
    {
        ArgumentNullException.ThrowIfNull(enrichment);
        return [.. enrichment.Statements.Items.Select(s => new StatementData(s.Start, s.End, s.Surface, s.Speaker, s.Verb))];
    }

    /// <summary>Who produced the result.</summary>
    /// <param name="enrichment">The result.</param>
    public static EngineData Engine(EnrichmentResult enrichment)
    {
        ArgumentNullException.ThrowIfNull(enrichment);
        return new EngineData(enrichment.Engine.Name, enrichment.Engine.Version, enrichment.Engine.ModelHash);
    }

    private static BulletData Bullet(Bullet bullet) => new(bullet.Text, Spans(bullet.Evidence));

    private static IReadOnlyList<SpanData> Spans(IReadOnlyList<TextSpan> spans) => [.. spans.Select(s => new SpanData(s.Start, s.End))];

    private static double Rounded(double score) => Math.Round(score, 3);

    private static PartOutcome Outcome<T>(Part<T> part) => new(StatusNames[part.Status], part.Reason);

    /// <summary>The names of these enums are single words, so lower case is camel case.</summary>
    private static string Name<T>(T value)
        where T : struct, Enum => Enum.GetName(value)!.ToLowerInvariant();
}
