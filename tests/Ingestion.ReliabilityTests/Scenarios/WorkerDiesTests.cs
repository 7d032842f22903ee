using Ingestion.IntegrationTests.Containers;
using Ingestion.ReliabilityTests.Servers;

namespace Ingestion.ReliabilityTests.Scenarios;

/// <summary>The worker's process ends, in every way that a process can.</summary>
[Collection(ReliabilityCollection.Name)]
public sealed class WorkerDiesTests(ReliabilityServers servers)
{
    private const int Kills = 20;

    [ContainerFact]
    public async Task Kill_TwentyTimesAtRandomMoments_LosesNothing()
    {
        await using var scenario = await Scenario.SetAsync(await servers.StageAsync(), "1. worker killed", seed: 1);
        var random = new Random(1);
        scenario.Fleet.Start(1);
        // Slow enough that the load lasts as long as the killing does.
        var publishing = scenario.PublishAsync(scenario.Crawl.Messages.Count / 50.0);
        for (var kill = 1; kill <= Kills; kill++)
        {
            await scenario.MoreAnnouncedAsync(random.Next(1, scenario.Crawl.Articles.Count / 30));
            scenario.Fleet.Running.Single().Kill();
            await scenario.StartedAsync(kill + 1);
        }
        await publishing;
        await scenario.CloseAsync(servers.Results, $"`kill -9` at {Kills} random moments");
    }

    [ContainerFact]
    public async Task Kill_OneWorkerOfThree_LosesNothing()
    {
        await using var scenario = await Scenario.SetAsync(await servers.StageAsync(), "6. three workers, one killed", seed: 6);
        scenario.Fleet.Start(3);
        var publishing = scenario.PublishAsync();
        for (var kill = 1; kill <= 3; kill++)
        {
            await scenario.AnnouncedAsync(0.2 * kill);
            scenario.Fleet.Running[0].Kill();
        }
        await publishing;
        await scenario.CloseAsync(servers.Results, "3 workers, `kill -9` of one, three times", workers: 3);
    }

    [ContainerFact]
    public async Task Terminate_UnderLoad_LosesAndParksNothing()
    {
        await using var scenario = await Scenario.SetAsync(await servers.StageAsync(), "8. SIGTERM under load", seed: 8);
        scenario.Fleet.Start(1);
        var publishing = scenario.PublishAsync();
        for (var stop = 1; stop <= 5; stop++)
        {
            await scenario.AnnouncedAsync(0.15 * stop);
            (await scenario.Fleet.StopAsync()).ShouldBe([0], "the worker stops in order");
            scenario.Fleet.Start(1);
        }
        await publishing;
        await scenario.CloseAsync(servers.Results, "SIGTERM five times, exit status 0 each time");
    }

    [ContainerTheory]
    [InlineData("Fault__BeforePublish", "2a. between store and publish", 21)]
    [InlineData("Fault__AfterPublish", "2b. between publish and confirm", 22)]
    public async Task Die_AtAFaultPoint_LosesNothing(string fault, string name, int seed)
    {
        const int deaths = 8;
        await using var scenario = await Scenario.SetAsync(await servers.StageAsync(), name, seed, program: "Ingestion.FaultyWorker");
        var random = new Random(seed);
        scenario.SettingsOfStart = start => start <= deaths ? [new(fault, $"{random.Next(1, scenario.Crawl.Articles.Count / 10)}")] : [];
        scenario.Fleet.Start(1);
        await scenario.PublishAsync();
        await scenario.CloseAsync(servers.Results, $"killed itself there {deaths} times");
        scenario.Fleet.Starts.ShouldBeGreaterThan(deaths);
    }
}
