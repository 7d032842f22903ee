using Ingestion.Contracts;
using MassTransit;
using MassTransit.Configuration;
using Microsoft.Extensions.Options;

namespace Ingestion.Worker.Messaging;

/// <summary>Everything that the transport needs to know, for both modes.</summary>
internal static class BusRegistration
{
    /// <summary>Queue of the in-memory transport.</summary>
    public const string EmbeddedQueue = "articles";

    /// <summary>RabbitMQ 4 would drop a dead letter that was returned 20 times, as there is no further queue for it.</summary>
    private const int NoDeliveryLimit = -1;

    /// <summary>The bus on RabbitMQ.</summary>
    /// <param name="services">Where to.</param>
    /// <param name="topologyOnly">Whether it makes queues and exchanges, and consumes nothing.</param>
    public static void AddRabbitMqBus(this IServiceCollection services, bool topologyOnly = false)
    {
        services.AddMassTransit(bus =>
        {
            bus.DisableUsageTelemetry();
            bus.AddConsumer<ArticleConsumer>();
            bus.AddConsumer<DeadLetterConsumer>();
            bus.AddConsumer<ReenrichmentConsumer>();
            bus.UsingRabbitMq((context, rabbit) =>
            {
                var broker = context.GetRequiredService<IOptions<BrokerOptions>>().Value;
                rabbit.Host(broker);
                // _error and _skipped would inherit every argument of the article queue, delivery limit and dead-letter exchange
                // included: a copy there could be dead-lettered once more, or refused. They are plain quorum queues instead.
                rabbit.SendTopology.ConfigureErrorSettings = Plain;
                rabbit.SendTopology.ConfigureDeadLetterSettings = Plain;
                rabbit.UseContractJson();
                // Made at start, not at the first event: a subscriber may come before it.
                rabbit.Publish<ArticleEnriched>();
                rabbit.Publish<ArticleRejected>();
                rabbit.Publish<ArticleRetracted>();
                rabbit.DeployPublishTopology = true;
                rabbit.DeployTopologyOnly = topologyOnly;
                // Never published; its exchange would be one more that the worker's user needs the right to make.
                rabbit.Publish<ArticleDelivery>(topology => topology.Exclude = true);
                rabbit.ReceiveEndpoint(broker.Queue, endpoint => Configure(endpoint, broker, context));
                rabbit.ReceiveEndpoint(broker.DeadLetterQueue, endpoint => ConfigureDeadLetters(endpoint, context));
                rabbit.ReceiveEndpoint(broker.ReenrichmentQueue, endpoint => ConfigureReenrichments(endpoint, broker, context));
            });
        });
        services.AddBusLifetime();
    }

    /// <summary>The bus in memory, for a worker without servers.</summary>
    public static void AddInMemoryBus(this IServiceCollection services)
    {
        services.AddMassTransit(bus =>
        {
            bus.DisableUsageTelemetry();
            bus.AddConsumer<ArticleConsumer>();
            // An article may wait as long as the store is away; timers can't wait longer than 49 days.
            bus.AddRequestClient<ArticleDelivery>(new Uri("queue:" + EmbeddedQueue), RequestTimeout.After(d: 49));
            bus.UsingInMemory((context, memory) =>
            {
                memory.ConcurrentMessageLimit = Environment.ProcessorCount * 2;
                memory.ReceiveEndpoint(EmbeddedQueue, endpoint =>
                {
                    endpoint.PublishFaults = false;
                    endpoint.ConfigureConsumer<ArticleConsumer>(context);
                });
            });
        });
        services.AddBusLifetime();
    }

    private static void AddBusLifetime(this IServiceCollection services)
    {
        services.RemoveMassTransitHostedService();
        services.AddHostedService<BusLifetime>();
    }

    private static void Configure(IRabbitMqReceiveEndpointConfigurator endpoint, BrokerOptions broker, IRegistrationContext context)
    {
        endpoint.PrefetchCount = broker.PrefetchCount;
        endpoint.ConcurrentMessageLimit = broker.ConcurrentMessageLimit;
        endpoint.SetQuorumQueue();
        endpoint.SetQueueArgument("x-delivery-limit", broker.DeliveryLimit);
        // At-least-once dead-lettering needs reject-publish: a full queue then refuses new messages instead of dropping old ones.
        endpoint.SetQueueArgument("x-overflow", "reject-publish");
        endpoint.SetQueueArgument("x-dead-letter-strategy", "at-least-once");
        endpoint.BindDeadLetterQueue(broker.DeadLetterQueue, broker.DeadLetterQueue, queue =>
        {
            queue.SetQueueArgument("x-queue-type", "quorum");
            queue.SetQueueArgument("x-delivery-limit", NoDeliveryLimit);
        });
        endpoint.Bind<ArticlePublished>(); // .NET crawlers publish to the exchange of the contract.
        ConfigureReading(endpoint, context);
        endpoint.ConfigureConsumer<ArticleConsumer>(context);
    }

    /// <summary>One message at a time, so that one which kills the worker is alone in its hands.</summary>
    private static void ConfigureDeadLetters(IRabbitMqReceiveEndpointConfigurator endpoint, IRegistrationContext context)
    {
        endpoint.PrefetchCount = 1;
        endpoint.ConcurrentMessageLimit = 1;
        endpoint.SetQuorumQueue();
        endpoint.SetQueueArgument("x-delivery-limit", NoDeliveryLimit);
        ConfigureReading(endpoint, context);
        endpoint.ConfigureConsumer<DeadLetterConsumer>(context);
    }

    /// <summary>
    /// One message at a time, as it waits for the articles. What is delivered too often is dropped: it is no more than an id, and whoever
    /// asks again finds it.
    /// </summary>
    private static void ConfigureReenrichments(IRabbitMqReceiveEndpointConfigurator endpoint, BrokerOptions broker, IRegistrationContext context)
    {
        endpoint.PrefetchCount = 1;
        endpoint.ConcurrentMessageLimit = 1;
        endpoint.SetQuorumQueue();
        endpoint.SetQueueArgument("x-delivery-limit", broker.DeliveryLimit);
        ConfigureReading(endpoint, context);
        endpoint.ConfigureConsumer<ReenrichmentConsumer>(context);
    }

    private static void ConfigureReading(IRabbitMqReceiveEndpointConfigurator endpoint, IRegistrationContext context)
    {
        endpoint.ConfigureConsumeTopology = false;
        endpoint.PublishFaults = false; // A fault message would carry the whole article.
        endpoint.ConnectReceiveEndpointObserver(context.GetRequiredService<PausableEndpoints>());
        endpoint.ClearSerialization();
        endpoint.AddDeserializer(new ArticleDeliverySerializerFactory(), isDefault: true);
        // MassTransit wants to know what the endpoint would write with, though it never answers. UseRawJsonSerializer would read with it too.
        endpoint.AddSerializer(new SystemTextJsonRawMessageSerializerFactory(RawSerializerOptions.AddTransportHeaders), isSerializer: true);
    }

    private static void Plain(IRabbitMqQueueConfigurator queue)
    {
        foreach (var argument in new[] { "x-delivery-limit", "x-overflow", "x-dead-letter-strategy", "x-dead-letter-exchange", "x-dead-letter-routing-key" })
            queue.SetQueueArgument(argument, null);
    }

    /// <summary>Plain JSON with MassTransit's headers: any subscriber can read it, and MassTransit's own need no setting.</summary>
    private static void UseContractJson(this IBusFactoryConfigurator bus)
    {
        bus.UseRawJsonSerializer(RawSerializerOptions.AddTransportHeaders, isDefault: true);
        bus.ConfigureJsonSerializerOptions(options =>
        {
            options.Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
            options.DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.Never;
            return options;
        });
    }
}
