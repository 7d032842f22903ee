using Ingestion.Pipeline;
using Ingestion.Pipeline.Storage;
using Ingestion.Worker.Hosting;
using Ingestion.Worker.Telemetry;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Ingestion.Benchmarks.Load;

/// <summary>Which part of the worker is left out, so that the price of each shows as a ratio.</summary>
internal enum LoadVariant
{
    /// <summary>The worker as it is.</summary>
    Full,

    /// <summary>The worker as it is, sending traces, metrics and logs to a collector, and serving metrics.</summary>
    Telemetry,

    /// <summary>Without the engine.</summary>
    NoOpEnricher,

    /// <summary>Without the store.</summary>
    NoOpStore,

    /// <summary>Two workers as they are at one queue.</summary>
    TwoWorkers,

    /// <summary>Three workers as they are at one queue.</summary>
    ThreeWorkers,
}

/// <summary>The worker of a load run, in a process of its own so that its memory is its own.</summary>
internal static class LoadWorker
{
    /// <summary>Runs until standard input closes. Settings come from the environment, as for the real worker.</summary>
    public static async Task RunAsync(LoadVariant variant, CancellationToken cancellationToken)
    {
        var builder = WorkerHost.CreateBuilder(new Dictionary<string, string?>(StringComparer.Ordinal) { ["Logging:LogLevel:Default"] = "Warning" });
        if (variant == LoadVariant.Telemetry)
        {
            builder.AddTelemetry();
            builder.Services.AddWebServer();
        }
        builder.AddWorker();
        if (variant == LoadVariant.NoOpEnricher)
            builder.Services.Replace(ServiceDescriptor.Singleton<IArticleEnricher, NoOpEnricher>());
        if (variant == LoadVariant.NoOpStore)
            builder.Services.Replace(ServiceDescriptor.Singleton<IArticleStore, NoOpStore>());
        using var host = builder.Build();
        await host.StartAsync(cancellationToken);
        Console.WriteLine("ready");
        await Console.In.ReadToEndAsync(cancellationToken);
        await host.StopAsync(cancellationToken);
    }
}
