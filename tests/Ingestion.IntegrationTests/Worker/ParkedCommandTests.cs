using System.Text;
using Ingestion.Contracts;
using Ingestion.IntegrationTests.Containers;
using Ingestion.IntegrationTests.Stores;
using Ingestion.MongoDb;
using Ingestion.Pipeline.Storage;
using Ingestion.Sqlite;
using Ingestion.Worker.Commands;
using RabbitMQ.Client;

namespace Ingestion.IntegrationTests.Worker;

/// <summary>The command <c>parked</c> on real stores and a real queue.</summary>
[Collection(ContainerCollection.Name)]
public sealed class ParkedCommandTests(RabbitMqFixture rabbit, MongoFixture mongo) : IAsyncLifetime
{
    private readonly string _data = Directory.CreateTempSubdirectory("ingestion-parked-").FullName;

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync()
    {
        Directory.Delete(_data, recursive: true);
        return Task.CompletedTask;
    }

    [Fact]
    public async Task List_NothingStored_SaysSoAndFails()
    {
        var (code, output, error) = await RunAsync("list");
        code.ShouldBe(ExitCodes.Failure);
        output.ShouldBeEmpty();
        error.ShouldContain("Nothing is stored yet");
    }

    [Theory]
    [InlineData("replay")]
    [InlineData("discard")]
    [InlineData("list --since yesterday")]
    [InlineData("replay --all --rate 0")]
    public async Task Any_NothingChosenOrNonsense_IsAUsageError(string arguments) => (await RunAsync(arguments)).Code.ShouldBe(ExitCodes.Usage);

    [Fact]
    public async Task ListAndShow_Filters_SelectAndNothingPlaysWithTheTerminal()
    {
        var now = TimeProvider.System.GetUtcNow();
        var (a, b) = (Message("{\"a\":\u001b[2J1"u8.ToArray(), "invalid-json", "s1", now.AddHours(-5)), Message("b"u8.ToArray(), "blank", "s2\u202e", now));
        await FillAsync(a, b);

        (await RunAsync("list")).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l[..32]).ShouldBe([b.ParkedId, a.ParkedId]);
        (await RunAsync("list --reason invalid-json")).Output.ShouldStartWith(a.ParkedId);
        (await RunAsync("list --since 1h")).Output.ShouldStartWith(b.ParkedId);
        (await RunAsync("list --until 1h")).Output.ShouldStartWith(a.ParkedId);
        (await RunAsync("list --source s1 --reason blank")).Output.ShouldBeEmpty();
        (await RunAsync("list")).Output.ShouldNotContain("\u202e");

        var file = Path.Combine(_data, "saved");
        var (code, output, _) = await RunAsync($"show {a.ParkedId} --save {file}");
        code.ShouldBe(ExitCodes.Ok);
        output.ShouldContain("invalid-json");
        output.ShouldNotContain("\u001b");
        (await File.ReadAllBytesAsync(file)).ShouldBe(a.Body.ToArray());
        (await RunAsync("show 0123")).Code.ShouldBe(ExitCodes.Failure);
    }

    [Fact]
    public async Task Replay_DryRun_SaysHowManyWouldPassAndSendsNone()
    {
        var good = Message(Encoding.UTF8.GetBytes(TestArticle.Arabic().Json()), "body-too-large", "s1", TimeProvider.System.GetUtcNow());
        await FillAsync(good, Message("{"u8.ToArray(), "invalid-json", null, TimeProvider.System.GetUtcNow()), Message("x"u8.ToArray(), ReasonCodes.RedeliveryLimit, null, TimeProvider.System.GetUtcNow()));

        var (code, output, _) = await RunAsync("replay --all --dry-run");

        code.ShouldBe(ExitCodes.Ok);
        output.ShouldContain("body-too-large: 1 of 1");
        output.ShouldContain("invalid-json: 0 of 1");
        output.ShouldContain("would now pass 1 of 3");
        output.ShouldContain("1 of them were not tried");
        Directory.Exists(Path.Combine(_data, "inbox")).ShouldBeFalse();
        (await RunAsync("audit")).Output.ShouldBeEmpty();
    }

    [Fact]
    public async Task Replay_Embedded_PutsTheBytesIntoTheInboxOnceAndIsAudited()
    {
        var good = Message(Encoding.UTF8.GetBytes(TestArticle.Arabic().Json()), "body-too-large", "s1", TimeProvider.System.GetUtcNow().AddMinutes(-1));
        await FillAsync(good, Message("{"u8.ToArray(), "invalid-json", null, TimeProvider.System.GetUtcNow().AddMinutes(-1)));

        var (code, _, error) = await RunAsync("replay --all --only-passing");
        code.ShouldBe(ExitCodes.Ok);
        error.ShouldContain("1 replayed, 1 left out, 0 failed");
        var file = Directory.GetFiles(Path.Combine(_data, "inbox")).ShouldHaveSingleItem();
        (await File.ReadAllBytesAsync(file)).ShouldBe(good.Body.ToArray());

        File.Delete(file);
        (await RunAsync($"replay {good.ParkedId}")).Error.ShouldContain("0 replayed, 1 left out");
        File.Exists(file).ShouldBeFalse();
        (await RunAsync($"replay {good.ParkedId} --again")).Error.ShouldContain("1 replayed, 0 left out");
        File.Exists(file).ShouldBeTrue();
        (await RunAsync("list --reason body-too-large")).Output.ShouldContain("replayed");

        var audit = (await RunAsync("audit")).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        audit.Length.ShouldBe(3);
        audit[2].ShouldContain($"{Environment.UserName}@{Environment.MachineName} replay 1 done, 0 failed: --all");
        audit[0].ShouldContain(good.ParkedId);
    }

    [Fact]
    public async Task Replay_RefusedAgainSince_IsOpenAgain()
    {
        var message = Message("{"u8.ToArray(), "invalid-json", null, TimeProvider.System.GetUtcNow().AddMinutes(-1));
        await FillAsync(message);
        await RunAsync($"replay {message.ParkedId}");
        await FillAsync(message with { LastParkedAt = TimeProvider.System.GetUtcNow().AddSeconds(1) });
        (await RunAsync("list")).Output.ShouldContain("refused again");
        (await RunAsync($"replay {message.ParkedId}")).Error.ShouldContain("1 replayed");
    }

    [Fact]
    public async Task Discard_Filtered_DeletesThoseOnly()
    {
        var (a, b) = (Message("a"u8.ToArray(), "blank", null, TimeProvider.System.GetUtcNow().AddMinutes(-1)), Message("b"u8.ToArray(), "too-long", null, TimeProvider.System.GetUtcNow().AddMinutes(-1)));
        await FillAsync(a, b);
        (await RunAsync("discard --reason blank --dry-run")).Output.ShouldContain("would discard 1");
        (await RunAsync("discard --reason blank")).Code.ShouldBe(ExitCodes.Ok);
        (await RunAsync("list")).Output.ShouldStartWith(b.ParkedId);
        (await RunAsync($"discard {a.ParkedId}")).Code.ShouldBe(ExitCodes.Failure);
        (await RunAsync("audit")).Output.ShouldContain("discard 1 done, 0 failed: --reason blank");
    }

    [ContainerFact]
    public async Task Replay_Server_PublishesTheOriginalBytesIdAndHeaders()
    {
        var (queue, database) = (RabbitMqFixture.UniqueName("articles"), MongoFixture.UniqueDatabase());
        await using var connection = await new ConnectionFactory { Uri = await rabbit.AddressAsync() }.CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync();
        await channel.QueueDeclareAsync(queue, durable: true, exclusive: false, autoDelete: false);
        await channel.ExchangeDeclareAsync(queue, ExchangeType.Fanout, durable: true);
        await channel.QueueBindAsync(queue, queue, "");
        using var store = new MongoArticleStore(new MongoStoreOptions { ConnectionString = await mongo.ConnectionStringAsync(), Database = database });
        await store.InstallAsync(CancellationToken.None);
        var message = Message([1, 2, 0xFF], "invalid-utf8", null, TimeProvider.System.GetUtcNow().AddMinutes(-1)) with
        {
            MessageId = "m-7",
            Headers = new Dictionary<string, string> { ["content-type"] = "application/json", ["header:crawler"] = "خ1", ["header:x-death"] = "[]", ["routing-key"] = "old" },
        };
        await store.ParkAsync(message, CancellationToken.None);

        string[] arguments =
        [
            "parked", "replay", "--all", "--rate", "100", "--set", $"Broker:Uri={await rabbit.AddressAsync()}", "--set", $"Broker:Queue={queue}",
            "--set", $"Mongo:ConnectionString={await mongo.ConnectionStringAsync()}", "--set", $"Mongo:Database={database}",
        ];
        var (code, _, error) = await InvokeAsync(arguments);
        code.ShouldBe(ExitCodes.Ok, error);
        (await InvokeAsync(arguments)).Error.ShouldContain("0 replayed, 1 left out");

        var sent = (await channel.BasicGetAsync(queue, autoAck: true)).ShouldNotBeNull();
        sent.Body.ToArray().ShouldBe([1, 2, 0xFF]);
        sent.BasicProperties.MessageId.ShouldBe("m-7");
        sent.BasicProperties.ContentType.ShouldBe("application/json");
        sent.BasicProperties.DeliveryMode.ShouldBe(DeliveryModes.Persistent);
        sent.BasicProperties.Headers!.Keys.Where(k => k != "x-dotnet-pub-seq-no").ShouldBe(["crawler"]); // The client's own.
        Encoding.UTF8.GetString((byte[])sent.BasicProperties.Headers["crawler"]!).ShouldBe("خ1");
        (await channel.BasicGetAsync(queue, autoAck: true)).ShouldBeNull("sent once");
        (await store.ListActionsAsync(5, CancellationToken.None)).Select(a => a.Done).ShouldBe([0, 1]);
    }

    private static ParkedMessage Message(byte[] body, string reason, string? source, DateTimeOffset at) =>
        Samples.Parked(Samples.NewId(), body) with { Reason = reason, Source = source, FirstParkedAt = at, LastParkedAt = at };

    private async Task FillAsync(params ParkedMessage[] messages)
    {
        using var store = new SqliteArticleStore(new SqliteStoreOptions { Path = Path.Combine(_data, "articles.db") });
        await store.InstallAsync(CancellationToken.None);
        foreach (var message in messages)
            await store.ParkAsync(message, CancellationToken.None);
    }

    private Task<(int Code, string Output, string Error)> RunAsync(string arguments) =>
        InvokeAsync(["parked", .. arguments.Split(' '), "--data", _data]);

    private static async Task<(int Code, string Output, string Error)> InvokeAsync(string[] arguments)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        var code = await CommandLine.InvokeAsync(arguments, output, error, CancellationToken.None);
        return (code, output.ToString(), error.ToString());
    }
}
