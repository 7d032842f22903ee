using System.Text;
using Ingestion.IntegrationTests.Containers;
using Ingestion.MongoDb;
using Ingestion.Pipeline.Storage;
using Ingestion.Worker.Commands;
using RabbitMQ.Client;

namespace Ingestion.IntegrationTests.Worker;

/// <summary>The command <c>setup</c> on a real broker and a real database.</summary>
[Collection(ContainerCollection.Name)]
public sealed class SetupCommandTests(RabbitMqFixture rabbit, MongoFixture mongo)
{
    [ContainerFact]
    public async Task Setup_Twice_MakesEverythingAndTakesNoMessage()
    {
        var (queue, database) = (RabbitMqFixture.UniqueName("articles"), MongoFixture.UniqueDatabase());
        string[] arguments =
        [
            "setup", "--set", $"Broker:Uri={await rabbit.AddressAsync()}", "--set", $"Broker:Queue={queue}",
            "--set", $"Mongo:ConnectionString={await mongo.ConnectionStringAsync()}", "--set", $"Mongo:Database={database}",
        ];

        var (code, output, error) = await InvokeAsync(arguments);

        code.ShouldBe(ExitCodes.Ok, error);
        output.ShouldContain("queues and exchanges are ready");
        await using var connection = await new ConnectionFactory { Uri = await rabbit.AddressAsync() }.CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync();
        foreach (var name in new[] { queue, queue + ".dead-letter", queue + ".reenrich" })
            (await channel.QueueDeclarePassiveAsync(name)).ConsumerCount.ShouldBe(0u, name);
        foreach (var exchange in new[] { queue, "Ingestion.Contracts:ArticleEnriched", "Ingestion.Contracts:ArticleRejected", "Ingestion.Contracts:ArticleRetracted" })
            await channel.ExchangeDeclarePassiveAsync(exchange);
        using (var store = new MongoArticleStore(new MongoStoreOptions { ConnectionString = await mongo.ConnectionStringAsync(), Database = database }))
            (await store.ListAsync(new ArticleQuery(), CancellationToken.None)).Items.ShouldBeEmpty();

        await channel.BasicPublishAsync(queue, "", Encoding.UTF8.GetBytes(TestArticle.Arabic().Json()));
        (await InvokeAsync(arguments)).Code.ShouldBe(ExitCodes.Ok);
        (await channel.BasicGetAsync(queue, autoAck: true)).ShouldNotBeNull("it stays for the worker").Redelivered.ShouldBeFalse();
    }

    [Fact]
    public async Task Setup_Embedded_MakesTheDatabase()
    {
        var data = Directory.CreateTempSubdirectory("ingestion-setup-");

        var (code, output, error) = await InvokeAsync("setup", "--data", data.FullName);

        code.ShouldBe(ExitCodes.Ok, error);
        output.ShouldContain("is ready");
        File.Exists(Path.Combine(data.FullName, "articles.db")).ShouldBeTrue();
        data.Delete(recursive: true);
    }

    private static async Task<(int Code, string Output, string Error)> InvokeAsync(params string[] arguments)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        var code = await CommandLine.InvokeAsync(arguments, output, error, CancellationToken.None);
        return (code, output.ToString(), error.ToString());
    }
}
