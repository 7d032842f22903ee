using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Ingestion.Contracts;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace Ingestion.Benchmarks.Load;

/// <summary>What a load run measured.</summary>
/// <param name="Variant">What was left out.</param>
/// <param name="ArticlesPerSecond">From the first publish to the last event, publishing as fast as the broker confirms.</param>
/// <param name="P50">Median of publish to event at half that rate, milliseconds.</param>
/// <param name="P99">99th percentile of the same.</param>
/// <param name="CpuPerArticle">Processor time of the workers' processes for one article at full rate, milliseconds: what a noisy machine blurs least.</param>
/// <param name="PeakMegabytes">Most resident memory of a worker's process.</param>
internal sealed record LoadResult(LoadVariant Variant, double ArticlesPerSecond, double P50, double P99, double CpuPerArticle, double PeakMegabytes);

/// <summary>Worker processes, most often one, a crawler and a subscriber around it.</summary>
internal sealed class LoadRun(LoadServers servers, CollectorSink collector, LoadVariant variant, int articles)
{
    private readonly string _id = Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture);
    private readonly ConcurrentDictionary<string, long> _published = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, double> _latencies = new(StringComparer.Ordinal);

    public async Task<LoadResult> RunAsync(CancellationToken cancellationToken)
    {
        var workers = Enumerable.Range(0, WorkersOf(variant)).Select(_ => StartWorker()).ToList();
        foreach (var worker in workers)
        {
            if (await worker.StandardOutput.ReadLineAsync(cancellationToken) != "ready")
                throw new InvalidOperationException("The worker did not start; standard error says why.");
        }
        await using var connection = await new ConnectionFactory { Uri = servers.Broker }.CreateConnectionAsync(cancellationToken);
        await SubscribeAsync(connection, cancellationToken);

        await PublishAsync(connection, "warm-up", articles / 10, perSecond: null, cancellationToken);
        await AllSeenAsync("warm-up", articles / 10, cancellationToken);

        var start = Stopwatch.GetTimestamp();
        var processorTime = workers.Sum(ProcessorSeconds);
        await PublishAsync(connection, "rate", articles, perSecond: null, cancellationToken);
        await AllSeenAsync("rate", articles, cancellationToken);
        var perSecond = articles / Stopwatch.GetElapsedTime(start).TotalSeconds;
        var cpuPerArticle = (workers.Sum(ProcessorSeconds) - processorTime) * 1000 / articles;

        var probes = Math.Min(articles, 2000);
        await PublishAsync(connection, "latency", probes, perSecond / 2, cancellationToken);
        await AllSeenAsync("latency", probes, cancellationToken);
        var latencies = _latencies.Where(l => l.Key.StartsWith("latency", StringComparison.Ordinal)).Select(l => l.Value).Order().ToList();

        var peak = workers.Max(w => PeakMegabytes(w.Id));
        foreach (var worker in workers)
        {
            worker.StandardInput.Close();
            await worker.WaitForExitAsync(cancellationToken);
            worker.Dispose();
        }
        return new LoadResult(variant, perSecond, latencies[latencies.Count / 2], latencies[latencies.Count * 99 / 100], cpuPerArticle, peak);
    }

    private static int WorkersOf(LoadVariant variant) => variant switch
    {
        LoadVariant.TwoWorkers => 2,
        LoadVariant.ThreeWorkers => 3,
        _ => 1,
    };

    private Process StartWorker()
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            Environment =
            {
                ["Broker__Uri"] = servers.Broker.ToString(),
                ["Broker__Queue"] = "load-" + _id,
                ["Mongo__ConnectionString"] = servers.Mongo,
                ["Mongo__Database"] = "load-" + _id,
            },
        };
        if (variant == LoadVariant.Telemetry)
        {
            start.Environment["OTEL_EXPORTER_OTLP_ENDPOINT"] = collector.Address.ToString();
            start.Environment["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf";
            start.Environment["Web__Url"] = "http://127.0.0.1:18099";
        }
        // Started as "dotnet X.dll" the process path is dotnet itself.
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
            start.ArgumentList.Add(typeof(LoadRun).Assembly.Location);
        start.ArgumentList.Add("load-worker");
        start.ArgumentList.Add(variant.ToString());
        return Process.Start(start)!;
    }

    private async Task SubscribeAsync(IConnection connection, CancellationToken cancellationToken)
    {
        var channel = await connection.CreateChannelAsync(cancellationToken: cancellationToken);
        var queue = (await channel.QueueDeclareAsync(cancellationToken: cancellationToken)).QueueName;
        await channel.QueueBindAsync(queue, "Ingestion.Contracts:ArticleEnriched", "", cancellationToken: cancellationToken);
        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.ReceivedAsync += (_, delivery) =>
        {
            var now = Stopwatch.GetTimestamp();
            using var json = JsonDocument.Parse(delivery.Body);
            if (json.RootElement.GetProperty("source").ValueEquals(_id) && json.RootElement.GetProperty("externalId").GetString() is { } id && _published.TryGetValue(id, out var published))
                _latencies.TryAdd(id, Stopwatch.GetElapsedTime(published, now).TotalMilliseconds);
            return Task.CompletedTask;
        };
        await channel.BasicConsumeAsync(queue, autoAck: true, consumer, cancellationToken);
    }

    private async Task PublishAsync(IConnection connection, string phase, int count, double? perSecond, CancellationToken cancellationToken)
    {
        await using var channel = await connection.CreateChannelAsync(
            new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true), cancellationToken);
        var start = Stopwatch.GetTimestamp();
        var confirms = new List<Task>();
        for (var i = 0; i < count; i++)
        {
            if (perSecond is { } rate && TimeSpan.FromSeconds(i / rate) - Stopwatch.GetElapsedTime(start) is { Ticks: > 0 } early)
                await Task.Delay(early, cancellationToken);
            var id = string.Create(CultureInfo.InvariantCulture, $"{phase}-{i}");
            var body = Encoding.UTF8.GetBytes(JsonSerializer.Serialize(Article(id, i), ContractJson.Wire.ArticlePublished));
            _published[id] = Stopwatch.GetTimestamp();
            var properties = new BasicProperties { Persistent = true, Headers = new Dictionary<string, object?> { ["traceparent"] = TraceParent() } };
            confirms.Add(channel.BasicPublishAsync("", "load-" + _id, mandatory: true, properties, body, cancellationToken).AsTask());
            if (confirms.Count == 200)
            {
                await Task.WhenAll(confirms);
                confirms.Clear();
            }
        }
        await Task.WhenAll(confirms);
    }

    /// <summary>Every article belongs to a trace that is recorded: the dearest case.</summary>
    private static string TraceParent() => $"00-{ActivityTraceId.CreateRandom()}-{ActivitySpanId.CreateRandom()}-01";

    /// <summary>Four Arabic articles to one English, 450 words each.</summary>
    private ArticlePublished Article(string id, int i) => new()
    {
        Source = _id,
        ExternalId = id,
        Title = i % 5 == 4 ? $"Minister opens new line {id}" : $"سكة حديد بين عمّان والعقبة {id}",
        Body = (i % 5 == 4 ? BenchmarkTexts.English(450, i) : BenchmarkTexts.Arabic(450, i)) + "\n\n" + id,
        PublishedAt = "2025-10-12T09:30:00+03:00",
        CrawledAt = "2025-10-12T10:00:00Z",
    };

    private async Task AllSeenAsync(string phase, int count, CancellationToken cancellationToken)
    {
        var start = Stopwatch.GetTimestamp();
        while (_latencies.Count(l => l.Key.StartsWith(phase, StringComparison.Ordinal)) is var seen && seen < count)
        {
            if (Stopwatch.GetElapsedTime(start) > TimeSpan.FromMinutes(5))
                throw new TimeoutException($"{phase}: only {seen} of {count} events were seen within five minutes.");
            await Task.Delay(20, cancellationToken);
        }
    }

    private static double ProcessorSeconds(Process process)
    {
        process.Refresh();
        return process.TotalProcessorTime.TotalSeconds;
    }

    private static double PeakMegabytes(int processId)
    {
        var line = File.ReadLines($"/proc/{processId}/status").First(l => l.StartsWith("VmHWM:", StringComparison.Ordinal));
        return double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
    }
}
