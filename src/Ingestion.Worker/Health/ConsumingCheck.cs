using Ingestion.Worker.Messaging;
using MassTransit;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Ingestion.Worker.Health;

/// <summary>Whether messages are taken: the bus is connected, every endpoint consumes, and nothing is waited for.</summary>
internal sealed class ConsumingCheck(IBusControl bus, IntakeState state) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(Check());

    private HealthCheckResult Check()
    {
        if (state.Pause is { } pause)
        {
            var what = pause.Stopped ? "Intake is paused" : "Messages in work are tried again";
            return HealthCheckResult.Unhealthy($"{what}: the {pause.Dependency} is away since {pause.Since:O}. {pause.Problem}");
        }
        var health = bus.CheckHealth();
        if (health.Status == BusHealthStatus.Healthy)
            return HealthCheckResult.Healthy("Messages are taken.");
        var endpoints = health.Endpoints.Where(e => e.Value.Status != BusHealthStatus.Healthy).Select(e => $"{e.Key}: {e.Value.Description}");
        return HealthCheckResult.Unhealthy($"The bus is not ready. {string.Join("; ", endpoints)}".TrimEnd());
    }
}
