using Ingestion.IntegrationTests.Containers;
using Ingestion.ReliabilityTests.Servers;

namespace Ingestion.ReliabilityTests.Scenarios;

/// <summary>A message that no worker survives.</summary>
[Collection(ReliabilityCollection.Name)]
public sealed class CrashingMessageTests(ReliabilityServers servers)
{
    [ContainerFact]
    public async Task Die_AtOneArticle_ParksItAloneAndHarmsNoOther()
    {
        const string mark = "كلمة تسقط العامل";
        await using var scenario = await Scenario.SetAsync(
            await servers.StageAsync(), "10. one message crashes the process", seed: 10, program: "Ingestion.FaultyWorker",
            settings: new(StringComparer.Ordinal) { ["Broker__DeliveryLimit"] = "3", ["Fault__CrashOn"] = mark },
            change: crawl => crawl.WithCrash(mark));
        scenario.Fleet.Start(1);
        await scenario.PublishAsync();
        await scenario.CloseAsync(servers.Results, "the worker dies at each of six deliveries of it");
        scenario.Fleet.Starts.ShouldBeGreaterThan(6);
    }
}
