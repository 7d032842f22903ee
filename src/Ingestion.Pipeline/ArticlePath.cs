using Ingestion.Contracts;
using Ingestion.Enrichment;
using Ingestion.Pipeline.Duplicates;
using Ingestion.Pipeline.Identity;
using Ingestion.Pipeline.Intake;
using Ingestion.Pipeline.Storage;
using Ingestion.Pipeline.Telemetry;
using Microsoft.Extensions.Logging;

namespace Ingestion.Pipeline;

/// <summary>
/// The one way of an article through the house: intake, identify, recall, enrich, ground, store with its pending event,
/// announce, confirm; park where it can't go on. Safe for concurrent use.
/// </summary>
/// <remarks>
/// A message may be given any number of times, also after a crash at any point: it ends in the same document, and its event
/// is published at least once. Exceptions mean "not now" (<see cref="StoreUnavailableException"/>,
/// <see cref="PublisherUnavailableException"/>): the caller keeps the message and tries again.
/// </remarks>
/// <param name="intake">Reads and validates.</param>
/// <param name="store">Keeps.</param>
/// <param name="enricher">Understands.</param>
/// <param name="publisher">Tells.</param>
/// <param name="clock">The time.</param>
/// <param name="logger">For operators; never gets article text.</param>
/// <param name="corrections">What the operator knows better; none by default.</param>
public sealed partial class ArticlePath(
    ArticleIntake intake, IArticleStore store, IArticleEnricher enricher, IEventPublisher publisher, TimeProvider clock, ILogger<ArticlePath> logger,
    ICorrections? corrections = null)
{
    /// <summary>Attempts at a message that fails in a way that nobody foresaw, or that the engine fails at; then it is parked.</summary>
    public const int MaxAttempts = 3;

    /// <summary>Writers of one article that lose the race this often in a row are told to wait.</summary>
    private const int MaxWriteAttempts = 50;

    private readonly ParkingLot _parkingLot = new(store, publisher, clock);
    private readonly ArticleEnrichment _enrichment = new(enricher, corrections);
    private readonly EventAnnouncer _announcer = new(store, publisher);
    private readonly DuplicateFinder _duplicates = new(store);

    /// <summary>Takes one message to its end.</summary>
    /// <param name="message">The message as delivered.</param>
    /// <param name="cancellationToken">Cancels; the message must then be given again.</param>
    /// <exception cref="StoreUnavailableException">The store is away.</exception>
    /// <exception cref="PublisherUnavailableException">The broker is away.</exception>
    public async Task<PathResult> ProcessAsync(RawMessage message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        IntakeVerdict verdict = new(null, []);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                verdict = Examine(message.Body);
                return verdict.Accepted
                    ? await GoOnAsync(verdict, message.ReceivedAt, cancellationToken)
                    : await ParkAsync(message, "intake", verdict, cancellationToken);
            }
            catch (StoreRefusedException e)
            {
                return await ParkAsync(message, "store", Refused(verdict, ReasonCodes.StoreRefused, e), cancellationToken);
            }
            catch (Exception e) when (IsOfThisMessage(e, cancellationToken))
            {
                if (attempt >= MaxAttempts)
                {
                    return e is EnrichmentFailedException
                        ? await ParkAsync(message, "enrich", Refused(verdict, ReasonCodes.EnrichmentFailed, e.InnerException!), cancellationToken)
                        : await ParkAsync(message, "unforeseen", Refused(verdict, ReasonCodes.InternalError, e), cancellationToken);
                }
                LogFailed(attempt, MaxAttempts, (e as EnrichmentFailedException)?.InnerException ?? e);
            }
            await Task.Delay(TimeSpan.FromMilliseconds(Random.Shared.Next(50, 150) * attempt), clock, cancellationToken);
        }
    }

    /// <summary>Parks a message that the broker gave up. It is not read: reading it may be what ended the worker each time.</summary>
    /// <param name="message">The message as the dead-letter queue has it.</param>
    /// <param name="cancellationToken">Cancels; the message must then be given again.</param>
    /// <exception cref="StoreUnavailableException">The store is away.</exception>
    /// <exception cref="PublisherUnavailableException">The broker is away.</exception>
    public Task<PathResult> ParkGivenUpAsync(RawMessage message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        var violation = new Violation(ReasonCodes.RedeliveryLimit, null, "The broker gave up delivering this message; the x-death header of the parked message says when.");
        return ParkAsync(message, "deliver", new IntakeVerdict(null, [violation]), cancellationToken);
    }

    /// <summary>Whether the message is to blame, or at least not an outage, which callers wait out.</summary>
    private static bool IsOfThisMessage(Exception e, CancellationToken cancellationToken) =>
        e is not (StoreUnavailableException or PublisherUnavailableException or OutOfMemoryException) && !cancellationToken.IsCancellationRequested;

    private static IntakeVerdict Refused(IntakeVerdict verdict, string code, Exception exception) =>
        verdict with { Violations = [new Violation(code, null, $"{exception.GetType().Name} at this article; the parked message has the details.")], Exception = exception };

    private IntakeVerdict Examine(ReadOnlyMemory<byte> body)
    {
        using var stage = Stage.Start("intake");
        return intake.Examine(body);
    }

    private async Task<PathResult> GoOnAsync(IntakeVerdict verdict, DateTimeOffset receivedAt, CancellationToken cancellationToken)
    {
        if (verdict.Retraction is null)
            return await StoreAsync(IdentifiedArticle.From(verdict.Article!, receivedAt), cancellationToken);
        var result = await new RetractionPath(store, _announcer, clock).StoreAsync(IdentifiedRetraction.From(verdict.Retraction), cancellationToken);
        LogRetraction(result.ArticleId!, result.Revision!.Value, result.Outcome);
        return result;
    }

    private async Task<PathResult> StoreAsync(IdentifiedArticle article, CancellationToken cancellationToken)
    {
        EnrichmentResult? enrichment = null;
        for (var attempt = 1; attempt <= MaxWriteAttempts; attempt++)
        {
            ArticleDocument? stored;
            using (Stage.Start("recall"))
                stored = await store.FindAsync(article.ArticleId, cancellationToken);
            if (stored is not null && await SettleAsync(article, stored, cancellationToken) is { } settled)
                return settled;
            // The text alone decides the enrichment, so a lost race does not repeat it.
            enrichment ??= await EnrichAsync(article, cancellationToken);
            var document = DocumentWriter.NextRevision(article, stored, enrichment, clock.GetUtcNow());
            using (Stage.Start("compare"))
                document = await _duplicates.MarkAsync(document, cancellationToken);
            var pendingEvent = EventWriter.Enriched(document, stored, clock.GetUtcNow());
            WriteOutcome written;
            using (Stage.Start("store"))
                written = await store.WriteAsync(document, pendingEvent, cancellationToken);
            if (written == WriteOutcome.Written)
            {
                // Unsent events of earlier revisions first, so that subscribers see revisions in order.
                await _announcer.AnnounceAsync(article.ArticleId, [.. stored?.PendingEvents ?? [], pendingEvent], cancellationToken);
                LogStored(article.ArticleId, document.Revision, document.Enrichment.Language.Code);
                return new PathResult(document.Revision == 1 ? PathOutcome.Created : PathOutcome.Updated, article.ArticleId, document.Revision, null, []);
            }
            await Task.Delay(TimeSpan.FromMilliseconds(Random.Shared.Next(1, 5 * attempt)), clock, cancellationToken);
        }
        throw new StoreUnavailableException($"Article {article.ArticleId} is written by many at once; {MaxWriteAttempts} attempts lost the race.");
    }

    /// <summary>Decides by what is stored; null means that there is a new revision to write.</summary>
    private async Task<PathResult?> SettleAsync(IdentifiedArticle article, ArticleDocument stored, CancellationToken cancellationToken)
    {
        if (article.CrawledAt < stored.CrawledAt || article.CrawledAt <= stored.Retraction?.RetractedAt)
        {
            // The retraction's own event may be what a crash left behind.
            await _announcer.AnnounceAsync(article.ArticleId, stored.PendingEvents, cancellationToken);
            LogStale(article.ArticleId, stored.Revision);
            return new PathResult(PathOutcome.Stale, article.ArticleId, stored.Revision, null, []);
        }
        // A crawl after the retraction makes the article valid again, which subscribers must hear even if nothing else changed.
        if (article.ContentHash != stored.ContentHash || stored.Enrichment.Engine != _enrichment.Engine || stored.Retraction is not null)
            return null;
        if (article.CrawledAt > stored.CrawledAt && await store.TouchAsync(article.ArticleId, article.CrawledAt, cancellationToken) == WriteOutcome.Conflict)
            return null; // Withdrawn meanwhile: the write will find out and lead back here.
        await _announcer.AnnounceAsync(article.ArticleId, stored.PendingEvents, cancellationToken);
        LogDuplicate(article.ArticleId, stored.Revision, stored.PendingEvents.Count);
        return new PathResult(PathOutcome.Duplicate, article.ArticleId, stored.Revision, null, []);
    }

    private async Task<EnrichmentResult> EnrichAsync(IdentifiedArticle article, CancellationToken cancellationToken)
    {
        using var stage = Stage.Start("enrich");
        var grounded = await _enrichment.EnrichAsync(article, cancellationToken);
        PathTelemetry.RecordEnrichment(grounded);
        if (grounded.Dropped.Total > 0)
            LogUngrounded(article.ArticleId, grounded.Dropped.Total);
        return grounded.Result;
    }

    private async Task<PathResult> ParkAsync(RawMessage message, string stage, IntakeVerdict verdict, CancellationToken cancellationToken)
    {
        using var parking = Stage.Start("park");
        var parked = await _parkingLot.ParkAsync(message, stage, verdict, cancellationToken);
        LogParked(parked.ParkedId, parked.Reason, parked.Stage, parked.BodyLength);
        return new PathResult(PathOutcome.Parked, parked.ArticleId, null, parked.ParkedId, parked.Violations);
    }

    [LoggerMessage(1, LogLevel.Information, "Article {ArticleId}: revision {Revision} ({Language}) stored and announced")]
    private partial void LogStored(string articleId, int revision, string language);

    [LoggerMessage(2, LogLevel.Debug, "Article {ArticleId}: crawled before revision {Revision} or its retraction, dropped")]
    private partial void LogStale(string articleId, int revision);

    [LoggerMessage(3, LogLevel.Debug, "Article {ArticleId}: revision {Revision} has this content already; {Pending} unconfirmed events announced")]
    private partial void LogDuplicate(string articleId, int revision, int pending);

    [LoggerMessage(4, LogLevel.Warning, "Article {ArticleId}: {Dropped} findings did not match the text and were dropped")]
    private partial void LogUngrounded(string articleId, int dropped);

    [LoggerMessage(5, LogLevel.Warning, "Message parked as {ParkedId}: {Reason} at {Stage}, {Bytes} bytes")]
    private partial void LogParked(string parkedId, string reason, string stage, int bytes);

    [LoggerMessage(6, LogLevel.Information, "Article {ArticleId}: retraction of revision {Revision}: {Outcome}")]
    private partial void LogRetraction(string articleId, int revision, PathOutcome outcome);

    [LoggerMessage(7, LogLevel.Warning, "Attempt {Attempt} of {Attempts} at a message failed")]
    private partial void LogFailed(int attempt, int attempts, Exception exception);
}
