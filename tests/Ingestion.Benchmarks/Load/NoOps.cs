using Ingestion.Enrichment;
using Ingestion.Pipeline;
using Ingestion.Pipeline.Storage;

namespace Ingestion.Benchmarks.Load;

/// <summary>Finds nothing, at once: what is left is the cost of everything around the engine.</summary>
internal sealed class NoOpEnricher : IArticleEnricher
{
    public EngineVersion Engine { get; } = new("no-op", "1");

    public ValueTask<EnrichmentResult> EnrichAsync(ArticleText article, CancellationToken cancellationToken) => ValueTask.FromResult(new EnrichmentResult
    {
        Language = new LanguageResult("und", 0, PartStatus.Skipped, "no-op"),
        Entities = Part.Without<Entity>(PartStatus.Skipped, "no-op"),
        Dates = Part.Without<DateMention>(PartStatus.Skipped, "no-op"),
        Quotations = Part.Without<Quotation>(PartStatus.Skipped, "no-op"),
        Bullets = Part.Without<Bullet>(PartStatus.Skipped, "no-op"),
        Engine = Engine,
    });
}

/// <summary>Keeps nothing, at once: what is left is the cost of everything around the store.</summary>
internal sealed class NoOpStore : IArticleStore
{
    public string Description => "nothing";

    public Task InstallAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<ArticleDocument?> FindAsync(string articleId, CancellationToken cancellationToken) => Task.FromResult<ArticleDocument?>(null);

    public Task<IReadOnlyList<ArticleDocument>> FindByExternalIdAsync(string externalId, string? source, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<ArticleDocument>>([]);

    public Task<IReadOnlyList<ArticleDocument>> FindByUrlAsync(string canonicalUrl, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<ArticleDocument>>([]);

    public Task<Page<ArticleDocument>> ListAsync(ArticleQuery query, CancellationToken cancellationToken) => Task.FromResult(new Page<ArticleDocument>([], null));

    public Task<WriteOutcome> WriteAsync(ArticleDocument document, PendingEvent pendingEvent, CancellationToken cancellationToken) => Task.FromResult(WriteOutcome.Written);

    public Task<WriteOutcome> RetractAsync(ArticleDocument document, PendingEvent? pendingEvent, CancellationToken cancellationToken) => Task.FromResult(WriteOutcome.Written);

    public Task<WriteOutcome> TouchAsync(string articleId, DateTimeOffset crawledAt, CancellationToken cancellationToken) => Task.FromResult(WriteOutcome.Written);

    public Task<WriteOutcome> RecordEngineAsync(string articleId, int revision, EngineVersion engine, CancellationToken cancellationToken) => Task.FromResult(WriteOutcome.Written);

    public Task<Page<StoredEngine>> ListEnginesAsync(ArticleQuery query, CancellationToken cancellationToken) => Task.FromResult(new Page<StoredEngine>([], null));

    public Task<IReadOnlyList<PendingArticle>> ListPendingAsync(DateTimeOffset createdBefore, int limit, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<PendingArticle>>([]);

    public Task<bool> TryLeaseAsync(string name, string owner, DateTimeOffset now, TimeSpan duration, CancellationToken cancellationToken) => Task.FromResult(true);

    public Task<IReadOnlyList<SimilarArticle>> FindSimilarAsync(IReadOnlyList<long> bands, int limit, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<SimilarArticle>>([]);

    public Task<IReadOnlyDictionary<string, long>> CountParkedAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyDictionary<string, long>>(new Dictionary<string, long>());

    public Task MarkReplayedAsync(string parkedId, DateTimeOffset replayedAt, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<bool> DiscardParkedAsync(string parkedId, CancellationToken cancellationToken) => Task.FromResult(false);

    public Task RecordActionAsync(ParkedAction action, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<IReadOnlyList<ParkedAction>> ListActionsAsync(int limit, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<ParkedAction>>([]);

    public Task ConfirmAsync(string articleId, Guid eventId, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task ParkAsync(ParkedMessage message, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<ParkedMessage?> FindParkedAsync(string parkedId, CancellationToken cancellationToken) => Task.FromResult<ParkedMessage?>(null);

    public Task<Page<ParkedMessage>> ListParkedAsync(ParkedQuery query, CancellationToken cancellationToken) => Task.FromResult(new Page<ParkedMessage>([], null));
}

/// <summary>Publishes nothing, at once.</summary>
internal sealed class NoOpPublisher : IEventPublisher
{
    public Task PublishAsync(PendingEvent pendingEvent, CancellationToken cancellationToken) => Task.CompletedTask;
}
