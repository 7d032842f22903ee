using Ingestion.Contracts;
using Ingestion.Pipeline.Intake;

namespace Ingestion.Pipeline.Identity;

/// <summary>An accepted article that knows who it is.</summary>
/// <param name="ArticleId">The article's id.</param>
/// <param name="ContentHash">Hash of its content.</param>
/// <param name="CanonicalUrl">Its address in canonical form, or null.</param>
/// <param name="CrawledAt">When it was crawled, or when it arrived if the crawler did not say; UTC, whole milliseconds.</param>
/// <param name="PublishedOn">The day of publication in the publisher's own offset, or null.</param>
/// <param name="Message">The message as it was read.</param>
public sealed record IdentifiedArticle(
    string ArticleId, string ContentHash, string? CanonicalUrl, DateTimeOffset CrawledAt, DateOnly? PublishedOn, ArticlePublished Message)
{
    /// <summary>Identifies an article that <see cref="ArticleValidator"/> accepted.</summary>
    /// <param name="article">A valid article.</param>
    /// <param name="receivedAt">When it arrived.</param>
    public static IdentifiedArticle From(ArticlePublished article, DateTimeOffset receivedAt)
    {
        ArgumentNullException.ThrowIfNull(article);
        _ = WireDate.TryParse(article.PublishedAt, out var published, out _);
        var crawledAt = WireDate.TryParse(article.CrawledAt, out var crawled, out _) ? crawled.Instant : receivedAt;
        return new IdentifiedArticle(
            ArticleIdentity.ArticleId(article.Source, article.ExternalId, article.Url)
                ?? throw new ArgumentException("A valid article has an id.", nameof(article)),
            ArticleIdentity.ContentHash(article.Title, article.Body!),
            Identity.CanonicalUrl.Of(article.Url),
            // Stores keep milliseconds; comparing what they keep with anything finer would make a repeat look newer than itself.
            DateTimeOffset.FromUnixTimeMilliseconds(crawledAt.ToUnixTimeMilliseconds()),
            published.Day,
            article);
    }
}
