using System.Globalization;
using System.Text.RegularExpressions;
using Ingestion.MongoGateway.Wire;
using MongoDB.Bson;
using Npgsql;

namespace Ingestion.MongoGateway.Errors;

/// <summary>Turns what the database said into what a MongoDB driver understands.</summary>
internal static partial class ErrorTranslation
{
    private const string PrimaryIndex = "_id_";
    private const string InternalIndexPrefix = "documents_rum_index_";

    private static readonly ErrorCode Shutdown = new(91, "ShutdownInProgress");
    private static readonly ErrorCode TimeExpired = new(50, "MaxTimeMSExpired");
    private static readonly string[] RetryableWrite = ["RetryableWriteError"];

    /// <summary>The error to report for an exception, or null when it is none of the database's: a fault of the gateway itself.</summary>
    public static MongoErrorException? Translate(Exception exception, CommandRequest? request) => exception switch
    {
        MongoErrorException known => known,
        PostgresException postgres => FromPostgres(postgres, request),
        // Everything else that Npgsql throws is a connection lost or not to be had: outcome unknown, worth another try.
        NpgsqlException or TimeoutException or IOException => Lost(exception, request),
        _ => null,
    };

    /// <summary>Replaces the packed SQLSTATEs in a reply's <c>writeErrors</c> by MongoDB's codes.</summary>
    public static void TranslateWriteErrors(BsonDocument reply, string collectionNamespace)
    {
        if (!reply.TryGetValue("writeErrors", out var errors) || errors is not BsonArray array)
            return;
        foreach (var error in array.OfType<BsonDocument>())
        {
            if (!error.TryGetValue("code", out var packed) || !packed.IsInt32)
                continue;
            var code = SqlStateMap.Find(SqlStateMap.Unpack(packed.AsInt32));
            error["code"] = code.Code;
            if (code.Code == SqlStateMap.DuplicateKey)
                error["errmsg"] = DuplicateKeyMessage(collectionNamespace, IndexNameIn(error.GetValue("errmsg", "").ToString()!) ?? PrimaryIndex);
        }
    }

    /// <summary>The error of a violated unique index, with the two things that code looks for in it: <c>E11000</c> and the index.</summary>
    /// <remarks>The database tells neither the key's fields nor its value.</remarks>
    public static MongoErrorException DuplicateKey(string collectionNamespace, string index, Exception? innerException = null) =>
        new(SqlStateMap.DuplicateKey, "DuplicateKey", DuplicateKeyMessage(collectionNamespace, index), innerException);

    /// <summary>The name of the index that the extension's own message of a duplicate key gives; null when it gives none.</summary>
    public static string? IndexNameIn(string message) => IndexName().Match(message) is { Success: true } match ? match.Groups["name"].Value : null;

    /// <summary>
    /// The number in <c>documents_rum_index_N</c>, the name that PostgreSQL knows a secondary index by; null for other errors.
    /// </summary>
    public static long? InternalIndexId(PostgresException exception) =>
        exception.ConstraintName is { } name && name.StartsWith(InternalIndexPrefix, StringComparison.Ordinal)
        && SqlStateMap.Find(exception.SqlState).Code == SqlStateMap.DuplicateKey
        && long.TryParse(name.AsSpan(InternalIndexPrefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? id
            : null;

    private static MongoErrorException FromPostgres(PostgresException exception, CommandRequest? request)
    {
        var code = SqlStateMap.Find(exception.SqlState);
        if (code == Shutdown)
            return Lost(exception, request);
        if (code.Code == SqlStateMap.DuplicateKey)
            return DuplicateKey(request?.Namespace ?? "", IndexNameIn(exception.MessageText) ?? NameOf(exception.ConstraintName), exception);
        var message = code == SqlStateMap.Unknown ? $"{exception.MessageText} (SQLSTATE {exception.SqlState})"
            : code == TimeExpired ? "operation exceeded time limit"
            : exception.MessageText;
        return new MongoErrorException(code.Code, code.Name, message, exception);
    }

    // The primary key of a collection's table, collection_pk_N, is the index on _id.
    private static string NameOf(string? constraint) =>
        constraint is null || constraint.StartsWith("collection_pk_", StringComparison.Ordinal) ? PrimaryIndex : constraint;

    private static string DuplicateKeyMessage(string collectionNamespace, string index) =>
        $"E11000 duplicate key error collection: {collectionNamespace} index: {index}";

    private static MongoErrorException Lost(Exception exception, CommandRequest? request) =>
        new(Shutdown.Code, Shutdown.Name, "the database behind the gateway is not available", exception)
        {
            Labels = request?.RetryKey is null ? [] : RetryableWrite,
        };

    [GeneratedRegex("[Ii]ndex:? '(?<name>[^']+)'", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 100)]
    private static partial Regex IndexName();
}
