using Ingestion.IntegrationTests.Containers;
using Ingestion.Worker.Commands;
using Ingestion.Worker.Hosting;

namespace Ingestion.IntegrationTests.Worker;

/// <summary>A worker that is told to stop while it still makes its queues at a broker far away.</summary>
[Collection(ContainerCollection.Name)]
public sealed class StopWhileStartingTests(RabbitMqFixture rabbit, MongoFixture mongo)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    [ContainerTheory]
    [InlineData(0.5)]
    [InlineData(1.5)]
    [InlineData(2.5)]
    [InlineData(3.5)]
    public async Task Run_StoppedBeforeItConsumes_EndsWithoutFailure(double afterSeconds)
    {
        var broker = await rabbit.AddressAsync();
        await using var slow = TcpProxy.Before(broker.Host, broker.Port, latency: TimeSpan.FromMilliseconds(200));
        var builder = WorkerHost.CreateBuilder(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Broker:Uri"] = new UriBuilder(broker) { Host = "127.0.0.1", Port = slow.Port }.Uri.ToString(),
            ["Broker:Queue"] = RabbitMqFixture.UniqueName("articles"),
            ["Mongo:ConnectionString"] = await mongo.ConnectionStringAsync(),
            ["Mongo:Database"] = MongoFixture.UniqueDatabase(),
            ["Worker:ShutdownTimeout"] = "00:00:12",
        });
        using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(afterSeconds));
        (await RunCommand.RunAsync(builder, TextWriter.Null, stop.Token).WaitAsync(Patience)).ShouldBe(ExitCodes.Ok);
    }
}
