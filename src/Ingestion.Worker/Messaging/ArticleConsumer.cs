using Ingestion.Pipeline;
using Ingestion.Pipeline.Intake;
using Ingestion.Pipeline.Storage;
using MassTransit;
using MassTransit.Transports;

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

/// <summary>Parks what the broker gave up, so that it is seen, listed and replayed like everything else that went wrong.</summary>
internal sealed class DeadLetterConsumer(ArticlePath path, DeliveryRunner runner) : IConsumer<ArticleDelivery>
{
    public Task Consume(ConsumeContext<ArticleDelivery> context) => runner.RunAsync(context, path.ParkGivenUpAsync);
}

/// <summary>What all consumers have in common: no exception but a return to the queue leaves them, so that nothing reaches <c>_error</c>.</summary>
internal sealed class DeliveryRunner(TransientRetry retry, Throughput throughput, TimeProvider clock)
{
    public async Task<PathResult> RunAsync(ConsumeContext<ArticleDelivery> context, Func<RawMessage, CancellationToken, Task<PathResult>> take)
    {
        var delivery = context.Message;
        var message = new RawMessage(delivery.Body, delivery.Origin, delivery.SentAt ?? clock.GetUtcNow())
        {
            MessageId = delivery.MessageId,
            Headers = delivery.Headers,
        };
        using var work = throughput.Begin();
        try
        {
            var result = await retry.RunAsync(token => TakeAsync(take, message, token), context.CancellationToken);
            work.Outcome = result.Outcome;
            return result;
        }
        catch (OperationCanceledException e)
        {
            // MassTransit returns the message only if this very token is cancelled and stands in the exception; else it goes to _error.
            (context.ReceiveContext as BaseReceiveContext)?.Cancel();
            throw new OperationCanceledException(e.Message, e, context.CancellationToken);
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
