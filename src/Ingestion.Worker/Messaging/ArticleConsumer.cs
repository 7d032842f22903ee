using Ingestion.Pipeline;
using Ingestion.Pipeline.Intake;
using Ingestion.Pipeline.Storage;
using Ingestion.Pipeline.Telemetry;
using Ingestion.Worker.Telemetry;
using MassTransit;
using Microsoft.Extensions.Options;

namespace Ingestion.Worker.Messaging;

/// <summary>Takes a message from the queue along the one path.</summary>
internal sealed class ArticleConsumer(ArticlePath path, DeliveryRunner runner) : IConsumer<ArticleDelivery>
{
    public async Task Consume(ConsumeContext<ArticleDelivery> context)
    {
        var result = await runner.RunAsync(context, path.ProcessAsync);
        // The inbox asks for the outcome; a crawler does not.
        if (context.ResponseAddress is not null)
            await context.RespondAsync(new ArticleProcessed(result.Outcome, result.ArticleId, result.Violations));
    }
}

/// <summary>
/// Takes what the broker gave up, one message at a time. When a worker dies, all that the broker had handed to it counts as
/// delivered once more, so most of what comes here was only near a message that kills; alone, each shows which of them it is. The good
/// are stored like any other; one at which workers went on dying is parked unread.
/// </summary>
internal sealed class DeadLetterConsumer(ArticlePath path, DeliveryRunner runner, IOptions<BrokerOptions> broker) : IConsumer<ArticleDelivery>
{
    /// <summary>Attempts alone before a message counts as the one that kills: more than one, as a worker may also die of something else meanwhile.</summary>
    private const int MaxAttempts = 2;

    public Task Consume(ConsumeContext<ArticleDelivery> context) =>
        runner.RunAsync(context, AttemptsAlone(context.Message) < MaxAttempts ? path.ProcessAsync : path.ParkGivenUpAsync);

    /// <summary>At its first delivery here a dead letter still bears the count of the queue that it came from: beyond that queue's limit.</summary>
    private int AttemptsAlone(ArticleDelivery delivery) => delivery.Redeliveries > broker.Value.DeliveryLimit ? 0 : delivery.Redeliveries;
}

/// <summary>What all consumers have in common: no exception but a return to the queue leaves them, so that nothing reaches <c>_error</c>.</summary>
internal sealed class DeliveryRunner(TransientRetry retry, MessagesInHand inHand, Throughput throughput, TimeProvider clock)
{
    public async Task<PathResult> RunAsync(ConsumeContext<ArticleDelivery> context, Func<RawMessage, CancellationToken, Task<PathResult>> take)
    {
        var delivery = context.Message;
        var message = new RawMessage(delivery.Body, delivery.Origin, delivery.SentAt ?? clock.GetUtcNow())
        {
            MessageId = delivery.MessageId,
            Headers = delivery.Headers,
        };
        var key = inHand.Take(message.ReceivedAt);
        var startedAt = clock.GetTimestamp();
        using var span = DeliveryTrace.Start(delivery);
        try
        {
            var result = await retry.RunAsync(token => TakeAsync(take, message, token), context.CancellationToken);
            inHand.Finish(key);
            span.Note(result);
            throughput.Note(result.Outcome, clock.GetElapsedTime(startedAt));
            PathTelemetry.CountMessage(result, clock.GetUtcNow() - delivery.SentAt);
            return result;
        }
        catch (OperationCanceledException e)
        {
            inHand.Return(key);
            span.NoteReturned();
            throw context.Returned(e);
        }
    }

    private static async Task<PathResult> TakeAsync(Func<RawMessage, CancellationToken, Task<PathResult>> take, RawMessage message, CancellationToken cancellationToken)
    {
        try
        {
            return await take(message, cancellationToken);
        }
        catch (Exception e) when (e is not (StoreUnavailableException or PublisherUnavailableException or OperationCanceledException))
        {
            // Failed, and could not even be parked: the message must wait until that is mended.
            throw new StoreUnavailableException($"A message could not be parked: {e.GetType().Name}: {e.Message}", e);
        }
    }
}
