using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using Ingestion.Contracts;
using Ingestion.IntegrationTests.Containers;
using Ingestion.Pipeline.Storage;
using Ingestion.Worker.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace Ingestion.IntegrationTests.Worker;

/// <summary>
/// The whole worker in server mode on a real broker and a real database, seen from outside: articles go in by a plain AMQP
/// client, events come out at a plain AMQP subscriber. Neither knows MassTransit.
/// </summary>
public sealed class ServerWorker(RabbitMqFixture rabbit, MongoFixture mongo) : IAsyncLifetime
{
    private const string EnrichedExchange = "Ingestion.Contracts:ArticleEnriched";
    private const string RejectedExchange = "Ingestion.Contracts:ArticleRejected";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private Task? _started;
    private IHost _host = null!;
    private IConnection? _connection;
    private IChannel _publishChannel = null!;

    /// <summary>Queue of this worker alone.</summary>
    public string Queue { get; } = RabbitMqFixture.UniqueName("articles");

    /// <summary>Every event seen, in order of arrival.</summary>
    public ConcurrentQueue<SeenEvent> Events { get; } = new();

    /// <summary>The store that the worker writes to.</summary>
    public IArticleStore Store => _host.Services.GetRequiredService<IArticleStore>();

    public Task InitializeAsync() => Task.CompletedTask;

    /// <summary>Starts broker, database and worker for the first test that runs; where all are skipped, nothing is started.</summary>
    public Task StartAsync() => _started ??= StartOnceAsync();

    public async Task DisposeAsync()
    {
        if (_connection is null)
            return;
        await _connection.DisposeAsync();
        await _host.StopAsync();
        _host.Dispose();
    }

    /// <summary>Publishes bytes as a crawler in any language would: default exchange, routing key = queue, mandatory, confirmed.</summary>
    public async Task PublishAsync(byte[] body, BasicProperties? properties = null) =>
        await _publishChannel.BasicPublishAsync("", Queue, mandatory: true, properties ?? new BasicProperties(), body);

    /// <summary>Publishes JSON text.</summary>
    public Task PublishAsync(string json, BasicProperties? properties = null) => PublishAsync(Encoding.UTF8.GetBytes(json), properties);

    /// <summary>Waits until an enriched event fits.</summary>
    public Task<SeenEvent> EnrichedAsync(Func<JsonElement, bool> fits) => SeenAsync(e => e.Exchange == EnrichedExchange && fits(e.Message));

    /// <summary>Waits until a rejection fits.</summary>
    public Task<SeenEvent> RejectedAsync(Func<JsonElement, bool> fits) => SeenAsync(e => e.Exchange == RejectedExchange && fits(e.Message));

    /// <summary>Waits until a condition holds.</summary>
    public async Task<T> UntilAsync<T>(Func<Task<T?>> look, string what)
    {
        var deadline = TimeProvider.System.GetTimestamp();
        while (TimeProvider.System.GetElapsedTime(deadline) < Patience)
        {
            if (await look() is { } found)
                return found;
            await Task.Delay(25);
        }
        var log = _host.Services.GetFakeLogCollector().GetSnapshot().TakeLast(20).Select(r => $"{r.Level} {r.Message} {r.Exception?.Message}");
        throw new TimeoutException($"Not within {Patience}: {what}. The worker's last words:\n{string.Join('\n', log)}");
    }

    /// <summary>Number of messages that wait in a queue of this broker; null where there is no such queue.</summary>
    public async Task<uint?> DepthAsync(string queue)
    {
        // A missing queue closes the channel, so each look has its own.
        await using var channel = await _connection!.CreateChannelAsync();
        try
        {
            return (await channel.QueueDeclarePassiveAsync(queue)).MessageCount;
        }
        catch (RabbitMQ.Client.Exceptions.OperationInterruptedException)
        {
            return null;
        }
    }

    private async Task StartOnceAsync()
    {
        var address = await rabbit.AddressAsync();
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Broker:Uri"] = address.ToString(),
            ["Broker:Queue"] = Queue,
            ["Mongo:ConnectionString"] = await mongo.ConnectionStringAsync(),
            ["Mongo:Database"] = MongoFixture.UniqueDatabase(),
        };
        var builder = WorkerHost.CreateBuilder(settings);
        builder.AddWorker();
        builder.Logging.AddFakeLogging();
        _host = builder.Build();
        await _host.StartAsync();
        _connection = await new ConnectionFactory { Uri = address }.CreateConnectionAsync();
        _publishChannel = await _connection.CreateChannelAsync(new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true));
        await SubscribeAsync(EnrichedExchange, RejectedExchange);
    }

    private Task<SeenEvent> SeenAsync(Func<SeenEvent, bool> fits) => UntilAsync(() => Task.FromResult(Events.FirstOrDefault(fits)), "the event");

    private async Task SubscribeAsync(params string[] exchanges)
    {
        var channel = await _connection!.CreateChannelAsync();
        var queue = (await channel.QueueDeclareAsync()).QueueName;
        // The worker has made them when it is started; a subscriber that may only read could not.
        foreach (var exchange in exchanges)
            await channel.QueueBindAsync(queue, exchange, "");
        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.ReceivedAsync += (_, delivery) =>
        {
            using var json = JsonDocument.Parse(delivery.Body);
            Events.Enqueue(new SeenEvent(delivery.Exchange, delivery.BasicProperties.MessageId, delivery.BasicProperties.ContentType, json.RootElement.Clone()));
            return Task.CompletedTask;
        };
        await channel.BasicConsumeAsync(queue, autoAck: true, consumer);
    }
}

/// <summary>An event as a plain subscriber sees it.</summary>
public sealed record SeenEvent(string Exchange, string? MessageId, string? ContentType, JsonElement Message)
{
    /// <summary>Read as the contract.</summary>
    public ArticleEnriched Enriched => Message.Deserialize(ContractJson.Wire.ArticleEnriched)!;

    /// <summary>Read as the contract.</summary>
    public ArticleRejected Rejected => Message.Deserialize(ContractJson.Wire.ArticleRejected)!;
}
