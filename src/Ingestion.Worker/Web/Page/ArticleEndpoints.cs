using Ingestion.Pipeline.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Ingestion.Worker.Web.Page;

/// <summary>Articles: listed, searched, and one with everything that was found in it.</summary>
internal sealed class ArticleEndpoints(IArticleStore store)
{
    public void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/articles", PageJson.Answering(ListAsync));
        api.MapGet("/articles/{id}", PageJson.Answering(ShowAsync));
    }

    private async Task ListAsync(HttpContext context)
    {
        var page = await store.ListAsync(
            new ArticleQuery
            {
                Search = PageJson.Query(context, "search"),
                Source = PageJson.Query(context, "source"),
                After = PageJson.Query(context, "after"),
                Limit = PageJson.Limit(context),
            },
            context.RequestAborted);
        await PageJson.WriteAsync(context, new { Items = page.Items.Select(ArticleSummaryView.Of), page.Next });
    }

    private async Task ShowAsync(HttpContext context)
    {
        var id = PageJson.Id(context);
        if (await store.FindAsync(id, context.RequestAborted) is not { } document)
        {
            await PageJson.WriteProblemAsync(context, StatusCodes.Status404NotFound, "There is no such article.");
            return;
        }
        var parked = await store.ListParkedAsync(new ParkedQuery { ArticleId = id, Limit = 20 }, context.RequestAborted);
        await PageJson.WriteAsync(context, ArticleView.Of(document, parked.Items));
    }
}
