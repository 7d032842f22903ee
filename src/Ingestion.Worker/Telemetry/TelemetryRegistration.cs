using Ingestion.Enrichment;
using Ingestion.Pipeline.Telemetry;
using Ingestion.Worker.Hosting;
using Ingestion.Worker.Web;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;

namespace Ingestion.Worker.Telemetry;

/// <summary>
/// Collects and sends what the worker tells about itself. Nothing is collected, and nothing is sent, unless settings ask for it:
/// <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> sends traces, metrics and logs; <c>Web:Url</c> serves metrics.
/// </summary>
internal static class TelemetryRegistration
{
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary>OpenTelemetry sends names of events by itself; their numbers are what an operator greps for.</summary>
    private const string SendEventIds = "OTEL_DOTNET_EXPERIMENTAL_OTLP_EMIT_EVENT_LOG_ATTRIBUTES";

    /// <summary>.NET's own meter: garbage collection, thread pool, memory.</summary>
    private const string RuntimeMeter = "System.Runtime";

    /// <summary>Adds to the worker what its settings ask for.</summary>
    public static void AddTelemetry(this HostApplicationBuilder builder)
    {
        builder.Services.AddSettings<TelemetryOptions>(TelemetryOptions.Section);
        var sent = !string.IsNullOrWhiteSpace(builder.Configuration[Endpoint]);
        var served = IsServed(builder.Configuration);
        if (!sent && !served)
            return;

        var telemetry = builder.Services.AddOpenTelemetry().ConfigureResource(resource => resource
            .AddService("ingestion-worker", serviceVersion: typeof(TelemetryRegistration).Assembly.GetName().Version?.ToString(3))
            .AddEnvironmentVariableDetector()); // Once more, so that OTEL_SERVICE_NAME wins.
        telemetry.WithMetrics(metrics =>
        {
            metrics.AddMeter(PathTelemetry.Name, WorkerMetrics.Name, RuntimeMeter);
            if (served)
                metrics.AddPrometheusExporter(prometheus => prometheus.ScopeInfoEnabled = false);
        });
        builder.Services.AddLevels(builder.Configuration);
        if (!sent)
            return;
        builder.Configuration[SendEventIds] ??= "true";
        telemetry.WithTracing(traces => traces.AddSource(PathTelemetry.Name, EnrichmentEngine.SpanSource));
        telemetry.WithLogging(null, logs => logs.IncludeFormattedMessage = true);
        telemetry.UseOtlpExporter();
    }

    /// <summary>Whether <c>/metrics</c> has something to serve.</summary>
    public static bool IsServed(IConfiguration configuration) =>
        configuration.GetValue($"{TelemetryOptions.Section}:{nameof(TelemetryOptions.Metrics)}", defaultValue: true)
        && (configuration.GetSection(WebOptions.Section).Get<WebOptions>() ?? new WebOptions()).IsServed(WorkerModes.Of(configuration));

    private static void AddLevels(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<StoreLevels>();
        services.AddSingleton<ILevels>(s => s.GetRequiredService<StoreLevels>());
        services.AddSingleton<QueueLevels>();
        if (WorkerModes.Of(configuration) == WorkerMode.Server)
            services.AddSingleton<ILevels>(s => s.GetRequiredService<QueueLevels>());
        services.AddSingleton<WorkerMetrics>();
        services.AddHostedService<LevelSampler>();
    }
}
