using Ingestion.IntegrationTests.Containers;
using RabbitMQ.Client;
using Testcontainers.RabbitMq;

namespace Ingestion.IntegrationTests.Security;

/// <summary>A broker with the users of <c>docker/rabbitmq</c>, from the very files that compose gives it.</summary>
public sealed class RestrictedBroker : IAsyncLifetime
{
    private readonly Lazy<Task<RabbitMqContainer>> _container = new(StartAsync);

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        if (_container.IsValueCreated)
            await (await _container.Value).DisposeAsync();
    }

    /// <summary>The broker's address for a user.</summary>
    public async Task<Uri> AddressAsync(string user)
    {
        var container = await _container.Value;
        return new UriBuilder("amqp", container.Hostname, container.GetMappedPublicPort(RabbitMqBuilder.RabbitMqPort)) { UserName = user, Password = user + "-dev" }.Uri;
    }

    /// <summary>A connection of a user.</summary>
    public async Task<IConnection> ConnectAsync(string user) => await new ConnectionFactory { Uri = await AddressAsync(user), AutomaticRecoveryEnabled = false }.CreateConnectionAsync();

    /// <summary>Runs <c>rabbitmqctl</c> in the container.</summary>
    public async Task ControlAsync(params string[] arguments) =>
        (await (await _container.Value).ExecAsync(["rabbitmqctl", .. arguments])).ExitCode.ShouldBe(0);

    private static async Task<RabbitMqContainer> StartAsync()
    {
        var container = new RabbitMqBuilder(Environment.GetEnvironmentVariable("INGESTION_RABBITMQ_IMAGE") ?? "rabbitmq:4.2-management")
            .WithTestRunLabel()
            .WithResourceMapping(await File.ReadAllBytesAsync(Repository.File("docker/rabbitmq/definitions.json")), "/etc/rabbitmq/definitions.json")
            .WithResourceMapping(await File.ReadAllBytesAsync(Repository.File("docker/rabbitmq/20-definitions.conf")), "/etc/rabbitmq/conf.d/20-definitions.conf")
            .Build();
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        await container.StartAsync(patience.Token);
        return container;
    }
}
