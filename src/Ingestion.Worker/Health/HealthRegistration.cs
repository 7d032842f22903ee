using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Ingestion.Worker.Health;

/// <summary>The checks of the worker by name.</summary>
internal static class HealthRegistration
{
    /// <summary>Probes of container platforms give up after a few seconds; an answer with a reason must come before.</summary>
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(4);

    public static void AddWorkerHealth(this IServiceCollection services)
    {
        services.AddHealthChecks()
            .AddCheck<IntakeLoopCheck>("intake-loop", HealthStatus.Unhealthy, [HealthTags.Liveness])
            .AddCheck<ConsumingCheck>("consuming", HealthStatus.Unhealthy, [HealthTags.Readiness])
            .AddCheck<StoreWritableCheck>("store-writable", HealthStatus.Unhealthy, [HealthTags.Readiness], Timeout)
            .AddCheck<OutboxMovingCheck>("outbox-moving", HealthStatus.Unhealthy, [HealthTags.Readiness], Timeout);
        // It would log an error at every probe of an outage, which the worker itself tells once.
        services.AddLogging(logging => logging.AddFilter("Microsoft.Extensions.Diagnostics.HealthChecks", LogLevel.None));
    }
}
