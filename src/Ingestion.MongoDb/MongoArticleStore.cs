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
    private readonly ParkedMessages _parked;
    private readonly MongoStoreInstaller _installer;

    /// <summary>Creates the store; nothing is connected yet.</summary>
    /// <param name="options">Where the store is.</param>
    /// <exception cref="ArgumentException">The options can't be used; the message quotes no secret.</exception>
    public MongoArticleStore(MongoStoreOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _connection = new MongoConnection(options);
        _failures = new MongoFailures(_connection.Description);
        _listing = new Listing<ArticleRecord>(_connection.Articles, "storedAt", r => new PagePosition(r.StoredAt, r.ArticleId));
        _parked = new ParkedMessages(_connection);
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
        var filter = new BsonDocument();
        if (query.Source is not null)
            filter.Add("source", query.Source);
        return _failures.GuardAsync(
            async () =>
            {
                var (records, next) = await _listing.ReadAsync(filter, query.Limit, query.After, cancellationToken);
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
            () => document.Revision == 1
                ? InsertAsync(document.ToRecord(pendingEvent), cancellationToken)
                : ReviseAsync(document.ToRecord(pendingEvent), cancellationToken),
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task TouchAsync(string articleId, DateTimeOffset crawledAt, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(articleId);
        return UpdateAsync(articleId, new BsonDocument("$max", new BsonDocument("crawledAt", Date(crawledAt))), cancellationToken);
    }

    /// <inheritdoc/>
    public Task ConfirmAsync(string articleId, Guid eventId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(articleId);
        var confirmed = new BsonDocument("pendingEvents", new BsonDocument("eventId", eventId.ToString("D")));
        return UpdateAsync(articleId, new BsonDocument("$pull", confirmed), cancellationToken);
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
            .Add("crawledAt", new BsonDocument("$lte", Date(record.CrawledAt)));

        // Classic operators take values literally: a body that starts with a dollar sign stays text, which it would not in a pipeline.
        var members = record.ToBsonDocument();
        var pendingEvent = members["pendingEvents"][0];
        members.Remove("_id");
        members.Remove("firstStoredAt");
        members.Remove("pendingEvents");
        var change = new BsonDocument { { "$set", members }, { "$push", new BsonDocument("pendingEvents", pendingEvent) } };

        var result = await _connection.Articles.UpdateOneAsync(guard, change, cancellationToken: cancellationToken);
        return result.MatchedCount == 1 ? WriteOutcome.Written : WriteOutcome.Conflict;
    }

    private Task<UpdateResult> UpdateAsync(string articleId, BsonDocument change, CancellationToken cancellationToken) =>
        _failures.GuardAsync(
            () => _connection.Articles.UpdateOneAsync(ById(articleId), change, cancellationToken: cancellationToken), cancellationToken);

    private Task<IReadOnlyList<ArticleDocument>> FindByKeyAsync(BsonDocument filter, CancellationToken cancellationToken) =>
        _failures.GuardAsync<IReadOnlyList<ArticleDocument>>(
            async () =>
            {
                var found = _connection.Articles.Find(filter).Sort(new BsonDocument("_id", 1)).Limit(MostByKey);
                var records = await found.ToListAsync(cancellationToken);
                return [.. records.Select(r => r.ToDocument())];
            },
            cancellationToken);

    private static BsonDocument ById(string id) => new("_id", id);

    private static BsonDateTime Date(DateTimeOffset time) => new(time.ToUnixTimeMilliseconds());
}
