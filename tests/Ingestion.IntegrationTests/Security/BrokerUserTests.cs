using System.Text;
using Ingestion.IntegrationTests.Containers;
using Ingestion.IntegrationTests.Worker;
using Ingestion.Worker.Hosting;
using Ingestion.Worker.Messaging;
using Ingestion.Worker.Publishing;
using Ingestion.Worker.Telemetry;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using RabbitMQ.Client;

namespace Ingestion.IntegrationTests.Security;

/// <summary>Each of the three users can do its work and nothing else.</summary>
[Collection(ContainerCollection.Name)]
public sealed class BrokerUserTests(RestrictedBroker broker, MongoFixture mongo) : IClassFixture<RestrictedBroker>
{
    private const string Enriched = "Ingestion.Contracts:ArticleEnriched";
    private const string Queue = "articles";
    private const ushort AccessRefused = 403;

    private static readonly byte[] Body = "{}"u8.ToArray();

    /// <summary>Everything that a user might try and must not.</summary>
    private static readonly Dictionary<string, Func<IChannel, Task>> Deeds = new(StringComparer.Ordinal)
    {
        ["read articles"] = channel => channel.BasicGetAsync(Queue, autoAck: false),
        ["read dead letters"] = channel => channel.BasicGetAsync(Queue + ".dead-letter", autoAck: false),
        ["read re-enrichments"] = channel => channel.BasicGetAsync(Queue + ".reenrich", autoAck: false),
        ["ask for a re-enrichment"] = channel => channel.BasicPublishAsync(Queue + ".reenrich", "", Body).AsTask(),
        ["purge articles"] = channel => channel.QueuePurgeAsync(Queue),
        ["delete the queue"] = channel => channel.QueueDeleteAsync(Queue),
        ["delete the event exchange"] = channel => channel.ExchangeDeleteAsync(Enriched),
        ["publish an article"] = channel => channel.BasicPublishAsync(Queue, "", Body).AsTask(),
        ["publish past the exchanges"] = channel => channel.BasicPublishAsync("", Queue, Body).AsTask(),
        ["forge an event"] = channel => channel.BasicPublishAsync(Enriched, "", Body).AsTask(),
        ["make a queue"] = channel => channel.QueueDeclareAsync("mine", durable: true, exclusive: false, autoDelete: false),
        ["make a subscriber's queue"] = channel => channel.QueueDeclareAsync("subscriber.mine", durable: true, exclusive: false, autoDelete: false),
        ["make an exchange"] = channel => channel.ExchangeDeclareAsync("mine", ExchangeType.Fanout),
    };

    public static TheoryData<string, string> Forbidden
    {
        get
        {
            var data = new TheoryData<string, string>();
            Add("crawler", except: ["publish an article"]);
            Add("subscriber", except: ["make a subscriber's queue"]);
            data.Add("worker", "publish past the exchanges");
            data.Add("worker", "make a queue");
            data.Add("worker", "make a subscriber's queue");
            data.Add("worker", "make an exchange");
            return data;

            void Add(string user, string[] except)
            {
                foreach (var deed in Deeds.Keys.Except(except))
                    data.Add(user, deed);
            }
        }
    }

    [ContainerTheory]
    [MemberData(nameof(Forbidden))]
    public async Task Deed_Forbidden_IsRefusedByTheBroker(string user, string deed)
    {
        using (var worker = await StartWorkerAsync())
            await worker.StopAsync();
        await using var connection = await broker.ConnectAsync(user);
        await using var channel = await connection.CreateChannelAsync(
            new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true));

        await Should.ThrowAsync<Exception>(() => Deeds[deed](channel));

        channel.CloseReason.ShouldNotBeNull().ReplyCode.ShouldBe(AccessRefused);
    }

    [ContainerFact]
    public async Task Users_OfDevelopment_CanDoTheirWork()
    {
        using var worker = await StartWorkerAsync();
        await using var connection = await broker.ConnectAsync("subscriber");
        await using var channel = await connection.CreateChannelAsync();
        await channel.QueueDeclareAsync("subscriber.test", durable: true, exclusive: false, autoDelete: false);
        await channel.QueueBindAsync("subscriber.test", Enriched, "");

        var article = TestArticle.Arabic();
        await using (var crawler = await ArticleSender.ConnectAsync(await OptionsAsync("crawler"), TimeProvider.System, CancellationToken.None))
            await crawler.SendAsync(Encoding.UTF8.GetBytes(article.Json()), raw: true, CancellationToken.None);

        BasicGetResult? seen;
        while ((seen = await channel.BasicGetAsync("subscriber.test", autoAck: true)) is null)
            await Task.Delay(50);
        Encoding.UTF8.GetString(seen.Body.Span).ShouldContain(article.Source!);
        seen.BasicProperties.Headers.ShouldNotBeNull().ShouldContainKey("timestamp_in_ms", "the broker is told to stamp what comes");
        await channel.QueueDeleteAsync("subscriber.test");
        await using var levels = new QueueLevels(Options.Create(await OptionsAsync("worker")));
        await levels.ReadAsync(CancellationToken.None);
        levels.Messages.Keys.ShouldBe([Queue, Queue + ".dead-letter", Queue + "_error"], ignoreOrder: true);
        await worker.StopAsync();
    }

    private async Task<BrokerOptions> OptionsAsync(string user) => new() { Uri = (await broker.AddressAsync(user)).ToString() };

    private async Task<IHost> StartWorkerAsync()
    {
        var builder = WorkerHost.CreateBuilder(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Broker:Uri"] = (await broker.AddressAsync("worker")).ToString(),
            ["Mongo:ConnectionString"] = await mongo.ConnectionStringAsync(),
            ["Mongo:Database"] = MongoFixture.UniqueDatabase(),
        });
        builder.AddWorker();
        var host = builder.Build();
        // A right that is missing makes the bus try for ever; the broker's log says which.
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await host.StartAsync(patience.Token);
        return host;
    }
}
