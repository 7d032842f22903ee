namespace Ingestion.Enrichment;

/// <summary>What the engine reads of an article. Nothing here is altered.</summary>
/// <param name="Body">The text; all spans are UTF-16 code units over it.</param>
public sealed record ArticleText(string Body)
{
    /// <summary>Headline, or empty. Used for weighing, never for spans.</summary>
    public string Title { get; init; } = "";

    /// <summary>Language as the publisher states it (BCP 47), or null. A hint only.</summary>
    public string? StatedLanguage { get; init; }

    /// <summary>The day of publication in the publisher's own offset, or null. Relative dates rest on it.</summary>
    public DateOnly? PublishedOn { get; init; }

    /// <summary>The day of the crawl in the crawler's own offset, or null. Relative dates rest on it, less surely, when there is no <see cref="PublishedOn"/>.</summary>
    public DateOnly? CrawledOn { get; init; }
}
