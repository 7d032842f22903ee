using Ingestion.Contracts;
using Ingestion.Pipeline.Storage;

namespace Ingestion.Pipeline.Identity;

/// <summary>A stored article as it once came.</summary>
public static class StoredText
{
    /// <summary>The article of a document, to be enriched again.</summary>
    /// <param name="stored">An article with content.</param>
    public static IdentifiedArticle Identify(ArticleDocument stored)
    {
        ArgumentNullException.ThrowIfNull(stored);
        var article = IdentifiedArticle.From(
            new ArticlePublished
            {
                Source = stored.Source,
                ExternalId = stored.ExternalId,
                Url = stored.Url,
                Title = stored.Title,
                Body = stored.Body,
                Language = stored.StatedLanguage,
                PublishedAt = stored.PublishedAt,
                CrawledAt = stored.StatedCrawledAt,
                Summary = stored.PublisherSummary,
                Authors = stored.Authors,
                Section = stored.Section,
                Tags = stored.Tags,
                Metadata = stored.Metadata,
            },
            stored.CrawledAt);
        return article with { ArticleId = stored.ArticleId, ContentHash = stored.ContentHash, CanonicalUrl = stored.CanonicalUrl, CrawledAt = stored.CrawledAt };
    }
}
