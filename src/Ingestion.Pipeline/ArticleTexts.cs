using Ingestion.Enrichment;
using Ingestion.Pipeline.Identity;
using Ingestion.Pipeline.Intake;

namespace Ingestion.Pipeline;

/// <summary>What the engine is given of an article.</summary>
public static class ArticleTexts
{
    /// <summary>The text of an identified article.</summary>
    /// <param name="article">The article.</param>
    public static ArticleText Of(IdentifiedArticle article)
    {
        ArgumentNullException.ThrowIfNull(article);
        return new ArticleText(article.Message.Body!)
        {
            Title = article.Message.Title ?? "",
            StatedLanguage = article.Message.Language,
            PublishedOn = article.PublishedOn,
            // Only what the crawler says: the time of arrival would make the result depend on when the message is delivered.
            CrawledOn = WireDate.TryParse(article.Message.CrawledAt, out var crawled, out _) ? crawled.Day : null,
        };
    }
}
