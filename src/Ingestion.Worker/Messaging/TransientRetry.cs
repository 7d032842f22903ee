using Ingestion.Pipeline;
using Ingestion.Pipeline.Storage;

namespace Ingestion.Worker.Messaging;

/// <summary>
/// Waits out a store or broker that is away. The message stays unacknowledged meanwhile, and as every consumer slot ends up
/// waiting, intake stops by itself and the rest stays in the queue. Nothing reaches <c>_error</c> because a dependency was away.
/// </summary>
internal sealed partial class TransientRetry(TimeProvider clock, ILogger<TransientRetry> logger)
{
    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan LogEvery = TimeSpan.FromSeconds(30);

    private readonly Lock _gate = new();
    private DateTimeOffset? _awaySince;
    private DateTimeOffset _lastLogged;

    /// <summary>Runs until it succeeds, fails for another reason, or is cancelled.</summary>
    public async Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> attempt, CancellationToken cancellationToken)
    {
        for (var delay = FirstDelay; ; delay = Longer(delay))
        {
            try
            {
                var result = await attempt(cancellationToken);
                NoteBack();
                return result;
            }
            catch (Exception e) when (e is StoreUnavailableException or PublisherUnavailableException && !cancellationToken.IsCancellationRequested)
            {
                NoteAway(e);
                // Jitter: a hundred waiting messages must not knock at the same instant.
                await Task.Delay(delay * (0.5 + Random.Shared.NextDouble()), clock, cancellationToken);
            }
        }
    }

    private static TimeSpan Longer(TimeSpan delay) => delay * 2 < LongestDelay ? delay * 2 : LongestDelay;

    private void NoteAway(Exception e)
    {
        lock (_gate)
        {
            var now = clock.GetUtcNow();
            _awaySince ??= now;
            if (now - _lastLogged < LogEvery)
                return;
            _lastLogged = now;
            LogAway(e is StoreUnavailableException ? "store" : "broker", _awaySince.Value, e.Message);
        }
    }

    private void NoteBack()
    {
        if (_awaySince is null)
            return;
        lock (_gate)
        {
            if (_awaySince is { } since)
                LogBack(clock.GetUtcNow() - since);
            _awaySince = null;
            _lastLogged = default;
        }
    }

    [LoggerMessage(20, LogLevel.Warning, "Waiting for the {Dependency}, away since {Since:O}; messages wait in the queue. {Problem}")]
    private partial void LogAway(string dependency, DateTimeOffset since, string problem);

    [LoggerMessage(21, LogLevel.Information, "Going on after {Duration} of waiting")]
    private partial void LogBack(TimeSpan duration);
}
