using Ingestion.Worker.Hosting;
using Microsoft.Extensions.Configuration;

namespace Ingestion.UnitTests.Worker.Hosting;

public class WorkerModesTests
{
    [Theory]
    [InlineData(null, null, WorkerMode.Embedded)]
    [InlineData("", " ", WorkerMode.Embedded)]
    [InlineData("amqp://h", "mongodb://h", WorkerMode.Server)]
    public void Of_BothOrNone_DecidesTheMode(string? broker, string? mongo, WorkerMode expected) => WorkerModes.Of(Settings(broker, mongo)).ShouldBe(expected);

    [Theory]
    [InlineData("amqp://h", null, "Mongo__ConnectionString")]
    [InlineData(null, "mongodb://h", "Broker__Uri")]
    public void Of_OneWithoutTheOther_IsRefusedAndSaysWhatIsMissing(string? broker, string? mongo, string missing) =>
        Should.Throw<SettingsException>(() => WorkerModes.Of(Settings(broker, mongo))).Message.ShouldContain(missing);

    private static IConfiguration Settings(string? broker, string? mongo) => new ConfigurationBuilder()
        .AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal) { [WorkerModes.BrokerSetting] = broker, [WorkerModes.MongoSetting] = mongo })
        .Build();
}
