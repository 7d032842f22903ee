namespace Ingestion.Contracts;

/// <summary>Sizes that an <see cref="ArticlePublished"/> must keep. Texts are measured in UTF-16 code units.</summary>
public static class ArticleLimits
{
    /// <summary>Longest <see cref="ArticlePublished.Source"/>.</summary>
    public const int Source = 200;

    /// <summary>Longest <see cref="ArticlePublished.ExternalId"/>.</summary>
    public const int ExternalId = 512;

    /// <summary>Longest <see cref="ArticlePublished.Url"/>.</summary>
    public const int Url = 4096;

    /// <summary>Longest <see cref="ArticlePublished.Title"/>.</summary>
    public const int Title = 2000;

    /// <summary>Longest <see cref="ArticlePublished.Language"/>.</summary>
    public const int Language = 35;

    /// <summary>Longest <see cref="ArticlePublished.Section"/>.</summary>
    public const int Section = 300;

    /// <summary>Most bullets in <see cref="ArticlePublished.Summary"/>.</summary>
    public const int SummaryItems = 50;

    /// <summary>Longest bullet of <see cref="ArticlePublished.Summary"/>.</summary>
    public const int SummaryItem = 4000;

    /// <summary>Most names in <see cref="ArticlePublished.Authors"/>.</summary>
    public const int Authors = 100;

    /// <summary>Longest name in <see cref="ArticlePublished.Authors"/>.</summary>
    public const int Author = 300;

    /// <summary>Most tags in <see cref="ArticlePublished.Tags"/>.</summary>
    public const int Tags = 200;

    /// <summary>Longest tag in <see cref="ArticlePublished.Tags"/>.</summary>
    public const int Tag = 200;

    /// <summary>Longest <see cref="ArticleRetracted.Reason"/>.</summary>
    public const int RetractionReason = 2000;

    /// <summary>Most members of <see cref="ArticlePublished.Metadata"/>.</summary>
    public const int MetadataMembers = 100;

    /// <summary>Largest <see cref="ArticlePublished.Metadata"/>, in bytes of UTF-8 JSON.</summary>
    public const int MetadataBytes = 64 * 1024;
}
