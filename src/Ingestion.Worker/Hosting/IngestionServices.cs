using Ingestion.Enrichment;
using Ingestion.MongoDb;
using Ingestion.Pipeline;
using Ingestion.Pipeline.Intake;
using Ingestion.Sqlite;
using Ingestion.Worker.Embedded;
using Ingestion.Worker.Health;
using Ingestion.Worker.Messaging;
using Ingestion.Worker.Web;
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
        services.AddSettings<EnrichmentOptions>(EnrichmentOptions.Section);
        services.AddSingleton(s => new EnrichmentEngine(s.GetRequiredService<IOptions<EnrichmentOptions>>().Value.TimeLimit, s.GetRequiredService<TimeProvider>()));
        services.AddSingleton<IArticleEnricher, EngineEnricher>();
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

    /// <summary>What is served over HTTP. Before the worker, so that it answers while the store is still waited for, and until everything else has stopped.</summary>
    public static void AddWebServer(this IServiceCollection services)
    {
        services.AddSettings<WebOptions>(WebOptions.Section);
        services.AddHostedService<WebServer>();
    }

    /// <summary>The whole worker in the mode that the settings decide.</summary>
    /// <param name="builder">With the settings.</param>
    /// <param name="topologyOnly">Whether its bus only makes queues and exchanges.</param>
    public static void AddWorker(this HostApplicationBuilder builder, bool topologyOnly = false)
    {
        var services = builder.Services;
        services.AddEngine();
        services.AddStore(builder.Configuration);
        services.AddSettings<WorkerOptions>(WorkerOptions.Section);
        services.AddSingleton<IntakeState>();
        services.AddSingleton<MessagesInHand>();
        services.AddSingleton<Throughput>();
        services.AddSingleton<TransientRetry>();
        services.AddSingleton<DeliveryRunner>();
        services.AddSingleton<ArticlePath>();
        services.AddSingleton<Reenrichment>();
        services.AddSingleton<OutboxRelay>();
        services.AddSingleton<PausableEndpoints>();
        services.AddSingleton<IntakeGate>();
        services.AddHostedService<StoreInstallation>();
        services.AddShutdownTimes();
        services.AddWorkerHealth();
        if (WorkerModes.Of(builder.Configuration) == WorkerMode.Server)
        {
            services.AddSettings<BrokerOptions>(BrokerOptions.Section);
            services.AddSingleton<IEventPublisher, BusEventPublisher>();
            services.AddRabbitMqBus(topologyOnly);
            services.AddSingleton<ConsumptionWatch>();
            services.AddHostedService(s => s.GetRequiredService<ConsumptionWatch>());
        }
        else
        {
            services.AddSingleton<IEventPublisher, JsonLinesEventPublisher>();
            services.AddInMemoryBus();
        }
        // After the bus, so that they end before it does: nothing is started again or published while it stops.
        services.AddHostedService(s => s.GetRequiredService<OutboxRelay>());
        services.AddHostedService(s => s.GetRequiredService<IntakeGate>());
    }

    private static void AddShutdownTimes(this IServiceCollection services)
    {
        services.AddOptions<HostOptions>().Configure<IOptions<WorkerOptions>>((o, worker) => o.ShutdownTimeout = worker.Value.ShutdownTimeout);
        // Ends before the limit of the bus, and that before the host's: what is in flight is finished or returned, never cut off.
        services.AddOptions<MassTransitHostOptions>().Configure<IOptions<WorkerOptions>>((o, worker) => o.ConsumerStopTimeout = worker.Value.ShutdownTimeout * 2 / 3);
    }
}
