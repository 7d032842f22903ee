using DotNet.Testcontainers.Builders;
using MongoDB.Bson;
using MongoDB.Driver;
using Testcontainers.MongoDb;

namespace Ingestion.IntegrationTests.Containers;

/// <summary>One MongoDB-protocol server for the whole run. Image: <c>INGESTION_MONGODB_IMAGE</c>, else the public one.</summary>
public sealed class MongoFixture : IAsyncLifetime
{
    private readonly Lazy<Task<MongoDbContainer>> _container = new(StartAsync);

    /// <summary>A connection string with credentials; starts the server on first use.</summary>
    public async Task<string> ConnectionStringAsync() => (await _container.Value).GetConnectionString();

    /// <summary>The container itself, for tests that stop it.</summary>
    public Task<MongoDbContainer> ContainerAsync() => _container.Value;

    /// <summary>A client of the caller's own, to look into what was stored.</summary>
    public async Task<IMongoClient> ConnectAsync() => new MongoClient(await ConnectionStringAsync());

    /// <summary>A database name that no other test has.</summary>
    public static string UniqueDatabase() => $"test-{Guid.NewGuid():N}";

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        if (_container.IsValueCreated)
            await (await _container.Value).DisposeAsync();
    }

    private static async Task<MongoDbContainer> StartAsync()
    {
        var image = Environment.GetEnvironmentVariable("INGESTION_MONGODB_IMAGE") ?? "mongo:8";
        var container = new MongoDbBuilder(image)
            .WithUsername("ingestion")
            .WithPassword("ingestion-tests")
            .WithTestRunLabel()

            // The builder's own check needs mongosh inside the image, and the public image answers once while it still sets
            // itself up. A signed-in ping from outside is what the tests need.
            .WithWaitStrategy(Wait.ForUnixContainer().UntilExternalTcpPortIsAvailable(MongoDbBuilder.MongoDbPort))
            .Build();
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        await container.StartAsync(patience.Token);
        await UntilSignedInAsync(container.GetConnectionString(), patience.Token);
        return container;
    }

    private static async Task UntilSignedInAsync(string connectionString, CancellationToken cancellationToken)
    {
        var settings = MongoClientSettings.FromConnectionString(connectionString);
        settings.ServerSelectionTimeout = TimeSpan.FromSeconds(2);
        settings.ConnectTimeout = TimeSpan.FromSeconds(2);
        while (true)
        {
            try
            {
                using var client = new MongoClient(settings);
                await client.GetDatabase("admin").RunCommandAsync<BsonDocument>(new BsonDocument("listDatabases", 1), cancellationToken: cancellationToken);
                return;
            }
            catch (Exception e) when (e is MongoException or TimeoutException && !cancellationToken.IsCancellationRequested)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(250), cancellationToken);
            }
        }
    }
}
