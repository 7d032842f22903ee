using Ingestion.Pipeline.Storage;
using MongoDB.Bson;
using MongoDB.Driver;

namespace Ingestion.MongoDb;

/// <summary>
/// Pages through a collection by key (time descending, then id), never by skipping: every page costs the same. Not every server that
/// speaks MongoDB's protocol sorts by an index; so that none has to sort a whole collection for a page, the last hour is asked for
/// first, then eight times as long, and so on until a page is full. Most pages need one question.
/// </summary>
/// <typeparam name="T">The record.</typeparam>
/// <param name="collection">What is listed.</param>
/// <param name="time">Name of the element that orders the listing.</param>
/// <param name="position">Where a record stands in it.</param>
/// <param name="clock">Tells when the last hour began.</param>
/// <param name="projection">Which elements to read; null for all.</param>
internal sealed class Listing<T>(
    IMongoCollection<T> collection, string time, Func<T, PagePosition> position, TimeProvider clock, BsonDocument? projection = null)
{
    private const int Widening = 8;

    private static readonly TimeSpan First = TimeSpan.FromHours(1);

    /// <summary>Half a year; what is older is asked for without a bound.</summary>
    private static readonly TimeSpan Widest = First * Widening * Widening * Widening * Widening;

    /// <summary>Two and a half days tell whether a filter is met so rarely that going on step by step would only cost time.</summary>
    private static readonly TimeSpan Telling = First * Widening * Widening;

    private static readonly BsonDocument WithoutBound = [];

    /// <param name="filter">What is listed.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="after">Where the page before ended, or null.</param>
    /// <param name="selective">Whether the filter has an index of its own, so that without a bound of time it finds few.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public async Task<(IReadOnlyList<T> Items, string? Next)> ReadAsync(
        BsonDocument filter, int limit, string? after, bool selective, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(limit, 1000);
        var last = PagePosition.Parse(after);
        var bound = WithoutBound;
        if (last is not null)
        {
            var lastTime = Date(last.Time);
            bound = new BsonDocument("$lte", lastTime);
            // Not as "$or": some servers would then read the index from the beginning of time.
            filter.Add("$nor", new BsonArray { new BsonDocument { { time, lastTime }, { "_id", new BsonDocument("$lte", last.Id) } } });
        }

        var from = last?.Time ?? clock.GetUtcNow();
        for (var back = First; ; back *= Widening)
        {
            var bounded = back <= Widest && from - DateTimeOffset.UnixEpoch > back;
            var found = await FindAsync(filter, bounded ? [.. bound, new BsonElement("$gte", Date(from - back))] : bound, limit, cancellationToken);
            if (found.Count > limit)
                return (found[..limit], position(found[limit - 1]).ToToken());
            if (!bounded)
                return (found, null);
            if (selective && back >= Telling && found.Count * Widening <= limit)
                back = Widest;
        }
    }

    /// <summary>One more than asked for tells whether there is a next page.</summary>
    private Task<List<T>> FindAsync(BsonDocument filter, BsonDocument bound, int limit, CancellationToken cancellationToken)
    {
        var newestFirst = new BsonDocument { { time, -1 }, { "_id", 1 } };
        var bounded = bound.ElementCount == 0 ? filter : new BsonDocument(filter).Add(time, bound);
        return collection.Find(bounded).Sort(newestFirst).Limit(limit + 1).Project<T>(projection ?? []).ToListAsync(cancellationToken);
    }

    private static BsonDateTime Date(DateTimeOffset at) => new(at.ToUnixTimeMilliseconds());
}
