using Ingestion.Pipeline;
using Ingestion.Pipeline.Storage;
using Ingestion.Worker.Hosting;
using Microsoft.Extensions.Options;

namespace Ingestion.Worker.Messaging;

/// <summary>
/// Publishes events that were stored with their article and then left behind, oldest first: by a worker that died, or while the
/// broker was away. Of several workers one holds the lease. Ids are deterministic, so an event published twice does no harm.
/// </summary>
internal sealed partial class OutboxRelay(
    IArticleStore store, IEventPublisher publisher, IOptions<WorkerOptions> options, TimeProvider clock, ILogger<OutboxRelay> logger) : BackgroundService
{
    private const string LeaseName = "outbox-relay";
    private const int BatchSize = 100;

    private readonly string _owner = $"{Environment.MachineName}/{Environment.ProcessId}/{Guid.NewGuid():N}";
    private readonly EventAnnouncer _announcer = new(store, publisher);

    /// <summary>Publishes the events of articles whose oldest unsent event is older than a time.</summary>
    /// <param name="createdBefore">The time.</param>
    /// <param name="limit">How many articles at most.</param>
    /// <param name="cancellationToken">Cancels; what was not confirmed stays.</param>
    /// <returns>How many articles there were, and how many events were published.</returns>
    /// <exception cref="StoreUnavailableException">The store is away.</exception>
    /// <exception cref="PublisherUnavailableException">The broker is away.</exception>
    public async Task<(int Articles, int Events)> RelayOnceAsync(DateTimeOffset createdBefore, int limit, CancellationToken cancellationToken)
    {
        var pending = await store.ListPendingAsync(createdBefore, limit, cancellationToken);
        var events = 0;
        foreach (var article in pending)
        {
            try
            {
                await _announcer.AnnounceAsync(article.ArticleId, article.Events, cancellationToken);
                events += article.Events.Count;
            }
            catch (Exception e) when (e is not (StoreUnavailableException or PublisherUnavailableException or OperationCanceledException))
            {
                // One event that can't be published must not hold up the others.
                LogUnpublishable(article.ArticleId, e);
            }
        }
        return (pending.Count, events);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.RelayInterval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await RelayAsync(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
            {
                LogNotNow(e.Message);
            }
        }
    }

    private async Task RelayAsync(CancellationToken cancellationToken)
    {
        // Long enough for a batch on a slow day; whoever dies with it is replaced after that.
        var lease = options.Value.RelayInterval * 3 + TimeSpan.FromSeconds(30);
        while (await store.TryLeaseAsync(LeaseName, _owner, clock.GetUtcNow(), lease, cancellationToken))
        {
            var (articles, events) = await RelayOnceAsync(clock.GetUtcNow() - options.Value.RelayAfter, BatchSize, cancellationToken);
            if (events > 0)
                LogRelayed(events, articles);
            if (articles < BatchSize || events == 0)
                return;
        }
    }

    [LoggerMessage(30, LogLevel.Information, "{Events} events of {Articles} articles had been left behind and were published")]
    private partial void LogRelayed(int events, int articles);

    [LoggerMessage(31, LogLevel.Error, "Article {ArticleId}: its unsent event can't be published")]
    private partial void LogUnpublishable(string articleId, Exception exception);

    [LoggerMessage(32, LogLevel.Debug, "Events left behind can't be published now: {Problem}")]
    private partial void LogNotNow(string problem);
}
