using Ingestion.Pipeline.Storage;

namespace Ingestion.Worker.Telemetry;

/// <summary>What waits in the store: parked messages by reason, and the oldest event still to be sent. The last answer stays while there is none.</summary>
internal sealed class StoreLevels(IArticleStore store) : ILevels
{
    private volatile IReadOnlyDictionary<string, long>? _parked;
    private volatile OldestEvent? _oldest;

    /// <summary>Open parked messages by reason. A reason that was seen once stays, with 0, so that an alert on it clears.</summary>
    public IReadOnlyDictionary<string, long> Parked => _parked ?? new Dictionary<string, long>();

    /// <summary>When the oldest event that is still with its article was made; null where none is. Grows old by itself while the store is away.</summary>
    public DateTimeOffset? OldestEventAt => _oldest?.CreatedAt;

    /// <summary>Whether the store has answered yet.</summary>
    public bool AreKnown => _parked is not null;

    public async Task ReadAsync(CancellationToken cancellationToken)
    {
        var pending = await store.ListPendingAsync(DateTimeOffset.MaxValue, limit: 1, cancellationToken);
        _oldest = pending is [var article, ..] ? new OldestEvent(article.Events[0].CreatedAt) : null;
        var parked = new Dictionary<string, long>(await store.CountParkedAsync(cancellationToken), StringComparer.Ordinal);
        foreach (var reason in Parked.Keys)
            parked.TryAdd(reason, 0);
        _parked = parked;
    }

    private sealed record OldestEvent(DateTimeOffset CreatedAt);
}
