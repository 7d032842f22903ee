using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Ingestion.Contracts;

namespace Ingestion.Worker.Commands;

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
        if (!IsPlainObject(article))
            return null;
        var buffer = new ArrayBufferWriter<byte>(article.Length + 512);
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteString("messageId", messageId);
            json.WriteString("conversationId", messageId);
            json.WriteString("destinationAddress", "queue:" + queue);
            json.WriteStartArray("messageType");
            json.WriteStringValue($"urn:message:{typeof(ArticlePublished).Namespace}:{nameof(ArticlePublished)}");
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

    private static bool IsPlainObject(ReadOnlyMemory<byte> article)
    {
        try
        {
            using var document = JsonDocument.Parse(article);
            return document.RootElement.ValueKind == JsonValueKind.Object && !document.RootElement.TryGetProperty("messageType", out _);
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
