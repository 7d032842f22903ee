using System.Text.Json;
using Ingestion.Pipeline.Storage;

namespace Ingestion.MongoDb.Documents;

/// <summary>Articles and their events to records and back.</summary>
internal static class ArticleMapping
{
    // A publisher's metadata may be as deep as intake lets through; a limit of the reader must not make a stored article unreadable.
    private static readonly JsonDocumentOptions Deep = new() { MaxDepth = 128 };

    /// <summary>Makes the record, with <paramref name="pendingEvent"/> as its only event.</summary>
    public static ArticleRecord ToRecord(this ArticleDocument document, PendingEvent pendingEvent) => new()
    {
        ArticleId = document.ArticleId,
        Revision = document.Revision,
        Source = document.Source,
        ExternalId = document.ExternalId,
        Url = document.Url,
        CanonicalUrl = document.CanonicalUrl,
        Title = document.Title,
        Body = document.Body,
        StatedLanguage = document.StatedLanguage,
        PublishedAt = document.PublishedAt,
        CrawledAt = document.CrawledAt,
        StatedCrawledAt = document.StatedCrawledAt,
        ContentHash = document.ContentHash,
        PublisherSummary = [.. document.PublisherSummary],
        Authors = [.. document.Authors],
        Section = document.Section,
        Tags = [.. document.Tags],
        Metadata = [.. document.Metadata.Select(m => new MetadataRecord { Name = m.Key, Json = m.Value.GetRawText() })],
        Retraction = document.Retraction?.ToRecord(),
        DuplicateOf = document.DuplicateOf is { } link ? new DuplicateDocument { ArticleId = link.ArticleId, Similarity = link.Similarity } : null,
        Fingerprint = document.Fingerprint is { } print ? new FingerprintDocument { Bands = [.. print.Bands], Signature = print.Signature } : null,
        Enrichment = document.Enrichment.ToRecord(),
        SearchTokens = [.. document.SearchTokens],
        Revisions = [.. document.Revisions.Select(r => r.ToRecord())],
        FirstStoredAt = document.FirstStoredAt,
        StoredAt = document.StoredAt,
        PendingEvents = [pendingEvent.ToRecord()],
    };

    public static RetractionDocument ToRecord(this Retraction retraction) =>
        new() { RetractedAt = retraction.RetractedAt, Reason = retraction.Reason, RecordedAt = retraction.RecordedAt };

    public static PendingEventRecord ToRecord(this PendingEvent pendingEvent) => new()
    {
        EventId = pendingEvent.EventId.ToString("D"),
        Type = pendingEvent.Type,
        Payload = pendingEvent.Payload,
        CreatedAt = pendingEvent.CreatedAt,
        TraceParent = pendingEvent.TraceParent,
    };

    public static PendingEvent ToEvent(this PendingEventRecord record) =>
        new(Guid.Parse(record.EventId), record.Type, record.Payload, record.CreatedAt, record.TraceParent);

    public static ArticleDocument ToDocument(this ArticleRecord record) => new()
    {
        ArticleId = record.ArticleId,
        Revision = record.Revision,
        Source = record.Source,
        ExternalId = record.ExternalId,
        Url = record.Url,
        CanonicalUrl = record.CanonicalUrl,
        Title = record.Title,
        Body = record.Body,
        StatedLanguage = record.StatedLanguage,
        PublishedAt = record.PublishedAt,
        CrawledAt = record.CrawledAt,
        StatedCrawledAt = record.StatedCrawledAt,
        ContentHash = record.ContentHash,
        PublisherSummary = record.PublisherSummary,
        Authors = record.Authors,
        Section = record.Section,
        Tags = record.Tags,
        Metadata = record.Metadata.ToDictionary(m => m.Name, m => Parse(m.Json), StringComparer.Ordinal),
        Retraction = record.Retraction is { } r ? new Retraction(r.RetractedAt, r.Reason, r.RecordedAt) : null,
        DuplicateOf = record.DuplicateOf is { } d ? new DuplicateLink(d.ArticleId, d.Similarity) : null,
        Fingerprint = record.Fingerprint is { } f ? new Fingerprint(f.Bands, f.Signature) : null,
        Enrichment = record.Enrichment.ToResult(),
        SearchTokens = record.SearchTokens,
        Revisions = [.. record.Revisions.Select(r => r.ToRevision())],
        FirstStoredAt = record.FirstStoredAt,
        StoredAt = record.StoredAt,
        PendingEvents = [.. record.PendingEvents.Select(ToEvent)],
    };

    private static JsonElement Parse(string json)
    {
        using var document = JsonDocument.Parse(json, Deep);
        return document.RootElement.Clone();
    }
}
