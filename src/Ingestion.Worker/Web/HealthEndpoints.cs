using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Ingestion.Worker.Web;

/// <summary>Whether the worker lives, for probes.</summary>
internal static class HealthEndpoints
{
    /// <summary>Maps <c>/health/live</c>: 200 as long as the process turns, whatever is away, and 503 while it stops.</summary>
    public static void MapLiveness(this IEndpointRouteBuilder endpoints, IServiceProvider services)
    {
        var lifetime = services.GetRequiredService<IHostApplicationLifetime>();
        endpoints.MapGet("/health/live", () => lifetime.ApplicationStopping.IsCancellationRequested
            ? Results.Text("stopping", statusCode: StatusCodes.Status503ServiceUnavailable)
            : Results.Text("live"));
    }
}
