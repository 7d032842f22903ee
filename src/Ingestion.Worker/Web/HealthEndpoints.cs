using System.Text.Json;
using Ingestion.Worker.Commands;
using Ingestion.Worker.Health;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Ingestion.Worker.Web;

/// <summary>Whether the worker lives and works, for probes: 200 if so, 503 if not, each check with its reason.</summary>
internal static class HealthEndpoints
{
    /// <summary>Must the process be replaced? Never because something else is away.</summary>
    public const string Live = "/health/live";

    /// <summary>Does it do its work now?</summary>
    public const string Ready = "/health/ready";

    /// <summary>Maps both.</summary>
    public static void MapHealth(this IEndpointRouteBuilder endpoints, IServiceProvider services)
    {
        var checks = services.GetRequiredService<HealthCheckService>();
        endpoints.MapGet(Live, context => AnswerAsync(context, checks, HealthTags.Liveness));
        endpoints.MapGet(Ready, context => AnswerAsync(context, checks, HealthTags.Readiness));
    }

    private static async Task AnswerAsync(HttpContext context, HealthCheckService checks, string tag)
    {
        var report = await checks.CheckHealthAsync(check => check.Tags.Contains(tag), context.RequestAborted);
        var answer = new HealthAnswer(
            Name(report.Status),
            report.Entries.ToDictionary(e => e.Key, e => new CheckAnswer(Name(e.Value.Status), e.Value.Description), StringComparer.Ordinal));
        context.Response.StatusCode = report.Status == HealthStatus.Healthy ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
        context.Response.ContentType = "application/json";
        context.Response.Headers.CacheControl = "no-store";
        await JsonSerializer.SerializeAsync(context.Response.Body, answer, OutputJson.Lines, context.RequestAborted);
    }

    private static string Name(HealthStatus status) => status == HealthStatus.Healthy ? "healthy" : "unhealthy";

    private sealed record HealthAnswer(string Status, IReadOnlyDictionary<string, CheckAnswer> Checks);

    private sealed record CheckAnswer(string Status, string? Reason);
}
