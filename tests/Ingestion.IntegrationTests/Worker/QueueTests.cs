using System.Text;
using Ingestion.Contracts;
using Ingestion.Enrichment;
using Ingestion.IntegrationTests.Containers;
using Ingestion.Pipeline;
using Ingestion.Pipeline.Storage;
using Ingestion.Worker.Hosting;
using Ingestion.Worker.Messaging;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using RabbitMQ.Client;

namespace Ingestion.IntegrationTests.Worker;

/// <summary>The queues that the worker declares, and what the broker does with them when the worker fails.</summary>
[Collection(ContainerCollection.Name)]
public sealed class QueueTests(RabbitMqFixture rabbit, MongoFixture mongo) : IAsyncLifetime
{
    private static readonly Dictionary<string, object?> Quorum = new(StringComparer.Ordinal) { ["x-queue-type"] = "quorum" };

    private readonly string _queue = RabbitMqFixture.UniqueName("articles");
    private IConnection _connection = null!;

    public async Task InitializeAsync() => _connection = await new ConnectionFactory { Uri = await rabbit.AddressAsync() }.CreateConnectionAsync();

    public async Task DisposeAsync() => await _connection.DisposeAsync();

    [ContainerFact]
    public async Task DeliveryLimit_Exceeded_MovesTheMessageToTheDeadLetterQueue()
    {
        using (var worker = await StartWorkerAsync())
            await worker.StopAsync();
        await using var channel = await _connection.CreateChannelAsync();
        await channel.BasicPublishAsync("", _queue, "poison"u8.ToArray());
        var deliveries = 0;
        for (var idle = 0; idle < 40;)
        {
            if (await channel.BasicGetAsync(_queue, autoAck: false) is not { } delivery)
            {
                if (deliveries > 3)
                    idle++;
                await Task.Delay(50);
                continue;
            }
            deliveries++;
            await channel.BasicNackAsync(delivery.DeliveryTag, multiple: false, requeue: true);
        }
        deliveries.ShouldBe(4, "a delivery limit of 3 means 4 deliveries");
        var dead = await EventuallyAsync(_queue + ".dead-letter");
        Encoding.UTF8.GetString(dead.Body.Span).ShouldBe("poison");
        dead.BasicProperties.Headers!["x-first-death-reason"].ShouldBe("delivery_limit"u8.ToArray());
    }

    [ContainerFact]
    public async Task UnforeseenError_OfOneMessage_IsParkedAfterItsAttemptsAndTheOthersGoOn()
    {
        using var worker = await StartWorkerAsync(services => services.Replace(ServiceDescriptor.Singleton<IArticleEnricher, BrokenEnricher>()));
        await using var channel = await _connection.CreateChannelAsync();
        var (bad, good) = (TestArticle.Arabic() with { Title = "broken" }, TestArticle.Arabic());
        var body = Encoding.UTF8.GetBytes(bad.Json());
        await channel.BasicPublishAsync("", _queue, body);
        await channel.BasicPublishAsync("", _queue, Encoding.UTF8.GetBytes(good.Json()));
        var store = worker.Services.GetRequiredService<IArticleStore>();
        var parked = await UntilAsync(async () => (await store.ListParkedAsync(new ParkedQuery(), CancellationToken.None)).Items.SingleOrDefault());
        parked.Reason.ShouldBe(ReasonCodes.EnrichmentFailed);
        parked.Source.ShouldBe(bad.Source);
        (await store.FindParkedAsync(parked.ParkedId, CancellationToken.None))!.Body.Span.SequenceEqual(body).ShouldBeTrue();
        worker.Services.GetRequiredService<IArticleEnricher>().ShouldBeOfType<BrokenEnricher>().Attempts.ShouldBe(ArticlePath.MaxAttempts);
        await UntilAsync(async () => (await store.ListAsync(new ArticleQuery { Source = good.Source }, CancellationToken.None)).Items.SingleOrDefault());
        await worker.StopAsync();
    }

    [ContainerFact]
    public async Task UnforeseenError_AlsoOfParking_LeavesTheMessageInTheQueue()
    {
        using (var worker = await StartWorkerAsync(services => services.Replace(ServiceDescriptor.Singleton<IArticleStore, BrokenStore>())))
        {
            await using var channel = await _connection.CreateChannelAsync();
            await channel.BasicPublishAsync("", _queue, "{"u8.ToArray());
            var state = worker.Services.GetRequiredService<IntakeState>();
            (await UntilAsync(() => Task.FromResult(state.Pause))).Problem.ShouldContain("could not be parked");
            await worker.StopAsync();
        }
        Encoding.UTF8.GetString((await EventuallyAsync(_queue)).Body.Span).ShouldBe("{");
    }

    [ContainerFact]
    public async Task ArticleQueue_DeclaredByTheWorker_HasTheDocumentedArguments()
    {
        using (var worker = await StartWorkerAsync())
            await worker.StopAsync();
        await using var channel = await _connection.CreateChannelAsync();
        await channel.QueueDeclareAsync(_queue, durable: true, exclusive: false, autoDelete: false, new Dictionary<string, object?>(Quorum, StringComparer.Ordinal)
        {
            ["x-delivery-limit"] = 3,
            ["x-overflow"] = "reject-publish",
            ["x-dead-letter-strategy"] = "at-least-once",
            ["x-dead-letter-exchange"] = _queue + ".dead-letter",
        });
        await channel.QueueDeclareAsync(
            _queue + ".dead-letter", durable: true, exclusive: false, autoDelete: false, new Dictionary<string, object?>(Quorum, StringComparer.Ordinal) { ["x-delivery-limit"] = -1 });
    }

    private async Task<IHost> StartWorkerAsync(Action<IServiceCollection>? change = null)
    {
        var builder = WorkerHost.CreateBuilder(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Broker:Uri"] = (await rabbit.AddressAsync()).ToString(),
            ["Broker:Queue"] = _queue,
            ["Broker:DeliveryLimit"] = "3",
            ["Worker:ShutdownTimeout"] = "00:00:09",
            ["Mongo:ConnectionString"] = await mongo.ConnectionStringAsync(),
            ["Mongo:Database"] = MongoFixture.UniqueDatabase(),
        });
        builder.AddWorker();
        change?.Invoke(builder.Services);
        var host = builder.Build();
        await host.StartAsync();
        return host;
    }

    private static async Task<T> UntilAsync<T>(Func<Task<T?>> look)
        where T : class
    {
        for (var i = 0; i < 1200; i++)
        {
            if (await look() is { } found)
                return found;
            await Task.Delay(50);
        }
        throw new TimeoutException("Not within a minute.");
    }

    private async Task<BasicGetResult> EventuallyAsync(string queue)
    {
        for (var i = 0; i < 400; i++)
        {
            // A queue that is not there yet closes the channel, one that is just being made even the connection.
            try
            {
                await using var connection = await new ConnectionFactory { Uri = await rabbit.AddressAsync() }.CreateConnectionAsync();
                await using var channel = await connection.CreateChannelAsync();
                if (await channel.BasicGetAsync(queue, autoAck: true) is { } result)
                    return result;
            }
            catch (RabbitMQ.Client.Exceptions.RabbitMQClientException)
            {
                // Not there yet.
            }
            await Task.Delay(50);
        }
        throw new TimeoutException($"Nothing came to {queue} within 20 seconds.");
    }

    /// <summary>A bug, not an outage: neither of the exceptions that the port promises.</summary>
    private sealed class BrokenStore : IArticleStore
    {
        public string Description => "broken";

        public Task InstallAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task<ArticleDocument?> FindAsync(string articleId, CancellationToken cancellationToken) => throw Broken();

        public Task<IReadOnlyList<ArticleDocument>> FindByExternalIdAsync(string externalId, string? source, CancellationToken cancellationToken) => throw Broken();

        public Task<IReadOnlyList<ArticleDocument>> FindByUrlAsync(string canonicalUrl, CancellationToken cancellationToken) => throw Broken();

        public Task<Page<ArticleDocument>> ListAsync(ArticleQuery query, CancellationToken cancellationToken) => throw Broken();

        public Task<WriteOutcome> WriteAsync(ArticleDocument document, PendingEvent pendingEvent, CancellationToken cancellationToken) => throw Broken();

        public Task<WriteOutcome> RetractAsync(ArticleDocument document, PendingEvent? pendingEvent, CancellationToken cancellationToken) => throw Broken();

        public Task<WriteOutcome> TouchAsync(string articleId, DateTimeOffset crawledAt, CancellationToken cancellationToken) => throw Broken();

        public Task<WriteOutcome> RecordEngineAsync(string articleId, int revision, EngineVersion engine, CancellationToken cancellationToken) => throw Broken();

        public Task<Page<StoredEngine>> ListEnginesAsync(ArticleQuery query, CancellationToken cancellationToken) => throw Broken();

        public Task<IReadOnlyList<PendingArticle>> ListPendingAsync(DateTimeOffset createdBefore, int limit, CancellationToken cancellationToken) => throw Broken();

        public Task<bool> TryLeaseAsync(string name, string owner, DateTimeOffset now, TimeSpan duration, CancellationToken cancellationToken) => throw Broken();

        public Task<IReadOnlyList<SimilarArticle>> FindSimilarAsync(IReadOnlyList<long> bands, int limit, CancellationToken cancellationToken) => throw Broken();

        public Task<IReadOnlyDictionary<string, long>> CountParkedAsync(CancellationToken cancellationToken) => throw Broken();

        public Task MarkReplayedAsync(string parkedId, DateTimeOffset replayedAt, CancellationToken cancellationToken) => throw Broken();

        public Task<bool> DiscardParkedAsync(string parkedId, CancellationToken cancellationToken) => throw Broken();

        public Task RecordActionAsync(ParkedAction action, CancellationToken cancellationToken) => throw Broken();

        public Task<IReadOnlyList<ParkedAction>> ListActionsAsync(int limit, CancellationToken cancellationToken) => throw Broken();

        public Task ConfirmAsync(string articleId, Guid eventId, CancellationToken cancellationToken) => throw Broken();

        public Task ParkAsync(ParkedMessage message, CancellationToken cancellationToken) => throw Broken();

        public Task<ParkedMessage?> FindParkedAsync(string parkedId, CancellationToken cancellationToken) => throw Broken();

        public Task<Page<ParkedMessage>> ListParkedAsync(ParkedQuery query, CancellationToken cancellationToken) => throw Broken();

        private static InvalidOperationException Broken() => new("broken on purpose");
    }

    /// <summary>Fails at one article as an engine with a defect does, and works otherwise.</summary>
    private sealed class BrokenEnricher : IArticleEnricher
    {
        private readonly EngineEnricher _engine = new(new EnrichmentEngine());
        private int _attempts;

        public int Attempts => _attempts;

        public EngineVersion Engine => _engine.Engine;

        public ValueTask<EnrichmentResult> EnrichAsync(ArticleText article, CancellationToken cancellationToken)
        {
            if (article.Title != "broken")
                return _engine.EnrichAsync(article, cancellationToken);
            Interlocked.Increment(ref _attempts);
            throw new InvalidOperationException("broken on purpose");
        }
    }
}
