using System.Globalization;
using System.Text;
using Ingestion.Contracts;
using Ingestion.IntegrationTests.Containers;
using Ingestion.IntegrationTests.Stores;
using Ingestion.Pipeline.Storage;
using Ingestion.Worker.Hosting;
using Ingestion.Worker.Messaging;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using MongoDB.Driver;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace Ingestion.IntegrationTests.Worker;

/// <summary>The worker while its store is away, while it is told to stop, and after it has left things behind.</summary>
[Collection(ContainerCollection.Name)]
public sealed class OutageTests(RabbitMqFixture rabbit, MongoFixture mongo) : IAsyncLifetime
{
    private readonly string _queue = RabbitMqFixture.UniqueName("articles");
    private readonly string _database = MongoFixture.UniqueDatabase();
    private TcpProxy _proxy = null!;
    private IConnection _connection = null!;
    private IChannel _channel = null!;

    public async Task InitializeAsync()
    {
        if (DockerEngine.SkipReason is not null)
            return;
        var server = new MongoUrl(await mongo.ConnectionStringAsync()).Server;
        _proxy = TcpProxy.Before(server.Host, server.Port);
        _connection = await new ConnectionFactory { Uri = await rabbit.AddressAsync() }.CreateConnectionAsync();
        _channel = await _connection.CreateChannelAsync(new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true));
    }

    public async Task DisposeAsync()
    {
        if (_connection is null)
            return;
        await _connection.DisposeAsync();
        await _proxy.DisposeAsync();
    }

    [ContainerFact]
    public async Task StoreAway_LongerThanPauseAfter_MessagesWaitInTheQueueAndTheWorkerGoesOnByItself()
    {
        using var worker = await StartAsync();
        var state = worker.Services.GetRequiredService<IntakeState>();
        var articles = Articles(60);
        await PublishAsync(articles[..20]);
        await StoredAsync(worker, articles[..20]);

        _proxy.Cut();
        await PublishAsync(articles[20..]);
        await UntilAsync(() => Task.FromResult(state.Pause is { Stopped: true }), "intake is stopped");
        state.Pause!.Dependency.ShouldBe("store");
        state.Pause.Problem.ShouldContain("MongoDB");
        await UntilAsync(async () => await DepthAsync(_queue) == 40, "all messages are back in the queue");
        await Task.Delay(3000);
        (await DepthAsync(_queue)).ShouldBe(40u, "none is taken and none is lost");

        _proxy.Join();
        await StoredAsync(worker, articles);
        await UntilAsync(() => Task.FromResult(state.Pause is null), "intake goes on");
        await NothingWentAstrayAsync(worker);
        await worker.StopAsync();
    }

    [ContainerFact]
    public async Task DeadLetters_StoreAwayAtFirst_StayAndAreTakenLikeAnyOther()
    {
        using (var first = await StartAsync())
            await first.StopAsync();
        var body = "{\"poison\":1"u8.ToArray();
        await _channel.BasicPublishAsync("", _queue, mandatory: true, new BasicProperties { MessageId = "m-1", Headers = new Dictionary<string, object?> { ["crawler"] = "c1" } }, body);
        var good = Articles(1);
        await PublishAsync(good);
        for (var deliveries = 0; deliveries < 8;)
        {
            if (await _channel.BasicGetAsync(_queue, autoAck: false) is { } delivery)
            {
                deliveries++;
                await _channel.BasicNackAsync(delivery.DeliveryTag, multiple: false, requeue: true);
            }
            else
            {
                await Task.Delay(50);
            }
        }
        await UntilAsync(async () => await DepthAsync(_queue + ".dead-letter") == 2, "the broker gave up");

        using var worker = await StartAsync(whenInstalled: _proxy.Cut);
        var state = worker.Services.GetRequiredService<IntakeState>();
        await UntilAsync(() => Task.FromResult(state.Pause is { Stopped: true }), "the store is missed");
        await UntilAsync(async () => await DepthAsync(_queue + ".dead-letter") == 2, "the messages stay");

        _proxy.Join();
        var store = worker.Services.GetRequiredService<IArticleStore>();
        await UntilAsync(async () => (await store.ListParkedAsync(new ParkedQuery { Reason = ReasonCodes.InvalidJson }, CancellationToken.None)).Items.Count == 1, "it is parked");
        var listed = (await store.ListParkedAsync(new ParkedQuery(), CancellationToken.None)).Items.ShouldHaveSingleItem();
        var parked = await store.FindParkedAsync(listed.ParkedId, CancellationToken.None);
        parked!.Body.ToArray().ShouldBe(body);
        parked.MessageId.ShouldBe("m-1");
        parked.Stage.ShouldBe("intake");
        parked.Headers["header:crawler"].ShouldBe("c1");
        parked.Headers["header:x-death"].ShouldContain("delivery_limit");
        await StoredAsync(worker, good);
        (await DepthAsync(_queue + ".dead-letter")).ShouldBe(0u);
        await worker.StopAsync();
    }

    [ContainerFact]
    public async Task Stop_UnderLoad_ReturnsOrFinishesWhatIsInFlight()
    {
        var articles = Articles(400);
        using (var first = await StartAsync())
        {
            await PublishAsync(articles);
            await UntilAsync(async () => await DepthAsync(_queue) is < 390, "work has begun");
            await first.StopAsync();
        }
        using var second = await StartAsync();
        await StoredAsync(second, articles);
        await NothingWentAstrayAsync(second);
        await second.StopAsync();
    }

    [ContainerFact]
    public async Task Stop_WhileTheStoreIsAway_ReturnsTheMessageWithinTheTime()
    {
        var articles = Articles(5);
        using (var first = await StartAsync())
        {
            _proxy.Cut();
            await PublishAsync(articles);
            await UntilAsync(() => Task.FromResult(first.Services.GetRequiredService<IntakeState>().Pause is not null), "the store is missed");
            await first.StopAsync();
        }
        await UntilAsync(async () => await DepthAsync(_queue) == 5, "all are back");
        (await DepthAsync(_queue + "_error") ?? 0).ShouldBe(0u);
        _proxy.Join();
        using var second = await StartAsync();
        await StoredAsync(second, articles);
        await second.StopAsync();
    }

    [ContainerFact]
    public async Task EventsLeftBehind_OfADeadWorker_ArePublishedByTheRelayOldestFirst()
    {
        using var worker = await StartAsync();
        var store = worker.Services.GetRequiredService<IArticleStore>();
        var seen = new List<string>();
        var channel = await _connection.CreateChannelAsync();
        var events = (await channel.QueueDeclareAsync()).QueueName;
        await channel.QueueBindAsync(events, "Ingestion.Contracts:ArticleRetracted", "");
        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.ReceivedAsync += (_, delivery) =>
        {
            lock (seen)
                seen.Add(delivery.BasicProperties.MessageId!);
            return Task.CompletedTask;
        };
        await channel.BasicConsumeAsync(events, autoAck: true, consumer);

        var left = Enumerable.Range(0, 5).Select(i => (
            Article: Samples.Minimal(Samples.NewId()),
            Event: new PendingEvent(Guid.NewGuid(), nameof(ArticleRetracted), """{"source":"s"}""", TimeProvider.System.GetUtcNow().AddMinutes(-i - 1)))).ToList();
        foreach (var (article, pending) in left)
            await store.WriteAsync(article, pending, CancellationToken.None);

        await UntilAsync(async () => (await store.ListPendingAsync(DateTimeOffset.MaxValue, 10, CancellationToken.None)).Count == 0, "nothing is pending");
        await UntilAsync(() => Task.FromResult(seen.Count >= 5), "the events are seen");
        lock (seen)
        {
            var mine = left.Select(l => l.Event.EventId.ToString()).Reverse().ToList();
            seen.Where(mine.Contains).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ShouldBe(mine.Order(StringComparer.Ordinal));
        }
        await worker.StopAsync();
    }

    [ContainerFact]
    public async Task Publish_Retraction_WithdrawsTheArticle()
    {
        using var worker = await StartAsync();
        var article = TestArticle.Arabic();
        await PublishAsync([article]);
        await StoredAsync(worker, [article]);
        await _channel.BasicPublishAsync("", _queue, mandatory: true, new BasicProperties(), Encoding.UTF8.GetBytes(
            $$"""{"source":"{{article.Source}}","externalId":"1","retractedAt":"2025-10-13T00:00:00Z","reason":"سحب"}"""));
        var store = worker.Services.GetRequiredService<IArticleStore>();
        await UntilAsync(
            async () => (await store.FindByExternalIdAsync("1", article.Source, CancellationToken.None)) is [{ Retraction: { Reason: "سحب" }, PendingEvents: [] }],
            "it is withdrawn and told");
        await worker.StopAsync();
    }

    private static List<ArticlePublished> Articles(int count)
    {
        var source = TestArticle.Arabic().Source;
        return [.. Enumerable.Range(1, count).Select(i => TestArticle.Arabic() with
        {
            Source = source,
            ExternalId = i.ToString(CultureInfo.InvariantCulture),
            Url = null,
            Body = $"أعلن وزير النقل سامر الخطيب، أمس السبت، أن المشروع رقم {i} سيبدأ العام المقبل.",
        })];
    }

    private async Task<IHost> StartAsync(Action? whenInstalled = null)
    {
        var mongoUrl = new MongoUrlBuilder(await mongo.ConnectionStringAsync()) { Server = new MongoServerAddress("127.0.0.1", _proxy.Port), DirectConnection = true };
        var builder = WorkerHost.CreateBuilder(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Broker:Uri"] = (await rabbit.AddressAsync()).ToString(),
            ["Broker:Queue"] = _queue,
            ["Broker:DeliveryLimit"] = "3",
            ["Mongo:ConnectionString"] = mongoUrl.ToString(),
            ["Mongo:Database"] = _database,
            ["Mongo:OperationTimeout"] = "00:00:02",
            ["Worker:PauseAfter"] = "00:00:03",
            ["Worker:ProbeInterval"] = "00:00:01",
            ["Worker:RelayAfter"] = "00:00:30",
            ["Worker:RelayInterval"] = "00:00:01",
            ["Worker:ShutdownTimeout"] = "00:00:15",
        });
        builder.AddWorker();
        if (whenInstalled is not null)
            builder.Services.Insert(builder.Services.ToList().FindIndex(d => d.ImplementationType == typeof(StoreInstallation)) + 1, ServiceDescriptor.Singleton<IHostedService>(s => new AfterInstallation(whenInstalled)));
        var host = builder.Build();
        await host.StartAsync();
        return host;
    }

    private async Task PublishAsync(List<ArticlePublished> articles) =>
        await Task.WhenAll(articles.Select(a => _channel.BasicPublishAsync("", _queue, mandatory: true, new BasicProperties(), Encoding.UTF8.GetBytes(a.Json())).AsTask()));

    private static Task StoredAsync(IHost worker, List<ArticlePublished> articles) => UntilAsync(
        async () =>
        {
            var store = worker.Services.GetRequiredService<IArticleStore>();
            try
            {
                var page = await store.ListAsync(new ArticleQuery { Source = articles[0].Source, Limit = 1000 }, CancellationToken.None);
                return page.Items.Count == articles.Count && page.Items.All(d => d.PendingEvents.Count == 0);
            }
            catch (StoreUnavailableException)
            {
                return false;
            }
        },
        "every article is stored and told");

    private async Task NothingWentAstrayAsync(IHost worker)
    {
        (await DepthAsync(_queue)).ShouldBe(0u);
        (await DepthAsync(_queue + "_error") ?? 0).ShouldBe(0u);
        (await DepthAsync(_queue + ".dead-letter")).ShouldBe(0u);
        (await worker.Services.GetRequiredService<IArticleStore>().ListParkedAsync(new ParkedQuery(), CancellationToken.None)).Items.ShouldBeEmpty();
    }

    private async Task<uint?> DepthAsync(string queue)
    {
        await using var channel = await _connection.CreateChannelAsync();
        try
        {
            return (await channel.QueueDeclarePassiveAsync(queue)).MessageCount;
        }
        catch (RabbitMQ.Client.Exceptions.OperationInterruptedException)
        {
            return null;
        }
    }

    private static async Task UntilAsync(Func<Task<bool>> holds, string what)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (TimeProvider.System.GetElapsedTime(start) < TimeSpan.FromSeconds(90))
        {
            if (await holds())
                return;
            await Task.Delay(100);
        }
        throw new TimeoutException($"Not within 90 seconds: {what}.");
    }

    /// <summary>Acts after the store is prepared and before the first message is taken.</summary>
    private sealed class AfterInstallation(Action act) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken)
        {
            act();
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
