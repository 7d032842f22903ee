using MongoDB.Bson;
using MongoDB.Driver;

namespace Ingestion.MongoDb;

/// <summary>Leases, one document each.</summary>
internal sealed class Leases(MongoConnection connection)
{
    public async Task<bool> TryTakeAsync(string name, string owner, DateTimeOffset now, TimeSpan duration, CancellationToken cancellationToken)
    {
        var free = new BsonDocument("_id", name).Add("$or", new BsonArray
        {
            new BsonDocument("owner", owner),
            new BsonDocument("until", new BsonDocument("$lte", Date(now))),
        });
        var change = new BsonDocument("$set", new BsonDocument { { "owner", owner }, { "until", Date(now + duration) } });
        try
        {
            if ((await connection.Leases.UpdateOneAsync(free, change, cancellationToken: cancellationToken)).MatchedCount == 1)
                return true;
            await connection.Leases.InsertOneAsync(
                new BsonDocument { { "_id", name }, { "owner", owner }, { "until", Date(now + duration) } }, cancellationToken: cancellationToken);
            return true;
        }
        catch (MongoWriteException e) when (MongoFailures.IsDuplicateKey(e))
        {
            return false;
        }
    }

    private static BsonDateTime Date(DateTimeOffset time) => new(time.ToUnixTimeMilliseconds());
}
