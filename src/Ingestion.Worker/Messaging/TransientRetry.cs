using Ingestion.Pipeline;
using Ingestion.Pipeline.Storage;

namespace Ingestion.Worker.Messaging;

/// <summary>
/// Waits out a store or broker that is away for a short time: the message stays unacknowledged, and as every consumer slot ends up
/// waiting, the rest stays in the queue. For longer outages <see cref="IntakeGate"/> has the messages returned.
/// </summary>
internal sealed partial class TransientRetry(IntakeState state, TimeProvider clock, ILogger<TransientRetry> logger)
{
    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan LogEvery = TimeSpan.FromSeconds(30);

    /// <summary>A message that is handed out while others are being returned must not go to and fro: each return counts as a delivery.</summary>
    private static readonly TimeSpan HoldBeforeReturn = TimeSpan.FromSeconds(5);

    private readonly Lock _gate = new();
    private DateTimeOffset _lastLogged;

    /// <summary>Runs until it succeeds, fails for another reason, is cancelled, or is to be returned to the queue.</summary>
    /// <exception cref="OperationCanceledException">Cancelled, or to be returned.</exception>
    public async Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> attempt, CancellationToken cancellationToken)
    {
        var returning = state.Returning;
        if (returning.IsCancellationRequested)
        {
            await Task.Delay(HoldBeforeReturn, clock, cancellationToken);
            throw new OperationCanceledException("Intake is paused.");
        }
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, returning);
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
                await Task.Delay(delay * (0.5 + Random.Shared.NextDouble()), clock, waiting.Token);
            }
        }
    }

    private static TimeSpan Longer(TimeSpan delay) => delay * 2 < LongestDelay ? delay * 2 : LongestDelay;

    private void NoteAway(Exception e)
    {
        var pause = state.NoteAway(e is StoreUnavailableException ? IntakePause.Store : IntakePause.Broker, e.Message);
        lock (_gate)
        {
            var now = clock.GetUtcNow();
            if (now - _lastLogged < LogEvery)
                return;
            _lastLogged = now;
        }
        LogAway(pause.Dependency, pause.Since, pause.Problem);
    }

    private void NoteBack()
    {
        if (state.NoteBack() is not { } ended)
            return;
        lock (_gate)
            _lastLogged = default;
        LogBack(ended.Dependency, clock.GetUtcNow() - ended.Since);
    }

    [LoggerMessage(20, LogLevel.Warning, "Waiting for the {Dependency}, away since {Since:O}; messages wait in the queue. {Problem}")]
    private partial void LogAway(string dependency, DateTimeOffset since, string problem);

    [LoggerMessage(21, LogLevel.Information, "The {Dependency} is back: going on after {Duration} of waiting")]
    private partial void LogBack(string dependency, TimeSpan duration);
}
