namespace Ingestion.Pipeline.Intake;

/// <summary>A message as the transport delivered it, before anything is known of it.</summary>
/// <param name="Body">The bytes.</param>
/// <param name="Origin">Queue or file that it came from.</param>
/// <param name="ReceivedAt">When it arrived.</param>
public sealed record RawMessage(ReadOnlyMemory<byte> Body, string Origin, DateTimeOffset ReceivedAt)
{
    /// <summary>The broker message id, or null.</summary>
    public string? MessageId { get; init; }

    /// <summary>Headers and properties as text, by name.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();
}
