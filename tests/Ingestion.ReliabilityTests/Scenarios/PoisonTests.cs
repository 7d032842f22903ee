using Ingestion.IntegrationTests.Containers;
using Ingestion.ReliabilityTests.Articles;
using Ingestion.ReliabilityTests.Servers;

namespace Ingestion.ReliabilityTests.Scenarios;

/// <summary>Many messages that can never become articles.</summary>
[Collection(ReliabilityCollection.Name)]
public sealed class PoisonTests(ReliabilityServers servers)
{
    private const int PoisonMessages = 10_000;

    [ContainerFact]
    public async Task Poison_TenThousandOfManyKinds_IsParkedAndTheGoodOnesGoOn()
    {
        Poison.Kinds.Count.ShouldBeGreaterThanOrEqualTo(25);
        await using var scenario = await Scenario.SetAsync(await servers.StageAsync(), "7. poison among good ones", seed: 7, poison: PoisonMessages);
        scenario.Fleet.Start(1);
        await scenario.PublishAsync();
        await scenario.CloseAsync(servers.Results, $"10,000 poison messages of {Poison.Kinds.Count} kinds");
        scenario.Fleet.Starts.ShouldBeLessThanOrEqualTo(2, "no message ends the worker");
    }
}
