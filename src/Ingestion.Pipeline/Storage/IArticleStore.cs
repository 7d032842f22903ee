using Ingestion.Enrichment;

namespace Ingestion.Pipeline.Storage;

/// <summary>
/// Where articles and parked messages are kept. Implementations are safe for concurrent use by several workers; every guard
/// is in the write itself, never in a read before it.
/// </summary>
/// <remarks>
/// Every method throws <see cref="StoreUnavailableException"/> when the store can't be reached, is too slow, or the outcome of
/// a write is unknown (try again: all writes may be repeated), and <see cref="StoreRefusedException"/> when the store
/// refuses for good (trying again can't help).
/// </remarks>
public interface IArticleStore
{
    /// <summary>A short name of where this store writes, without secrets, for people: <c>SQLite /data/articles.db</c>.</summary>
    string Description { get; }

    /// <summary>Creates what the store needs (collections, tables, indexes, validators). Safe to call again and from several workers at once.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task InstallAsync(CancellationToken cancellationToken);

    /// <summary>Reads one article with the events still to be sent, or null.</summary>
    /// <param name="articleId">The article's id.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<ArticleDocument?> FindAsync(string articleId, CancellationToken cancellationToken);

    /// <summary>Reads the articles whose publisher gave this id, of one source or of all, ordered by article id; at most 20.</summary>
    /// <param name="externalId">The publisher's own id.</param>
    /// <param name="source">The publisher, or null for any.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<IReadOnlyList<ArticleDocument>> FindByExternalIdAsync(string externalId, string? source, CancellationToken cancellationToken);

    /// <summary>Reads the articles with this canonical address (several sources may carry one), ordered by article id; at most 20.</summary>
    /// <param name="canonicalUrl">As made by <c>CanonicalUrl.Of</c>.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<IReadOnlyList<ArticleDocument>> FindByUrlAsync(string canonicalUrl, CancellationToken cancellationToken);

    /// <summary>Reads a page of articles, newest stored first; without those of which only a retraction is known.</summary>
    /// <param name="query">What to read.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<Page<ArticleDocument>> ListAsync(ArticleQuery query, CancellationToken cancellationToken);

    /// <summary>
    /// Writes a revision and appends its event to the events still to be sent, in one atomic step, provided that the stored
    /// revision is exactly one less than the document's (none or 0 stored for revision 1), that what is stored was not crawled
    /// later, and that it was not withdrawn at the time of the document's crawl or later. Unsent events of earlier revisions stay. <see cref="ArticleDocument.PendingEvents"/> of the argument is ignored.
    /// </summary>
    /// <param name="document">The new state; <see cref="ArticleDocument.FirstStoredAt"/> counts only for revision 1.</param>
    /// <param name="pendingEvent">The event to be sent for it.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns><see cref="WriteOutcome.Written"/>, or <see cref="WriteOutcome.Conflict"/> when the guard did not hold: read again and decide anew.</returns>
    Task<WriteOutcome> WriteAsync(ArticleDocument document, PendingEvent pendingEvent, CancellationToken cancellationToken);

    /// <summary>
    /// Withdraws what is stored, and appends the event to the events still to be sent, in one atomic step, provided that the stored
    /// revision is the document's and that it was not crawled after <see cref="Retraction.RetractedAt"/>. Revision 0 with an
    /// event keeps the document itself, provided that nothing is stored: the retraction came before its article. Nothing but the
    /// retraction is taken from the document otherwise.
    /// </summary>
    /// <param name="document">What was read, with its <see cref="ArticleDocument.Retraction"/> set.</param>
    /// <param name="pendingEvent">The event to be sent for it: needs an article that is not withdrawn. Null replaces the retraction of one that is.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns><see cref="WriteOutcome.Written"/>, or <see cref="WriteOutcome.Conflict"/> when the guard did not hold: read again and decide anew.</returns>
    Task<WriteOutcome> RetractAsync(ArticleDocument document, PendingEvent? pendingEvent, CancellationToken cancellationToken);

    /// <summary>Moves the time of the newest crawl forward, never back, without a new revision: the same content was seen again.</summary>
    /// <param name="articleId">The article's id.</param>
    /// <param name="crawledAt">The time of the crawl.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns><see cref="WriteOutcome.Conflict"/> where there is no such article or it is withdrawn; nothing was changed then.</returns>
    Task<WriteOutcome> TouchAsync(string articleId, DateTimeOffset crawledAt, CancellationToken cancellationToken);

    /// <summary>
    /// Notes that an engine gives what is stored already, provided that the stored revision is still the given one: no new revision, no
    /// event, and nothing else changes.
    /// </summary>
    /// <param name="articleId">The article's id.</param>
    /// <param name="revision">The revision that the engine was tried on; 1 or more.</param>
    /// <param name="engine">The engine.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns><see cref="WriteOutcome.Conflict"/> where there is no such revision any more; nothing was changed then.</returns>
    Task<WriteOutcome> RecordEngineAsync(string articleId, int revision, EngineVersion engine, CancellationToken cancellationToken);

    /// <summary>
    /// Reads which engine enriched the articles, newest stored first, without their texts; without those that are withdrawn and those of
    /// which only a retraction is known.
    /// </summary>
    /// <param name="query">What to read; <see cref="ArticleQuery.Search"/> does not count.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<Page<StoredEngine>> ListEnginesAsync(ArticleQuery query, CancellationToken cancellationToken);

    /// <summary>Removes an event that the broker has confirmed. Nothing happens when it is not there any more.</summary>
    /// <param name="articleId">The article's id.</param>
    /// <param name="eventId">The event's id.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task ConfirmAsync(string articleId, Guid eventId, CancellationToken cancellationToken);

    /// <summary>Reads the articles whose oldest unsent event is older than a time, in the order of these events, each with all its unsent events.</summary>
    /// <param name="createdBefore">The time, exclusive.</param>
    /// <param name="limit">How many articles at most; 1 to 1000.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<IReadOnlyList<PendingArticle>> ListPendingAsync(DateTimeOffset createdBefore, int limit, CancellationToken cancellationToken);

    /// <summary>
    /// Takes or renews a lease: of several workers that ask for the same name, one has it until it ends. The workers' clocks decide,
    /// so a lease saves work; it does not make anything safe.
    /// </summary>
    /// <param name="name">What the lease is for.</param>
    /// <param name="owner">Who asks.</param>
    /// <param name="now">The time.</param>
    /// <param name="duration">How long the lease lasts unless it is renewed.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Whether the owner has it now.</returns>
    Task<bool> TryLeaseAsync(string name, string owner, DateTimeOffset now, TimeSpan duration, CancellationToken cancellationToken);

    /// <summary>Reads articles that share a band, in any order. Where there are more than the limit, some are left out: many share one only where many are alike.</summary>
    /// <param name="bands">Bands of a <see cref="Fingerprint"/>.</param>
    /// <param name="limit">How many at most; 1 to 1000.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<IReadOnlyList<SimilarArticle>> FindSimilarAsync(IReadOnlyList<long> bands, int limit, CancellationToken cancellationToken);

    /// <summary>
    /// Keeps a message that can't be accepted. A second call with the same id counts an occurrence, moves
    /// <see cref="ParkedMessage.LastParkedAt"/> forward, and keeps everything else as it was first parked.
    /// </summary>
    /// <param name="message">The message, with its original bytes.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task ParkAsync(ParkedMessage message, CancellationToken cancellationToken);

    /// <summary>Reads one parked message with its bytes, or null.</summary>
    /// <param name="parkedId">The parked message's id.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<ParkedMessage?> FindParkedAsync(string parkedId, CancellationToken cancellationToken);

    /// <summary>Reads a page of parked messages, newest first; <see cref="ParkedMessage.Body"/> is left empty.</summary>
    /// <param name="query">What to read.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<Page<ParkedMessage>> ListParkedAsync(ParkedQuery query, CancellationToken cancellationToken);

    /// <summary>Counts the parked messages that were not sent again since they were parked last, by reason; reasons without any are left out.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<IReadOnlyDictionary<string, long>> CountParkedAsync(CancellationToken cancellationToken);

    /// <summary>Notes that a parked message was sent again, see <see cref="ParkedMessage.ReplayedAt"/>; never moves the time back. Nothing happens where there is none.</summary>
    /// <param name="parkedId">The parked message's id.</param>
    /// <param name="replayedAt">When it was sent.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task MarkReplayedAsync(string parkedId, DateTimeOffset replayedAt, CancellationToken cancellationToken);

    /// <summary>Deletes a parked message with its bytes.</summary>
    /// <param name="parkedId">The parked message's id.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Whether there was one.</returns>
    Task<bool> DiscardParkedAsync(string parkedId, CancellationToken cancellationToken);

    /// <summary>Notes what an operator did with parked messages.</summary>
    /// <param name="action">What was done.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task RecordActionAsync(ParkedAction action, CancellationToken cancellationToken);

    /// <summary>Reads what operators did with parked messages, newest first.</summary>
    /// <param name="limit">How many at most; 1 to 1000.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<IReadOnlyList<ParkedAction>> ListActionsAsync(int limit, CancellationToken cancellationToken);
}

/// <summary>What became of a guarded write.</summary>
public enum WriteOutcome
{
    /// <summary>The document and its event are stored.</summary>
    Written,

    /// <summary>Another write came first, or a later crawl is stored. Nothing was changed.</summary>
    Conflict,
}

/// <summary>Which articles to list.</summary>
public sealed record ArticleQuery
{
    /// <summary>Only this source, or null for all.</summary>
    public string? Source { get; init; }

    /// <summary>Only articles that have all these words, see <see cref="SearchTerms"/>; null or blank for all.</summary>
    public string? Search { get; init; }

    /// <summary>How many at most; 1 to 1000, default 50.</summary>
    public int Limit { get; init; } = 50;

    /// <summary><see cref="Page{T}.Next"/> of the page before, or null for the first.</summary>
    public string? After { get; init; }
}

/// <summary>Which parked messages to list.</summary>
public sealed record ParkedQuery
{
    /// <summary>Only this reason code, or null for all.</summary>
    public string? Reason { get; init; }

    /// <summary>Only this source, or null for all.</summary>
    public string? Source { get; init; }

    /// <summary>Only this article, or null for all.</summary>
    public string? ArticleId { get; init; }

    /// <summary>Only what was last parked at this time or later, or null for all.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Only what was last parked before this time, or null for all.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>How many at most; 1 to 1000, default 50.</summary>
    public int Limit { get; init; } = 50;

    /// <summary><see cref="Page{T}.Next"/> of the page before, or null for the first.</summary>
    public string? After { get; init; }
}

/// <summary>A page of a listing. Listing to the end sees every item that was there all along exactly once.</summary>
/// <typeparam name="T">What is listed.</typeparam>
/// <param name="Items">The items.</param>
/// <param name="Next">Where the next page starts (opaque), or null at the end.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Next);

/// <summary>The store can't be reached or did not answer in time, or it is unknown whether a write was done: wait and repeat.</summary>
public sealed class StoreUnavailableException : Exception
{
    /// <summary>Creates the exception.</summary>
    public StoreUnavailableException()
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What happened, without secrets.</param>
    public StoreUnavailableException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What happened, without secrets.</param>
    /// <param name="innerException">The driver's exception.</param>
    public StoreUnavailableException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}

/// <summary>The store refuses this write for good, for instance because a validator or a size limit forbids it.</summary>
public sealed class StoreRefusedException : Exception
{
    /// <summary>Creates the exception.</summary>
    public StoreRefusedException()
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What happened, without secrets.</param>
    public StoreRefusedException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What happened, without secrets.</param>
    /// <param name="innerException">The driver's exception.</param>
    public StoreRefusedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
