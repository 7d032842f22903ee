using Ingestion.IntegrationTests.Containers;
using Ingestion.ReliabilityTests.Processes;
using RabbitMQ.Client.Exceptions;

namespace Ingestion.IntegrationTests.Security;

/// <summary>Passwords, however odd, are understood in every place where they may stand, and appear in no output.</summary>
[Collection(ContainerCollection.Name)]
public sealed class SecretTests(RestrictedBroker broker, MongoFixture mongo) : IClassFixture<RestrictedBroker>
{
    /// <summary>Reserved in addresses, quoted in shells, and not even ASCII.</summary>
    private const string Odd = "p@ss/w:ö#r%d20\"'&=? سر";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    public static TheoryData<string> Places => ["address", "setting", "file"];

    [ContainerTheory]
    [MemberData(nameof(Places))]
    public async Task Run_OddPassword_LetsTheWorkerInAndIsNeverPrinted(string place)
    {
        await broker.ControlAsync("change_password", "worker", Odd);
        var secret = Path.Combine(Path.GetTempPath(), $"secret-{Guid.NewGuid():N}");
        await File.WriteAllTextAsync(secret, Odd + "\n");
        try
        {
            using var worker = Start(await AddressAsync(place == "address" ? Odd : "wrong-" + Odd), await mongo.ConnectionStringAsync(), place switch
            {
                "setting" => [new("Broker__Password", Odd)],
                "file" => [new("Broker__PasswordFile", secret)],
                _ => [],
            });
            await ConsumingAsync();
            (await worker.TerminateAsync()).ShouldBe(0);
            ShouldHideSecrets(worker);
        }
        finally
        {
            File.Delete(secret);
        }
    }

    [ContainerFact]
    public async Task Run_WrongPasswords_AreRefusedAndNeverPrinted()
    {
        var database = new Uri(await mongo.ConnectionStringAsync());
        var wrong = $"mongodb://ingestion:{Uri.EscapeDataString(Odd)}@{database.Host}:{database.Port}/?directConnection=true";
        using var store = Start(await AddressAsync(Odd), wrong);
        await store.WroteAsync("Waiting for the store", Patience);
        await store.TerminateAsync();
        ShouldHideSecrets(store);

        using var refused = Start(await AddressAsync("wrong-" + Odd), await mongo.ConnectionStringAsync());
        await refused.WroteAsync("ACCESS_REFUSED", Patience);
        await refused.TerminateAsync();
        ShouldHideSecrets(refused);
    }

    [Theory]
    [InlineData("amqp://worker:p@ss/w:ö#r@host:5672", "mongodb://host")]
    [InlineData("http://worker:p@ss/w:ö#r@host:5672", "mongodb://host")]
    [InlineData("amqp://host:5672", "mongodb://worker:p@ss/w:ö#r@host")]
    [InlineData("amqp://host:5672", "mongodb://worker:p@ss/w:ö#r")]
    public async Task Run_AddressThatCannotBeRead_IsRefusedWithoutQuotingIt(string brokerAddress, string mongoAddress)
    {
        using var worker = Start(brokerAddress, mongoAddress);
        (await worker.Ended.WaitAsync(Patience)).ShouldBe(2);
        worker.Output.ShouldNotBeEmpty();
        string.Join('\n', worker.Output).ShouldNotContain("p@ss");
        string.Join('\n', worker.Output).ShouldNotContain("w:ö#r");
    }

    private static WorkerProcess Start(string brokerAddress, string mongoAddress, params IEnumerable<KeyValuePair<string, string>> more) =>
        WorkerProcess.Start("Ingestion.Worker", ["run", "--verbose"], new Dictionary<string, string>(more, StringComparer.Ordinal)
        {
            ["Broker__Uri"] = brokerAddress,
            ["Mongo__ConnectionString"] = mongoAddress,
            ["Mongo__Database"] = MongoFixture.UniqueDatabase(),
            ["Mongo__OperationTimeout"] = "00:00:03",
            // Everything that any library has to say.
            ["Logging__LogLevel__Default"] = "Trace",
            ["Logging__Console__LogLevel__Default"] = "Trace",
            ["Logging__Console__LogLevel__MassTransit"] = "Trace",
            ["Logging__Console__LogLevel__Microsoft"] = "Trace",
        });

    private async Task<string> AddressAsync(string password)
    {
        var address = await broker.AddressAsync("worker");
        return $"amqp://worker:{Uri.EscapeDataString(password)}@{address.Host}:{address.Port}";
    }

    private async Task ConsumingAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        await using var connection = await broker.ConnectAsync("admin");
        while (true)
        {
            await using var channel = await connection.CreateChannelAsync(cancellationToken: patience.Token);
            try
            {
                if ((await channel.QueueDeclarePassiveAsync("articles", patience.Token)).ConsumerCount > 0)
                    return;
            }
            catch (OperationInterruptedException)
            {
                // The worker has not made it yet.
            }
            await Task.Delay(100, patience.Token);
        }
    }

    private static void ShouldHideSecrets(WorkerProcess worker)
    {
        var output = string.Join('\n', worker.Output);
        output.ShouldContain("dbug");
        foreach (var secret in new[] { Odd, Uri.EscapeDataString(Odd), "p@ss", "p%40ss", "ingestion-tests" })
            output.ShouldNotContain(secret);
    }
}
