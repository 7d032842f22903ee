using Ingestion.Pipeline;
using Ingestion.Pipeline.Intake;
using Ingestion.Pipeline.Storage;
using Ingestion.Worker.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;

namespace Ingestion.Worker.Web.Page;

/// <summary>The page: its files under <c>/</c>, what it shows as JSON under <c>/api</c>.</summary>
internal static partial class PageEndpoints
{
    /// <summary>Marks what only passes through <see cref="PageAccess"/>.</summary>
    private static readonly object Marker = new PageEndpoint();

    /// <summary>Maps the page where the settings ask for one.</summary>
    /// <param name="application">The web server.</param>
    /// <param name="services">The worker's services.</param>
    /// <param name="address">Where the server listens.</param>
    public static void MapPage(this WebApplication application, IServiceProvider services, Uri address)
    {
        var configuration = services.GetRequiredService<IConfiguration>();
        var options = services.GetRequiredService<IOptions<WebOptions>>().Value;
        if (!options.ServesPage(WorkerModes.Of(configuration)))
            return;
        var access = new PageAccess(address, options);
        if (access.ActionsRefused is not null)
            LogOnlyShows(services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(PageEndpoints)));
        application.Use((context, next) => context.GetEndpoint()?.Metadata.GetMetadata<PageEndpoint>() is null ? next(context) : access.InvokeAsync(context, next));

        var page = application.MapGroup("").WithMetadata(Marker);
        page.MapGet("/", context => PageAssets.WriteAsync(context, null));
        page.MapGet("/page/{file}", context => PageAssets.WriteAsync(context, (string?)context.Request.RouteValues["file"]));

        var api = page.MapGroup("/api");
        var store = services.GetRequiredService<IArticleStore>();
        var clock = services.GetRequiredService<TimeProvider>();
        var enrichment = services.GetRequiredService<ArticleEnrichment>();
        var intake = services.GetRequiredService<ArticleIntake>();
        new ArticleEndpoints(store).Map(api);
        new ParkedEndpoints(store, new(intake, enrichment), services, configuration, access, clock).Map(api);
        new LiveEndpoints(store, services, configuration, access, enrichment, clock).Map(api);
        new TrialEndpoint(intake, enrichment, services.GetRequiredService<IOptions<IntakeOptions>>().Value, clock).Map(api);
    }

    [LoggerMessage(52, LogLevel.Warning, "The page can be reached from other machines and asks for no password: it shows, but replays, discards and tries nothing. Set Web:Username and Web:Password, or Web:AllowOpenActions to have it so.")]
    private static partial void LogOnlyShows(ILogger logger);

    private sealed class PageEndpoint;
}
