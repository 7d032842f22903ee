using Ingestion.Enrichment;
using Ingestion.Pipeline.Identity;

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
        };
    }
}
