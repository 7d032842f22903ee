using System.Net.Mime;
using Ingestion.Pipeline.Storage;
using Ingestion.Worker.Parked;
using Ingestion.Worker.Publishing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Ingestion.Worker.Web.Page;

/// <summary>Parked messages: listed, shown with their bytes, sent again, thrown away; and who did so.</summary>
internal sealed class ParkedEndpoints(
    IArticleStore store, ParkedReview review, IServiceProvider services, IConfiguration configuration, PageAccess access, TimeProvider clock)
{
    private const int ShownActions = 100;

    private readonly ParkedActions _actions = new(store, clock);

    public void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/parked", PageJson.Answering(ListAsync));
        api.MapGet("/parked/{id}", PageJson.Answering(context => WithMessageAsync(context, ShowAsync)));
        api.MapGet("/parked/{id}/bytes", PageJson.Answering(context => WithMessageAsync(context, WriteBytesAsync)));
        api.MapPost("/parked/{id}/replay", PageJson.Answering(context => WithMessageAsync(context, ReplayAsync)));
        api.MapPost("/parked/{id}/discard", PageJson.Answering(context => WithMessageAsync(context, DiscardAsync)));
        api.MapGet("/actions", PageJson.Answering(ListActionsAsync));
    }

    private async Task ListAsync(HttpContext context)
    {
        var page = await store.ListParkedAsync(
            new ParkedQuery
            {
                Reason = PageJson.Query(context, "reason"),
                Source = PageJson.Query(context, "source"),
                After = PageJson.Query(context, "after"),
                Limit = PageJson.Limit(context),
            },
            context.RequestAborted);
        await PageJson.WriteAsync(context, new { Items = page.Items.Select(ParkedSummaryView.Of), page.Next });
    }

    private async Task ListActionsAsync(HttpContext context) =>
        await PageJson.WriteAsync(context, new { Items = await store.ListActionsAsync(ShownActions, context.RequestAborted) });

    private async Task ShowAsync(HttpContext context, ParkedMessage message) =>
        await PageJson.WriteAsync(context, ParkedView.Of(message, await review.PassesAsync(message, context.RequestAborted)));

    /// <summary>As a download of no type, so that no browser makes anything of it.</summary>
    private static Task WriteBytesAsync(HttpContext context, ParkedMessage message)
    {
        context.Response.ContentType = MediaTypeNames.Application.Octet;
        context.Response.ContentLength = message.Body.Length;
        context.Response.Headers.ContentDisposition = $"attachment; filename=\"{message.ParkedId}.bin\"";
        return context.Response.Body.WriteAsync(message.Body, context.RequestAborted).AsTask();
    }

    private async Task ReplayAsync(HttpContext context, ParkedMessage message)
    {
        var done = false;
        string? problem = null;
        try
        {
            await using var target = await ReplayTarget.OpenAsync(services, configuration, context.RequestAborted);
            await _actions.SendAsync(message, target, context.RequestAborted);
            done = true;
        }
        catch (Exception e) when (e is BrokerProblemException or MessageRefusedException or IOException or UnauthorizedAccessException)
        {
            problem = e.Message;
        }
        finally
        {
            // Before the answer, and also where nobody waits for it any more.
            await _actions.RecordAsync(ParkedActions.Replay, access.Who(context), message.ParkedId, done ? 1 : 0, done ? 0 : 1);
        }
        if (problem is null)
            await PageJson.WriteAsync(context, new { message.ParkedId });
        else
            await PageJson.WriteProblemAsync(context, StatusCodes.Status502BadGateway, problem);
    }

    private async Task DiscardAsync(HttpContext context, ParkedMessage message)
    {
        var done = await store.DiscardParkedAsync(message.ParkedId, context.RequestAborted);
        await _actions.RecordAsync(ParkedActions.Discard, access.Who(context), message.ParkedId, done ? 1 : 0, done ? 0 : 1);
        await PageJson.WriteAsync(context, new { message.ParkedId });
    }

    private async Task WithMessageAsync(HttpContext context, Func<HttpContext, ParkedMessage, Task> answer)
    {
        if (await store.FindParkedAsync(PageJson.Id(context), context.RequestAborted) is { } message)
            await answer(context, message);
        else
            await PageJson.WriteProblemAsync(context, StatusCodes.Status404NotFound, "Nothing is parked under this id (any more).");
    }
}
