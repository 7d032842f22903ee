using Ingestion.Pipeline.Storage;

namespace Ingestion.Worker.Messaging;

/// <summary>Asks a store whether it takes writes.</summary>
internal static class StoreProbe
{
    /// <summary>A write that changes nothing for anyone, as a store may well be readable and yet take nothing.</summary>
    /// <exception cref="StoreUnavailableException">It can't be reached, or takes no write now.</exception>
    public static Task WriteAsync(IArticleStore store, TimeProvider clock, CancellationToken cancellationToken) =>
        store.TryLeaseAsync("probe", Environment.MachineName, clock.GetUtcNow(), TimeSpan.Zero, cancellationToken);
}
