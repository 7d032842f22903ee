using Ingestion.Pipeline.Storage;
using MongoDB.Bson;
using MongoDB.Driver;

namespace Ingestion.MongoDb;

/// <summary>Pages through a collection by key (time descending, then id), never by skipping: every page costs the same.</summary>
/// <typeparam name="T">The record.</typeparam>
/// <param name="collection">What is listed.</param>
/// <param name="time">Name of the element that orders the listing.</param>
/// <param name="position">Where a record stands in it.</param>
/// <param name="projection">Which elements to read; null for all.</param>
internal sealed class Listing<T>(IMongoCollection<T> collection, string time, Func<T, PagePosition> position, BsonDocument? projection = null)
{
    public async Task<(IReadOnlyList<T> Items, string? Next)> ReadAsync(
        BsonDocument filter, int limit, string? after, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(limit, 1000);
        if (PagePosition.Parse(after) is { } last)
        {
            // The first condition is implied by the second, but it is the one that bounds the scan of the index.
            var lastTime = new BsonDateTime(last.Time.ToUnixTimeMilliseconds());
            filter.Add(time, new BsonDocument("$lte", lastTime));
            filter.Add("$or", new BsonArray
            {
                new BsonDocument(time, new BsonDocument("$lt", lastTime)),
                new BsonDocument("_id", new BsonDocument("$gt", last.Id)),
            });
        }

        // One more than asked for tells whether there is a next page.
        var newestFirst = new BsonDocument { { time, -1 }, { "_id", 1 } };
        var found = await collection.Find(filter).Sort(newestFirst).Limit(limit + 1).Project<T>(projection ?? []).ToListAsync(cancellationToken);
        return found.Count <= limit ? (found, null) : (found[..limit], position(found[limit - 1]).ToToken());
    }
}
