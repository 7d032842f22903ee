namespace Ingestion.Worker.Messaging;

/// <summary>
/// One message of the article queue, untouched: whatever its bytes and headers are, it reaches the consumer, which decides.
/// No transport, serializer or topology rule can turn it away before.
/// </summary>
public sealed record ArticleDelivery
{
    /// <summary>The bytes as they came.</summary>
    public required byte[] Body { get; init; }

    /// <summary>Queue or file that it came from.</summary>
    public required string Origin { get; init; }

    /// <summary>The broker message id, or null.</summary>
    public string? MessageId { get; init; }

    /// <summary>When the publisher sent it by its own word (AMQP timestamp), or null.</summary>
    public DateTimeOffset? SentAt { get; init; }

    /// <summary>How often the broker handed it out before from this queue, as far as it knows; each time a worker ended or returned it.</summary>
    public int Redeliveries { get; init; }

    /// <summary>Headers and properties as text, by name.</summary>
    public Dictionary<string, string> Headers { get; init; } = [];
}
