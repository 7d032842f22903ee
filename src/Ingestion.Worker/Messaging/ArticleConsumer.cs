using Ingestion.Pipeline;
using Ingestion.Pipeline.Intake;
using MassTransit;

namespace Ingestion.Worker.Messaging;

/// <summary>Takes a message from the queue along the one path.</summary>
internal sealed class ArticleConsumer(ArticlePath path, TransientRetry retry, TimeProvider clock) : IConsumer<ArticleDelivery>
{
    public async Task Consume(ConsumeContext<ArticleDelivery> context)
    {
        var delivery = context.Message;
        var message = new RawMessage(delivery.Body, delivery.Origin, delivery.SentAt ?? clock.GetUtcNow())
        {
            MessageId = delivery.MessageId,
            Headers = delivery.Headers,
        };
        var result = await retry.RunAsync(token => path.ProcessAsync(message, token), context.CancellationToken);
        // The inbox asks for the outcome; a crawler does not.
        if (context.ResponseAddress is not null)
            await context.RespondAsync(new ArticleProcessed(result.Outcome, result.ArticleId, result.Violations));
    }
}
