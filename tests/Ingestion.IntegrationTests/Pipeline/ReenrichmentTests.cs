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

/// <summary>Stored articles that meet a newer engine, on a real store.</summary>
public sealed class ReenrichmentTests : IAsyncLifetime, IDisposable
{
    private static readonly EngineVersion Old = new("ingestion", "0.0.1", "old");
    private static readonly EngineEnricher Current = new(new EnrichmentEngine());

    private readonly TemporaryStore _temporary = new();
    private readonly RecordingPublisher _publisher = new();
    private SqliteArticleStore _store = null!;

    public async Task InitializeAsync() => _store = await _temporary.InstallAsync();

    public Task DisposeAsync() => _temporary.DisposeAsync().AsTask();

    public void Dispose() => _store.Dispose();

    [Fact]
    public async Task Run_SameFindings_NotesTheEngineAndTellsNobody()
    {
        var before = await StoreAsync(TestArticle.Arabic(), As(Old));

        (await RunAsync(before)).ShouldBe(ReenrichmentOutcome.Unchanged);

        var after = await StoredAsync(before);
        after.Revision.ShouldBe(1);
        after.Enrichment.Engine.ShouldBe(Current.Engine);
        after.PendingEvents.ShouldBeEmpty();
        _publisher.Published.Count.ShouldBe(1, "the event of the first revision");
        (await RunAsync(before)).ShouldBe(ReenrichmentOutcome.Current);
    }

    [Fact]
    public async Task Run_OtherFindings_IsANewRevisionThatIsAnnounced()
    {
        var before = await StoreAsync(TestArticle.Arabic(), new Enricher(Old, (article, _) => Task.FromResult(Nothing(article, Old))));

        (await RunAsync(before)).ShouldBe(ReenrichmentOutcome.Changed);

        var after = await StoredAsync(before);
        after.Revision.ShouldBe(2);
        after.Enrichment.Bullets.Items.ShouldNotBeEmpty();
        (after.Body, after.CrawledAt, after.ContentHash, after.Url, after.ExternalId).ShouldBe((before.Body, before.CrawledAt, before.ContentHash, before.Url, before.ExternalId));
        after.Tags.ShouldBe(before.Tags);
        after.FirstStoredAt.ShouldBe(before.FirstStoredAt);
        after.PendingEvents.ShouldBeEmpty();
        var told = JsonSerializer.Deserialize(_publisher.Published.Last().Payload, ContractJson.Wire.ArticleEnriched)!;
        told.Revision.ShouldBe(2);
        told.Changes.Fields.ShouldBe(["engine"]);
        told.Changes.BulletsChanged.ShouldBeTrue();
    }

    [Fact]
    public async Task Run_NewerCrawlComesMeanwhile_TheCrawlWins()
    {
        var article = TestArticle.Arabic();
        var update = article with { Body = article.Body + "\n\nفقرة جديدة عن المشروع.", CrawledAt = "2025-10-12T11:00:00Z" };
        var before = await StoreAsync(article, As(Old));
        var slow = new Enricher(Current.Engine, async (text, token) =>
        {
            await PathWith(Current).ProcessAsync(Message(update), token);
            return Nothing(text, Current.Engine);
        });

        (await RunAsync(before, slow)).ShouldBe(ReenrichmentOutcome.Current);

        var after = await StoredAsync(before);
        after.Revision.ShouldBe(2);
        after.Body.ShouldBe(update.Body);
        after.Enrichment.Bullets.Items.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Run_Withdrawn_StaysWithdrawn()
    {
        var before = await StoreAsync(TestArticle.Arabic(), As(Old));
        var retraction = new Retraction(before.CrawledAt.AddHours(1), null, before.CrawledAt.AddHours(1));
        await _store.RetractAsync(before with { Retraction = retraction }, new PendingEvent(Guid.NewGuid(), nameof(ArticleRetracted), "{}", before.CrawledAt), CancellationToken.None);

        (await RunAsync(before)).ShouldBe(ReenrichmentOutcome.Gone);

        (await StoredAsync(before)).Enrichment.Engine.ShouldBe(Old);
    }

    [Fact]
    public async Task Run_EngineFailsOrRunsOutOfTime_LeavesWhatWasFound()
    {
        var before = await StoreAsync(TestArticle.Arabic(), As(Old));
        var broken = new Enricher(Current.Engine, (_, _) => throw new InvalidOperationException("broken on purpose"));
        var slow = new Enricher(Current.Engine, (text, _) => Task.FromResult(Nothing(text, Current.Engine) with { Dates = Part.Without<DateMention>(PartStatus.TimedOut, "time limit") }));

        (await RunAsync(before, broken)).ShouldBe(ReenrichmentOutcome.Failed);
        (await RunAsync(before, slow)).ShouldBe(ReenrichmentOutcome.Failed);

        Stores.Samples.Text(await StoredAsync(before)).ShouldBe(Stores.Samples.Text(before));
    }

    [Fact]
    public async Task Run_DatesThatRestOnTheCrawl_AreTheSame()
    {
        // By UTC this is the day before.
        var before = await StoreAsync(TestArticle.Arabic() with { PublishedAt = null, CrawledAt = "2025-10-12T01:30:00+03:00" }, As(Old));
        before.Enrichment.Dates.Items.ShouldContain(d => d.Anchor == DateAnchor.Crawled);
        await _store.TouchAsync(before.ArticleId, before.CrawledAt.AddDays(9), CancellationToken.None);

        (await RunAsync(before)).ShouldBe(ReenrichmentOutcome.Unchanged);
    }

    [Fact]
    public async Task Run_BrokerAwayAfterTheWrite_LeavesTheEventToBeSent()
    {
        var before = await StoreAsync(TestArticle.Arabic(), new Enricher(Old, (article, _) => Task.FromResult(Nothing(article, Old))));
        _publisher.Away = true;

        await Should.ThrowAsync<PublisherUnavailableException>(() => RunAsync(before));

        (await StoredAsync(before)).PendingEvents.ShouldHaveSingleItem().Type.ShouldBe(nameof(ArticleEnriched));
    }

    private static Enricher As(EngineVersion version) =>
        new(version, async (article, token) => await Current.EnrichAsync(article, token) with { Engine = version });

    private static EnrichmentResult Nothing(ArticleText article, EngineVersion engine) => new()
    {
        Language = new LanguageResult(article.StatedLanguage ?? "und", 1, PartStatus.Ok, null),
        Entities = Part.Without<Entity>(PartStatus.Empty, "none"),
        Dates = Part.Without<DateMention>(PartStatus.Empty, "none"),
        Quotations = Part.Without<Quotation>(PartStatus.Empty, "none"),
        Bullets = Part.Without<Bullet>(PartStatus.Empty, "none"),
        Engine = engine,
    };

    private async Task<ArticleDocument> StoreAsync(ArticlePublished article, IArticleEnricher enricher)
    {
        var result = await PathWith(enricher).ProcessAsync(Message(article), CancellationToken.None);
        return (await _store.FindAsync(result.ArticleId!, CancellationToken.None)).ShouldNotBeNull();
    }

    private async Task<ArticleDocument> StoredAsync(ArticleDocument article) => (await _store.FindAsync(article.ArticleId, CancellationToken.None)).ShouldNotBeNull();

    private Task<ReenrichmentOutcome> RunAsync(ArticleDocument article, IArticleEnricher? enricher = null) =>
        new Reenrichment(_store, new ArticleEnrichment(enricher ?? Current), _publisher, TimeProvider.System).RunAsync(article.ArticleId, CancellationToken.None);

    private ArticlePath PathWith(IArticleEnricher enricher) =>
        new(new ArticleIntake(new IntakeOptions(), TimeProvider.System), _store, enricher, _publisher, TimeProvider.System, NullLogger<ArticlePath>.Instance);

    private static RawMessage Message(ArticlePublished article) => new(Encoding.UTF8.GetBytes(article.Json()), "test", TimeProvider.System.GetUtcNow());

    private sealed class Enricher(EngineVersion engine, Func<ArticleText, CancellationToken, Task<EnrichmentResult>> enrich) : IArticleEnricher
    {
        public EngineVersion Engine => engine;

        public async ValueTask<EnrichmentResult> EnrichAsync(ArticleText article, CancellationToken cancellationToken) => await enrich(article, cancellationToken);
    }

    private sealed class RecordingPublisher : IEventPublisher
    {
        public bool Away { get; set; }

        public List<PendingEvent> Published { get; } = [];

        public Task PublishAsync(PendingEvent pendingEvent, CancellationToken cancellationToken)
        {
            if (Away)
                throw new PublisherUnavailableException("away on purpose");
            Published.Add(pendingEvent);
            return Task.CompletedTask;
        }
    }
}
