using System.Text;
using System.Text.Json;
using Ingestion.Contracts;
using Ingestion.Enrichment;
using Ingestion.IntegrationTests.Worker;
using Ingestion.Pipeline;
using Ingestion.Pipeline.Intake;
using Ingestion.Pipeline.Storage;
using Ingestion.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;

namespace Ingestion.IntegrationTests.Pipeline;

/// <summary>Wire copies on a real store: marked, never dropped.</summary>
public sealed class DuplicatePathTests : IAsyncLifetime, IDisposable
{
    private readonly TemporaryStore _temporary = new();
    private readonly ArticlePublished _article = TestArticle.Arabic();
    private readonly LastEvent _publisher = new();
    private SqliteArticleStore _store = null!;
    private ArticlePath _path = null!;

    public async Task InitializeAsync()
    {
        _store = await _temporary.InstallAsync();
        _path = new ArticlePath(
            new ArticleIntake(new IntakeOptions(), TimeProvider.System), _store, new EngineEnricher(new EnrichmentEngine()), _publisher, TimeProvider.System, NullLogger<ArticlePath>.Instance);
    }

    public void Dispose() => _store.Dispose();

    public Task DisposeAsync() => _temporary.DisposeAsync().AsTask();

    [Fact]
    public async Task Process_CopiesOfCopies_AllPointToTheFirstStored()
    {
        var first = await TakeAsync(_article);
        first.DuplicateOf.ShouldBeNull();
        var copy = await TakeAsync(Elsewhere("(وكالات) " + _article.Body));
        copy.DuplicateOf.ShouldNotBeNull().ArticleId.ShouldBe(first.ArticleId);
        copy.DuplicateOf.Similarity.ShouldBeInRange(0.9, 1);
        var copyOfCopy = await TakeAsync(Elsewhere("(وكالات) " + _article.Body + " نقلاً عن المصدر نفسه."));
        copyOfCopy.DuplicateOf.ShouldNotBeNull().ArticleId.ShouldBe(first.ArticleId);

        var told = JsonSerializer.Deserialize(_publisher.Last!.Payload, ContractJson.Wire.ArticleEnriched)!;
        told.DuplicateOf.ShouldNotBeNull().ArticleId.ShouldBe(first.ArticleId);
        copy.Body.ShouldStartWith("(وكالات)");
        var found = await _store.FindSimilarAsync(first.Fingerprint.ShouldNotBeNull().Bands, 10, CancellationToken.None);
        found.ShouldHaveSingleItem("copies are not looked at").ArticleId.ShouldBe(first.ArticleId);
    }

    [Fact]
    public async Task Process_NewRevisionOfTheOriginal_IsNoCopyOfItsCopies()
    {
        var first = await TakeAsync(_article);
        await TakeAsync(Elsewhere(_article.Body!));
        var revised = await TakeAsync(_article with { Body = _article.Body + " تحديث أخير.", CrawledAt = "2025-10-12T10:00:00Z" });
        revised.ArticleId.ShouldBe(first.ArticleId);
        revised.Revision.ShouldBe(2);
        revised.DuplicateOf.ShouldBeNull();
    }

    [Fact]
    public async Task Process_ShortAndUnlikeTexts_AreNoCopies()
    {
        await TakeAsync(_article);
        (await TakeAsync(Elsewhere("عاجل: وزير النقل يعلن بدء المشروع."))).DuplicateOf.ShouldBeNull();
        (await TakeAsync(Elsewhere("عاجل: وزير النقل يعلن بدء المشروع."))).DuplicateOf.ShouldBeNull();
        var other = "The ports of the northern coast agreed on Monday to share berths and tugs for three years, after a summer in which container ships waited up to nine days to unload, "
            + "and the union of seafarers warned that the plan could cost many jobs in the region unless talks begin before the end of the month and a clear promise is made.";
        (await TakeAsync(Elsewhere(other))).DuplicateOf.ShouldBeNull();
    }

    private static ArticlePublished Elsewhere(string body) => TestArticle.Arabic() with { Body = body };

    private async Task<ArticleDocument> TakeAsync(ArticlePublished article)
    {
        var result = await _path.ProcessAsync(new RawMessage(Encoding.UTF8.GetBytes(article.Json()), "test", TimeProvider.System.GetUtcNow()), CancellationToken.None);
        return (await _store.FindAsync(result.ArticleId!, CancellationToken.None)).ShouldNotBeNull();
    }

    private sealed class LastEvent : IEventPublisher
    {
        public PendingEvent? Last { get; private set; }

        public Task PublishAsync(PendingEvent pendingEvent, CancellationToken cancellationToken)
        {
            Last = pendingEvent;
            return Task.CompletedTask;
        }
    }
}
