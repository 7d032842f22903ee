using System.Text;
using Ingestion.IntegrationTests.Containers;
using Ingestion.Pipeline.Storage;
using Ingestion.Worker.Commands;
using Ingestion.Worker.Hosting;
using Ingestion.Worker.Messaging;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using RabbitMQ.Client;

namespace Ingestion.IntegrationTests.Worker;

/// <summary>Messages wait, and the broker hands none to the worker.</summary>
[Collection(ContainerCollection.Name)]
public sealed class StallTests(RabbitMqFixture rabbit, MongoFixture mongo)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly string _queue = RabbitMqFixture.UniqueName("articles");

    [ContainerFact]
    public async Task Consumer_Lost_IsStartedAnew()
    {
        using var worker = await StartAsync();
        await LoseConsumersAsync(worker.Services);
        await using var connection = await new ConnectionFactory { Uri = await rabbit.AddressAsync() }.CreateConnectionAsync();
        var article = TestArticle.Arabic();
        await PublishAsync(connection, article.Json());
        var store = worker.Services.GetRequiredService<IArticleStore>();
        using var patience = new CancellationTokenSource(Patience);
        while ((await store.ListAsync(new ArticleQuery { Source = article.Source }, patience.Token)).Items.Count == 0)
            await Task.Delay(100, patience.Token);
        worker.Services.GetRequiredService<ConsumptionWatch>().GaveUp.ShouldBeFalse();
        await worker.StopAsync();
    }

    [ContainerFact]
    public async Task Consumer_LostAndNotToBeHadAgain_EndsTheWorker()
    {
        var user = RabbitMqFixture.UniqueName("worker");
        await ControlAsync("add_user", user, "secret");
        await ControlAsync("set_permissions", user, ".*", ".*", ".*");
        var builder = await BuilderAsync(user);
        var started = new Started();
        builder.Services.AddSingleton<IHostedService>(services => { started.Services.SetResult(services); return started; });
        var running = RunCommand.RunAsync(builder, TextWriter.Null, CancellationToken.None);
        var services = await started.Services.Task.WaitAsync(Patience);
        await EndpointsAsync(services);
        await LoseConsumersAsync(services);
        await ControlAsync("set_permissions", user, ".*", ".*", "^$");
        await using var connection = await new ConnectionFactory { Uri = await rabbit.AddressAsync() }.CreateConnectionAsync();
        await PublishAsync(connection, TestArticle.Arabic().Json());
        (await running.WaitAsync(Patience)).ShouldBe(ExitCodes.Failure, "a transport that does not come to its end does not hold the process");
    }

    [ContainerFact]
    public async Task Publisher_ConnectionThatIsDeadOneWay_EndsTheWorker()
    {
        var broker = await rabbit.AddressAsync();
        await using var proxy = TcpProxy.Before(broker.Host, broker.Port);
        var builder = await BuilderAsync(user: null);
        builder.Configuration["Broker:Uri"] = new UriBuilder(broker) { Host = "127.0.0.1", Port = proxy.Port }.Uri.ToString();
        builder.Configuration["Broker:PrefetchCount"] = builder.Configuration["Broker:ConcurrentMessageLimit"] = "2";
        var started = new Started();
        builder.Services.AddSingleton<IHostedService>(services => { started.Services.SetResult(services); return started; });
        var running = RunCommand.RunAsync(builder, TextWriter.Null, CancellationToken.None);
        await EndpointsAsync(await started.Services.Task.WaitAsync(Patience));
        proxy.Mute();
        await using var connection = await new ConnectionFactory { Uri = broker }.CreateConnectionAsync();
        for (var i = 0; i < 6; i++)
            await PublishAsync(connection, TestArticle.Arabic().Json());
        (await running.WaitAsync(Patience)).ShouldBe(ExitCodes.Failure, "whatever it has in hand can't be finished on that connection");
    }

    /// <summary>Until all three consume: the articles', the dead letters' and the one for enriching again.</summary>
    private static async Task EndpointsAsync(IServiceProvider services)
    {
        while (services.GetRequiredService<PausableEndpoints>().All.Count < 3)
            await Task.Delay(50);
    }

    private async Task ControlAsync(params string[] arguments)
    {
        var result = await (await rabbit.ContainerAsync()).ExecAsync(["rabbitmqctl", .. arguments]);
        result.ExitCode.ShouldBe(0, result.Stderr);
    }

    /// <summary>What a transport does that loses its consumers and does not know it.</summary>
    private static async Task LoseConsumersAsync(IServiceProvider services)
    {
        foreach (var endpoint in services.GetRequiredService<PausableEndpoints>().All)
            await endpoint.Stop(CancellationToken.None);
    }

    private async Task PublishAsync(IConnection connection, string json)
    {
        await using var channel = await connection.CreateChannelAsync();
        await channel.BasicPublishAsync("", _queue, mandatory: true, new BasicProperties(), Encoding.UTF8.GetBytes(json));
    }

    private async Task<IHost> StartAsync()
    {
        var builder = await BuilderAsync(user: null);
        builder.AddWorker();
        var host = builder.Build();
        await host.StartAsync();
        return host;
    }

    private async Task<HostApplicationBuilder> BuilderAsync(string? user) => WorkerHost.CreateBuilder(new Dictionary<string, string?>(StringComparer.Ordinal)
    {
        ["Broker:Uri"] = (await rabbit.AddressAsync()).ToString(),
        ["Broker:Username"] = user,
        ["Broker:Password"] = user is null ? null : "secret",
        ["Broker:Queue"] = _queue,
        ["Mongo:ConnectionString"] = await mongo.ConnectionStringAsync(),
        ["Mongo:Database"] = MongoFixture.UniqueDatabase(),
        ["Worker:StallAfter"] = "00:00:02",
        ["Worker:ShutdownTimeout"] = "00:00:09",
    });

    /// <summary>Tells what the worker is made of, once it starts.</summary>
    private sealed class Started : IHostedService
    {
        public TaskCompletionSource<IServiceProvider> Services { get; } = new();

        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
