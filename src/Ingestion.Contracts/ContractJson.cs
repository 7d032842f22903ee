using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Ingestion.Contracts;

/// <summary>How the contracts are written as JSON: camelCase, every member present, Arabic readable.</summary>
[JsonSerializable(typeof(ArticlePublished))]
[JsonSerializable(typeof(ArticleEnriched))]
[JsonSerializable(typeof(ArticleRejected))]
[JsonSerializable(typeof(ArticleRetracted))]
public sealed partial class ContractJson : JsonSerializerContext
{
    private static readonly JsonSerializerOptions Writer = new(JsonSerializerDefaults.Web)
    {
        NumberHandling = JsonNumberHandling.Strict,
        // Safe: the output is JSON in files, queues and databases, never spliced into HTML.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The one instance to serialise contracts with.</summary>
    public static ContractJson Wire { get; } = new(new JsonSerializerOptions(Writer));
}
