using Ingestion.Enrichment;
using Ingestion.Enrichment.Text;
using Ingestion.Pipeline.Duplicates;
using Ingestion.Pipeline.Identity;
using Ingestion.Pipeline.Storage;

namespace Ingestion.Pipeline;

/// <summary>An article and its enrichment as the document that is kept.</summary>
internal static class DocumentWriter
{
    private const string NoContent = "the article was withdrawn before it came";

    /// <summary>The next revision of what is stored, or the first.</summary>
    public static ArticleDocument NextRevision(IdentifiedArticle article, ArticleDocument? stored, EnrichmentResult enrichment, DateTimeOffset now)
    {
        var message = article.Message;
        var revision = (stored?.Revision ?? 0) + 1;
        var storedAt = WholeMilliseconds(now);
        using var text = AnalyzedText.Of(message.Body!);
        var record = new RevisionRecord(revision, article.ContentHash, article.CrawledAt, storedAt, enrichment.Engine.Version, WireEnrichment.OverallStatus(enrichment))
        {
            Diff = stored is { Revision: > 0 } ? RevisionDiff.Between(stored, message.Title, text, enrichment) : null,
        };
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
            StatedCrawledAt = message.CrawledAt,
            ContentHash = article.ContentHash,
            PublisherSummary = message.Summary ?? [],
            Authors = message.Authors ?? [],
            Section = message.Section,
            Tags = message.Tags ?? [],
            Metadata = message.Metadata ?? new Dictionary<string, System.Text.Json.JsonElement>(StringComparer.Ordinal),
            Enrichment = enrichment,
            SearchTokens = Pipeline.SearchTokens.Of(message.Title, text),
            Fingerprint = TextFingerprint.Of(text),
            Revisions = [.. (stored?.Revisions ?? []).TakeLast(ArticleDocument.MaxRevisions - 1), record],
            FirstStoredAt = stored is { Revision: > 0 } ? stored.FirstStoredAt : storedAt,
            StoredAt = storedAt,
        };
    }

    /// <summary>What is kept of a retraction that came before its article: revision 0, without content, older than any crawl.</summary>
    public static ArticleDocument Tombstone(string articleId, IdentifiedRetraction retraction, DateTimeOffset now) => new()
    {
        ArticleId = articleId,
        Revision = 0,
        Source = retraction.Message.Source!.Trim(),
        ExternalId = retraction.Message.ExternalId?.Trim(),
        Url = retraction.Message.Url,
        CanonicalUrl = retraction.CanonicalUrl,
        Body = "",
        CrawledAt = DateTimeOffset.MinValue,
        ContentHash = ArticleIdentity.ContentHash(null, ""),
        Retraction = Retraction(retraction, now),
        Enrichment = new EnrichmentResult
        {
            Language = new LanguageResult("und", 0, PartStatus.Skipped, NoContent),
            Entities = Part.Without<Entity>(PartStatus.Skipped, NoContent),
            Dates = Part.Without<DateMention>(PartStatus.Skipped, NoContent),
            Quotations = Part.Without<Quotation>(PartStatus.Skipped, NoContent),
            Bullets = Part.Without<Bullet>(PartStatus.Skipped, NoContent),
            Engine = new EngineVersion("none", "0"),
        },
        FirstStoredAt = WholeMilliseconds(now),
        StoredAt = WholeMilliseconds(now),
    };

    /// <summary>A retraction as it is kept.</summary>
    public static Retraction Retraction(IdentifiedRetraction retraction, DateTimeOffset now) =>
        new(retraction.RetractedAt, string.IsNullOrWhiteSpace(retraction.Message.Reason) ? null : retraction.Message.Reason.Trim(), WholeMilliseconds(now));

    /// <summary>Stores keep milliseconds; what is announced must equal what is kept.</summary>
    private static DateTimeOffset WholeMilliseconds(DateTimeOffset time) => DateTimeOffset.FromUnixTimeMilliseconds(time.ToUnixTimeMilliseconds());
}
