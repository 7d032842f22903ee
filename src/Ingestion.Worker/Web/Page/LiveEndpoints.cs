using Ingestion.Pipeline;
using Ingestion.Pipeline.Storage;
using Ingestion.Worker.Hosting;
using Ingestion.Worker.Messaging;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Ingestion.Worker.Web.Page;

/// <summary>What goes on: the pipeline's counts and state, and what this worker is.</summary>
internal sealed class LiveEndpoints(
    IArticleStore store, IServiceProvider services, IConfiguration configuration, PageAccess access, ArticleEnrichment enrichment, TimeProvider clock)
{
    /// <summary>Articles with unsent events that are counted; more are "this many or more".</summary>
    private const int CountedPending = 100;

    private readonly IntakeState _state = services.GetRequiredService<IntakeState>();
    private readonly MessagesInHand _inHand = services.GetRequiredService<MessagesInHand>();
    private readonly Throughput _throughput = services.GetRequiredService<Throughput>();

    public void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/worker", PageJson.Answering(DescribeAsync));
        api.MapGet("/live", PageJson.Answering(ShowAsync));
    }

    private Task DescribeAsync(HttpContext context) => PageJson.WriteAsync(context, new
    {
        Mode = WorkerModes.Of(configuration).ToString().ToLowerInvariant(),
        Store = store.Description,
        enrichment.Engine,
        access.ActionsRefused,
    });

    private async Task ShowAsync(HttpContext context)
    {
        var counts = _throughput.Snapshot();
        var now = clock.GetUtcNow();
        IReadOnlyList<PendingArticle>? pending = null;
        string? storeProblem = null;
        try
        {
            // What was stored just now is being announced: it does not wait yet.
            pending = await store.ListPendingAsync(now - TimeSpan.FromSeconds(5), CountedPending, context.RequestAborted);
        }
        catch (StoreUnavailableException e)
        {
            storeProblem = e.Message;
        }
        await PageJson.WriteAsync(context, new
        {
            Now = now,
            _state.Pause,
            StoreProblem = storeProblem,
            counts.StartedAt,
            InWork = _inHand.Count,
            Outcomes = counts.Outcomes.ToDictionary(o => o.Key.ToString().ToLowerInvariant(), o => o.Value, StringComparer.Ordinal),
            counts.PerSecond,
            counts.MedianMilliseconds,
            counts.P99Milliseconds,
            Pending = pending?.Count,
            PendingMore = pending?.Count == CountedPending,
            PendingSince = pending is [var oldest, ..] ? oldest.Events[0].CreatedAt : (DateTimeOffset?)null,
        });
    }
}
