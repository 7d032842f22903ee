using Ingestion.Enrichment;
using Ingestion.Pipeline.Identity;
using Ingestion.Pipeline.Storage;

namespace Ingestion.Pipeline;

/// <summary>
/// Enriches a stored article again, from its stored text, with the engine of now. Where a subscriber would be told anything else, that
/// is a new revision with its event; where not, only the engine is noted. Safe for concurrent use, also with the path itself: a crawl
/// that comes meanwhile wins.
/// </summary>
/// <param name="store">Keeps.</param>
/// <param name="enrichment">Understands.</param>
/// <param name="publisher">Tells; null leaves the events in the store, for whoever relays those left behind.</param>
/// <param name="clock">The time.</param>
public sealed class Reenrichment(IArticleStore store, ArticleEnrichment enrichment, IEventPublisher? publisher, TimeProvider clock)
{
    private const int MaxWriteAttempts = 50;

    private readonly EventAnnouncer? _announcer = publisher is null ? null : new(store, publisher);

    /// <summary>Enriches one article again.</summary>
    /// <param name="articleId">The article's id.</param>
    /// <param name="cancellationToken">Cancels; it may be asked for again.</param>
    /// <exception cref="StoreUnavailableException">The store is away.</exception>
    /// <exception cref="PublisherUnavailableException">The broker is away; what was written is announced later, as any event left behind.</exception>
    public async Task<ReenrichmentOutcome> RunAsync(string articleId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(articleId);
        for (var attempt = 1; attempt <= MaxWriteAttempts; attempt++)
        {
            if (await store.FindAsync(articleId, cancellationToken) is not { Revision: > 0, Retraction: null } stored)
                return ReenrichmentOutcome.Gone;
            if (stored.Enrichment.Engine == enrichment.Engine)
                return ReenrichmentOutcome.Current;
            var article = StoredText.Identify(stored);
            EnrichmentResult result;
            try
            {
                result = (await enrichment.EnrichAsync(article, cancellationToken)).Result;
            }
            catch (EnrichmentFailedException)
            {
                return ReenrichmentOutcome.Failed;
            }
            // What was found once is not given up for a part that had no time today.
            if (WireEnrichment.OverallStatus(result) is Contracts.PartStatuses.Failed or Contracts.PartStatuses.TimedOut)
                return ReenrichmentOutcome.Failed;
            var same = EnrichmentDifference.Between(stored, result).Count == 0;
            if ((same ? await store.RecordEngineAsync(articleId, stored.Revision, result.Engine, cancellationToken) : await ReviseAsync(article, stored, result, cancellationToken)) == WriteOutcome.Written)
                return same ? ReenrichmentOutcome.Unchanged : ReenrichmentOutcome.Changed;
            await Task.Delay(TimeSpan.FromMilliseconds(Random.Shared.Next(1, 5 * attempt)), clock, cancellationToken);
        }
        throw new StoreUnavailableException($"Article {articleId} is written by many at once; {MaxWriteAttempts} attempts to enrich it again lost the race.");
    }

    private async Task<WriteOutcome> ReviseAsync(IdentifiedArticle article, ArticleDocument stored, EnrichmentResult result, CancellationToken cancellationToken)
    {
        // The text is the same, and so is what it copies.
        var document = DocumentWriter.NextRevision(article, stored, result, clock.GetUtcNow()) with { DuplicateOf = stored.DuplicateOf };
        var pendingEvent = EventWriter.Enriched(document, stored, clock.GetUtcNow());
        var written = await store.WriteAsync(document, pendingEvent, cancellationToken);
        if (written == WriteOutcome.Written && _announcer is not null)
            await _announcer.AnnounceAsync(stored.ArticleId, [.. stored.PendingEvents, pendingEvent], cancellationToken);
        return written;
    }
}

/// <summary>What became of an article that was to be enriched again.</summary>
public enum ReenrichmentOutcome
{
    /// <summary>Something else was found: a new revision, stored and announced.</summary>
    Changed,

    /// <summary>The same was found: the engine is noted.</summary>
    Unchanged,

    /// <summary>The engine of now had enriched it already.</summary>
    Current,

    /// <summary>It is not stored, or it is withdrawn.</summary>
    Gone,

    /// <summary>The engine failed at it or ran out of time: left as it is.</summary>
    Failed,
}
