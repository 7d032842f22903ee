using Ingestion.Pipeline;

namespace Ingestion.Worker.Messaging;

/// <summary>What went along the path since the worker started, and second by second in the last minute. Thread-safe; for whoever watches.</summary>
/// <param name="clock">The time.</param>
public sealed class Throughput(TimeProvider clock)
{
    /// <summary>How many seconds are kept: 60.</summary>
    public const int Seconds = 60;

    private const int KeptDurations = 512;

    private readonly Lock _gate = new();
    private readonly DateTimeOffset _startedAt = clock.GetUtcNow();
    private readonly long[] _totals = new long[Enum.GetValues<PathOutcome>().Length];
    private readonly int[] _perSecond = new int[Seconds];
    private readonly double[] _durations = new double[KeptDurations];
    private long _second;
    private long _ended;

    /// <summary>Notes that a message came to its end.</summary>
    /// <param name="outcome">How.</param>
    /// <param name="duration">Time since it was taken.</param>
    public void Note(PathOutcome outcome, TimeSpan duration)
    {
        lock (_gate)
        {
            MoveOn();
            _totals[(int)outcome]++;
            _perSecond[_second % Seconds]++;
            _durations[_ended++ % KeptDurations] = duration.TotalMilliseconds;
        }
    }

    /// <summary>The counts of now.</summary>
    public ThroughputSnapshot Snapshot()
    {
        lock (_gate)
        {
            MoveOn();
            var newest = (int)(_second % Seconds);
            var durations = _durations[..(int)Math.Min(_ended, KeptDurations)];
            Array.Sort(durations);
            return new ThroughputSnapshot(
                _startedAt,
                Enum.GetValues<PathOutcome>().ToDictionary(o => o, o => _totals[(int)o]),
                // Without the second that has only begun.
                [.. Enumerable.Range(1, Seconds - 1).Select(i => _perSecond[(newest + i) % Seconds])],
                durations.Length == 0 ? null : durations[durations.Length / 2],
                durations.Length == 0 ? null : durations[durations.Length * 99 / 100]);
        }
    }

    private void MoveOn()
    {
        var now = clock.GetUtcNow().ToUnixTimeSeconds();
        for (var second = Math.Max(_second + 1, now - Seconds + 1); second <= now; second++)
            _perSecond[second % Seconds] = 0;
        _second = Math.Max(_second, now);
    }
}

/// <summary>Counts of one moment.</summary>
/// <param name="StartedAt">Since when it is counted.</param>
/// <param name="Outcomes">How many ended how, since the start.</param>
/// <param name="PerSecond">How many ended in each of the last 59 whole seconds, oldest first.</param>
/// <param name="MedianMilliseconds">Time in work of one message, median of the last 512; null before the first.</param>
/// <param name="P99Milliseconds">The 99th percentile of the same.</param>
public sealed record ThroughputSnapshot(
    DateTimeOffset StartedAt, IReadOnlyDictionary<PathOutcome, long> Outcomes, IReadOnlyList<int> PerSecond, double? MedianMilliseconds, double? P99Milliseconds);
