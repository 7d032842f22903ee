using System.Net;
using System.Text;
using DotNet.Testcontainers.Builders;
using Ingestion.IntegrationTests.Containers;
using Testcontainers.MongoDb;
using Testcontainers.RabbitMq;

namespace Ingestion.IntegrationTests.Security;

/// <summary>A broker and a database that speak TLS alone, with certificates for 127.0.0.1 from an authority of the test.</summary>
public sealed class TlsServers : IAsyncLifetime
{
    private const string CertificateFile = "/etc/tls/server.pem";
    private const string KeyFile = "/etc/tls/server.key";

    /// <summary>Both files in one, as MongoDB wants it.</summary>
    private const string CertificateKeyFile = "/etc/tls/both.pem";

    private RabbitMqContainer? _rabbit;
    private MongoDbContainer? _mongo;
    private Task? _started;

    /// <summary>The authority that vouches for both.</summary>
    internal TestAuthority Authority { get; } = new("Ingestion test authority");

    /// <summary>An authority that vouches for neither.</summary>
    internal TestAuthority Stranger { get; } = new("Ingestion test stranger");

    public Task InitializeAsync() => Task.CompletedTask;

    /// <summary>Starts both for the first test that runs.</summary>
    public Task StartAsync() => _started ??= StartOnceAsync();

    /// <summary>Address of the broker under a name.</summary>
    public string Broker(string host = "127.0.0.1") => $"amqps://ingestion:ingestion-tests@{host}:{_rabbit!.GetMappedPublicPort(5671)}";

    /// <summary>Connection string of the database under a name.</summary>
    public string Mongo(string host = "127.0.0.1") =>
        $"mongodb://ingestion:ingestion-tests@{host}:{_mongo!.GetMappedPublicPort(MongoDbBuilder.MongoDbPort)}/?directConnection=true&tls=true";

    public async Task DisposeAsync()
    {
        if (_rabbit is not null)
            await _rabbit.DisposeAsync();
        if (_mongo is not null)
            await _mongo.DisposeAsync();
        Authority.Dispose();
        Stranger.Dispose();
    }

    private async Task StartOnceAsync()
    {
        var (certificate, key) = Authority.Issue(IPAddress.Loopback);
        _rabbit = new RabbitMqBuilder(Environment.GetEnvironmentVariable("INGESTION_RABBITMQ_IMAGE") ?? "rabbitmq:4.2-management")
            .WithUsername("ingestion").WithPassword("ingestion-tests").WithTestRunLabel()
            .WithPortBinding(5671, assignRandomHostPort: true)
            .WithResourceMapping(Encoding.UTF8.GetBytes(certificate), CertificateFile)
            .WithResourceMapping(Encoding.UTF8.GetBytes(key), KeyFile)
            .WithResourceMapping(
                Encoding.UTF8.GetBytes($"listeners.ssl.default = 5671\nssl_options.certfile = {CertificateFile}\nssl_options.keyfile = {KeyFile}\n"),
                "/etc/rabbitmq/conf.d/20-tls.conf")
            .Build();
        _mongo = new MongoDbBuilder(Environment.GetEnvironmentVariable("INGESTION_MONGODB_IMAGE") ?? "mongo:8")
            .WithUsername("ingestion").WithPassword("ingestion-tests").WithTestRunLabel()
            .WithResourceMapping(Encoding.UTF8.GetBytes(certificate + "\n" + key), CertificateKeyFile)
            // The stand-in is told by a variable, the public image by its command line; each overlooks what is meant for the other.
            .WithEnvironment("GATEWAY_TLS_CERTIFICATE_KEY_FILE", CertificateKeyFile)
            .WithCommand("--tlsMode", "requireTLS", "--tlsCertificateKeyFile", CertificateKeyFile)
            .WithWaitStrategy(Wait.ForUnixContainer().UntilExternalTcpPortIsAvailable(MongoDbBuilder.MongoDbPort))
            .Build();
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        await Task.WhenAll(_rabbit.StartAsync(patience.Token), _mongo.StartAsync(patience.Token));
    }
}
