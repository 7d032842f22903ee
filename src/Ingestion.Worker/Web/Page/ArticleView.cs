using Ingestion.Pipeline.Storage;

namespace Ingestion.Worker.Web.Page;

/// <summary>One article with everything that is kept of it.</summary>
internal sealed record ArticleView(
    string ArticleId,
    string? ExternalId,
    string? Url,
    string Source,
    string? Section,
    IReadOnlyList<string> Authors,
    IReadOnlyList<string> Tags,
    string? Title,
    string Body,
    string? PublishedAt,
    DateTimeOffset CrawledAt,
    DateTimeOffset FirstStoredAt,
    DateTimeOffset StoredAt,
    int Revision,
    Retraction? Retraction,
    DuplicateLink? DuplicateOf,
    int PendingEvents,
    IReadOnlyList<RevisionRecord> Revisions,
    IReadOnlyList<ParkedSummaryView> Parked,
    EnrichmentView Enrichment)
{
    public static ArticleView Of(ArticleDocument document, IReadOnlyList<ParkedMessage> parked) => new(
        document.ArticleId,
        document.ExternalId,
        document.Url,
        document.Source,
        document.Section,
        document.Authors,
        document.Tags,
        document.Title,
        document.Body,
        document.PublishedAt,
        document.CrawledAt,
        document.FirstStoredAt,
        document.StoredAt,
        document.Revision,
        document.Retraction,
        document.DuplicateOf,
        document.PendingEvents.Count,
        document.Revisions,
        [.. parked.Select(ParkedSummaryView.Of)],
        EnrichmentView.Of(document.Enrichment));
}
