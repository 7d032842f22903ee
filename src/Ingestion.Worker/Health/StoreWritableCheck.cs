using Ingestion.Pipeline.Storage;
using Ingestion.Worker.Messaging;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Ingestion.Worker.Health;

/// <summary>Whether the store takes a write.</summary>
internal sealed class StoreWritableCheck(IArticleStore store, TimeProvider clock) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await StoreProbe.WriteAsync(store, clock, cancellationToken);
            return HealthCheckResult.Healthy($"{store.Description} takes writes.");
        }
        catch (Exception e) when (e is StoreUnavailableException or StoreRefusedException)
        {
            return HealthCheckResult.Unhealthy(e.Message);
        }
    }
}
