using Ingestion.Pipeline.Identity;
using Ingestion.Pipeline.Intake;
using Ingestion.Pipeline.Storage;

namespace Ingestion.Pipeline;

/// <summary>Keeps what can't be accepted, and tells the publisher's side.</summary>
internal sealed class ParkingLot(IArticleStore store, IEventPublisher publisher, TimeProvider clock)
{
    /// <summary>A stack is for people; no more of it is kept than people read.</summary>
    private const int MaxExceptionLength = 8000;

    public async Task<ParkedMessage> ParkAsync(RawMessage message, string stage, IntakeVerdict verdict, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var article = verdict.Article;
        var retraction = verdict.Retraction;
        var (source, externalId, url) = article is not null ? (article.Source, article.ExternalId, article.Url) : (retraction?.Source, retraction?.ExternalId, retraction?.Url);
        var parked = new ParkedMessage
        {
            ParkedId = ArticleIdentity.ParkedId(message.MessageId, message.Body.Span),
            Body = message.Body,
            BodyLength = message.Body.Length,
            Headers = message.Headers,
            Origin = message.Origin,
            MessageId = message.MessageId,
            Reason = verdict.Violations[0].Code,
            Stage = stage,
            Violations = verdict.Violations,
            Exception = Limited(verdict.Exception?.ToString()),
            ArticleId = ArticleIdentity.ArticleId(source, externalId, url),
            Source = source,
            ExternalId = externalId,
            Url = url,
            FirstParkedAt = now,
            LastParkedAt = now,
        };
        // First kept, then told: a crash in between tells twice, never not at all.
        await store.ParkAsync(parked, cancellationToken);
        await publisher.PublishAsync(EventWriter.Rejected(parked), cancellationToken);
        return parked;
    }

    private static string? Limited(string? text) => text?.Length > MaxExceptionLength ? text[..MaxExceptionLength] : text;
}
