using Testcontainers.RabbitMq;

namespace Ingestion.IntegrationTests.Containers;

/// <summary>One RabbitMQ for the whole run. Image: <c>INGESTION_RABBITMQ_IMAGE</c>, else the public one.</summary>
public sealed class RabbitMqFixture : IAsyncLifetime
{
    private readonly Lazy<Task<RabbitMqContainer>> _container = new(StartAsync);

    /// <summary>An AMQP address with credentials; starts the broker on first use.</summary>
    public async Task<Uri> AddressAsync() => new((await _container.Value).GetConnectionString());

    /// <summary>The container itself, for tests that stop it.</summary>
    public Task<RabbitMqContainer> ContainerAsync() => _container.Value;

    /// <summary>A queue or exchange name that no other test has.</summary>
    /// <param name="purpose">What it is for; readable in the broker's listing.</param>
    public static string UniqueName(string purpose) => $"{purpose}-{Guid.NewGuid():N}";

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        if (_container.IsValueCreated)
            await (await _container.Value).DisposeAsync();
    }

    private static async Task<RabbitMqContainer> StartAsync()
    {
        var image = Environment.GetEnvironmentVariable("INGESTION_RABBITMQ_IMAGE") ?? "rabbitmq:4.2-management";
        var container = new RabbitMqBuilder(image).WithUsername("ingestion").WithPassword("ingestion-tests")
            .WithTestRunLabel().Build();
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        await container.StartAsync(patience.Token);
        return container;
    }
}
