using Ingestion.Pipeline.Storage;
using Ingestion.Worker.Hosting;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace Ingestion.Worker.Health;

/// <summary>
/// Whether stored events leave: none has waited for longer than the relay needs to find it. No more than the messages in work can
/// ever be left behind, as intake pauses while the broker is away, so a relay that works has none for long.
/// </summary>
internal sealed class OutboxMovingCheck(IArticleStore store, IOptions<WorkerOptions> options, TimeProvider clock) : IHealthCheck
{
    /// <summary>Looks that the relay is given.</summary>
    private const int Looks = 6;

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var longest = options.Value.RelayAfter + Looks * options.Value.RelayInterval;
        try
        {
            var late = await store.ListPendingAsync(clock.GetUtcNow() - longest, limit: 1, cancellationToken);
            return late is [var article, ..]
                ? HealthCheckResult.Unhealthy($"An event of article {article.ArticleId} waits since {article.Events[0].CreatedAt:O}.")
                : HealthCheckResult.Healthy($"No event has waited for longer than {longest}.");
        }
        catch (Exception e) when (e is StoreUnavailableException or StoreRefusedException)
        {
            return HealthCheckResult.Unhealthy("It can't be told. " + e.Message);
        }
    }
}
