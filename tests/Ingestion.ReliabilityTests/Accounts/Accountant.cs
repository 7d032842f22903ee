using Ingestion.ReliabilityTests.Articles;
using MongoDB.Bson;
using MongoDB.Driver;

namespace Ingestion.ReliabilityTests.Accounts;

/// <summary>
/// Holds what was published against what is stored, parked and announced, one by one. It reads the database itself rather than
/// through the worker's code, which it does not trust.
/// </summary>
internal sealed class Accountant(IMongoDatabase database, Crawl crawl, Subscriber subscriber)
{
    private readonly List<string> _problems = [];

    /// <summary>Closes the account.</summary>
    public async Task<Account> CloseAsync()
    {
        var stored = (await database.GetCollection<BsonDocument>("articles").Find(new BsonDocument("source", crawl.Source)).ToListAsync())
            .ToLookup(d => d["externalId"].AsString, StringComparer.Ordinal);
        var announced = subscriber.Events.Values.ToLookup(e => e.ArticleId, StringComparer.Ordinal);
        var withdrawn = subscriber.Retractions.Values.ToLookup(r => r.ArticleId, r => r.Revision, StringComparer.Ordinal);
        var articles = crawl.Articles.Count(a => IsThere(a, [.. stored[a.ExternalId]], announced, withdrawn));
        if (stored.Count > crawl.Articles.Count)
            _problems.Add($"{stored.Count} articles are stored, {crawl.Articles.Count} were published");

        var parked = (await database.GetCollection<BsonDocument>("parked").Find(new BsonDocument()).ToListAsync()).ToLookup(MessageId, StringComparer.Ordinal);
        // All at once: no index serves a part of an id, and there may be ten thousand.
        var bodies = (await database.GetCollection<BsonDocument>("parkedBodies").Find(new BsonDocument()).ToListAsync()).ToLookup(c => c["_id"]["parked"]);
        var rejected = crawl.Parked.Count(p => IsParked(p, [.. parked[p.MessageId]], bodies));
        var wanted = crawl.Parked.Select(p => p.MessageId).ToHashSet(StringComparer.Ordinal);
        foreach (var extra in parked.Where(p => !wanted.Contains(p.Key)).SelectMany(p => p))
            _problems.Add($"a good message was parked: {extra["reason"]} at {extra["stage"]}, {extra.GetValue("exception", "")}");

        return new Account(crawl.Messages.Count, crawl.Articles.Count + crawl.Parked.Count, articles + rejected, subscriber.Repeated, _problems);
    }

    private bool IsThere(ExpectedArticle expected, BsonDocument[] stored, ILookup<string, SeenEvent> announced, ILookup<string, int> withdrawn)
    {
        if (stored is not [var document])
            return Problem($"article {expected.ExternalId} is stored {stored.Length} times");
        var events = announced[document["_id"].AsString].ToLookup(e => e.Revision);
        var revision = document["revision"].ToInt32();
        var fine = true;
        // Of a withdrawn one those versions are stored that came before the retraction did, none if it came first.
        if (!expected.IsRetracted && !string.Equals(document["body"].AsString, expected.Newest, StringComparison.Ordinal))
            fine = Problem($"article {expected.ExternalId} is not stored in its newest version");
        if (document.GetValue("retraction", BsonNull.Value).IsBsonNull == expected.IsRetracted)
            fine = Problem($"article {expected.ExternalId} is {(expected.IsRetracted ? "not " : "")}withdrawn: {expected.Withdrawn} of {expected.Versions} versions should be");
        if (expected.IsRetracted && !withdrawn[document["_id"].AsString].Contains(revision))
            fine = Problem($"the retraction of article {expected.ExternalId} was not announced");
        if (expected.Withdrawn is null && withdrawn[document["_id"].AsString].Any())
            fine = Problem($"a retraction of article {expected.ExternalId} was announced that nobody made");
        if (revision < (expected.IsRetracted ? 0 : 1) || revision > expected.Versions)
            fine = Problem($"article {expected.ExternalId} has revision {revision} of {expected.Versions} versions");
        if (document["pendingEvents"].AsBsonArray.Count > 0)
            fine = Problem($"article {expected.ExternalId} still has an event to be sent");
        for (var r = 1; r <= revision; r++)
        {
            if (!events[r].Any())
                fine = Problem($"revision {r} of article {expected.ExternalId} was not announced");
            if (events[r].Skip(1).Any())
                fine = Problem($"revision {r} of article {expected.ExternalId} was announced with two contents");
        }
        if (revision > 0 && events[revision].FirstOrDefault() is { } last && last.ContentHash != document["contentHash"].AsString)
            fine = Problem($"article {expected.ExternalId}: the last event does not tell what is stored");
        return fine;
    }

    private bool IsParked(ExpectedParked expected, BsonDocument[] parked, ILookup<BsonValue, BsonDocument> bodies)
    {
        if (parked is not [var record])
            return Problem($"message {expected.MessageId} ({expected.Reason}) is parked {parked.Length} times");
        var chunks = bodies[record["_id"]].OrderBy(c => c["_id"]["n"]);
        var fine = true;
        if (record["reason"].AsString != expected.Reason)
            fine = Problem($"message {expected.MessageId} is parked for {record["reason"]}, not {expected.Reason}");
        if (!chunks.SelectMany(c => c["bytes"].AsByteArray).SequenceEqual(expected.Body))
            fine = Problem($"message {expected.MessageId} ({expected.Reason}) is parked without its bytes");
        if (!subscriber.Rejections.TryGetValue(expected.MessageId, out var reason) || reason != expected.Reason)
            fine = Problem($"the rejection of {expected.MessageId} ({expected.Reason}) was not announced");
        return fine;
    }

    private static string MessageId(BsonDocument parked) => parked.GetValue("messageId", BsonNull.Value) is BsonString id ? id.Value : "";

    private bool Problem(string what)
    {
        _problems.Add(what);
        return false;
    }
}
