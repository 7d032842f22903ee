using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Ingestion.Contracts;
using Ingestion.Enrichment;
using Ingestion.IntegrationTests.Worker;
using Ingestion.Pipeline;
using Ingestion.Pipeline.Intake;
using Ingestion.Pipeline.Storage;
using Ingestion.Pipeline.Telemetry;
using Ingestion.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;

namespace Ingestion.IntegrationTests.Pipeline;

/// <summary>The one path on a real store (one SQLite file), with faults at its edges.</summary>
public sealed class ArticlePathTests : IAsyncLifetime, IDisposable
{
    private readonly RecordingPublisher _publisher = new();
    private readonly TemporaryStore _temporary = new();
    private SqliteArticleStore _store = null!;

    public async Task InitializeAsync() => _store = await _temporary.InstallAsync();

    public Task DisposeAsync() => _temporary.DisposeAsync().AsTask();

    public void Dispose() => _store.Dispose();

    [Fact]
    public async Task Process_BrokerAwayAfterTheStore_DuplicateDeliveryAnnouncesTheEvent()
    {
        var article = TestArticle.Arabic();
        _publisher.Away = true;
        await Should.ThrowAsync<PublisherUnavailableException>(() => ProcessAsync(article));
        _publisher.Away = false;

        // The broker delivers again what was not acknowledged; by content it is a duplicate.
        (await ProcessAsync(article)).Outcome.ShouldBe(PathOutcome.Duplicate);
        var published = _publisher.Published.ShouldHaveSingleItem();
        published.Type.ShouldBe(nameof(ArticleEnriched));
        (await ProcessAsync(article)).Outcome.ShouldBe(PathOutcome.Duplicate);
        _publisher.Published.Count.ShouldBe(1, "a confirmed event is not sent again");
    }

    [Fact]
    public async Task Announce_EventThatWasLeftBehind_GoesOnWithTheTraceThatMadeIt()
    {
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == PathTelemetry.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
        };
        ActivitySource.AddActivityListener(listener);
        _publisher.Away = true;
        using (var delivery = new Activity("delivery").Start())
        {
            await Should.ThrowAsync<PublisherUnavailableException>(() => ProcessAsync(TestArticle.Arabic()));
            _publisher.Away = false;
            delivery.Stop();
            var left = (await _store.ListPendingAsync(DateTimeOffset.MaxValue, 1, CancellationToken.None)).ShouldHaveSingleItem();

            await new EventAnnouncer(_store, _publisher).AnnounceAsync(left.ArticleId, left.Events, CancellationToken.None);

            _publisher.Traces.ShouldHaveSingleItem().ShouldBe(delivery.TraceId);
        }
    }

    [Fact]
    public async Task Process_NewRevisionWhileTheFirstIsUnsent_AnnouncesBothInOrder()
    {
        var article = TestArticle.Arabic();
        _publisher.Away = true;
        await Should.ThrowAsync<PublisherUnavailableException>(() => ProcessAsync(article));
        _publisher.Away = false;
        var update = article with { Body = article.Body + "\n\nفقرة جديدة عن المشروع.", CrawledAt = "2025-10-12T11:00:00Z" };
        (await ProcessAsync(update)).Outcome.ShouldBe(PathOutcome.Updated);
        _publisher.Published.Select(e => JsonSerializer.Deserialize(e.Payload, ContractJson.Wire.ArticleEnriched)!.Revision).ShouldBe([1, 2]);
    }

    [Fact]
    public async Task Process_SameMessageAgain_GivesTheSameEventId()
    {
        var article = TestArticle.Arabic();
        await ProcessAsync(article);
        var first = _publisher.Published.Single().EventId;
        var other = new RecordingPublisher();
        await using var elsewhere = new TemporaryStore();
        await ProcessAsync(article, await elsewhere.InstallAsync(), other);
        other.Published.Single().EventId.ShouldBe(first);
    }

    [Fact]
    public async Task Process_NewEngineVersion_IsANewRevisionThatSaysSo()
    {
        var article = TestArticle.Arabic();
        await ProcessAsync(article);
        var result = await ProcessAsync(article, _store, _publisher, new OtherEngine());
        result.Outcome.ShouldBe(PathOutcome.Updated);
        var second = JsonSerializer.Deserialize(_publisher.Published.Last().Payload, ContractJson.Wire.ArticleEnriched)!;
        second.Changes.Fields.ShouldBe(["engine"]);
        second.Engine.Version.ShouldBe("other");
    }

    [Fact]
    public async Task Process_EngineThrows_ParksWithTheException()
    {
        var article = TestArticle.Arabic();
        var result = await ProcessAsync(article, _store, _publisher, new BrokenEngine());
        result.Outcome.ShouldBe(PathOutcome.Parked);
        var parked = await _store.FindParkedAsync(result.ParkedId!, CancellationToken.None);
        parked!.Reason.ShouldBe(ReasonCodes.EnrichmentFailed);
        parked.Stage.ShouldBe("enrich");
        parked.Exception.ShouldNotBeNull().ShouldContain("broken on purpose");
        parked.ArticleId.ShouldBe(result.ArticleId);
        Encoding.UTF8.GetString(parked.Body.Span).ShouldBe(article.Json());
        (await _store.FindAsync(result.ArticleId!, CancellationToken.None)).ShouldBeNull();
    }

    [Fact]
    public async Task Process_UngroundedFinding_IsNotStored()
    {
        var article = TestArticle.Arabic();
        var result = await ProcessAsync(article, _store, _publisher, new InventingEngine());
        var document = await _store.FindAsync(result.ArticleId!, CancellationToken.None);
        document!.Enrichment.Entities.Items.ShouldBeEmpty();
        document.Enrichment.Dates.Items.ShouldBeEmpty();
    }

    [Fact]
    public async Task Process_HundredTimesInParallel_IsOneDocumentOneRevision()
    {
        var article = TestArticle.Arabic();
        var results = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => Task.Run(() => ProcessAsync(article))));
        results.Count(r => r.Outcome == PathOutcome.Created).ShouldBe(1);
        results.Count(r => r.Outcome == PathOutcome.Duplicate).ShouldBe(99);
        var document = await _store.FindAsync(results[0].ArticleId!, CancellationToken.None);
        document!.Revision.ShouldBe(1);
        document.PendingEvents.ShouldBeEmpty();
    }

    [Fact]
    public async Task Process_PoisonWhileTheBrokerIsAway_IsKeptAndToldLater()
    {
        var message = new RawMessage("{"u8.ToArray(), "test", TimeProvider.System.GetUtcNow()) { MessageId = "m" };
        var path = PathOn(_store, _publisher, new EngineEnricher(new EnrichmentEngine()));
        _publisher.Away = true;
        await Should.ThrowAsync<PublisherUnavailableException>(() => path.ProcessAsync(message, CancellationToken.None));
        _publisher.Away = false;
        var result = await path.ProcessAsync(message, CancellationToken.None);
        _publisher.Published.ShouldHaveSingleItem().Type.ShouldBe(nameof(ArticleRejected));
        (await _store.FindParkedAsync(result.ParkedId!, CancellationToken.None))!.Occurrences.ShouldBe(2);
    }

    [Fact]
    public async Task Process_Cancelled_StoresNothing()
    {
        var message = new RawMessage(Encoding.UTF8.GetBytes(TestArticle.Arabic().Json()), "test", TimeProvider.System.GetUtcNow());
        var path = PathOn(_store, _publisher, new EngineEnricher(new EnrichmentEngine()));
        await Should.ThrowAsync<OperationCanceledException>(() => path.ProcessAsync(message, new CancellationToken(canceled: true)));
        (await _store.ListAsync(new ArticleQuery(), CancellationToken.None)).Items.ShouldBeEmpty();
    }

    private Task<PathResult> ProcessAsync(ArticlePublished article) => ProcessAsync(article, _store, _publisher);

    private static Task<PathResult> ProcessAsync(ArticlePublished article, IArticleStore store, IEventPublisher publisher, IArticleEnricher? enricher = null) =>
        PathOn(store, publisher, enricher ?? new EngineEnricher(new EnrichmentEngine()))
            .ProcessAsync(new RawMessage(Encoding.UTF8.GetBytes(article.Json()), "test", TimeProvider.System.GetUtcNow()), CancellationToken.None);

    private static ArticlePath PathOn(IArticleStore store, IEventPublisher publisher, IArticleEnricher enricher) =>
        new(new ArticleIntake(new IntakeOptions(), TimeProvider.System), store, enricher, publisher, TimeProvider.System, NullLogger<ArticlePath>.Instance);

    private sealed class RecordingPublisher : IEventPublisher
    {
        private readonly Lock _gate = new();

        public bool Away { get; set; }

        public List<PendingEvent> Published { get; } = [];

        /// <summary>The trace that was current at each.</summary>
        public List<ActivityTraceId> Traces { get; } = [];

        public Task PublishAsync(PendingEvent pendingEvent, CancellationToken cancellationToken)
        {
            if (Away)
                throw new PublisherUnavailableException("away on purpose");
            lock (_gate)
            {
                Published.Add(pendingEvent);
                Traces.Add(Activity.Current?.TraceId ?? default);
            }
            return Task.CompletedTask;
        }
    }

    private abstract class TestEngine : IArticleEnricher
    {
        public virtual EngineVersion Engine => new("test", "other");

        public abstract ValueTask<EnrichmentResult> EnrichAsync(ArticleText article, CancellationToken cancellationToken);

        protected EnrichmentResult Result() => new()
        {
            Language = new LanguageResult("ar", 1, PartStatus.Ok, null),
            Entities = Part.Without<Entity>(PartStatus.Empty, "none"),
            Dates = Part.Without<DateMention>(PartStatus.Empty, "none"),
            Quotations = Part.Without<Quotation>(PartStatus.Empty, "none"),
            Bullets = Part.Without<Bullet>(PartStatus.Empty, "none"),
            Engine = Engine,
        };
    }

    private sealed class OtherEngine : TestEngine
    {
        public override ValueTask<EnrichmentResult> EnrichAsync(ArticleText article, CancellationToken cancellationToken) => ValueTask.FromResult(Result());
    }

    private sealed class BrokenEngine : TestEngine
    {
        public override ValueTask<EnrichmentResult> EnrichAsync(ArticleText article, CancellationToken cancellationToken) =>
            throw new InvalidOperationException("broken on purpose");
    }

    private sealed class InventingEngine : TestEngine
    {
        public override ValueTask<EnrichmentResult> EnrichAsync(ArticleText article, CancellationToken cancellationToken) => ValueTask.FromResult(Result() with
        {
            Entities = Part.Of<Entity>([new Entity(EntityType.Person, "سيرغي لافروف", null, 0.9, [new Mention(0, 12, "سيرغي لافروف")])], "none"),
            Dates = Part.Of<DateMention>([new DateMention(article.Body.Length - 1, article.Body.Length + 5, "2025-1", "2025-01", DateGranularity.Month, false)], "none"),
        });
    }
}
