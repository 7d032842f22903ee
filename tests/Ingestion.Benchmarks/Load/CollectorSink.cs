using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Logging;

namespace Ingestion.Benchmarks.Load;

/// <summary>A collector that takes everything over OTLP/HTTP and keeps nothing, so that only the worker's own cost shows.</summary>
internal sealed class CollectorSink : IAsyncDisposable
{
    private readonly WebApplication _application;
    private long _bytes;

    private CollectorSink(WebApplication application) => _application = application;

    public Uri Address => new(_application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());

    /// <summary>What was sent here.</summary>
    public long Bytes => Interlocked.Read(ref _bytes);

    public static async Task<CollectorSink> StartAsync(CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var sink = new CollectorSink(builder.Build());
        sink._application.MapPost("/v1/{signal}", async context =>
        {
            Interlocked.Add(ref sink._bytes, context.Request.ContentLength ?? 0);
            await context.Request.Body.CopyToAsync(Stream.Null, context.RequestAborted);
            context.Response.ContentType = "application/x-protobuf";
        });
        await sink._application.StartAsync(cancellationToken);
        return sink;
    }

    public ValueTask DisposeAsync() => _application.DisposeAsync();
}
