using Ingestion.Worker.Messaging;

namespace Ingestion.UnitTests.Worker.Messaging;

public class BrokerAddressTests
{
    [Theory]
    [InlineData("amqp://user:secret@host:5672/vhost", "amqp://host:5672/vhost")]
    [InlineData("amqps://user:secret@host/", "amqps://host")]
    [InlineData("user:secret@host", "(not a URI)")]
    [InlineData("secret", "(not a URI)")]
    public void WithoutSecrets_Address_NeverShowsThem(string address, string expected) => BrokerAddress.WithoutSecrets(address).ShouldBe(expected);
}
