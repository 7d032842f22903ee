using System.Net;
using System.Net.Http.Json;
using System.Text;
using Ingestion.IntegrationTests.Containers;
using Ingestion.IntegrationTests.Telemetry;
using Ingestion.Pipeline.Storage;
using Ingestion.Worker.Hosting;
using Microsoft.Extensions.DependencyInjection;
using RabbitMQ.Client;

namespace Ingestion.IntegrationTests.Web;

/// <summary>The page of a worker that takes its messages from a broker.</summary>
[Collection(ContainerCollection.Name)]
public sealed class ServerModePageTests(RabbitMqFixture rabbit, MongoFixture mongo)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [ContainerFact]
    public async Task Replay_ParkedMessage_GoesToTheQueueAgain()
    {
        var queue = RabbitMqFixture.UniqueName("articles");
        var broker = await rabbit.AddressAsync();
        var page = new Uri($"http://127.0.0.1:{WatchedWorker.FreePort()}");
        var builder = WorkerHost.CreateBuilder(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Broker:Uri"] = broker.ToString(),
            ["Broker:Queue"] = queue,
            ["Mongo:ConnectionString"] = await mongo.ConnectionStringAsync(),
            ["Mongo:Database"] = MongoFixture.UniqueDatabase(),
            ["Web:Url"] = page.ToString(),
            ["Web:Page"] = "true",
        });
        builder.Services.AddWebServer();
        builder.AddWorker();
        using var worker = builder.Build();
        await worker.StartAsync();
        await using var connection = await new ConnectionFactory { Uri = broker }.CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync();
        await channel.BasicPublishAsync("", queue, mandatory: true, new BasicProperties(), Encoding.UTF8.GetBytes("""{"source":"wakala","externalId":"1"}"""));
        var store = worker.Services.GetRequiredService<IArticleStore>();
        var parked = await ParkedAsync(store, occurrences: 1);

        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = page };
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/parked/{parked.ParkedId}/replay") { Content = JsonContent.Create(new { }) };
        request.Headers.Add("X-Ingestion-Action", "1");
        using var response = await http.SendAsync(request);

        response.StatusCode.ShouldBe(HttpStatusCode.OK, await response.Content.ReadAsStringAsync());
        // It is no better than before, so it comes back.
        (await ParkedAsync(store, occurrences: 2)).ParkedId.ShouldBe(parked.ParkedId);
        await worker.StopAsync();
    }

    private static async Task<ParkedMessage> ParkedAsync(IArticleStore store, int occurrences)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            if ((await store.ListParkedAsync(new ParkedQuery(), patience.Token)).Items is [var parked] && parked.Occurrences == occurrences)
                return parked;
            await Task.Delay(100, patience.Token);
        }
    }
}
