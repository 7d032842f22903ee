using Ingestion.IntegrationTests.Containers;
using Ingestion.ReliabilityTests.Servers;

namespace Ingestion.ReliabilityTests.Scenarios;

/// <summary>The broker or the database goes away, hangs or is slow while articles come in.</summary>
[Collection(ReliabilityCollection.Name)]
public sealed class ServersFailTests(ReliabilityServers servers)
{
    /// <summary>An operation that the store does not answer is given up soon, so that scenarios are short.</summary>
    private static readonly Dictionary<string, string> Impatient = new(StringComparer.Ordinal) { ["Mongo__OperationTimeout"] = "00:00:02" };

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    [ContainerFact]
    public async Task Broker_RestartedAndCutOff_LosesNothing()
    {
        await using var scenario = await Scenario.SetAsync(await servers.StageAsync(), "3. broker restarted, connections cut", seed: 3);
        var random = new Random(3);
        scenario.Fleet.Start(1);
        var publishing = scenario.PublishAsync(scenario.Crawl.Messages.Count / 30.0);
        for (var cut = 1; cut <= 6; cut++)
        {
            await scenario.MoreAnnouncedAsync(random.Next(1, scenario.Crawl.Articles.Count / 15));
            servers.BrokerWire.Cut();
        }
        await scenario.MoreAnnouncedAsync(1);
        await servers.RestartBrokerAsync();
        await scenario.MoreAnnouncedAsync(1);
        servers.BrokerWire.Cut();
        await publishing;
        await scenario.CloseAsync(servers.Results, "broker stopped and started, all connections reset seven times");
        scenario.Fleet.Starts.ShouldBeLessThanOrEqualTo(2, "the worker outlives its broker");
    }

    [ContainerFact]
    public async Task Broker_AlarmHoldsPublishersBack_LosesNothing()
    {
        await using var scenario = await Scenario.SetAsync(await servers.StageAsync(), "3b. broker's memory full", seed: 33, settings: new(StringComparer.Ordinal)
        {
            ["Broker__ConfirmTimeout"] = "00:00:02", ["Worker__PauseAfter"] = "00:00:03", ["Worker__ProbeInterval"] = "00:00:01",
        });
        scenario.Fleet.Start(1);
        var publishing = scenario.PublishAsync();
        await scenario.AnnouncedAsync(0.1);
        var worker = scenario.Fleet.Running.Single();
        await servers.AlarmBrokerAsync(full: true);
        try
        {
            await worker.WroteAsync("Waiting for the broker", Patience);
            worker.Output.First(l => l.Contains("Waiting for the broker", StringComparison.Ordinal)).ShouldContain("alarm", customMessage: "the log says what to look for");
            await worker.WroteAsync("Intake is paused: the broker", Patience);
        }
        finally
        {
            await servers.AlarmBrokerAsync(full: false);
        }
        await worker.WroteAsync("Intake goes on: the broker", Patience);
        await publishing;
        await scenario.CloseAsync(servers.Results, "memory alarm until intake had paused, then none");
        scenario.Fleet.Starts.ShouldBeLessThanOrEqualTo(2, "the worker outlives an alarm");
    }

    [ContainerFact]
    public async Task Store_StoppedAndBack_LosesAndParksNothing()
    {
        await using var scenario = await Scenario.SetAsync(await servers.StageAsync(), "4a. store away", seed: 4, settings: Impatient);
        scenario.Fleet.Start(1);
        var publishing = scenario.PublishAsync();
        await scenario.AnnouncedAsync(0.2);
        await servers.StopStoreAsync();
        await publishing;
        await Task.Delay(TimeSpan.FromSeconds(8));
        await servers.StartStoreAsync();
        await scenario.CloseAsync(servers.Results, "database stopped, all published meanwhile, database started");
        scenario.Fleet.Starts.ShouldBeLessThanOrEqualTo(2, "the worker outlives its store");
    }

    [ContainerFact]
    public async Task Store_SlowHangingAndCutOff_LosesAndParksNothing()
    {
        await using var scenario = await Scenario.SetAsync(await servers.StageAsync(), "4b. store slow, hanging, cut off", seed: 5, settings: Impatient);
        try
        {
            scenario.Fleet.Start(1);
            var publishing = scenario.PublishAsync();
            await scenario.AnnouncedAsync(0.1);
            servers.StoreWire.Delay = TimeSpan.FromMilliseconds(150);
            await scenario.MoreAnnouncedAsync(scenario.Crawl.Articles.Count / 20);
            servers.StoreWire.Delay = TimeSpan.Zero;
            for (var cut = 0; cut < 5; cut++)
            {
                await scenario.MoreAnnouncedAsync(scenario.Crawl.Articles.Count / 20);
                servers.StoreWire.Cut();
            }
            servers.StoreWire.Frozen = true;
            await Task.Delay(TimeSpan.FromSeconds(8));
            servers.StoreWire.Frozen = false;
            await publishing;
            await scenario.CloseAsync(servers.Results, "150 ms for each answer; connections reset five times; no answer for 8 s");
        }
        finally
        {
            servers.StoreWire.Delay = TimeSpan.Zero;
            servers.StoreWire.Frozen = false;
        }
        scenario.Fleet.Starts.ShouldBeLessThanOrEqualTo(2, "the worker outlives its store");
    }
}
