using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace Ingestion.Contracts;

/// <summary>
/// The publisher withdrew an article. It is named as in <see cref="ArticlePublished"/>: by source and external id or address. A crawler
/// sends it to the queue that articles go to; the worker stores it and publishes it again, with the members that only the worker knows.
/// </summary>
public sealed record ArticleRetracted
{
    /// <summary>The version of this contract that is current: 1.</summary>
    public const int CurrentSchemaVersion = 1;

    /// <summary>Version of this contract. Missing means 1; a higher one than the worker knows is rejected.</summary>
    [JsonPropertyName("schemaVersion")]
    public int SchemaVersion { get; init; } = CurrentSchemaVersion;

    /// <summary>Set by the worker, null from a crawler. Deterministic id of this event: equal for every repeat.</summary>
    [JsonPropertyName("eventId")]
    public Guid? EventId { get; init; }

    /// <summary>Set by the worker, null from a crawler. Deterministic id of the article: 32 lower-case hexadecimal digits.</summary>
    [JsonPropertyName("articleId")]
    public string? ArticleId { get; init; }

    /// <summary>Set by the worker, null from a crawler. The newest revision that is withdrawn, 0 where none was stored yet; a higher one is valid again.</summary>
    [JsonPropertyName("revision")]
    public int? Revision { get; init; }

    /// <summary>Required. The publisher's stable name.</summary>
    [JsonPropertyName("source")]
    [Required]
    [MaxLength(ArticleLimits.Source)]
    public string? Source { get; init; }

    /// <summary>The publisher's own id of the article. This or <see cref="Url"/> is required.</summary>
    [JsonPropertyName("externalId")]
    [MaxLength(ArticleLimits.ExternalId)]
    public string? ExternalId { get; init; }

    /// <summary>The article's address. This or <see cref="ExternalId"/> is required.</summary>
    [JsonPropertyName("url")]
    [Url]
    [MaxLength(ArticleLimits.Url)]
    public string? Url { get; init; }

    /// <summary>Required. When it was withdrawn: ISO 8601 date-time with offset. Versions crawled up to then are withdrawn; a later crawl is valid again.</summary>
    [JsonPropertyName("retractedAt")]
    [Required]
    public string? RetractedAt { get; init; }

    /// <summary>Why, in the publisher's words; up to 2000 code units.</summary>
    [JsonPropertyName("reason")]
    [MaxLength(ArticleLimits.RetractionReason)]
    public string? Reason { get; init; }
}
