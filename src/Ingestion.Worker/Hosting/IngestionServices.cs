using Ingestion.Enrichment;
using Ingestion.MongoDb;
using Ingestion.Pipeline;
using Ingestion.Pipeline.Intake;
using Ingestion.Sqlite;
using Ingestion.Worker.Embedded;
using Ingestion.Worker.Messaging;
using MassTransit;
using Microsoft.Extensions.Options;

namespace Ingestion.Worker.Hosting;

/// <summary>Puts the worker together.</summary>
internal static class IngestionServices
{
    /// <summary>What every command needs: clock, limits, engine. No broker, no store.</summary>
    public static void AddEngine(this IServiceCollection services)
    {
        services.AddSettings<IntakeOptions>("Intake");
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<EnrichmentEngine>();
        services.AddSingleton<IArticleEnricher, EngineEnricher>();
        services.AddSettings<EnrichmentOptions>(EnrichmentOptions.Section);
        services.AddSingleton<ICorrections, CorrectionsFile>();
        services.AddSingleton<ArticleEnrichment>();
        services.AddSingleton(s => new ArticleIntake(s.GetRequiredService<IOptions<IntakeOptions>>().Value, s.GetRequiredService<TimeProvider>()));
    }

    /// <summary>The store of the mode.</summary>
    public static void AddStore(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSettings<EmbeddedOptions>(EmbeddedOptions.Section);
        if (WorkerModes.Of(configuration) == WorkerMode.Server)
            services.AddMongoArticleStore(options => configuration.GetSection("Mongo").Bind(options));
        else
            services.AddSqliteArticleStore(options => options.Path = EmbeddedOptions.From(configuration).DatabaseFile);
    }

    /// <summary>The whole worker in the mode that the settings decide.</summary>
    public static void AddWorker(this HostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddEngine();
        services.AddStore(builder.Configuration);
        services.AddSingleton<TransientRetry>();
        services.AddSingleton<ArticlePath>();
        services.AddHostedService<StoreInstallation>();
        services.Configure<HostOptions>(o => o.ShutdownTimeout = TimeSpan.FromSeconds(30));
        services.Configure<MassTransitHostOptions>(o =>
        {
            // "Started" means consuming; a broker that is away at start is waited for.
            o.WaitUntilStarted = true;
            // Each inner limit ends before the outer one, so that what is in flight is finished or returned, never cut off.
            o.StopTimeout = TimeSpan.FromSeconds(25);
            o.ConsumerStopTimeout = TimeSpan.FromSeconds(20);
        });
        if (WorkerModes.Of(builder.Configuration) == WorkerMode.Server)
        {
            services.AddSettings<BrokerOptions>(BrokerOptions.Section);
            services.AddSingleton<IEventPublisher, BusEventPublisher>();
            services.AddRabbitMqBus();
        }
        else
        {
            services.AddSingleton<IEventPublisher, JsonLinesEventPublisher>();
            services.AddInMemoryBus();
        }
    }
}
