using Ingestion.Contracts;
using Ingestion.Enrichment;
using Ingestion.Pipeline.Storage;

namespace Ingestion.Pipeline.Identity;

/// <summary>A stored article as it once came.</summary>
public static class StoredText
{
    /// <summary>The article of a document, to be enriched again.</summary>
    /// <param name="stored">An article with content.</param>
    /// <remarks>
    /// Whether the crawler said when it crawled is not kept, nor in which offset. That it said so shows where a stored date rests on the
    /// crawl; the day is then the one in UTC of the crawl that made the revision.
    /// </remarks>
    public static IdentifiedArticle Identify(ArticleDocument stored)
    {
        ArgumentNullException.ThrowIfNull(stored);
        var restsOnCrawl = stored.Enrichment.Dates.Items.Any(d => d.Anchor == DateAnchor.Crawled);
        // The document's own time moves on when the same content is seen again.
        var crawledAt = stored.Revisions is [.., var last] ? last.CrawledAt : stored.CrawledAt;
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
                CrawledAt = restsOnCrawl ? crawledAt.ToString("O", System.Globalization.CultureInfo.InvariantCulture) : null,
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
