using System.Collections.Concurrent;
using System.Text;
using Ingestion.IntegrationTests.Containers;
using Ingestion.IntegrationTests.Worker;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace Ingestion.IntegrationTests.Telemetry;

/// <summary>What a collector gets from a real worker.</summary>
[Collection(ContainerCollection.Name)]
public sealed class TraceTests(RabbitMqFixture rabbit, MongoFixture mongo)
{
    private const string CrawlerSpan = "00f067aa0ba902b7";

    [ContainerFact]
    public async Task Otlp_ArticleWithTraceParent_OneTraceFromTheCrawlerToTheSubscriber()
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        var queue = RabbitMqFixture.UniqueName("articles");
        await using var worker = await WatchedWorker.StartAsync(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Broker__Uri"] = (await rabbit.AddressAsync()).ToString(),
            ["Broker__Queue"] = queue,
            ["Mongo__ConnectionString"] = await mongo.ConnectionStringAsync(),
            ["Mongo__Database"] = MongoFixture.UniqueDatabase(),
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = receiver.Address.ToString(),
            ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
        });
        await using var connection = await new ConnectionFactory { Uri = await rabbit.AddressAsync() }.CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync(new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true));
        var headersOfEvents = await SubscribeAsync(connection);
        var (article, broken) = (Guid.NewGuid().ToString("N"), Guid.NewGuid().ToString("N"));

        // Clients write headers as text or as bytes.
        await PublishAsync(channel, queue, TestArticle.Arabic().Json(), $"00-{article}-{CrawlerSpan}-01");
        await PublishAsync(channel, queue, "{\"poison\":", Encoding.UTF8.GetBytes($"00-{broken}-{CrawlerSpan}-01"));
        await worker.UntilAsync(() => Task.FromResult(headersOfEvents.Count(h => h.Contains(article, StringComparison.Ordinal) || h.Contains(broken, StringComparison.Ordinal)) == 2), "both are told");
        (await worker.TerminateAsync()).ShouldBe(0, "what was collected is sent before the end");

        var spans = receiver.Spans.Where(s => s.TraceId == article).ToList();
        spans.Select(s => s.Name).Order(StringComparer.Ordinal).ShouldBe(
            ["announce", "bullets", "compare", "confirm", "dates", "enrich", "entities", "intake", "keyPhrases", "lead", "process " + queue, "quotations", "recall", "statements", "store"]);
        var process = spans.Single(s => s.ParentId == CrawlerSpan);
        (process.Name, process.Kind).ShouldBe(("process " + queue, 5));
        spans.Where(s => s.ParentId == process.SpanId).Select(s => s.Name).Order(StringComparer.Ordinal).ShouldBe(
            ["announce", "compare", "confirm", "enrich", "intake", "recall", "store"]);
        spans.Count(s => s.ParentId == spans.Single(e => e.Name == "enrich").SpanId).ShouldBe(7, "a span for each part");
        headersOfEvents.ShouldContain($"00-{article}-{spans.Single(s => s.Name == "announce").SpanId}-01", "the subscriber's parent");
        receiver.Spans.Where(s => s.TraceId == broken).Select(s => s.Name).ShouldBe(["intake", "park", "process " + queue], ignoreOrder: true);

        receiver.Metrics.Keys.ShouldContain("ingestion.articles");
        receiver.Metrics.Keys.ShouldContain("ingestion.stage.duration");
        var stored = receiver.Logs.Single(l => l.TraceId == article && l.EventName == "LogStored");
        stored.Attributes.ShouldContain("ArticleId");
        stored.Attributes.ShouldContain("logrecord.event.id");
        receiver.LogText.ShouldNotContain("سامر", Case.Sensitive, "no article text in logs");
    }

    private static async Task<ConcurrentQueue<string>> SubscribeAsync(IConnection connection)
    {
        var seen = new ConcurrentQueue<string>();
        var channel = await connection.CreateChannelAsync();
        var queue = (await channel.QueueDeclareAsync()).QueueName;
        await channel.QueueBindAsync(queue, "Ingestion.Contracts:ArticleEnriched", "");
        await channel.QueueBindAsync(queue, "Ingestion.Contracts:ArticleRejected", "");
        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.ReceivedAsync += (_, delivery) =>
        {
            if (delivery.BasicProperties.Headers?.TryGetValue("traceparent", out var header) == true)
                seen.Enqueue(Encoding.UTF8.GetString((byte[])header!));
            return Task.CompletedTask;
        };
        await channel.BasicConsumeAsync(queue, autoAck: true, consumer);
        return seen;
    }

    private static async Task PublishAsync(IChannel channel, string queue, string body, object traceParent)
    {
        var properties = new BasicProperties { Headers = new Dictionary<string, object?>(StringComparer.Ordinal) { ["traceparent"] = traceParent } };
        await channel.BasicPublishAsync("", queue, mandatory: true, properties, Encoding.UTF8.GetBytes(body));
    }
}
