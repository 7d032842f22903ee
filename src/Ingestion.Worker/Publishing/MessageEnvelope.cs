using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Ingestion.Contracts;

namespace Ingestion.Worker.Publishing;

/// <summary>A MassTransit envelope round an article, as a .NET crawler's bus would write it.</summary>
internal static class MessageEnvelope
{
    /// <summary>Content type of an envelope.</summary>
    public const string ContentType = "application/vnd.masstransit+json";

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Puts an article into an envelope; null where it is no JSON object or has an envelope already.</summary>
    /// <param name="article">The article as JSON; its bytes stay as they are.</param>
    /// <param name="messageId">Id of the message.</param>
    /// <param name="queue">The queue it is sent to.</param>
    /// <param name="now">The time.</param>
    public static byte[]? Of(ReadOnlyMemory<byte> article, Guid messageId, string queue, DateTimeOffset now)
    {
        if (article.Span.StartsWith(Encoding.UTF8.Preamble))
            article = article[Encoding.UTF8.Preamble.Length..];
        if (MessageTypeOf(article) is not { } messageType)
            return null;
        var buffer = new ArrayBufferWriter<byte>(article.Length + 512);
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteString("messageId", messageId);
            json.WriteString("conversationId", messageId);
            json.WriteString("destinationAddress", "queue:" + queue);
            json.WriteStartArray("messageType");
            json.WriteStringValue($"urn:message:{typeof(ArticlePublished).Namespace}:{messageType}");
            json.WriteEndArray();
            json.WritePropertyName("message");
            json.WriteRawValue(article.Span, skipInputValidation: true);
            json.WriteString("sentTime", now);
            json.WriteStartObject("headers");
            json.WriteEndObject();
            json.WriteEndObject();
        }
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>The contract of a plain object, told as intake tells it; null for anything else.</summary>
    private static string? MessageTypeOf(ReadOnlyMemory<byte> article)
    {
        try
        {
            using var document = JsonDocument.Parse(article);
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object || root.TryGetProperty("messageType", out _))
                return null;
            return root.TryGetProperty("retractedAt", out _) && !root.TryGetProperty("body", out _) ? nameof(ArticleRetracted) : nameof(ArticlePublished);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
