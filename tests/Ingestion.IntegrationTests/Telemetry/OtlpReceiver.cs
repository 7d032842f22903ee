using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Ingestion.IntegrationTests.Telemetry;

/// <summary>Takes traces, metrics and logs over OTLP/HTTP (protobuf) as a collector does, and keeps what the tests ask for.</summary>
internal sealed class OtlpReceiver : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly ConcurrentQueue<byte[]> _logs = new();

    private OtlpReceiver(WebApplication application) => _application = application;

    /// <summary>Every span received.</summary>
    public ConcurrentQueue<ReceivedSpan> Spans { get; } = new();

    /// <summary>Names of the metrics received.</summary>
    public ConcurrentDictionary<string, bool> Metrics { get; } = new(StringComparer.Ordinal);

    /// <summary>Every log record received.</summary>
    public ConcurrentQueue<ReceivedLog> Logs { get; } = new();

    /// <summary>All log requests as text, to look for what must not be in them.</summary>
    public string LogText => string.Concat(_logs.Select(Encoding.UTF8.GetString));

    public Uri Address => new(_application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());

    public static async Task<OtlpReceiver> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var receiver = new OtlpReceiver(builder.Build());
        receiver._application.MapPost("/v1/traces", context => TakeAsync(context, receiver.TakeSpans));
        receiver._application.MapPost("/v1/metrics", context => TakeAsync(context, receiver.TakeMetrics));
        receiver._application.MapPost("/v1/logs", context => TakeAsync(context, receiver.TakeLogs));
        await receiver._application.StartAsync();
        return receiver;
    }

    public ValueTask DisposeAsync() => _application.DisposeAsync();

    private static async Task TakeAsync(HttpContext context, Action<byte[]> take)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        take(body.ToArray());
        context.Response.ContentType = "application/x-protobuf"; // An empty message: all accepted.
    }

    // Field numbers of opentelemetry/proto: request → resource (1) → scope (2) → item (2).
    private static IEnumerable<ProtobufField[]> Items(byte[] request) =>
        ProtobufField.Read(request).Where(f => f.Number == 1)
            .SelectMany(f => ProtobufField.Read(f.Bytes)).Where(f => f.Number == 2)
            .SelectMany(f => ProtobufField.Read(f.Bytes)).Where(f => f.Number == 2)
            .Select(f => ProtobufField.Read(f.Bytes).ToArray());

    private void TakeSpans(byte[] request)
    {
        foreach (var span in Items(request))
            Spans.Enqueue(new ReceivedSpan(Text(span, 5), Hex(span, 1), Hex(span, 2), Hex(span, 4), (int)span.First(f => f.Number == 6).Value));
    }

    private void TakeMetrics(byte[] request)
    {
        foreach (var metric in Items(request))
            Metrics[Text(metric, 1)] = true;
    }

    private void TakeLogs(byte[] request)
    {
        _logs.Enqueue(request);
        foreach (var log in Items(request))
        {
            var attributes = log.Where(f => f.Number == 6).Select(f => ProtobufField.Read(f.Bytes).ToArray()).Select(a => Text(a, 1));
            Logs.Enqueue(new ReceivedLog(Text(log, 12), Hex(log, 9), [.. attributes]));
        }
    }

    private static string Text(ProtobufField[] message, int number) => Encoding.UTF8.GetString(message.FirstOrDefault(f => f.Number == number).Bytes.Span);

    private static string Hex(ProtobufField[] message, int number) => Convert.ToHexStringLower(message.FirstOrDefault(f => f.Number == number).Bytes.Span);
}

/// <summary>A span as it was sent; <paramref name="Kind"/> 4 is a producer, 5 a consumer.</summary>
internal sealed record ReceivedSpan(string Name, string TraceId, string SpanId, string ParentId, int Kind);

/// <summary>A log record as it was sent, with the names of its attributes.</summary>
internal sealed record ReceivedLog(string EventName, string TraceId, IReadOnlyList<string> Attributes);
