using System.Text;
using System.Text.Json;
using Ingestion.Contracts;
using Ingestion.Enrichment;
using Ingestion.IntegrationTests.Worker;
using Ingestion.Pipeline;
using Ingestion.Pipeline.Identity;
using Ingestion.Pipeline.Intake;
using Ingestion.Pipeline.Storage;
using Ingestion.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;

namespace Ingestion.IntegrationTests.Pipeline;

/// <summary>Retractions before, after and between revisions, in any order, on a real store.</summary>
public sealed class RetractionPathTests : IAsyncLifetime, IDisposable
{
    private readonly TemporaryStore _temporary = new();
    private readonly Publisher _publisher = new();
    private readonly ArticlePublished _article = TestArticle.Arabic();
    private SqliteArticleStore _store = null!;
    private ArticlePath _path = null!;

    private string Id => ArticleIdentity.ArticleId(_article.Source, _article.ExternalId, _article.Url)!;

    public async Task InitializeAsync()
    {
        _store = await _temporary.InstallAsync();
        _path = new ArticlePath(
            new ArticleIntake(new IntakeOptions(), TimeProvider.System), _store, new EngineEnricher(new EnrichmentEngine()), _publisher, TimeProvider.System, NullLogger<ArticlePath>.Instance);
    }

    public void Dispose() => _store.Dispose();

    public Task DisposeAsync() => _temporary.DisposeAsync().AsTask();

    [Fact]
    public async Task Process_RetractionAfterTheArticle_WithdrawsItAndSaysSo()
    {
        await CrawlAsync("08:00");

        var result = await RetractAsync("09:00");

        result.Outcome.ShouldBe(PathOutcome.Retracted);
        var stored = await StoredAsync();
        stored.Retraction.ShouldNotBeNull().Reason.ShouldBe("خطأ في الأرقام");
        stored.PendingEvents.ShouldBeEmpty();
        var told = _publisher.Retractions.ShouldHaveSingleItem();
        told.ArticleId.ShouldBe(Id);
        told.Revision.ShouldBe(1);
        told.EventId.ShouldBe(ArticleIdentity.RetractedEventId(Id, 1));
        DateTimeOffset.Parse(told.RetractedAt!, System.Globalization.CultureInfo.InvariantCulture).ShouldBe(At("09:00"));
    }

    [Fact]
    public async Task Process_RetractionBeforeTheArticle_KeepsOlderCrawlsOut()
    {
        await RetractAsync("09:00");
        (await CrawlAsync("08:00")).Outcome.ShouldBe(PathOutcome.Stale);
        (await CrawlAsync("09:00")).Outcome.ShouldBe(PathOutcome.Stale);
        (await StoredAsync()).Revision.ShouldBe(0);
        _publisher.Retractions.ShouldHaveSingleItem().Revision.ShouldBe(0);

        (await CrawlAsync("09:01")).Outcome.ShouldBe(PathOutcome.Created);
        var stored = await StoredAsync();
        stored.Retraction.ShouldBeNull();
        stored.Revision.ShouldBe(1);
        _publisher.Enriched.ShouldHaveSingleItem().Changes.PreviousRevision.ShouldBeNull();
    }

    [Fact]
    public async Task Process_LaterCrawlOfTheSameContent_MakesItValidAgainAsANewRevision()
    {
        await CrawlAsync("08:00");
        await RetractAsync("09:00");
        (await CrawlAsync("08:30", " تحديث.")).Outcome.ShouldBe(PathOutcome.Stale);

        (await CrawlAsync("10:00")).Outcome.ShouldBe(PathOutcome.Updated);

        (await StoredAsync()).Retraction.ShouldBeNull();
        var back = _publisher.Enriched.Last();
        back.Revision.ShouldBe(2);
        back.Changes.Fields.ShouldBe(["retraction"]);
        (await RetractAsync("11:00")).Outcome.ShouldBe(PathOutcome.Retracted);
        _publisher.Retractions.Select(r => r.Revision).ShouldBe([1, 2]);
    }

    [Fact]
    public async Task Process_RetractionOlderThanTheCrawl_IsDropped()
    {
        await CrawlAsync("08:00");
        await CrawlAsync("10:00", " تحديث.");
        (await RetractAsync("09:00")).Outcome.ShouldBe(PathOutcome.Stale);
        (await StoredAsync()).Retraction.ShouldBeNull();
        _publisher.Retractions.ShouldBeEmpty();
    }

    [Fact]
    public async Task Process_RetractionTwice_IsToldOnce()
    {
        await CrawlAsync("08:00");
        await RetractAsync("09:00");
        (await RetractAsync("09:00")).Outcome.ShouldBe(PathOutcome.Duplicate);
        (await RetractAsync("09:30")).Outcome.ShouldBe(PathOutcome.Retracted);
        (await StoredAsync()).Retraction!.RetractedAt.ShouldBe(At("09:30"));
        _publisher.Retractions.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Process_BrokerAwayAtTheRetraction_RepeatTellsIt()
    {
        await CrawlAsync("08:00");
        _publisher.Away = true;
        await Should.ThrowAsync<PublisherUnavailableException>(() => RetractAsync("09:00"));
        _publisher.Away = false;
        (await RetractAsync("09:00")).Outcome.ShouldBe(PathOutcome.Duplicate);
        _publisher.Retractions.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Process_RetractionByAddressAlone_FindsTheArticleThatHasAnIdToo()
    {
        await CrawlAsync("08:00");
        var result = await TakeAsync($$"""{"source":"{{_article.Source}}","url":"http://EXAMPLE.org/news/1/#top","retracted_at":"2025-10-12T09:00:00Z"}""");
        result.ArticleId.ShouldBe(Id);
        (await StoredAsync()).Retraction.ShouldNotBeNull().Reason.ShouldBeNull();
    }

    [Fact]
    public async Task Process_BrokenRetraction_IsParkedWithEveryReason()
    {
        var result = await TakeAsync("""{"source":"s","externalId":"7","retractedAt":"yesterday","reason":5}""");
        result.Outcome.ShouldBe(PathOutcome.Parked);
        result.Violations.Select(v => (v.Code, v.Field)).ShouldBe([(ReasonCodes.WrongType, "reason"), (ReasonCodes.InvalidDate, "retractedAt")]);
        var parked = await _store.FindParkedAsync(result.ParkedId!, CancellationToken.None);
        parked!.Source.ShouldBe("s");
        parked.ArticleId.ShouldBe(ArticleIdentity.ArticleId("s", "7", null));
    }

    [Fact]
    public async Task Process_ArticleThatMentionsRetraction_IsAnArticle()
    {
        var json = _article.Json().Replace("{", "{\"retractedAt\":\"2025-10-12T09:00:00Z\",", StringComparison.Ordinal);
        (await TakeAsync(json)).Outcome.ShouldBe(PathOutcome.Created);
    }

    [Fact]
    public async Task Process_CrawlsAndRetractionsInAnyOrder_EndTheSame()
    {
        var seed = new Random(20261128);
        for (var round = 0; round < 8; round++)
        {
            var article = TestArticle.Arabic();
            Func<Task<PathResult>>[] steps =
            [
                () => CrawlAsync("08:00", "", article), () => CrawlAsync("09:30", " تحديث.", article), () => CrawlAsync("11:00", " أخير.", article),
                () => RetractAsync("09:00", article), () => RetractAsync("10:00", article), () => CrawlAsync("08:00", "", article),
            ];
            seed.Shuffle(steps);
            foreach (var step in steps)
                await step();
            var stored = await _store.FindAsync(ArticleIdentity.ArticleId(article.Source, article.ExternalId, article.Url)!, CancellationToken.None);
            stored!.Body.ShouldEndWith(" أخير.");
            stored.Retraction.ShouldBeNull();
        }
    }

    private static DateTimeOffset At(string time) => DateTimeOffset.Parse($"2025-10-12T{time}:00Z", System.Globalization.CultureInfo.InvariantCulture);

    private Task<PathResult> CrawlAsync(string time, string more = "", ArticlePublished? article = null) =>
        TakeAsync(((article ?? _article) with { CrawledAt = $"2025-10-12T{time}:00Z", Body = _article.Body + more }).Json());

    private Task<PathResult> RetractAsync(string time, ArticlePublished? article = null) =>
        TakeAsync(JsonSerializer.Serialize(
            new ArticleRetracted { Source = (article ?? _article).Source, ExternalId = "1", RetractedAt = $"2025-10-12T{time}:00Z", Reason = "خطأ في الأرقام" },
            ContractJson.Wire.ArticleRetracted));

    private Task<PathResult> TakeAsync(string json) =>
        _path.ProcessAsync(new RawMessage(Encoding.UTF8.GetBytes(json), "test", TimeProvider.System.GetUtcNow()), CancellationToken.None);

    private async Task<ArticleDocument> StoredAsync() => (await _store.FindAsync(Id, CancellationToken.None)).ShouldNotBeNull();

    private sealed class Publisher : IEventPublisher
    {
        private readonly List<PendingEvent> _published = [];

        public bool Away { get; set; }

        public List<ArticleRetracted> Retractions =>
            [.. _published.Where(e => e.Type == nameof(ArticleRetracted)).Select(e => JsonSerializer.Deserialize(e.Payload, ContractJson.Wire.ArticleRetracted)!)];

        public List<ArticleEnriched> Enriched =>
            [.. _published.Where(e => e.Type == nameof(ArticleEnriched)).Select(e => JsonSerializer.Deserialize(e.Payload, ContractJson.Wire.ArticleEnriched)!)];

        public Task PublishAsync(PendingEvent pendingEvent, CancellationToken cancellationToken)
        {
            if (Away)
                throw new PublisherUnavailableException("away on purpose");
            _published.Add(pendingEvent);
            return Task.CompletedTask;
        }
    }
}
