using MassTransit;
using MassTransit.Transports;

namespace Ingestion.Worker.Messaging;

/// <summary>How a consumer gives a message back to its queue.</summary>
internal static class ReturnToQueue
{
    /// <summary>Gives the message back; the caller throws what it gets.</summary>
    /// <param name="context">The message.</param>
    /// <param name="cause">Why its work ended.</param>
    public static OperationCanceledException Returned(this ConsumeContext context, OperationCanceledException cause)
    {
        // MassTransit returns the message only if this very token is cancelled and stands in the exception; else it goes to _error.
        (context.ReceiveContext as BaseReceiveContext)?.Cancel();
        return new OperationCanceledException(cause.Message, cause, context.CancellationToken);
    }
}
