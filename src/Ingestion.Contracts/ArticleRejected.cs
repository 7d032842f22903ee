using System.Text.Json.Serialization;

namespace Ingestion.Contracts;

/// <summary>A message could not be accepted and was parked with its original bytes. Sent to whoever publishes articles.</summary>
public sealed record ArticleRejected
{
    /// <summary>Version of this contract: 1.</summary>
    [JsonPropertyName("schemaVersion")]
    public int SchemaVersion { get; init; } = 1;

    /// <summary>Deterministic id of this event, from the parked message.</summary>
    [JsonPropertyName("eventId")]
    public required Guid EventId { get; init; }

    /// <summary>Id under which an operator finds the message: 32 lower-case hexadecimal digits.</summary>
    [JsonPropertyName("parkedId")]
    public required string ParkedId { get; init; }

    /// <summary>The article's id, where the message said enough to compute it, else null.</summary>
    [JsonPropertyName("articleId")]
    public required string? ArticleId { get; init; }

    /// <summary>The publisher, where it could be read, else null.</summary>
    [JsonPropertyName("source")]
    public required string? Source { get; init; }

    /// <summary>The publisher's own id, where it could be read, else null.</summary>
    [JsonPropertyName("externalId")]
    public required string? ExternalId { get; init; }

    /// <summary>The address, where it could be read, else null.</summary>
    [JsonPropertyName("url")]
    public required string? Url { get; init; }

    /// <summary>The broker message id of the rejected message, where it had one, else null.</summary>
    [JsonPropertyName("messageId")]
    public required string? MessageId { get; init; }

    /// <summary>Stable code of the first violation: one of <see cref="ReasonCodes"/>.</summary>
    [JsonPropertyName("reason")]
    public required string Reason { get; init; }

    /// <summary>The step at which it was rejected: <c>intake</c>, <c>enrich</c>, <c>store</c>, <c>deliver</c> (given up by the broker), <c>unforeseen</c>.</summary>
    [JsonPropertyName("stage")]
    public required string Stage { get; init; }

    /// <summary>Every rule that was broken; at least one.</summary>
    [JsonPropertyName("violations")]
    public required IReadOnlyList<Violation> Violations { get; init; }

    /// <summary>When it was parked.</summary>
    [JsonPropertyName("rejectedAt")]
    public required DateTimeOffset RejectedAt { get; init; }
}

/// <summary>One broken rule.</summary>
/// <param name="Code">Stable code: one of <see cref="ReasonCodes"/>.</param>
/// <param name="Field">JSON path of the field, such as <c>publishedAt</c> or <c>tags[3]</c>; null where the whole message is meant.</param>
/// <param name="Message">What is wrong and what would be right, for a person. Never quotes the article.</param>
public sealed record Violation(
    [property: JsonPropertyName("code")] string Code,
    [property: JsonPropertyName("field")] string? Field,
    [property: JsonPropertyName("message")] string Message);
