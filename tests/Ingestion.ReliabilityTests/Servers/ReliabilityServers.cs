using System.Net;
using DotNet.Testcontainers.Containers;
using Ingestion.IntegrationTests.Containers;
using Ingestion.ReliabilityTests.Accounts;
using Ingestion.ReliabilityTests.Network;
using Ingestion.ReliabilityTests.Scenarios;
using RabbitMQ.Client;
using Testcontainers.MongoDb;
using Testcontainers.RabbitMq;

namespace Ingestion.ReliabilityTests.Servers;

/// <summary>One broker and one database for all scenarios, each behind a wire that a scenario may cut.</summary>
public sealed class ReliabilityServers : IAsyncLifetime
{
    private readonly RabbitMqFixture _rabbit = new();
    private readonly MongoFixture _mongo = new();
    private Task? _started;

    /// <summary>The wire to the broker.</summary>
    internal TcpProxy BrokerWire { get; } = new();

    /// <summary>The wire to the database.</summary>
    internal TcpProxy StoreWire { get; } = new();

    /// <summary>What was found, scenario by scenario.</summary>
    internal ResultTable Results { get; } = new();

    /// <summary>Address of the broker, over the wire.</summary>
    private Uri Broker { get; set; } = null!;

    /// <summary>Connection string of the database, over the wire.</summary>
    private string Mongo { get; set; } = null!;

    /// <summary>Connection string of the database, past the wire.</summary>
    private string MongoDirect { get; set; } = null!;

    public Task InitializeAsync() => Task.CompletedTask;

    /// <summary>The servers as a stage; starts both for the first scenario that runs.</summary>
    internal async Task<Stage> StageAsync()
    {
        await (_started ??= StartOnceAsync());
        return new Stage(Broker, Mongo, () => new ConnectionFactory { Uri = Broker, AutomaticRecoveryEnabled = false }, () => MongoDirect);
    }

    public async Task DisposeAsync()
    {
        await BrokerWire.DisposeAsync();
        await StoreWire.DisposeAsync();
        await _rabbit.DisposeAsync();
        await _mongo.DisposeAsync();
    }

    /// <summary>Stops the broker in order, its messages on its disk, and starts it again.</summary>
    internal async Task RestartBrokerAsync()
    {
        var container = await _rabbit.ContainerAsync();
        await container.StopAsync();
        await container.StartAsync();
        // The engine gives the container another port with each start.
        BrokerWire.Target = TargetOf(container, RabbitMqBuilder.RabbitMqPort);
    }

    /// <summary>
    /// Lets the broker think that its memory is full: it takes nothing more from those who publish, until told that it has room again. A
    /// disk that is full does the same.
    /// </summary>
    internal async Task AlarmBrokerAsync(bool full)
    {
        // 0.6 is RabbitMQ's own.
        var result = await (await _rabbit.ContainerAsync()).ExecAsync(["rabbitmqctl", "set_vm_memory_high_watermark", full ? "0.0001" : "0.6"]);
        result.ExitCode.ShouldBe(0, result.Stderr);
    }

    /// <summary>Stops the database.</summary>
    internal async Task StopStoreAsync() => await (await _mongo.ContainerAsync()).StopAsync();

    /// <summary>Starts the database again.</summary>
    internal async Task StartStoreAsync()
    {
        var container = await _mongo.ContainerAsync();
        await container.StartAsync();
        StoreWire.Target = TargetOf(container, MongoDbBuilder.MongoDbPort);
        MongoDirect = container.GetConnectionString();
    }

    private async Task StartOnceAsync()
    {
        var rabbit = _rabbit.ContainerAsync();
        var mongo = _mongo.ContainerAsync();
        BrokerWire.Target = TargetOf(await rabbit, RabbitMqBuilder.RabbitMqPort);
        StoreWire.Target = TargetOf(await mongo, MongoDbBuilder.MongoDbPort);
        Broker = new UriBuilder((await rabbit).GetConnectionString()) { Host = "127.0.0.1", Port = BrokerWire.Port }.Uri;
        MongoDirect = (await mongo).GetConnectionString();
        var direct = new UriBuilder(MongoDirect) { Host = "127.0.0.1", Port = StoreWire.Port, Query = "directConnection=true" };
        Mongo = direct.Uri.ToString();
    }

    private static IPEndPoint TargetOf(IContainer container, ushort port) =>
        new(Dns.GetHostAddresses(container.Hostname)[0], container.GetMappedPublicPort(port));
}

/// <summary>Scenarios run one after another and share the servers.</summary>
[CollectionDefinition(Name)]
public sealed class ReliabilityCollection : ICollectionFixture<ReliabilityServers>
{
    public const string Name = "Reliability";
}
