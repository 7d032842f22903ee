using System.Text.Json.Serialization;

namespace Ingestion.Contracts;

/// <summary>The publisher withdrew an article. It is named as in <see cref="ArticlePublished"/>: by source and external id or address.</summary>
public sealed record ArticleRetracted
{
    /// <summary>Version of this contract: 1.</summary>
    [JsonPropertyName("schemaVersion")]
    public int SchemaVersion { get; init; } = 1;

    /// <summary>Required. The publisher's stable name.</summary>
    [JsonPropertyName("source")]
    public string? Source { get; init; }

    /// <summary>The publisher's own id of the article. This or <see cref="Url"/> is required.</summary>
    [JsonPropertyName("externalId")]
    public string? ExternalId { get; init; }

    /// <summary>The article's address. This or <see cref="ExternalId"/> is required.</summary>
    [JsonPropertyName("url")]
    public string? Url { get; init; }

    /// <summary>When it was withdrawn: ISO 8601 date-time with offset.</summary>
    [JsonPropertyName("retractedAt")]
    public string? RetractedAt { get; init; }

    /// <summary>Why, in the publisher's words; up to 2000 code units.</summary>
    [JsonPropertyName("reason")]
    public string? Reason { get; init; }
}
