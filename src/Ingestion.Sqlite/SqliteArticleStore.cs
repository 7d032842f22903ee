using Ingestion.Enrichment;
using Ingestion.Pipeline.Storage;

namespace Ingestion.Sqlite;

/// <summary>
/// Articles in one SQLite file, so that the worker runs with nothing installed. Several processes on one machine may share the
/// file. Every commit is on disk before it is reported.
/// </summary>
/// <remarks>
/// Cancellation is honoured while waiting for other writers of this process and up to the commit; waiting for another process
/// lasts up to <see cref="SqliteStoreOptions.BusyTimeout"/>.
/// </remarks>
public sealed class SqliteArticleStore : IArticleStore, IDisposable
{
    private readonly SqliteDatabase _database;

    /// <summary>Creates the store; nothing is opened yet.</summary>
    /// <param name="options">Where the file is.</param>
    public SqliteArticleStore(SqliteStoreOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentException.ThrowIfNullOrWhiteSpace(options.Path, nameof(options));
        _database = new SqliteDatabase(options);
    }

    /// <inheritdoc/>
    public string Description => $"SQLite {_database.Path}";

    /// <inheritdoc/>
    public Task InstallAsync(CancellationToken cancellationToken) => _database.InstallAsync(cancellationToken);

    /// <inheritdoc/>
    public Task<ArticleDocument?> FindAsync(string articleId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(articleId);
        return _database.ReadAsync(connection => ArticleTable.Find(connection, articleId), cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<ArticleDocument>> FindByExternalIdAsync(string externalId, string? source, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(externalId);
        return await _database.ReadAsync(connection => ArticleTable.FindByExternalId(connection, externalId, source), cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<ArticleDocument>> FindByUrlAsync(string canonicalUrl, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(canonicalUrl);
        return await _database.ReadAsync(connection => ArticleTable.FindByUrl(connection, canonicalUrl), cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<Page<ArticleDocument>> ListAsync(ArticleQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        RequireLimit(query.Limit);
        var after = PagePosition.Parse(query.After);
        return await _database.ReadAsync(connection => ArticleTable.List(connection, query, after), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<WriteOutcome> WriteAsync(ArticleDocument document, PendingEvent pendingEvent, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(pendingEvent);
        ArgumentOutOfRangeException.ThrowIfLessThan(document.Revision, 1, nameof(document));
        return _database.WriteAsync(connection => ArticleTable.Write(connection, document, pendingEvent), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<WriteOutcome> RetractAsync(ArticleDocument document, PendingEvent? pendingEvent, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(document.Retraction, nameof(document));
        return _database.WriteAsync(connection => ArticleTable.Retract(connection, document, pendingEvent), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<WriteOutcome> TouchAsync(string articleId, DateTimeOffset crawledAt, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(articleId);
        return _database.WriteAsync(connection => ArticleTable.Touch(connection, articleId, crawledAt), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<WriteOutcome> RecordEngineAsync(string articleId, int revision, EngineVersion engine, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(articleId);
        ArgumentNullException.ThrowIfNull(engine);
        ArgumentOutOfRangeException.ThrowIfLessThan(revision, 1);
        return _database.WriteAsync(connection => EngineStatements.Record(connection, articleId, revision, engine), cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<Page<StoredEngine>> ListEnginesAsync(ArticleQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        RequireLimit(query.Limit);
        var after = PagePosition.Parse(query.After);
        return await _database.ReadAsync(connection => EngineStatements.List(connection, query, after), cancellationToken);
    }

    /// <inheritdoc/>
    public Task ConfirmAsync(string articleId, Guid eventId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(articleId);
        return _database.WriteAsync(connection => ArticleTable.Confirm(connection, articleId, eventId), cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<PendingArticle>> ListPendingAsync(DateTimeOffset createdBefore, int limit, CancellationToken cancellationToken)
    {
        RequireLimit(limit);
        return await _database.ReadAsync(connection => ArticleTable.ListPending(connection, createdBefore, limit), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<bool> TryLeaseAsync(string name, string owner, DateTimeOffset now, TimeSpan duration, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(owner);
        return _database.WriteAsync(connection => ArticleTable.TryLease(connection, name, owner, now, duration), cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<SimilarArticle>> FindSimilarAsync(IReadOnlyList<long> bands, int limit, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(bands);
        RequireLimit(limit);
        return await _database.ReadAsync(connection => BandTable.FindSimilar(connection, bands, limit), cancellationToken);
    }

    /// <inheritdoc/>
    public Task ParkAsync(ParkedMessage message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        return _database.WriteAsync(connection => ParkedTable.Park(connection, message), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<ParkedMessage?> FindParkedAsync(string parkedId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(parkedId);
        return _database.ReadAsync(connection => ParkedTable.Find(connection, parkedId), cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<Page<ParkedMessage>> ListParkedAsync(ParkedQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        RequireLimit(query.Limit);
        var after = PagePosition.Parse(query.After);
        return await _database.ReadAsync(connection => ParkedTable.List(connection, query, after), cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyDictionary<string, long>> CountParkedAsync(CancellationToken cancellationToken) =>
        await _database.ReadAsync(ParkedTable.Count, cancellationToken);

    /// <inheritdoc/>
    public Task MarkReplayedAsync(string parkedId, DateTimeOffset replayedAt, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(parkedId);
        return _database.WriteAsync(connection => ParkedTable.MarkReplayed(connection, parkedId, replayedAt), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<bool> DiscardParkedAsync(string parkedId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(parkedId);
        return _database.WriteAsync(connection => ParkedTable.Discard(connection, parkedId), cancellationToken);
    }

    /// <inheritdoc/>
    public Task RecordActionAsync(ParkedAction action, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(action);
        return _database.WriteAsync(connection => ParkedTable.Record(connection, action), cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<ParkedAction>> ListActionsAsync(int limit, CancellationToken cancellationToken)
    {
        RequireLimit(limit);
        return await _database.ReadAsync(connection => ParkedTable.ListActions(connection, limit), cancellationToken);
    }

    /// <summary>Closes the file.</summary>
    public void Dispose() => _database.Dispose();

    private static void RequireLimit(int limit)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(limit, 1000);
    }
}
