using System.Collections.Concurrent;

namespace Ingestion.Worker.Messaging;

/// <summary>
/// The messages that this worker works on, and how old the oldest is. The queue hands out in order, so while messages are taken, none
/// that waits is older. Nobody but the management API can look at a queue's head, and taking messages to look at them would count as
/// deliveries; so while intake is paused the oldest of those that were returned counts, as it stands at the head again.
/// </summary>
/// <param name="state">Whether intake is paused.</param>
internal sealed class MessagesInHand(IntakeState state)
{
    private readonly ConcurrentDictionary<object, DateTimeOffset> _messages = new();
    private long _oldestReturned = long.MaxValue;
    private long _ended;

    /// <summary>How many there are.</summary>
    public int Count => _messages.Count;

    /// <summary>How many have come to their end since the start; not those that were returned.</summary>
    public long Ended => Volatile.Read(ref _ended);

    /// <summary>Notes that work on a message begins.</summary>
    /// <param name="sentAt">When it was sent, or when it came.</param>
    /// <returns>To give back when it ends.</returns>
    public object Take(DateTimeOffset sentAt)
    {
        var key = new object();
        _messages[key] = sentAt;
        return key;
    }

    /// <summary>Notes that a message came to its end.</summary>
    public void Finish(object key)
    {
        _messages.TryRemove(key, out _);
        Interlocked.Increment(ref _ended);
        // Work goes through: whatever had been returned before has been handed out again, here or elsewhere.
        Volatile.Write(ref _oldestReturned, long.MaxValue);
    }

    /// <summary>Notes that a message went back to the queue.</summary>
    public void Return(object key)
    {
        if (!_messages.TryRemove(key, out var sentAt))
            return;
        long seen;
        while ((seen = Volatile.Read(ref _oldestReturned)) > sentAt.UtcTicks && Interlocked.CompareExchange(ref _oldestReturned, sentAt.UtcTicks, seen) != seen)
        {
        }
    }

    /// <summary>When the oldest message that is not finished was sent; null where none is known.</summary>
    public DateTimeOffset? OldestAt()
    {
        var oldest = state.Pause is null ? long.MaxValue : Volatile.Read(ref _oldestReturned);
        foreach (var (_, sentAt) in _messages)
            oldest = Math.Min(oldest, sentAt.UtcTicks);
        return oldest == long.MaxValue ? null : new DateTimeOffset(oldest, TimeSpan.Zero);
    }
}
