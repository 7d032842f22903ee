using Ingestion.MongoGateway.Cursors;
using Ingestion.MongoGateway.Errors;
using Ingestion.MongoGateway.Storage;
using Ingestion.MongoGateway.Wire;
using MongoDB.Bson;
using MongoDB.Bson.Serialization;

namespace Ingestion.MongoGateway.Commands;

/// <summary>Commands that read documents, and those that go on or stop reading.</summary>
internal sealed class QueryCommands(DocumentDatabase database, CursorStore cursors)
{
    /// <summary>The commands.</summary>
    public IEnumerable<(string Name, CommandHandler Handler)> Handlers =>
    [
        ("find", (request, _, cancel) => OpenAsync(CursorFunction.Find, request, cancel)),
        ("aggregate", (request, _, cancel) => OpenAsync(CursorFunction.Aggregate, request, cancel)),
        ("listCollections", (request, _, cancel) => OpenAsync(CursorFunction.ListCollections, request, cancel)),
        ("listIndexes", (request, _, cancel) => OpenAsync(CursorFunction.ListIndexes, request, cancel)),
        ("count", (request, _, cancel) => database.QueryAsync("documentdb_api.count_query", request, cancel)),
        ("distinct", (request, _, cancel) => database.QueryAsync("documentdb_api.distinct_query", request, cancel)),
        ("getMore", GetMoreAsync),
        ("killCursors", KillCursorsAsync),
        ("explain", ExplainAsync),
    ];

    private async Task<byte[]> OpenAsync(string function, CommandRequest request, CancellationToken cancellationToken)
    {
        var page = await database.OpenCursorAsync(function, request, cancellationToken);
        if (page is { Continuation: { } continuation, CursorId: not 0 })
            cursors.Put(new OpenCursor(page.CursorId, request.Database, continuation));
        return page.Reply;
    }

    private async Task<byte[]> GetMoreAsync(CommandRequest request, ClientSession session, CancellationToken cancellationToken)
    {
        if (!request.Target.IsInt64)
            throw new MongoErrorException(14, "TypeMismatch", "the cursor of getMore must be a 64-bit integer");
        var id = request.Target.AsInt64;
        var cursor = cursors.Take(id, request.Database)
            ?? throw new MongoErrorException(43, "CursorNotFound", $"cursor id {id} not found");
        var page = await database.GetMoreAsync(request, cursor.Continuation, cancellationToken);
        if (page.Continuation is { } continuation)
            cursors.Put(cursor with { Continuation = continuation });
        return page.Reply;
    }

    private async Task<byte[]> KillCursorsAsync(CommandRequest request, ClientSession session, CancellationToken cancellationToken)
    {
        if (!request.Document.TryGetValue("cursors", out var ids) || ids is not BsonArray array)
            throw new MongoErrorException(40414, "Location40414", "BSON field 'killCursors.cursors' is missing but a required field");
        var killed = new BsonArray();
        var notFound = new BsonArray();
        foreach (var id in array.Where(id => id.IsInt64))
            (cursors.Take(id.AsInt64, request.Database) is null ? notFound : killed).Add(id);
        if (killed.Count > 0)
            await database.DeleteCursorsAsync([.. killed.Select(id => id.AsInt64)], cancellationToken);
        return Replies.Success(new BsonDocument
        {
            { "cursorsKilled", killed },
            { "cursorsNotFound", notFound },
            { "cursorsAlive", new BsonArray() },
            { "cursorsUnknown", new BsonArray() },
        });
    }

    // The plan is PostgreSQL's, not MongoDB's: there is no winningPlan in it.
    private async Task<byte[]> ExplainAsync(CommandRequest request, ClientSession session, CancellationToken cancellationToken)
    {
        if (request.Target is not BsonDocument { ElementCount: > 0 } inner)
            throw new MongoErrorException(14, "TypeMismatch", "explain needs a command");
        var function = inner.GetElement(0).Name switch
        {
            "find" => "documentdb_api_catalog.bson_aggregation_find",
            "aggregate" => "documentdb_api_catalog.bson_aggregation_pipeline",
            "count" => "documentdb_api_catalog.bson_aggregation_count",
            "distinct" => "documentdb_api_catalog.bson_aggregation_distinct",
            _ => throw new MongoErrorException(115, "CommandNotSupported", "explain is supported for find, aggregate, count and distinct"),
        };
        var plan = await database.ExplainAsync(function, request, inner.ToBson(), cancellationToken);
        return Replies.Success(new BsonDocument("queryPlanner", new BsonDocument("plan", BsonSerializer.Deserialize<BsonArray>(plan))));
    }
}
