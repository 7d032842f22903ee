using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Ingestion.Contracts;

/// <summary>
/// A crawler publishes one article. Plain JSON is enough; no .NET library, envelope or header is needed.
/// Members are nullable because anything may be missing on the wire: the worker validates after reading and
/// answers with <see cref="ArticleRejected"/> where a rule is broken.
/// </summary>
public sealed record ArticlePublished
{
    /// <summary>The version of this contract that is current: 1.</summary>
    public const int CurrentSchemaVersion = 1;

    /// <summary>Version of this contract. Missing means 1; a higher one than the worker knows is rejected.</summary>
    [JsonPropertyName("schemaVersion")]
    public int SchemaVersion { get; init; } = CurrentSchemaVersion;

    /// <summary>Required. Stable name of the publisher, for instance <c>alaraby</c>; 1 to 200 UTF-16 code units. Part of the article's identity.</summary>
    [JsonPropertyName("source")]
    [Required]
    [MaxLength(ArticleLimits.Source)]
    public string? Source { get; init; }

    /// <summary>The publisher's own id of the article, unique within <see cref="Source"/>; up to 512 code units. This or <see cref="Url"/> is required.</summary>
    [JsonPropertyName("externalId")]
    [MaxLength(ArticleLimits.ExternalId)]
    public string? ExternalId { get; init; }

    /// <summary>Absolute http or https address of the article; up to 4096 code units. This or <see cref="ExternalId"/> is required.</summary>
    [JsonPropertyName("url")]
    [Url]
    [MaxLength(ArticleLimits.Url)]
    public string? Url { get; init; }

    /// <summary>Headline; up to 2000 code units. May be missing.</summary>
    [JsonPropertyName("title")]
    [MaxLength(ArticleLimits.Title)]
    public string? Title { get; init; }

    /// <summary>Required. The text of the article, paragraphs separated by line breaks; not blank; 1 MiB of UTF-8 by default at most. Stored exactly as sent.</summary>
    [JsonPropertyName("body")]
    [Required]
    public string? Body { get; init; }

    /// <summary>Language as the publisher states it, a BCP 47 tag such as <c>ar</c> or <c>en-GB</c>; a hint, the worker looks for itself.</summary>
    [JsonPropertyName("language")]
    [MaxLength(ArticleLimits.Language)]
    public string? Language { get; init; }

    /// <summary>When the article was published: ISO 8601, a date (<c>2025-10-12</c>) or a date-time with offset (<c>2025-10-12T19:40:00+03:00</c>). Relative dates in the text rest on it.</summary>
    [JsonPropertyName("publishedAt")]
    public string? PublishedAt { get; init; }

    /// <summary>When the crawler fetched this version: ISO 8601 date-time with offset. Orders versions of one article; missing means the time of arrival.</summary>
    [JsonPropertyName("crawledAt")]
    public string? CrawledAt { get; init; }

    /// <summary>The publisher's own bullets. Kept beside the worker's, never mixed with them. Up to 50 of 4000 code units.</summary>
    [JsonPropertyName("summary")]
    [MaxLength(ArticleLimits.SummaryItems)]
    public IReadOnlyList<string>? Summary { get; init; }

    /// <summary>Names of the authors; up to 100 of 300 code units.</summary>
    [JsonPropertyName("authors")]
    [MaxLength(ArticleLimits.Authors)]
    public IReadOnlyList<string>? Authors { get; init; }

    /// <summary>Section or rubric of the publication; up to 300 code units.</summary>
    [JsonPropertyName("section")]
    [MaxLength(ArticleLimits.Section)]
    public string? Section { get; init; }

    /// <summary>Tags or keywords of the publisher; up to 200 of 200 code units.</summary>
    [JsonPropertyName("tags")]
    [MaxLength(ArticleLimits.Tags)]
    public IReadOnlyList<string>? Tags { get; init; }

    /// <summary>Anything else the crawler wants kept with the article: a JSON object of up to 100 members and 64 KiB. Stored, not interpreted.</summary>
    [JsonPropertyName("metadata")]
    [MaxLength(ArticleLimits.MetadataMembers)]
    public IReadOnlyDictionary<string, JsonElement>? Metadata { get; init; }
}
