using System.Diagnostics;
using System.Net;
using DotNet.Testcontainers.Builders;
using DotNet.Testcontainers.Networks;
using Ingestion.IntegrationTests.Containers;
using Ingestion.ReliabilityTests.Network;
using Testcontainers.RabbitMq;

namespace Ingestion.ReliabilityTests.Servers;

/// <summary>Three RabbitMQ nodes in one cluster, behind a wire that leads to one of them, as a load balancer would.</summary>
internal sealed class BrokerCluster : IAsyncDisposable
{
    private const int Nodes = 3;

    private readonly INetwork _network;
    private readonly RabbitMqContainer[] _nodes;

    private BrokerCluster()
    {
        _network = new NetworkBuilder().Build();
        var cookie = Guid.NewGuid().ToString("N");
        var name = cookie[..6];
        var configuration = $"""
            cluster_formation.peer_discovery_backend = classic_config
            cluster_formation.classic_config.nodes.1 = rabbit@r1-{name}
            cluster_formation.classic_config.nodes.2 = rabbit@r2-{name}
            cluster_formation.classic_config.nodes.3 = rabbit@r3-{name}
            cluster_partition_handling = pause_minority

            """;
        _nodes = [.. Enumerable.Range(1, Nodes).Select(n =>
            new RabbitMqBuilder(Environment.GetEnvironmentVariable("INGESTION_RABBITMQ_IMAGE") ?? "rabbitmq:4.2-management")
                .WithUsername("ingestion").WithPassword("ingestion-tests").WithTestRunLabel()
                .WithNetwork(_network).WithHostname($"r{n}-{name}").WithNetworkAliases($"r{n}-{name}")
                .WithEnvironment("RABBITMQ_ERLANG_COOKIE", cookie)
                .WithResourceMapping(System.Text.Encoding.UTF8.GetBytes(configuration), "/etc/rabbitmq/conf.d/30-cluster.conf")
                .Build())];
    }

    /// <summary>The wire to the node that clients are sent to.</summary>
    public TcpProxy Wire { get; } = new();

    /// <summary>Address of the cluster, over the wire.</summary>
    public Uri Address { get; private set; } = null!;

    /// <summary>Starts the nodes and waits until they have found each other.</summary>
    public static async Task<BrokerCluster> StartAsync(CancellationToken cancellationToken)
    {
        var cluster = new BrokerCluster();
        await cluster._network.CreateAsync(cancellationToken);
        await Task.WhenAll(cluster._nodes.Select(n => n.StartAsync(cancellationToken)));
        await cluster.CompleteAsync(0, cancellationToken);
        cluster.SendTo(0);
        cluster.Address = new UriBuilder(cluster._nodes[0].GetConnectionString()) { Host = "127.0.0.1", Port = cluster.Wire.Port }.Uri;
        return cluster;
    }

    /// <summary>Sends clients that connect from now on to a node.</summary>
    public void SendTo(int node) =>
        Wire.Target = new IPEndPoint(Dns.GetHostAddresses(_nodes[node].Hostname)[0], _nodes[node].GetMappedPublicPort(RabbitMqBuilder.RabbitMqPort));

    /// <summary><c>kill -9</c> of a node.</summary>
    public async Task KillAsync(int node)
    {
        using var kill = Process.Start(new ProcessStartInfo("docker", ["kill", _nodes[node].Id]) { RedirectStandardOutput = true, UseShellExecute = false })!;
        await kill.WaitForExitAsync();
        kill.ExitCode.ShouldBe(0);
    }

    /// <summary>Starts a node that was killed, and waits until the cluster is complete.</summary>
    public async Task StartAgainAsync(int node, CancellationToken cancellationToken)
    {
        await _nodes[node].StartAsync(cancellationToken);
        await CompleteAsync((node + 1) % Nodes, cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await Wire.DisposeAsync();
        foreach (var node in _nodes)
            await node.DisposeAsync();
        await _network.DisposeAsync();
    }

    /// <summary>A node that is only just starting can't say, hence it is asked again.</summary>
    private async Task CompleteAsync(int asked, CancellationToken cancellationToken)
    {
        while ((await _nodes[asked].ExecAsync(["rabbitmqctl", "await_online_nodes", $"{Nodes}", "--timeout", "30"], cancellationToken)).ExitCode != 0)
            await Task.Delay(TimeSpan.FromSeconds(1), cancellationToken);
    }
}
