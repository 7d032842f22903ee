using System.Text;
using System.Text.Json;
using Ingestion.Contracts;
using Ingestion.Enrichment;
using Ingestion.IntegrationTests.Containers;
using Ingestion.Pipeline;
using Ingestion.Pipeline.Intake;
using Ingestion.Pipeline.Storage;
using Ingestion.Worker.Commands;
using Ingestion.Worker.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using RabbitMQ.Client;

namespace Ingestion.IntegrationTests.Worker;

/// <summary>The command <c>reenrich</c> and a worker that reads its queue, on a real broker and a real database.</summary>
[Collection(ContainerCollection.Name)]
public sealed class ReenrichmentQueueTests(RabbitMqFixture rabbit, MongoFixture mongo) : IAsyncLifetime
{
    private readonly string _queue = RabbitMqFixture.UniqueName("articles");
    private readonly string _database = MongoFixture.UniqueDatabase();
    private readonly HoldingEnricher _enricher = new();
    private IConnection _connection = null!;
    private IChannel _channel = null!;
    private IHost _worker = null!;

    private string Requests => _queue + ".reenrich";

    private IArticleStore Store => _worker.Services.GetRequiredService<IArticleStore>();

    public async Task InitializeAsync()
    {
        var builder = WorkerHost.CreateBuilder(await SettingsAsync());
        builder.AddWorker();
        builder.Services.Replace(ServiceDescriptor.Singleton<IArticleEnricher>(_enricher));
        _worker = builder.Build();
        await _worker.StartAsync();
        _connection = await new ConnectionFactory { Uri = await rabbit.AddressAsync() }.CreateConnectionAsync();
        _channel = await _connection.CreateChannelAsync();
    }

    public async Task DisposeAsync()
    {
        await _worker.StopAsync();
        _worker.Dispose();
        await _connection.DisposeAsync();
    }

    [ContainerFact]
    public async Task Reenrich_OlderEngine_TheWorkerDoesItAndTellsOnlyOfWhatChanged()
    {
        var (same, other) = (await StoreOldAsync(null), await StoreOldAsync(OldEngine.Blind));
        var events = (await _channel.QueueDeclareAsync()).QueueName;
        await _channel.QueueBindAsync(events, "Ingestion.Contracts:ArticleEnriched", "");

        var (code, error) = await RunAsync();

        code.ShouldBe(ExitCodes.Ok, error);
        error.ShouldContain("2 of 2 asked for");
        await UntilAsync(async () => await EngineOfAsync(same) == _enricher.Engine && await EngineOfAsync(other) == _enricher.Engine);
        (await Store.FindAsync(same, CancellationToken.None)).ShouldNotBeNull().Revision.ShouldBe(1);
        (await Store.FindAsync(other, CancellationToken.None)).ShouldNotBeNull().Revision.ShouldBe(2);
        var told = new List<string>();
        await UntilAsync(async () =>
        {
            while (await _channel.BasicGetAsync(events, autoAck: true) is { } message)
                told.Add(JsonSerializer.Deserialize(message.Body.Span, ContractJson.Wire.ArticleEnriched)!.ArticleId);
            return told.Contains(other);
        });
        told.ShouldNotContain(same);
        (await RunAsync()).Error.ShouldContain("0 of 0 asked for");
    }

    [ContainerFact]
    public async Task Reenrich_WhileAnArticleIsInWork_WaitsForIt()
    {
        var old = await StoreOldAsync(null);
        var live = TestArticle.Arabic() with { Title = HoldingEnricher.Held };
        await _channel.BasicPublishAsync("", _queue, Encoding.UTF8.GetBytes(live.Json()));
        await _enricher.Holding;

        (await RunAsync()).Code.ShouldBe(ExitCodes.Ok);
        // In the worker's hands: nothing is ready any more.
        await UntilAsync(async () => (await _channel.QueueDeclarePassiveAsync(Requests)).MessageCount == 0);
        for (var i = 0; i < 20; i++)
        {
            (await EngineOfAsync(old)).ShouldNotBe(_enricher.Engine);
            await Task.Delay(25);
        }

        _enricher.Release();
        await UntilAsync(async () => await EngineOfAsync(old) == _enricher.Engine);
    }

    [ContainerFact]
    public async Task Requests_UnreadableOrUnknown_AreDroppedAndTheNextIsDone()
    {
        var old = await StoreOldAsync(null);
        foreach (var body in new[] { "{", "{\"articleId\":\"none\"}" })
            await _channel.BasicPublishAsync(Requests, "", Encoding.UTF8.GetBytes(body));

        await RunAsync();

        await UntilAsync(async () => await EngineOfAsync(old) == _enricher.Engine);
        await Should.ThrowAsync<RabbitMQ.Client.Exceptions.OperationInterruptedException>(() => _channel.QueueDeclarePassiveAsync(Requests + "_error"));
    }

    private async Task<Dictionary<string, string?>> SettingsAsync() => new(StringComparer.Ordinal)
    {
        ["Broker:Uri"] = (await rabbit.AddressAsync()).ToString(),
        ["Broker:Queue"] = _queue,
        ["Mongo:ConnectionString"] = await mongo.ConnectionStringAsync(),
        ["Mongo:Database"] = _database,
    };

    private async Task<string> StoreOldAsync(string? title)
    {
        var path = new ArticlePath(
            new ArticleIntake(new IntakeOptions(), TimeProvider.System), Store, new OldEngine(), new NoPublisher(), TimeProvider.System, NullLogger<ArticlePath>.Instance);
        var message = new RawMessage(Encoding.UTF8.GetBytes((TestArticle.Arabic() with { Title = title }).Json()), "test", TimeProvider.System.GetUtcNow());
        return (await path.ProcessAsync(message, CancellationToken.None)).ArticleId!;
    }

    private async Task<EngineVersion?> EngineOfAsync(string articleId) => (await Store.FindAsync(articleId, CancellationToken.None))?.Enrichment.Engine;

    private async Task<(int Code, string Error)> RunAsync()
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        string[] settings = [.. (await SettingsAsync()).SelectMany(s => new[] { "--set", $"{s.Key}={s.Value}" })];
        return (await CommandLine.InvokeAsync(["reenrich", .. settings], output, error, CancellationToken.None), error.ToString());
    }

    private static async Task UntilAsync(Func<Task<bool>> look)
    {
        for (var i = 0; i < 1200; i++)
        {
            if (await look())
                return;
            await Task.Delay(50);
        }
        throw new TimeoutException("Not within a minute.");
    }

    private sealed class NoPublisher : IEventPublisher
    {
        public Task PublishAsync(PendingEvent pendingEvent, CancellationToken cancellationToken) => Task.CompletedTask;
    }

    /// <summary>The engine of now, which can be held at one article.</summary>
    private sealed class HoldingEnricher : IArticleEnricher
    {
        public const string Held = "held";

        private readonly EngineEnricher _engine = new(new EnrichmentEngine());
        private readonly TaskCompletionSource _holding = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public EngineVersion Engine => _engine.Engine;

        public Task Holding => _holding.Task;

        public void Release() => _released.TrySetResult();

        public async ValueTask<EnrichmentResult> EnrichAsync(ArticleText article, CancellationToken cancellationToken)
        {
            if (article.Title == Held)
            {
                _holding.TrySetResult();
                await _released.Task;
            }
            return await _engine.EnrichAsync(article, cancellationToken);
        }
    }
}
