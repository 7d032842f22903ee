using Ingestion.Pipeline;
using Ingestion.Pipeline.Storage;

namespace Ingestion.FaultyWorker;

/// <summary>Dies between store and publish, or between publish and confirm.</summary>
internal sealed class DyingPublisher(IEventPublisher inner, FaultOptions options) : IEventPublisher
{
    private int _before;
    private int _after;

    public async Task PublishAsync(PendingEvent pendingEvent, CancellationToken cancellationToken)
    {
        if (Interlocked.Increment(ref _before) == options.BeforePublish)
            Death.Now("before publish");
        await inner.PublishAsync(pendingEvent, cancellationToken);
        if (Interlocked.Increment(ref _after) == options.AfterPublish)
            Death.Now("after publish");
    }
}
