using System.Diagnostics;
using Ingestion.Pipeline.Storage;
using Ingestion.Pipeline.Telemetry;

namespace Ingestion.Pipeline;

/// <summary>The steps announce and confirm: publishes stored events in order and takes each off its article once it is safe.</summary>
/// <param name="store">Where the events are.</param>
/// <param name="publisher">Tells.</param>
public sealed class EventAnnouncer(IArticleStore store, IEventPublisher publisher)
{
    /// <summary>Publishes events of one article.</summary>
    /// <param name="articleId">The article's id.</param>
    /// <param name="events">Its events, oldest first, so that subscribers see revisions in order.</param>
    /// <param name="cancellationToken">Cancels; what was not confirmed stays with the article.</param>
    /// <exception cref="StoreUnavailableException">The store is away.</exception>
    /// <exception cref="PublisherUnavailableException">The broker is away.</exception>
    public async Task AnnounceAsync(string articleId, IReadOnlyList<PendingEvent> events, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(events);
        foreach (var pendingEvent in events)
        {
            using (Stage.Start("announce", ActivityKind.Producer, pendingEvent.TraceParent))
                await publisher.PublishAsync(pendingEvent, cancellationToken);
            using (Stage.Start("confirm"))
                await store.ConfirmAsync(articleId, pendingEvent.EventId, cancellationToken);
        }
    }
}
