using Ingestion.Pipeline;
using MassTransit;

namespace Ingestion.Worker.Messaging;

/// <summary>
/// Enriches stored articles again, by ids from a queue of their own: one at a time, and only while this worker has no new article in
/// work, so that the queue of articles is never kept waiting by it.
/// </summary>
internal sealed partial class ReenrichmentConsumer(
    Reenrichment reenrichment, TransientRetry retry, MessagesInHand inHand, TimeProvider clock, ILogger<ReenrichmentConsumer> logger) : IConsumer<ArticleDelivery>
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(25);

    /// <summary>
    /// The broker ends the channel of who holds a message for half an hour (consumer_timeout). Returning it would count as a delivery;
    /// one article in ten minutes takes nothing from the others.
    /// </summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(10);

    public async Task Consume(ConsumeContext<ArticleDelivery> context)
    {
        if (ReenrichmentRequest.Read(context.Message.Body) is not { ArticleId: var articleId })
        {
            LogUnreadable(context.Message.MessageId);
            return;
        }
        try
        {
            await UntilIdleAsync(context.CancellationToken);
            var outcome = await retry.RunAsync(token => reenrichment.RunAsync(articleId, token), context.CancellationToken);
            if (outcome == ReenrichmentOutcome.Failed)
                LogFailed(articleId);
            else
                LogDone(articleId, outcome);
        }
        catch (OperationCanceledException e)
        {
            throw context.Returned(e);
        }
        catch (Exception e)
        {
            // The article stays as it is, and the next run of the command finds it again: nothing for _error.
            LogGivenUp(articleId, e);
        }
    }

    private async Task UntilIdleAsync(CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        while (inHand.Count > 0 && clock.GetElapsedTime(started) < LongestWait)
            await Task.Delay(LookEvery, clock, cancellationToken);
    }

    [LoggerMessage(90, LogLevel.Debug, "Article {ArticleId} enriched again: {Outcome}")]
    private partial void LogDone(string articleId, ReenrichmentOutcome outcome);

    [LoggerMessage(91, LogLevel.Warning, "Article {ArticleId}: the engine failed at it or ran out of time, it stays as it is")]
    private partial void LogFailed(string articleId);

    [LoggerMessage(93, LogLevel.Warning, "Message {MessageId} asks for no article to be enriched again and is dropped")]
    private partial void LogUnreadable(string? messageId);

    [LoggerMessage(92, LogLevel.Warning, "Article {ArticleId} can't be enriched again and stays as it is")]
    private partial void LogGivenUp(string articleId, Exception exception);
}
