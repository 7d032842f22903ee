using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Ingestion.Contracts;
using Ingestion.IntegrationTests.Containers;
using Ingestion.IntegrationTests.Security;
using Ingestion.IntegrationTests.Stores;
using Ingestion.IntegrationTests.Worker;
using Ingestion.MongoDb;
using Ingestion.Pipeline.Storage;
using MongoDB.Driver;
using RabbitMQ.Client;

namespace Ingestion.IntegrationTests.Telemetry;

/// <summary>
/// Each condition that an alert is for, caused on a real worker, and seen in its metrics and its health; then mended, and seen to be
/// gone. That the alerts fire and clear on these values is tested by <c>promtool</c> (tests/alerts.sh).
/// </summary>
[Collection(ContainerCollection.Name)]
public sealed class ConditionTests(RabbitMqFixture rabbit, MongoFixture mongo) : IAsyncLifetime
{
    private readonly string _queue = RabbitMqFixture.UniqueName("articles");
    private readonly string _database = MongoFixture.UniqueDatabase();
    private TcpProxy _store = null!;
    private TcpProxy _broker = null!;
    private IConnection _connection = null!;
    private IChannel _channel = null!;

    public async Task InitializeAsync()
    {
        if (DockerEngine.SkipReason is not null)
            return;
        var server = new MongoUrl(await mongo.ConnectionStringAsync()).Server;
        var address = await rabbit.AddressAsync();
        _store = TcpProxy.Before(server.Host, server.Port);
        _broker = TcpProxy.Before(address.Host, address.Port);
        _connection = await new ConnectionFactory { Uri = address }.CreateConnectionAsync();
        _channel = await _connection.CreateChannelAsync(new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true));
    }

    public async Task DisposeAsync()
    {
        if (_connection is null)
            return;
        await _connection.DisposeAsync();
        await _store.DisposeAsync();
        await _broker.DisposeAsync();
    }

    [ContainerFact]
    public async Task Metrics_ArticlesAndPoison_TellOutcomesStagesAndWhatIsParked()
    {
        await using var worker = await StartAsync();

        await PublishAsync(TestArticle.Arabic().Json());
        await PublishAsync("{\"poison\":1");
        await worker.MetricAsync("ingestion_parked_messages{reason=\"invalid-json\"}", v => v == 1);
        await worker.MetricAsync("ingestion_articles_total{outcome=\"created\",reason=\"\"}", v => v == 1);

        var metrics = await worker.MetricsAsync();
        metrics["ingestion_articles_total{outcome=\"parked\",reason=\"invalid-json\"}"].ShouldBe(1);
        foreach (var stage in new[] { "recall", "enrich", "compare", "store", "announce", "confirm", "park" })
            metrics[$"ingestion_stage_duration_seconds_count{{stage=\"{stage}\"}}"].ShouldBe(1, stage);
        metrics["ingestion_stage_duration_seconds_count{stage=\"intake\"}"].ShouldBe(2);
        metrics["ingestion_publish_to_event_duration_seconds_count"].ShouldBe(1, "only of the article there was an event");
        metrics["ingestion_publish_to_event_duration_seconds_sum"].ShouldBeInRange(0, 60);
        metrics["ingestion_article_bullets_count{language=\"ar\"}"].ShouldBe(1);
        metrics["ingestion_article_entities_sum{language=\"ar\"}"].ShouldBeGreaterThan(1);
        metrics["ingestion_intake_paused{dependency=\"store\"}"].ShouldBe(0);
        metrics.Keys.ShouldContain(k => k.StartsWith("ingestion_engine_info{", StringComparison.Ordinal) && k.Contains("version=", StringComparison.Ordinal));

        // What alerts and dashboard rest on is there.
        var exported = metrics.Keys.Select(k => k.Split('{')[0]).ToHashSet(StringComparer.Ordinal);
        foreach (var file in new[] { "docker/prometheus/alerts.yml", "docker/grafana/dashboards/ingestion.json" })
            Regex.Matches(await File.ReadAllTextAsync(Repository.File(file)), "ingestion_[a-z_]+", RegexOptions.NonBacktracking).Select(m => m.Value).Distinct(StringComparer.Ordinal).ShouldBeSubsetOf(exported, file);

        await worker.MetricAsync("ingestion_outbox_lag_seconds", v => v == 0);

        // Once it is discarded nothing is parked any more.
        using var store = await StoreAsync();
        foreach (var parked in (await store.ListParkedAsync(new ParkedQuery(), CancellationToken.None)).Items)
            await store.DiscardParkedAsync(parked.ParkedId, CancellationToken.None);
        await worker.MetricAsync("ingestion_parked_messages{reason=\"invalid-json\"}", v => v == 0);
        (await worker.TerminateAsync()).ShouldBe(0);
    }

    [ContainerFact]
    public async Task StoreAway_ThenBack_IsTheReasonOfHealthAndMetricsAndIsGone()
    {
        await using var worker = await StartAsync();
        const string Paused = "ingestion_intake_paused{dependency=\"store\"}";
        const string Age = "ingestion_queue_oldest_message_age_seconds";
        var waiting = $"ingestion_queue_messages{{queue=\"{_queue}\"}}";

        _store.Cut();
        for (var i = 0; i < 5; i++)
            await PublishAsync((TestArticle.Arabic() with { Url = null }).Json());

        await worker.MetricAsync(Paused, v => v == 1);
        await worker.MetricAsync(waiting, v => v == 5);
        await worker.MetricAsync(Age, v => v > 2);
        await worker.MetricAsync("ingestion_intake_pause_duration_seconds", v => v > 2);
        var ready = await worker.HealthAsync("ready");
        ready.Status.ShouldBe(HttpStatusCode.ServiceUnavailable);
        ready.Checks["consuming"].Status.ShouldBe("unhealthy");
        ready.Checks["consuming"].Reason.ShouldContain("the store is away since");
        ready.Checks["store-writable"].Status.ShouldBe("unhealthy");
        (await worker.HealthAsync("live")).Status.ShouldBe(HttpStatusCode.OK, "a restart would not bring the store back");

        _store.Join();
        await worker.MetricAsync(Paused, v => v == 0);
        await worker.MetricAsync("ingestion_articles_total{outcome=\"created\",reason=\"\"}", v => v == 5);
        await worker.MetricAsync(waiting, v => v == 0);
        await worker.MetricAsync(Age, v => v == 0);
        await worker.UntilAsync(async () => (await worker.HealthAsync("ready")).Status == HttpStatusCode.OK, "it is ready again");
    }

    [ContainerFact]
    public async Task BrokerAway_ThenBack_EventsWaitAndLeave()
    {
        await using var worker = await StartAsync();
        const string Lag = "ingestion_outbox_lag_seconds";

        _broker.Cut();
        using var store = await StoreAsync();
        var left = new PendingEvent(Guid.NewGuid(), nameof(ArticleRetracted), """{"source":"s"}""", TimeProvider.System.GetUtcNow().AddMinutes(-5));
        await store.WriteAsync(Samples.Minimal(Samples.NewId()), left, CancellationToken.None);

        await worker.MetricAsync(Lag, v => v >= 300);
        await worker.UntilAsync(async () => !(await worker.MetricsAsync()).Keys.Any(k => k.StartsWith("ingestion_queue_messages", StringComparison.Ordinal)), "the depth is not known");
        await worker.UntilAsync(async () => (await worker.HealthAsync("ready")).Checks["consuming"].Status == "unhealthy", "it does not consume");
        var ready = await worker.HealthAsync("ready");
        ready.Checks["outbox-moving"].Status.ShouldBe("unhealthy");
        ready.Checks["outbox-moving"].Reason.ShouldContain("waits since");
        ready.Checks["store-writable"].Status.ShouldBe("healthy");
        (await worker.HealthAsync("live")).Status.ShouldBe(HttpStatusCode.OK, "a restart would not bring the broker back");

        _broker.Join();
        await worker.MetricAsync(Lag, v => v == 0);
        await worker.UntilAsync(async () => (await worker.HealthAsync("ready")).Status == HttpStatusCode.OK, "it is ready again");
        await worker.MetricAsync($"ingestion_queue_messages{{queue=\"{_queue}\"}}", v => v == 0);
    }

    private async Task<WatchedWorker> StartAsync()
    {
        var address = await rabbit.AddressAsync();
        var mongoUrl = new MongoUrlBuilder(await mongo.ConnectionStringAsync()) { Server = new MongoServerAddress("127.0.0.1", _store.Port), DirectConnection = true };
        return await WatchedWorker.StartAsync(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Broker__Uri"] = new UriBuilder(address) { Host = "127.0.0.1", Port = _broker.Port }.ToString(),
            ["Broker__Queue"] = _queue,
            ["Mongo__ConnectionString"] = mongoUrl.ToString(),
            ["Mongo__Database"] = _database,
            ["Mongo__OperationTimeout"] = "00:00:02",
            ["Worker__PauseAfter"] = "00:00:02",
            ["Worker__ProbeInterval"] = "00:00:01",
            ["Worker__RelayInterval"] = "00:00:01",
        });
    }

    /// <summary>The worker's store, looked into past the proxy.</summary>
    private async Task<MongoArticleStore> StoreAsync() => new(new MongoStoreOptions { ConnectionString = await mongo.ConnectionStringAsync(), Database = _database });

    private async Task PublishAsync(string body)
    {
        var sent = new BasicProperties { Timestamp = new AmqpTimestamp(TimeProvider.System.GetUtcNow().ToUnixTimeSeconds()) };
        await _channel.BasicPublishAsync("", _queue, mandatory: true, sent, Encoding.UTF8.GetBytes(body));
    }
}
