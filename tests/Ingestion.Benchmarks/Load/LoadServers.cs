using Testcontainers.MongoDb;
using Testcontainers.RabbitMq;

namespace Ingestion.Benchmarks.Load;

/// <summary>A broker and a database: those that were named, else containers of the images that the tests use.</summary>
internal sealed class LoadServers : IAsyncDisposable
{
    private RabbitMqContainer? _rabbit;
    private MongoDbContainer? _mongo;

    public required Uri Broker { get; init; }

    public required string Mongo { get; init; }

    public static async Task<LoadServers> StartAsync(string? broker, string? mongo, CancellationToken cancellationToken)
    {
        RabbitMqContainer? rabbitContainer = null;
        MongoDbContainer? mongoContainer = null;
        if (broker is null)
        {
            rabbitContainer = new RabbitMqBuilder(Environment.GetEnvironmentVariable("INGESTION_RABBITMQ_IMAGE") ?? "rabbitmq:4.2-management").Build();
            await rabbitContainer.StartAsync(cancellationToken);
        }
        if (mongo is null)
        {
            mongoContainer = new MongoDbBuilder(Environment.GetEnvironmentVariable("INGESTION_MONGODB_IMAGE") ?? "mongo:8").Build();
            await mongoContainer.StartAsync(cancellationToken);
        }
        return new LoadServers
        {
            Broker = new Uri(broker ?? rabbitContainer!.GetConnectionString()),
            Mongo = mongo ?? mongoContainer!.GetConnectionString(),
            _rabbit = rabbitContainer,
            _mongo = mongoContainer,
        };
    }

    public async ValueTask DisposeAsync()
    {
        if (_rabbit is not null)
            await _rabbit.DisposeAsync();
        if (_mongo is not null)
            await _mongo.DisposeAsync();
    }
}
