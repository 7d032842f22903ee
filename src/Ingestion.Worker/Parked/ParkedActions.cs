using Ingestion.Pipeline.Storage;
using Ingestion.Worker.Publishing;

namespace Ingestion.Worker.Parked;

/// <summary>What an operator does with parked messages, from the command line or from the page.</summary>
internal sealed class ParkedActions(IArticleStore store, TimeProvider clock)
{
    /// <summary>Name of sending again in the record of actions.</summary>
    public const string Replay = "replay";

    /// <summary>Name of deleting in the record of actions.</summary>
    public const string Discard = "discard";

    /// <summary>Sends a message again with its original bytes, and marks it once it is safe.</summary>
    /// <exception cref="MessageRefusedException">The broker does not take this message.</exception>
    /// <exception cref="BrokerProblemException">The broker takes no message.</exception>
    public async Task SendAsync(ParkedMessage message, ReplayTarget target, CancellationToken cancellationToken)
    {
        // The time from before the sending: a refusal that follows at once is then later, and the message counts as open again.
        var sentAt = clock.GetUtcNow();
        await target.SendAsync(message, cancellationToken);
        // A crash before this sends it once more next time, which changes nothing: the path knows repeats.
        await store.MarkReplayedAsync(message.ParkedId, sentAt, CancellationToken.None);
    }

    /// <summary>Notes who did what. Not to be cancelled: what was done was done.</summary>
    public Task RecordAsync(string action, string who, string filter, int done, int failed) =>
        store.RecordActionAsync(new ParkedAction(action, who, clock.GetUtcNow(), filter, done, failed), CancellationToken.None);
}
