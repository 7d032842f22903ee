using System.Text.Json;

namespace Ingestion.Worker.Messaging;

/// <summary>A message of the queue <c>….reenrich</c>: <c>{"articleId": "…"}</c>. Between the command and the worker, no contract for others.</summary>
/// <param name="ArticleId">The article that is to be enriched again.</param>
internal sealed record ReenrichmentRequest(string ArticleId)
{
    /// <summary>As bytes.</summary>
    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(this, JsonSerializerOptions.Web);

    /// <summary>Reads one; null where the bytes are none.</summary>
    public static ReenrichmentRequest? Read(ReadOnlySpan<byte> body)
    {
        try
        {
            return JsonSerializer.Deserialize<ReenrichmentRequest>(body, JsonSerializerOptions.Web) is { ArticleId.Length: > 0 } request ? request : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
