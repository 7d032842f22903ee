using Ingestion.Pipeline.Storage;

namespace Ingestion.Worker.Telemetry;

/// <summary>What waits in the store: parked messages by reason, and the oldest event still to be sent. The last answer stays while there is none.</summary>
internal sealed class StoreLevels(IArticleStore store, TimeProvider clock) : ILevels
{
    private volatile IReadOnlyDictionary<string, long>? _parked;
    private volatile OldestEvent? _oldest;
    private volatile bool _silent;

    /// <summary>Open parked messages by reason. A reason that was seen once stays, with 0, so that an alert on it clears.</summary>
    public IReadOnlyDictionary<string, long> Parked => _parked ?? new Dictionary<string, long>();

    /// <summary>
    /// Age that the oldest event still with its article had when the store was asked; zero where there was none. Grows on while the
    /// store is silent, and only then: an event of a message in work is gone by the next look.
    /// </summary>
    public TimeSpan OutboxLag => _oldest is { } oldest ? (_silent ? clock.GetUtcNow() : oldest.SeenAt) - oldest.CreatedAt : TimeSpan.Zero;

    /// <summary>Whether the store has answered yet.</summary>
    public bool AreKnown => _parked is not null;

    public async Task ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            var pending = await store.ListPendingAsync(DateTimeOffset.MaxValue, limit: 1, cancellationToken);
            _oldest = pending is [var article, ..] ? new OldestEvent(article.Events[0].CreatedAt, clock.GetUtcNow()) : null;
            var parked = new Dictionary<string, long>(await store.CountParkedAsync(cancellationToken), StringComparer.Ordinal);
            foreach (var reason in Parked.Keys)
                parked.TryAdd(reason, 0);
            _parked = parked;
            _silent = false;
        }
        catch
        {
            _silent = true;
            throw;
        }
    }

    private sealed record OldestEvent(DateTimeOffset CreatedAt, DateTimeOffset SeenAt);
}
