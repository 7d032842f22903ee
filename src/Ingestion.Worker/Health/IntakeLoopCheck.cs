using Ingestion.Worker.Messaging;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Ingestion.Worker.Health;

/// <summary>
/// Whether the loop that watches intake turns. A dependency that is away never fails it: a restart would not bring that back, and
/// would lose what the worker knows of it.
/// </summary>
internal sealed class IntakeLoopCheck(IntakeGate gate, IHostApplicationLifetime lifetime) : IHealthCheck
{
    /// <summary>A turn takes a quarter of a second; on a starved machine longer.</summary>
    private static readonly TimeSpan LongestTurn = TimeSpan.FromSeconds(30);

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(Check());

    private HealthCheckResult Check()
    {
        if (lifetime.ApplicationStopping.IsCancellationRequested)
            return HealthCheckResult.Unhealthy("The worker is stopping.");
        if (gate.ExecuteTask is null)
            return HealthCheckResult.Healthy("The worker starts, or waits for store or broker to start.");
        if (gate.ExecuteTask.IsCompleted)
            return HealthCheckResult.Unhealthy("The loop has ended.");
        if (gate.HandlesPause)
            return HealthCheckResult.Healthy("Intake is paused, the loop waits for what is away.");
        return gate.SinceTurn > LongestTurn
            ? HealthCheckResult.Unhealthy($"The loop has not turned for {gate.SinceTurn.TotalSeconds:F0} s.")
            : HealthCheckResult.Healthy("The loop turns.");
    }
}
