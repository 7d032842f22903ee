using Ingestion.MongoGateway.Errors;
using Ingestion.MongoGateway.Storage;
using Ingestion.MongoGateway.Users;
using Ingestion.MongoGateway.Wire;
using MongoDB.Bson;
using MongoDB.Bson.Serialization;
using Npgsql;

namespace Ingestion.MongoGateway.Commands;

/// <summary>Commands about databases, collections and indexes.</summary>
internal sealed class CatalogCommands(DocumentDatabase database, AccessControl access)
{
    /// <summary>The commands.</summary>
    public IEnumerable<(string Name, CommandHandler Handler)> Handlers =>
    [
        ("create", (request, _, cancel) => OnCollection(request, "documentdb_api.create_collection_view", cancel)),
        ("collMod", (request, _, cancel) => database.CollModAsync(request, cancel)),
        ("drop", DropAsync),
        ("dropDatabase", DropDatabaseAsync),
        ("listDatabases", ListDatabasesAsync),
        ("renameCollection", (request, _, cancel) => database.GlobalCommandAsync("documentdb_api.rename_collection", request, cancel)),
        ("createIndexes", CreateIndexesAsync),
        ("dropIndexes", DropIndexesAsync),
        ("deleteIndexes", DropIndexesAsync),
    ];

    private Task<byte[]> OnCollection(CommandRequest request, string function, CancellationToken cancellationToken)
    {
        _ = request.Collection;
        return database.CommandAsync(function, request, cancellationToken);
    }

    private async Task<byte[]> ListDatabasesAsync(CommandRequest request, ClientSession session, CancellationToken cancellationToken)
    {
        var reply = BsonSerializer.Deserialize<BsonDocument>(await database.GlobalCommandAsync("documentdb_api.list_databases", request, cancellationToken));
        reply["databases"] = new BsonArray(reply["databases"].AsBsonArray.Where(listed => access.Knows(session, listed["name"].AsString)));
        return reply.ToBson();
    }

    private async Task<byte[]> DropAsync(CommandRequest request, ClientSession session, CancellationToken cancellationToken)
    {
        // Since MongoDB 7 it is no error to drop what does not exist.
        var existed = await database.DropCollectionAsync(request, cancellationToken);
        return existed ? Replies.Success(new BsonDocument("ns", request.Namespace)) : Replies.Ok;
    }

    private async Task<byte[]> DropDatabaseAsync(CommandRequest request, ClientSession session, CancellationToken cancellationToken)
    {
        await database.DropDatabaseAsync(request, cancellationToken);
        return Replies.Success(new BsonDocument("dropped", request.Database));
    }

    private async Task<byte[]> CreateIndexesAsync(CommandRequest request, ClientSession session, CancellationToken cancellationToken)
    {
        _ = request.Collection;
        try
        {
            return Unwrap(await database.CreateIndexesAsync(request, cancellationToken), request);
        }
        catch (PostgresException e) when (ErrorTranslation.InternalIndexId(e) is not null)
        {
            // The documents that are there violate a new unique index. Its catalogue entry is rolled back, so no name can be
            // looked up; with one index in the command there is no doubt.
            var index = request.Document.GetValue("indexes", BsonNull.Value) is BsonArray { Count: 1 } indexes
                && indexes[0] is BsonDocument only && only.TryGetValue("name", out var name) ? name.ToString()! : e.ConstraintName!;
            throw ErrorTranslation.DuplicateKey(request.Namespace, index, e);
        }
    }

    private async Task<byte[]> DropIndexesAsync(CommandRequest request, ClientSession session, CancellationToken cancellationToken) =>
        Unwrap(await OnCollection(request, "documentdb_api_internal.drop_indexes_non_concurrently", cancellationToken), request);

    // The extension answers in the form of a sharded cluster, one reply for each shard, of which there is one.
    private static byte[] Unwrap(byte[] bson, CommandRequest request)
    {
        var reply = BsonSerializer.Deserialize<BsonDocument>(bson);
        if (reply.TryGetValue("raw", out var shards) && shards is BsonDocument { ElementCount: > 0 } raw && raw[0] is BsonDocument inner)
            reply = inner;
        // Here a boolean, there a number.
        if (reply.GetValue("ok", false).ToBoolean())
        {
            reply["ok"] = 1.0;
            return reply.ToBson();
        }

        var code = SqlStateMap.Find(SqlStateMap.Unpack(reply.GetValue("code", 0).ToInt32()));
        var message = reply.GetValue("errmsg", "").ToString()!;
        throw code.Code == SqlStateMap.DuplicateKey
            ? ErrorTranslation.DuplicateKey(request.Namespace, ErrorTranslation.IndexNameIn(message) ?? "?")
            : new MongoErrorException(code.Code, code.Name, message);
    }
}
