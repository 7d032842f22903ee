using Ingestion.Enrichment;
using Ingestion.MongoDb.Documents;
using Ingestion.Pipeline.Storage;
using MongoDB.Bson;
using MongoDB.Driver;

namespace Ingestion.MongoDb;

/// <summary>
/// Articles in MongoDB, one document per article with its unsent events inside, so that one write is atomic without
/// transactions. Every write is acknowledged by a majority before it is reported; every read comes from the primary.
/// </summary>
/// <remarks>
/// Needs <c>readWrite</c> on the database; only <see cref="InstallAsync"/> needs <c>dbAdmin</c> as well, and may be run by
/// another user beforehand. Thread-safe; one instance holds one pool of connections.
/// </remarks>
public sealed class MongoArticleStore : IArticleStore, IDisposable
{
    private const int MostByKey = 20;

    private readonly MongoConnection _connection;
    private readonly MongoFailures _failures;
    private readonly Listing<ArticleRecord> _listing;
    private readonly Listing<ArticleEngineRecord> _engines;
    private readonly ParkedMessages _parked;
    private readonly Leases _leases;
    private readonly MongoStoreInstaller _installer;

    /// <summary>Creates the store; nothing is connected yet.</summary>
    /// <param name="options">Where the store is.</param>
    /// <param name="clock">Tells how long ago the latest hour was; the system's by default.</param>
    /// <exception cref="ArgumentException">The options can't be used; the message quotes no secret.</exception>
    public MongoArticleStore(MongoStoreOptions options, TimeProvider? clock = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        _connection = new MongoConnection(options);
        _failures = new MongoFailures(_connection.Description);
        clock ??= TimeProvider.System;
        _listing = new Listing<ArticleRecord>(_connection.Articles, "storedAt", r => new PagePosition(r.StoredAt, r.ArticleId), clock);
        _engines = new Listing<ArticleEngineRecord>(
            _connection.ArticleEngines, "storedAt", r => new PagePosition(r.StoredAt, r.ArticleId), clock, new BsonDocument { { "storedAt", 1 }, { "enrichment.engine", 1 } });
        _parked = new ParkedMessages(_connection, clock);
        _leases = new Leases(_connection);
        _installer = new MongoStoreInstaller(_connection.Database, options.OperationTimeout);
    }

    /// <inheritdoc/>
    public string Description => _connection.Description;

    /// <inheritdoc/>
    public Task InstallAsync(CancellationToken cancellationToken) =>
        _failures.GuardAsync(() => _installer.InstallAsync(cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task<ArticleDocument?> FindAsync(string articleId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(articleId);
        return _failures.GuardAsync(
            async () => (await _connection.Articles.Find(ById(articleId)).FirstOrDefaultAsync(cancellationToken))?.ToDocument(),
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<ArticleDocument>> FindByExternalIdAsync(string externalId, string? source, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(externalId);
        var filter = new BsonDocument("externalId", externalId);
        if (source is not null)
            filter.Add("source", source);
        return FindByKeyAsync(filter, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<ArticleDocument>> FindByUrlAsync(string canonicalUrl, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(canonicalUrl);
        return FindByKeyAsync(new BsonDocument("canonicalUrl", canonicalUrl), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<Page<ArticleDocument>> ListAsync(ArticleQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        var filter = new BsonDocument("revision", new BsonDocument("$gt", 0));
        if (query.Source is not null)
            filter.Add("source", query.Source);
        if (!string.IsNullOrWhiteSpace(query.Search))
            filter.Add("$and", HasAll(SearchTerms.Of(query.Search)));
        return _failures.GuardAsync(
            async () =>
            {
                var (records, next) = await _listing.ReadAsync(filter, query.Limit, query.After, !string.IsNullOrWhiteSpace(query.Search), cancellationToken);
                return new Page<ArticleDocument>([.. records.Select(r => r.ToDocument())], next);
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task<WriteOutcome> WriteAsync(ArticleDocument document, PendingEvent pendingEvent, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(pendingEvent);
        ArgumentOutOfRangeException.ThrowIfLessThan(document.Revision, 1, nameof(document));
        return _failures.GuardAsync(
            async () =>
            {
                var record = document.ToRecord(pendingEvent);

                // What is there may be no more than a retraction, which a later crawl may follow.
                return record.Revision == 1 && await InsertAsync(record, cancellationToken) == WriteOutcome.Written
                    ? WriteOutcome.Written
                    : await ReviseAsync(record, cancellationToken);
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task<WriteOutcome> RetractAsync(ArticleDocument document, PendingEvent? pendingEvent, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(document.Retraction, nameof(document));
        if (document.Revision == 0 && pendingEvent is not null)
            return _failures.GuardAsync(() => InsertAsync(document.ToRecord(pendingEvent), cancellationToken), cancellationToken);

        var guard = ById(document.ArticleId)
            .Add("revision", document.Revision)
            .Add("crawledAt", new BsonDocument("$lte", Date(document.Retraction.RetractedAt)))
            .Add("retraction", pendingEvent is null ? new BsonDocument("$ne", BsonNull.Value) : BsonNull.Value);
        var change = new BsonDocument("$set", new BsonDocument("retraction", document.Retraction.ToRecord().ToBsonDocument()));
        if (pendingEvent is not null)
            change.Add("$push", new BsonDocument("pendingEvents", pendingEvent.ToRecord().ToBsonDocument()));
        return UpdateAsync(guard, change, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<WriteOutcome> TouchAsync(string articleId, DateTimeOffset crawledAt, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(articleId);
        return UpdateAsync(
            ById(articleId).Add("retraction", BsonNull.Value),
            new BsonDocument("$max", new BsonDocument("crawledAt", Date(crawledAt))),
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task<WriteOutcome> RecordEngineAsync(string articleId, int revision, EngineVersion engine, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(articleId);
        ArgumentNullException.ThrowIfNull(engine);
        ArgumentOutOfRangeException.ThrowIfLessThan(revision, 1);
        return UpdateAsync(
            ById(articleId).Add("revision", revision),
            new BsonDocument("$set", new BsonDocument("enrichment.engine", engine.ToRecord().ToBsonDocument())),
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task<Page<StoredEngine>> ListEnginesAsync(ArticleQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        var filter = new BsonDocument { { "revision", new BsonDocument("$gt", 0) }, { "retraction", BsonNull.Value } };
        if (query.Source is not null)
            filter.Add("source", query.Source);
        return _failures.GuardAsync(
            async () =>
            {
                var (records, next) = await _engines.ReadAsync(filter, query.Limit, query.After, selective: false, cancellationToken);
                return new Page<StoredEngine>([.. records.Select(r => new StoredEngine(r.ArticleId, r.StoredAt, r.Enrichment.Engine.ToEngine()))], next);
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task ConfirmAsync(string articleId, Guid eventId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(articleId);
        var confirmed = new BsonDocument("pendingEvents", new BsonDocument("eventId", eventId.ToString("D")));
        return UpdateAsync(ById(articleId), new BsonDocument("$pull", confirmed), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<PendingArticle>> ListPendingAsync(DateTimeOffset createdBefore, int limit, CancellationToken cancellationToken)
    {
        RequireLimit(limit);
        return _failures.GuardAsync<IReadOnlyList<PendingArticle>>(
            async () =>
            {
                // Of a list, an ascending sort takes the least: the oldest event.
                var found = await _connection.Articles
                    .Find(new BsonDocument("pendingEvents.createdAt", new BsonDocument("$lt", Date(createdBefore))))
                    .Sort(new BsonDocument { { "pendingEvents.createdAt", 1 }, { "_id", 1 } })
                    .Limit(limit)
                    .Project<PendingRecord>(new BsonDocument("pendingEvents", 1))
                    .ToListAsync(cancellationToken);
                return [.. found.Select(r => new PendingArticle(r.ArticleId, [.. r.PendingEvents.Select(e => e.ToEvent())]))];
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task<bool> TryLeaseAsync(string name, string owner, DateTimeOffset now, TimeSpan duration, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(owner);
        return _failures.GuardAsync(() => _leases.TryTakeAsync(name, owner, now, duration, cancellationToken), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<SimilarArticle>> FindSimilarAsync(IReadOnlyList<long> bands, int limit, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(bands);
        RequireLimit(limit);
        return _failures.GuardAsync<IReadOnlyList<SimilarArticle>>(
            async () =>
            {
                var found = await _connection.Articles
                    .Find(new BsonDocument("fingerprint.bands", new BsonDocument("$in", new BsonArray(bands))))
                    .Limit(limit)
                    .Project<SimilarRecord>(new BsonDocument { { "firstStoredAt", 1 }, { "fingerprint.signature", 1 } })
                    .ToListAsync(cancellationToken);
                return [.. found.Select(r => new SimilarArticle(r.ArticleId, r.FirstStoredAt, r.Fingerprint?.Signature ?? ""))];
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task ParkAsync(ParkedMessage message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        return _failures.GuardAsync(() => _parked.ParkAsync(message, cancellationToken), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<ParkedMessage?> FindParkedAsync(string parkedId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(parkedId);
        return _failures.GuardAsync(() => _parked.FindAsync(parkedId, cancellationToken), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<Page<ParkedMessage>> ListParkedAsync(ParkedQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        return _failures.GuardAsync(() => _parked.ListAsync(query, cancellationToken), cancellationToken);
    }

    /// <inheritdoc/>
    public Task MarkReplayedAsync(string parkedId, DateTimeOffset replayedAt, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(parkedId);
        return _failures.GuardAsync(() => _parked.MarkReplayedAsync(parkedId, replayedAt, cancellationToken), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyDictionary<string, long>> CountParkedAsync(CancellationToken cancellationToken) =>
        _failures.GuardAsync(() => _parked.CountAsync(cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task<bool> DiscardParkedAsync(string parkedId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(parkedId);
        return _failures.GuardAsync(() => _parked.DiscardAsync(parkedId, cancellationToken), cancellationToken);
    }

    /// <inheritdoc/>
    public Task RecordActionAsync(ParkedAction action, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(action);
        return _failures.GuardAsync(() => _parked.RecordAsync(action, cancellationToken), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<ParkedAction>> ListActionsAsync(int limit, CancellationToken cancellationToken)
    {
        RequireLimit(limit);
        return _failures.GuardAsync(() => _parked.ListActionsAsync(limit, cancellationToken), cancellationToken);
    }

    /// <summary>Closes the connections.</summary>
    public void Dispose() => _connection.Dispose();

    private async Task<WriteOutcome> InsertAsync(ArticleRecord record, CancellationToken cancellationToken)
    {
        try
        {
            await _connection.Articles.InsertOneAsync(record, cancellationToken: cancellationToken);
            return WriteOutcome.Written;
        }
        catch (MongoWriteException e) when (MongoFailures.IsDuplicateKey(e))
        {
            return WriteOutcome.Conflict;
        }
    }

    private async Task<WriteOutcome> ReviseAsync(ArticleRecord record, CancellationToken cancellationToken)
    {
        var guard = ById(record.ArticleId)
            .Add("revision", record.Revision - 1)
            .Add("crawledAt", new BsonDocument("$lte", Date(record.CrawledAt)))
            .Add("$or", new BsonArray
            {
                new BsonDocument("retraction", BsonNull.Value),
                new BsonDocument("retraction.retractedAt", new BsonDocument("$lt", Date(record.CrawledAt))),
            });

        // Classic operators take values literally: a body that starts with a dollar sign stays text, which it would not in a pipeline.
        var members = record.ToBsonDocument();
        var pendingEvent = members["pendingEvents"][0];
        members.Remove("_id");
        if (record.Revision > 1)
            members.Remove("firstStoredAt");
        members.Remove("pendingEvents");
        var change = new BsonDocument { { "$set", members }, { "$push", new BsonDocument("pendingEvents", pendingEvent) } };

        var result = await _connection.Articles.UpdateOneAsync(guard, change, cancellationToken: cancellationToken);
        return result.MatchedCount == 1 ? WriteOutcome.Written : WriteOutcome.Conflict;
    }

    private Task<WriteOutcome> UpdateAsync(BsonDocument filter, BsonDocument change, CancellationToken cancellationToken) =>
        _failures.GuardAsync(
            async () => (await _connection.Articles.UpdateOneAsync(filter, change, cancellationToken: cancellationToken)).MatchedCount == 1
                ? WriteOutcome.Written
                : WriteOutcome.Conflict,
            cancellationToken);

    private Task<IReadOnlyList<ArticleDocument>> FindByKeyAsync(BsonDocument filter, CancellationToken cancellationToken) =>
        _failures.GuardAsync<IReadOnlyList<ArticleDocument>>(
            async () =>
            {
                var found = _connection.Articles.Find(filter).Sort(new BsonDocument("_id", 1)).Limit(MostByKey);
                var records = await found.ToListAsync(cancellationToken);
                return [.. records.Select(r => r.ToDocument())];
            },
            cancellationToken);

    private static BsonArray HasAll(IReadOnlyList<IReadOnlyList<string>> terms) =>
        new((terms.Count == 0 ? [[]] : terms).Select(forms => new BsonDocument("searchTokens", new BsonDocument("$in", new BsonArray(forms)))));

    private static void RequireLimit(int limit)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(limit, 1000);
    }

    private static BsonDocument ById(string id) => new("_id", id);

    private static BsonDateTime Date(DateTimeOffset time) => new(time.ToUnixTimeMilliseconds());
}
