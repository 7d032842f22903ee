namespace Ingestion.Worker.Messaging;

/// <summary>Why no progress is made.</summary>
/// <param name="Dependency">What is away: <c>store</c> or <c>broker</c>.</param>
/// <param name="Problem">What it last said, without secrets.</param>
/// <param name="Since">When it was first missed.</param>
/// <param name="Stopped">Whether messages in work were returned and none is taken; false while they are still tried again.</param>
public sealed record IntakePause(string Dependency, string Problem, DateTimeOffset Since, bool Stopped)
{
    internal const string Store = "store";
    internal const string Broker = "broker";
}

/// <summary>Whether intake runs, and if not, what is paused, why and since when. Thread-safe; for health, metrics and whoever asks.</summary>
/// <param name="clock">The time.</param>
public sealed class IntakeState(TimeProvider clock) : IDisposable
{
    private readonly Lock _gate = new();
    private CancellationTokenSource _returning = new();
    private volatile IntakePause? _pause;

    /// <summary>The pause, or null while intake runs.</summary>
    public IntakePause? Pause => _pause;

    /// <summary>Cancelled when messages that wait are to be returned to the queue.</summary>
    internal CancellationToken Returning
    {
        get
        {
            lock (_gate)
                return _returning.Token;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _returning.Dispose();

    /// <summary>Notes that a dependency is away.</summary>
    internal IntakePause NoteAway(string dependency, string problem)
    {
        lock (_gate)
            return _pause = _pause is null ? new IntakePause(dependency, problem, clock.GetUtcNow(), Stopped: false) : _pause with { Dependency = dependency, Problem = problem };
    }

    /// <summary>Notes that work went through. A stopped intake stays so until it is started again.</summary>
    /// <returns>The pause that ended, or null.</returns>
    internal IntakePause? NoteBack()
    {
        if (_pause is null)
            return null;
        lock (_gate)
        {
            var ended = _pause;
            if (ended is null or { Stopped: true })
                return null;
            _pause = null;
            return ended;
        }
    }

    /// <summary>Notes that no message is taken any more.</summary>
    internal void NoteStopped()
    {
        lock (_gate)
            _pause = _pause is null ? null : _pause with { Stopped = true };
    }

    /// <summary>Tells those that wait to return their messages.</summary>
    internal void ReturnMessages()
    {
        CancellationTokenSource returning;
        lock (_gate)
            returning = _returning;
        returning.Cancel();
    }

    /// <summary>Notes that messages are taken again.</summary>
    /// <returns>The pause that ended, or null.</returns>
    internal IntakePause? NoteStarted()
    {
        lock (_gate)
        {
            // Not disposed: a consumer may still hold its token.
            if (_returning.IsCancellationRequested)
                _returning = new CancellationTokenSource();
            var ended = _pause;
            _pause = null;
            return ended;
        }
    }
}
