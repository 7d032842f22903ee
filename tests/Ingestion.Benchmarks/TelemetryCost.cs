using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Ingestion.Benchmarks.Load;
using Ingestion.Contracts;
using Ingestion.Pipeline;
using Ingestion.Pipeline.Intake;
using Ingestion.Pipeline.Storage;
using Ingestion.Pipeline.Telemetry;
using Ingestion.Worker.Hosting;
using Ingestion.Worker.Messaging;
using Ingestion.Worker.Telemetry;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Ingestion.Benchmarks;

/// <summary>
/// What telemetry costs the path: processor time of an article with everything sent to a collector, beside the same with nothing, in
/// turn and in one process. The bound is an upper one: the collector's own work counts too, and what broker and store cost a real worker is left out.
/// </summary>
internal static class TelemetryCost
{
    public static async Task<int> RunAsync(int articles, int rounds, CancellationToken cancellationToken)
    {
        await using var collector = await CollectorSink.StartAsync(cancellationToken);
        var ratios = new List<double>();
        Console.WriteLine("round   off ms/article   on ms/article   ratio");
        for (var round = 0; round <= rounds; round++)
        {
            var off = await MeasureAsync(null, articles, cancellationToken);
            var on = await MeasureAsync(collector.Address, articles, cancellationToken);
            if (round == 0)
                continue; // Warms up.
            ratios.Add(on / off);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{round,5}   {off,14:F3}   {on,13:F3}   {on / off,5:F3}"));
        }
        ratios.Sort();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"median ratio {ratios[ratios.Count / 2]:F3}, lowest {ratios[0]:F3}, highest {ratios[^1]:F3}; {collector.Bytes / 1e6:F1} MB sent"));
        return 0;
    }

    private static async Task<double> MeasureAsync(Uri? collector, int articles, CancellationToken cancellationToken)
    {
        var builder = WorkerHost.CreateBuilder(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Web:Url"] = "off",
            ["Logging:Console:LogLevel:Default"] = "Warning",
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = collector?.ToString(),
            ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
        });
        builder.AddTelemetry();
        builder.AddWorker();
        builder.Services.Replace(ServiceDescriptor.Singleton<IArticleStore, NoOpStore>());
        builder.Services.Replace(ServiceDescriptor.Singleton<IEventPublisher, NoOpPublisher>());
        using var process = Process.GetCurrentProcess();
        TimeSpan start;
        using (var host = builder.Build())
        {
            // Nothing listens before they are made.
            _ = (host.Services.GetService<TracerProvider>(), host.Services.GetService<MeterProvider>());
            var path = host.Services.GetRequiredService<ArticlePath>();
            var bodies = Enumerable.Range(0, 50).Select(Article).ToList();
            start = process.TotalProcessorTime;
            for (var i = 0; i < articles; i++)
            {
                var delivery = new ArticleDelivery { Body = bodies[i % bodies.Count], Origin = "articles", Headers = new() { [RabbitMqDelivery.HeaderPrefix + DeliveryTrace.TraceParent] = TraceParent() } };
                using var span = DeliveryTrace.Start(delivery);
                var result = await path.ProcessAsync(new RawMessage(delivery.Body, delivery.Origin, TimeProvider.System.GetUtcNow()), cancellationToken);
                span.Note(result);
                PathTelemetry.CountMessage(result, TimeSpan.FromMilliseconds(i));
            }
        } // Sends what is left.
        process.Refresh();
        return (process.TotalProcessorTime - start).TotalMilliseconds / articles;
    }

    private static string TraceParent() => $"00-{ActivityTraceId.CreateRandom()}-{ActivitySpanId.CreateRandom()}-01";

    private static byte[] Article(int i) => Encoding.UTF8.GetBytes(JsonSerializer.Serialize(
        new ArticlePublished
        {
            Source = "cost",
            ExternalId = i.ToString(CultureInfo.InvariantCulture),
            Title = "سكة حديد بين عمّان والعقبة",
            Body = i % 5 == 4 ? BenchmarkTexts.English(450, i) : BenchmarkTexts.Arabic(450, i),
            PublishedAt = "2025-10-12T09:30:00+03:00",
            CrawledAt = "2025-10-12T10:00:00Z",
        },
        ContractJson.Wire.ArticlePublished));
}
