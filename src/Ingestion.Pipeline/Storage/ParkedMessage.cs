using Ingestion.Contracts;

namespace Ingestion.Pipeline.Storage;

/// <summary>A message that could not be accepted, with everything needed to look into it and to send it again.</summary>
public sealed record ParkedMessage
{
    /// <summary>Deterministic id: the same bytes under the same message id give the same one. 32 lower-case hexadecimal digits.</summary>
    public required string ParkedId { get; init; }

    /// <summary>The original bytes, whatever they are; up to the broker's own limit (16 MiB by default on RabbitMQ 4).</summary>
    public required ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>Size of the original bytes; also there in listings, where the bytes are not.</summary>
    public required int BodyLength { get; init; }

    /// <summary>The original headers and properties as text, by name.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>Queue or file that it came from.</summary>
    public required string Origin { get; init; }

    /// <summary>The broker message id, or null.</summary>
    public string? MessageId { get; init; }

    /// <summary>Stable code of the first violation.</summary>
    public required string Reason { get; init; }

    /// <summary>The step that refused it: <c>intake</c>, <c>enrich</c>, <c>store</c>, <c>deliver</c>, <c>unforeseen</c>.</summary>
    public required string Stage { get; init; }

    /// <summary>Every broken rule; at least one.</summary>
    public required IReadOnlyList<Violation> Violations { get; init; }

    /// <summary>Type, message and stack of the exception, or null where there was none.</summary>
    public string? Exception { get; init; }

    /// <summary>The article's id, where the message said enough to compute it.</summary>
    public string? ArticleId { get; init; }

    /// <summary>The publisher, where it could be read.</summary>
    public string? Source { get; init; }

    /// <summary>The publisher's own id, where it could be read.</summary>
    public string? ExternalId { get; init; }

    /// <summary>The address, where it could be read.</summary>
    public string? Url { get; init; }

    /// <summary>How often it was parked.</summary>
    public int Occurrences { get; init; } = 1;

    /// <summary>When it was parked first, UTC. Stores keep milliseconds.</summary>
    public required DateTimeOffset FirstParkedAt { get; init; }

    /// <summary>When it was parked last, UTC.</summary>
    public required DateTimeOffset LastParkedAt { get; init; }

    /// <summary>When it was last sent again, UTC, or null. Where that is before <see cref="LastParkedAt"/>, it was refused once more.</summary>
    public DateTimeOffset? ReplayedAt { get; init; }
}
