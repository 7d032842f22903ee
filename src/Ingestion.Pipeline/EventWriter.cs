using System.Text.Json;
using Ingestion.Contracts;
using Ingestion.Enrichment;
using Ingestion.Pipeline.Identity;
using Ingestion.Pipeline.Storage;
using Ingestion.Pipeline.Telemetry;

namespace Ingestion.Pipeline;

/// <summary>Documents to events on the wire.</summary>
public static class EventWriter
{
    /// <summary>The event that announces a revision.</summary>
    /// <param name="document">The revision.</param>
    /// <param name="previous">What was stored before, or null.</param>
    /// <param name="now">The time.</param>
    public static PendingEvent Enriched(ArticleDocument document, ArticleDocument? previous, DateTimeOffset now)
    {
        var message = EnrichedMessage(document, previous);
        return new PendingEvent(message.EventId, nameof(ArticleEnriched), JsonSerializer.Serialize(message, ContractJson.Wire.ArticleEnriched), now, Stage.Current);
    }

    /// <summary>The event that announces a retraction.</summary>
    /// <param name="document">The article, withdrawn.</param>
    /// <param name="now">The time.</param>
    public static PendingEvent Retracted(ArticleDocument document, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(document);
        var retraction = document.Retraction ?? throw new ArgumentException("The article is not withdrawn.", nameof(document));
        var eventId = ArticleIdentity.RetractedEventId(document.ArticleId, document.Revision);
        var message = new ArticleRetracted
        {
            EventId = eventId,
            ArticleId = document.ArticleId,
            Revision = document.Revision,
            Source = document.Source,
            ExternalId = document.ExternalId,
            Url = document.Url,
            RetractedAt = retraction.RetractedAt.ToString("O", System.Globalization.CultureInfo.InvariantCulture),
            Reason = retraction.Reason,
        };
        return new PendingEvent(eventId, nameof(ArticleRetracted), JsonSerializer.Serialize(message, ContractJson.Wire.ArticleRetracted), now, Stage.Current);
    }

    /// <summary>The event that announces a rejection.</summary>
    /// <param name="parked">The parked message.</param>
    public static PendingEvent Rejected(ParkedMessage parked)
    {
        ArgumentNullException.ThrowIfNull(parked);
        var message = new ArticleRejected
        {
            EventId = ArticleIdentity.RejectedEventId(parked.ParkedId),
            ParkedId = parked.ParkedId,
            ArticleId = parked.ArticleId,
            Source = parked.Source,
            ExternalId = parked.ExternalId,
            Url = parked.Url,
            MessageId = parked.MessageId,
            Reason = parked.Reason,
            Stage = parked.Stage,
            Violations = parked.Violations,
            RejectedAt = parked.LastParkedAt,
        };
        return new PendingEvent(message.EventId, nameof(ArticleRejected), JsonSerializer.Serialize(message, ContractJson.Wire.ArticleRejected), parked.LastParkedAt);
    }

    /// <summary>The wire form of a revision.</summary>
    /// <param name="document">The revision.</param>
    /// <param name="previous">What was stored before, or null.</param>
    public static ArticleEnriched EnrichedMessage(ArticleDocument document, ArticleDocument? previous)
    {
        ArgumentNullException.ThrowIfNull(document);
        var enrichment = document.Enrichment;
        return new ArticleEnriched
        {
            EventId = ArticleIdentity.EnrichedEventId(document.ArticleId, document.Revision, document.ContentHash),
            ArticleId = document.ArticleId,
            Revision = document.Revision,
            Source = document.Source,
            ExternalId = document.ExternalId,
            Url = document.Url,
            Title = document.Title,
            PublishedAt = document.PublishedAt,
            CrawledAt = document.CrawledAt,
            EnrichedAt = document.StoredAt,
            ContentHash = document.ContentHash,
            Language = enrichment.Language.Code,
            Status = WireEnrichment.OverallStatus(enrichment),
            Parts = WireEnrichment.Parts(enrichment),
            Bullets = WireEnrichment.Bullets(enrichment),
            Entities = WireEnrichment.Entities(enrichment),
            Dates = WireEnrichment.Dates(enrichment),
            Quotations = WireEnrichment.Quotations(enrichment),
            Statements = WireEnrichment.Statements(enrichment),
            Lead = WireEnrichment.Lead(enrichment),
            KeyPhrases = WireEnrichment.KeyPhrases(enrichment),
            DuplicateOf = document.DuplicateOf is { } original ? new DuplicateData(original.ArticleId, Math.Round(original.Similarity, 3)) : null,
            Engine = WireEnrichment.Engine(enrichment),
            Changes = Changes(document, previous),
        };
    }

    private static RevisionChanges Changes(ArticleDocument document, ArticleDocument? previous)
    {
        var names = Names(document.Enrichment);
        if (previous is null or { Revision: 0 })
            return new RevisionChanges(null, [], [], [], BulletsChanged: false);
        var fields = new List<string>();
        if (document.Title != previous.Title)
            fields.Add("title");
        if (document.Body != previous.Body)
            fields.Add("body");
        if (document.Enrichment.Engine != previous.Enrichment.Engine)
            fields.Add("engine");
        if (previous.Retraction is not null)
            fields.Add("retraction");
        var before = Names(previous.Enrichment);
        var bulletsChanged = !document.Enrichment.Bullets.Items.Select(b => b.Text).SequenceEqual(previous.Enrichment.Bullets.Items.Select(b => b.Text), StringComparer.Ordinal);
        return new RevisionChanges(previous.Revision, fields, [.. names.Except(before, StringComparer.Ordinal)], [.. before.Except(names, StringComparer.Ordinal)], bulletsChanged);
    }

    private static List<string> Names(EnrichmentResult enrichment) => [.. enrichment.Entities.Items.Select(e => e.Name).Distinct(StringComparer.Ordinal)];
}
