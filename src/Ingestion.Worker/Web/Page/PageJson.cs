using System.Globalization;
using Ingestion.Pipeline.Storage;
using Ingestion.Worker.Commands;
using Microsoft.AspNetCore.Http;

namespace Ingestion.Worker.Web.Page;

/// <summary>Answers as JSON, and requests as they come.</summary>
internal static class PageJson
{
    private const int MostItems = 200;

    /// <summary>Writes a value.</summary>
    public static Task WriteAsync<T>(HttpContext context, T value, int status = StatusCodes.Status200OK)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsJsonAsync(value, OutputJson.Lines, context.RequestAborted);
    }

    /// <summary>Writes why there is no answer.</summary>
    public static Task WriteProblemAsync(HttpContext context, int status, string problem) => WriteAsync(context, new { problem }, status);

    /// <summary>Turns what the store says into an answer: away (503), or asked wrongly (400).</summary>
    public static RequestDelegate Answering(Func<HttpContext, Task> answer) => async context =>
    {
        try
        {
            await answer(context);
        }
        catch (StoreUnavailableException e)
        {
            await WriteProblemAsync(context, StatusCodes.Status503ServiceUnavailable, e.Message);
        }
        catch (StoreRefusedException e)
        {
            await WriteProblemAsync(context, StatusCodes.Status500InternalServerError, e.Message);
        }
        catch (ArgumentException e)
        {
            await WriteProblemAsync(context, StatusCodes.Status400BadRequest, e.Message);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // Nobody waits any more.
        }
    };

    /// <summary>A parameter of the query; null where it is missing or empty.</summary>
    public static string? Query(HttpContext context, string name) => context.Request.Query[name].ToString() is { Length: > 0 } value ? value : null;

    /// <summary>How many items are asked for: 1 to 200, 50 where nothing is said.</summary>
    public static int Limit(HttpContext context) =>
        int.TryParse(Query(context, "limit"), NumberStyles.None, CultureInfo.InvariantCulture, out var limit) ? Math.Clamp(limit, 1, MostItems) : 50;

    /// <summary>The id in the path.</summary>
    public static string Id(HttpContext context) => (string)context.Request.RouteValues["id"]!;
}
