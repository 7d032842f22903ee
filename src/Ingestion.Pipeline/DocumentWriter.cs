using Ingestion.Enrichment;
using Ingestion.Pipeline.Identity;
using Ingestion.Pipeline.Storage;

namespace Ingestion.Pipeline;

/// <summary>An article and its enrichment as the document that is kept.</summary>
internal static class DocumentWriter
{
    /// <summary>The next revision of what is stored, or the first.</summary>
    public static ArticleDocument NextRevision(IdentifiedArticle article, ArticleDocument? stored, EnrichmentResult enrichment, DateTimeOffset now)
    {
        var message = article.Message;
        var revision = (stored?.Revision ?? 0) + 1;
        // Stores keep milliseconds; what is announced must equal what is kept.
        var storedAt = DateTimeOffset.FromUnixTimeMilliseconds(now.ToUnixTimeMilliseconds());
        var record = new RevisionRecord(revision, article.ContentHash, article.CrawledAt, storedAt, enrichment.Engine.Version, WireEnrichment.OverallStatus(enrichment));
        return new ArticleDocument
        {
            ArticleId = article.ArticleId,
            Revision = revision,
            Source = message.Source!.Trim(),
            ExternalId = message.ExternalId?.Trim(),
            Url = message.Url,
            CanonicalUrl = article.CanonicalUrl,
            Title = message.Title,
            Body = message.Body!,
            StatedLanguage = message.Language,
            PublishedAt = message.PublishedAt,
            CrawledAt = article.CrawledAt,
            ContentHash = article.ContentHash,
            PublisherSummary = message.Summary ?? [],
            Authors = message.Authors ?? [],
            Section = message.Section,
            Tags = message.Tags ?? [],
            Metadata = message.Metadata ?? new Dictionary<string, System.Text.Json.JsonElement>(StringComparer.Ordinal),
            Enrichment = enrichment,
            SearchTokens = Pipeline.SearchTokens.Of(message.Title, message.Body!),
            Revisions = [.. (stored?.Revisions ?? []).TakeLast(ArticleDocument.MaxRevisions - 1), record],
            FirstStoredAt = stored?.FirstStoredAt ?? storedAt,
            StoredAt = storedAt,
        };
    }
}
