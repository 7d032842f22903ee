using MongoDB.Bson;

namespace Ingestion.MongoGateway.Wire;

/// <summary>A command, whichever kind of message brought it.</summary>
/// <param name="RequestId">Number of the message, for the reply.</param>
/// <param name="Database">Database that the command addresses.</param>
/// <param name="Document">The command, parsed.</param>
/// <param name="Body">The command as it came; passed on unchanged wherever nothing in it must be rewritten.</param>
/// <param name="Sequences">Arrays that came outside the body: name of the field → documents one after another, as they came.</param>
/// <param name="WantsReply">False for fire-and-forget writes.</param>
/// <param name="IsLegacy">True for an OP_QUERY, which is answered with an OP_REPLY.</param>
internal sealed record CommandRequest(
    int RequestId,
    string Database,
    BsonDocument Document,
    ReadOnlyMemory<byte> Body,
    IReadOnlyDictionary<string, ReadOnlyMemory<byte>> Sequences,
    bool WantsReply,
    bool IsLegacy)
{
    /// <summary>No sequences.</summary>
    public static readonly IReadOnlyDictionary<string, ReadOnlyMemory<byte>> NoSequences =
        new Dictionary<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal);

    /// <summary>Name of the command: the first field of its document.</summary>
    public string Name => Document.GetElement(0).Name;

    /// <summary>Value of the first field: the collection, for most commands.</summary>
    public BsonValue Target => Document.GetElement(0).Value;

    /// <summary>Name of the collection that the command addresses.</summary>
    /// <exception cref="Errors.MongoErrorException">The first field is no string.</exception>
    public string Collection => Target.IsString && Target.AsString.Length > 0
        ? Target.AsString
        : throw new Errors.MongoErrorException(73, "InvalidNamespace", $"collection name of {Name} must be a non-empty string");

    /// <summary>Database and collection, as error messages name them.</summary>
    public string Namespace => Target.IsString ? $"{Database}.{Target.AsString}" : Database;

    /// <summary><c>maxTimeMS</c> of the command; null when absent or 0, which means no limit.</summary>
    public TimeSpan? MaxTime => Document.TryGetValue("maxTimeMS", out var value) && value.IsNumeric && value.ToDouble() is >= 1 and <= int.MaxValue
        ? TimeSpan.FromMilliseconds(value.ToDouble())
        : null;

    /// <summary>
    /// What makes a retried write recognizable: session and transaction number. The database applies a write with a number that
    /// it has seen only once and repeats its answer. Null when the write may not be retried.
    /// </summary>
    public string? RetryKey => Document.TryGetValue("txnNumber", out var number) && number.IsInt64
        && Document.TryGetValue("lsid", out var session) && session is BsonDocument { ElementCount: > 0 } lsid
        && lsid.TryGetValue("id", out var id) && id is BsonBinaryData binary
            ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Convert.ToHexString(binary.Bytes)}|{number.AsInt64}")
            : null;
}
