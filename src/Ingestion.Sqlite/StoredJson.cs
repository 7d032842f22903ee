using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Ingestion.Enrichment;
using Ingestion.Pipeline.Storage;

namespace Ingestion.Sqlite;

/// <summary>How documents are written as JSON text in the file: camelCase, enums by name, Arabic readable, no reflection.</summary>
[JsonSerializable(typeof(ArticleDocument))]
[JsonSerializable(typeof(ParkedMessage))]
[JsonSerializable(typeof(Retraction))]
[JsonSerializable(typeof(ParkedAction))]
internal sealed partial class StoredJson : JsonSerializerContext
{
    private static readonly StoredJson Format = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,

        // Safe: the text stands in a database file, never inside HTML.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,

        // A publisher's metadata may itself be as deep as intake lets through (64 is the reader's default); it stands two levels down here.
        MaxDepth = 128,
        Converters =
        {
            new JsonStringEnumConverter<PartStatus>(JsonNamingPolicy.CamelCase, allowIntegerValues: false),
            new JsonStringEnumConverter<EntityType>(JsonNamingPolicy.CamelCase, allowIntegerValues: false),
            new JsonStringEnumConverter<DateGranularity>(JsonNamingPolicy.CamelCase, allowIntegerValues: false),
            new JsonStringEnumConverter<DateAnchor>(JsonNamingPolicy.CamelCase, allowIntegerValues: false),
        },
    });

    public static string Write(ArticleDocument document) => JsonSerializer.Serialize(document, Format.ArticleDocument);

    public static string Write(ParkedMessage message) => JsonSerializer.Serialize(message, Format.ParkedMessage);

    public static string Write(Retraction retraction) => JsonSerializer.Serialize(retraction, Format.Retraction);

    public static string Write(ParkedAction action) => JsonSerializer.Serialize(action, Format.ParkedAction);

    public static Retraction ReadRetraction(string json) => Read(json, Format.Retraction);

    public static ParkedAction ReadAction(string json) => Read(json, Format.ParkedAction);

    public static ArticleDocument ReadArticle(string json) => Read(json, Format.ArticleDocument);

    public static ParkedMessage ReadParked(string json) => Read(json, Format.ParkedMessage);

    private static T Read<T>(string json, JsonTypeInfo<T> type)
    {
        try
        {
            return JsonSerializer.Deserialize(json, type) ?? throw new JsonException("The stored JSON is null.");
        }
        catch (JsonException e)
        {
            // The path names a field; the message quotes no text of the article.
            throw new StoreRefusedException(
                $"A stored {typeof(T).Name} can't be read at {e.Path}: it was changed by hand or by a newer version.", e);
        }
    }
}
