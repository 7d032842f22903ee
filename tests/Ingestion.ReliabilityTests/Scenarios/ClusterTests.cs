using Ingestion.IntegrationTests.Containers;
using Ingestion.ReliabilityTests.Servers;
using RabbitMQ.Client;

namespace Ingestion.ReliabilityTests.Scenarios;

/// <summary>A broker of three nodes loses one, and then another.</summary>
[Collection(ReliabilityCollection.Name)]
public sealed class ClusterTests(ReliabilityServers servers)
{
    [ContainerFact]
    public async Task Cluster_OneNodeKilledThenAnother_LosesNothing()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(5));
        await using var cluster = await BrokerCluster.StartAsync(patience.Token);
        var stage = await servers.StageAsync() with
        {
            Broker = cluster.Address,
            Connect = () => new ConnectionFactory { Uri = cluster.Address, AutomaticRecoveryEnabled = false },
        };
        await using var scenario = await Scenario.SetAsync(stage, "5. cluster of three, nodes killed", seed: 55, settings: new(StringComparer.Ordinal) { ["Worker__StallAfter"] = "00:00:15" });
        scenario.Fleet.Start(1);
        var publishing = scenario.PublishAsync(scenario.Crawl.Messages.Count / 30.0);
        await scenario.AnnouncedAsync(0.2);

        // The node that everybody is connected to.
        await cluster.KillAsync(0);
        cluster.SendTo(1);
        await scenario.AnnouncedAsync(0.4);
        await cluster.StartAgainAsync(0, scenario.Patience);

        await scenario.AnnouncedAsync(0.5);
        await cluster.KillAsync(1);
        cluster.SendTo(2);
        await publishing;
        await scenario.CloseAsync(servers.Results, "the node with all connections killed; once it was back, the next");
        // It outlives both nodes, or ends once for a channel that never comes back; and may be started once more to see that nothing is left.
        scenario.Fleet.Starts.ShouldBeLessThanOrEqualTo(3, "the worker outlives a node");
    }
}
