using Ingestion.Worker.Telemetry;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using OpenTelemetry.Metrics;

namespace Ingestion.Worker.Web;

/// <summary>Metrics for Prometheus.</summary>
internal static class MetricsEndpoint
{
    /// <summary>Maps <c>/metrics</c>, where metrics are collected for it.</summary>
    public static void MapMetrics(this IEndpointRouteBuilder endpoints, IServiceProvider services)
    {
        if (services.GetService<MeterProvider>() is { } collected && TelemetryRegistration.IsServed(services.GetRequiredService<IConfiguration>()))
            endpoints.MapPrometheusScrapingEndpoint("/metrics", collected, null, null);
    }
}
