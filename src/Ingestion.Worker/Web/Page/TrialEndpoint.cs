using System.Text.Json;
using Ingestion.Contracts;
using Ingestion.Pipeline;
using Ingestion.Pipeline.Identity;
using Ingestion.Pipeline.Intake;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;

namespace Ingestion.Worker.Web.Page;

/// <summary>Enriches a pasted text as the worker would: same limits, same steps, nothing stored.</summary>
internal sealed class TrialEndpoint(ArticleIntake intake, ArticleEnrichment enrichment, IntakeOptions limits, TimeProvider clock)
{
    /// <summary>Trials at a time; the queue's articles come first.</summary>
    private static readonly SemaphoreSlim AtOnce = new(2);

    public void Map(IEndpointRouteBuilder api) => api.MapPost("/trial", PageJson.Answering(TryAsync));

    private async Task TryAsync(HttpContext context)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = limits.MaxMessageBytes;
        Trial? trial;
        try
        {
            trial = await JsonSerializer.DeserializeAsync<Trial>(context.Request.Body, JsonSerializerOptions.Web, context.RequestAborted);
        }
        catch (JsonException)
        {
            trial = null;
        }
        catch (BadHttpRequestException e)
        {
            await PageJson.WriteProblemAsync(context, e.StatusCode, "The text is larger than a message may be.");
            return;
        }
        var article = new ArticlePublished { Source = "page", ExternalId = "trial", Title = trial?.Title, Body = trial?.Body, PublishedAt = trial?.PublishedAt };
        var verdict = intake.Examine(JsonSerializer.SerializeToUtf8Bytes(article, ContractJson.Wire.ArticlePublished));
        if (!verdict.Accepted)
        {
            await PageJson.WriteAsync(context, new { problem = verdict.Violations[0].Message, verdict.Violations }, StatusCodes.Status422UnprocessableEntity);
            return;
        }
        await AtOnce.WaitAsync(context.RequestAborted);
        try
        {
            var started = clock.GetTimestamp();
            var result = await enrichment.EnrichAsync(IdentifiedArticle.From(verdict.Article!, clock.GetUtcNow()), context.RequestAborted);
            await PageJson.WriteAsync(context, new
            {
                verdict.Article!.Title,
                verdict.Article.Body,
                Milliseconds = Math.Round(clock.GetElapsedTime(started).TotalMilliseconds, 1),
                Dropped = result.Dropped.Total,
                Enrichment = EnrichmentView.Of(result.Result),
            });
        }
        catch (EnrichmentFailedException e)
        {
            await PageJson.WriteProblemAsync(context, StatusCodes.Status500InternalServerError, $"{e.Message} {e.InnerException?.GetType().Name}");
        }
        finally
        {
            AtOnce.Release();
        }
    }

    private sealed record Trial(string? Title, string? Body, string? PublishedAt);
}
