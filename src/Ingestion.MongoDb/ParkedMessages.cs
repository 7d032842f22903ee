using Ingestion.MongoDb.Documents;
using Ingestion.Pipeline.Storage;
using MongoDB.Bson;
using MongoDB.Driver;

namespace Ingestion.MongoDb;

/// <summary>
/// Parked messages. RabbitMQ allows messages of 16 MiB and MongoDB documents of 16 MB, so the bytes stand in documents of their
/// own, in chunks, written before the record that makes them visible.
/// </summary>
internal sealed class ParkedMessages(MongoConnection connection, TimeProvider clock)
{
    private const int ChunkBytes = 8 * 1024 * 1024;

    private readonly Listing<ParkedRecord> _listing = new(connection.Parked, "lastParkedAt", r => new PagePosition(r.LastParkedAt, r.ParkedId), clock);

    /// <returns>Whether the message was new.</returns>
    public async Task<bool> ParkAsync(ParkedMessage message, CancellationToken cancellationToken)
    {
        if (await CountAgainAsync(message, cancellationToken))
            return false;

        for (var n = 0; n < Chunks(message.Body.Length); n++)
        {
            var bytes = message.Body.Slice(n * ChunkBytes, Math.Min(ChunkBytes, message.Body.Length - n * ChunkBytes)).ToArray();
            var chunk = new BsonDocument { { "_id", ChunkId(message.ParkedId, n) }, { "bytes", new BsonBinaryData(bytes) } };

            // Already there: the id is made of the bytes, so these are the same.
            await InsertedAsync(connection.ParkedBodies, chunk, cancellationToken);
        }

        var isNew = await InsertedAsync(connection.Parked, message.ToRecord(), cancellationToken);
        if (!isNew)
            await CountAgainAsync(message, cancellationToken);
        return isNew;
    }

    public async Task<ParkedMessage?> FindAsync(string parkedId, CancellationToken cancellationToken)
    {
        var record = await connection.Parked.Find(new BsonDocument("_id", parkedId)).FirstOrDefaultAsync(cancellationToken);
        if (record is null)
            return null;

        var body = new byte[record.BodyLength];
        for (var n = 0; n < Chunks(record.BodyLength); n++)
        {
            var chunk = await connection.ParkedBodies.Find(new BsonDocument("_id", ChunkId(parkedId, n))).FirstOrDefaultAsync(cancellationToken);
            var bytes = chunk?["bytes"].AsByteArray;
            if (bytes?.Length != Math.Min(ChunkBytes, body.Length - n * ChunkBytes))
                throw new StoreRefusedException($"Bytes of the parked message {parkedId} are missing in {CollectionNames.ParkedBodies}.");
            bytes.CopyTo(body, n * ChunkBytes);
        }

        return record.ToMessage(body);
    }

    public async Task<Page<ParkedMessage>> ListAsync(ParkedQuery query, CancellationToken cancellationToken)
    {
        var filter = new BsonDocument();
        if (query.Reason is not null)
            filter.Add("reason", query.Reason);
        if (query.Source is not null)
            filter.Add("source", query.Source);
        if (query.ArticleId is not null)
            filter.Add("articleId", query.ArticleId);
        if (query.Since is not null || query.Until is not null)
        {
            // A page's own bound stands in an element of the same name, hence the $and.
            var range = new BsonDocument();
            if (query.Since is { } since)
                range.Add("$gte", new BsonDateTime(since.ToUnixTimeMilliseconds()));
            if (query.Until is { } until)
                range.Add("$lt", new BsonDateTime(until.ToUnixTimeMilliseconds()));
            filter.Add("$and", new BsonArray { new BsonDocument("lastParkedAt", range) });
        }
        var (records, next) = await _listing.ReadAsync(filter, query.Limit, query.After, selective: false, cancellationToken);
        return new Page<ParkedMessage>([.. records.Select(r => r.ToMessage(default))], next);
    }

    public async Task<IReadOnlyDictionary<string, long>> CountAsync(CancellationToken cancellationToken)
    {
        var open = new BsonArray
        {
            new BsonDocument("replayedAt", BsonNull.Value), // Also where there is none.
            new BsonDocument("$expr", new BsonDocument("$lt", new BsonArray { "$replayedAt", "$lastParkedAt" })),
        };
        var counts = await connection.Parked.Aggregate()
            .Match(new BsonDocument("$or", open))
            .Group(new BsonDocument { { "_id", "$reason" }, { "count", new BsonDocument("$sum", 1) } })
            .ToListAsync(cancellationToken);
        return counts.ToDictionary(c => c["_id"].AsString, c => c["count"].ToInt64(), StringComparer.Ordinal);
    }

    public async Task<bool> MarkReplayedAsync(string parkedId, DateTimeOffset replayedAt, CancellationToken cancellationToken)
    {
        var change = new BsonDocument("$max", new BsonDocument("replayedAt", new BsonDateTime(replayedAt.ToUnixTimeMilliseconds())));
        var result = await connection.Parked.UpdateOneAsync(new BsonDocument("_id", parkedId), change, cancellationToken: cancellationToken);
        return result.MatchedCount == 1;
    }

    public async Task<bool> DiscardAsync(string parkedId, CancellationToken cancellationToken)
    {
        // The record goes first, as it came last: a crash in between leaves bytes that nobody sees, never a message without its bytes.
        var result = await connection.Parked.DeleteOneAsync(new BsonDocument("_id", parkedId), cancellationToken);
        // A range of whole ids, as no index serves a part of one.
        var chunks = new BsonDocument { { "$gte", ChunkId(parkedId, 0) }, { "$lte", ChunkId(parkedId, int.MaxValue) } };
        await connection.ParkedBodies.DeleteManyAsync(new BsonDocument("_id", chunks), cancellationToken);
        return result.DeletedCount == 1;
    }

    public async Task<bool> RecordAsync(ParkedAction action, CancellationToken cancellationToken)
    {
        var record = new BsonDocument
        {
            { "action", action.Action }, { "who", action.Who }, { "at", new BsonDateTime(action.At.ToUnixTimeMilliseconds()) },
            { "filter", action.Filter }, { "done", action.Done }, { "failed", action.Failed },
        };
        await connection.ParkedActions.InsertOneAsync(record, cancellationToken: cancellationToken);
        return true;
    }

    public async Task<IReadOnlyList<ParkedAction>> ListActionsAsync(int limit, CancellationToken cancellationToken)
    {
        var newestFirst = new BsonDocument { { "at", -1 }, { "_id", -1 } };
        var found = await connection.ParkedActions.Find(new BsonDocument()).Sort(newestFirst).Limit(limit).ToListAsync(cancellationToken);
        return
        [
            .. found.Select(r => new ParkedAction(
                r["action"].AsString, r["who"].AsString, new DateTimeOffset(r["at"].ToUniversalTime()), r["filter"].AsString, r["done"].ToInt32(), r["failed"].ToInt32())),
        ];
    }

    private async Task<bool> CountAgainAsync(ParkedMessage message, CancellationToken cancellationToken)
    {
        var change = new BsonDocument
        {
            { "$inc", new BsonDocument("occurrences", 1) },
            { "$max", new BsonDocument("lastParkedAt", new BsonDateTime(message.LastParkedAt.ToUnixTimeMilliseconds())) },
        };
        var result = await connection.Parked.UpdateOneAsync(new BsonDocument("_id", message.ParkedId), change, cancellationToken: cancellationToken);
        return result.MatchedCount == 1;
    }

    private static async Task<bool> InsertedAsync<T>(IMongoCollection<T> collection, T document, CancellationToken cancellationToken)
    {
        try
        {
            await collection.InsertOneAsync(document, cancellationToken: cancellationToken);
            return true;
        }
        catch (MongoWriteException e) when (MongoFailures.IsDuplicateKey(e))
        {
            return false;
        }
    }

    private static int Chunks(int length) => (length + ChunkBytes - 1) / ChunkBytes;

    private static BsonDocument ChunkId(string parkedId, int n) => new() { { "parked", parkedId }, { "n", n } };
}
