using System.Security.Authentication;
using Ingestion.Enrichment;
using Ingestion.IntegrationTests.Containers;
using Ingestion.IntegrationTests.Worker;
using Ingestion.MongoDb;
using Ingestion.Pipeline.Identity;
using Ingestion.Pipeline.Storage;
using Ingestion.Worker.Hosting;
using Ingestion.Worker.Messaging;
using Ingestion.Worker.Publishing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Ingestion.IntegrationTests.Security;

/// <summary>Certificates are checked unless nobody could check them, and an authority of the operator's own is enough.</summary>
[Collection(ContainerCollection.Name)]
public sealed class TlsTests(TlsServers servers) : IClassFixture<TlsServers>, IAsyncLifetime
{
    private readonly string _queue = RabbitMqFixture.UniqueName("articles");

    /// <summary>Whom the client trusts, under which name it calls the server, and whether it must get through.</summary>
    public static TheoryData<string, string, bool> Trust => new()
    {
        { "authority", "127.0.0.1", true },
        { "authority", "localhost", false },
        { "stranger", "127.0.0.1", false },
        { "machine", "127.0.0.1", false },
    };

    public Task InitializeAsync() => servers.StartAsync();

    public Task DisposeAsync() => Task.CompletedTask;

    [ContainerTheory]
    [MemberData(nameof(Trust))]
    public async Task Worker_BrokerWithTls_IsUsedOnlyIfItsCertificateIsRight(string trust, string host, bool accepted)
    {
        var settings = Settings(servers.Broker(host), FileOf(trust), servers.Mongo(), servers.Authority.File);
        using var worker = Build(settings);
        using var patience = new CancellationTokenSource(accepted ? TimeSpan.FromSeconds(60) : TimeSpan.FromSeconds(4));
        if (!accepted)
        {
            // It would wait for ever, as for a broker that is away.
            await worker.StartAsync(patience.Token);
            worker.Services.GetRequiredService<PausableEndpoints>().All.ShouldBeEmpty();
            worker.Services.GetFakeLogCollector().GetSnapshot().ShouldContain(r => HasCertificateProblem(r.Exception), "the log names the reason");
            await worker.StopAsync(CancellationToken.None);
            return;
        }
        await worker.StartAsync(patience.Token);
        var article = TestArticle.Arabic();
        await using (var sender = await ArticleSender.ConnectAsync(BrokerOf(settings), TimeProvider.System, patience.Token))
            await sender.SendAsync(System.Text.Encoding.UTF8.GetBytes(article.Json()), raw: true, patience.Token);
        var store = worker.Services.GetRequiredService<IArticleStore>();
        var id = ArticleIdentity.ArticleId(article.Source, article.ExternalId, article.Url)!;
        ArticleDocument? stored = null;
        while ((stored = await store.FindAsync(id, patience.Token)) is null || stored.PendingEvents.Count > 0)
            await Task.Delay(50, patience.Token);
        stored.Enrichment.Entities.Status.ShouldBe(PartStatus.Ok);
        await worker.StopAsync(patience.Token);
    }

    [ContainerTheory]
    [MemberData(nameof(Trust))]
    public async Task Sender_BrokerWithTls_IsUsedOnlyIfItsCertificateIsRight(string trust, string host, bool accepted)
    {
        var broker = BrokerOf(Settings(servers.Broker(host), FileOf(trust), "", null));
        var connecting = async () => await (await ArticleSender.ConnectAsync(broker, TimeProvider.System, CancellationToken.None)).DisposeAsync();
        if (accepted)
            await connecting.ShouldNotThrowAsync();
        else
            HasCertificateProblem((await connecting.ShouldThrowAsync<BrokerProblemException>())).ShouldBeTrue();
    }

    [ContainerTheory]
    [MemberData(nameof(Trust))]
    public async Task Store_MongoWithTls_IsUsedOnlyIfItsCertificateIsRight(string trust, string host, bool accepted)
    {
        using var store = new MongoArticleStore(new MongoStoreOptions
        {
            ConnectionString = servers.Mongo(host),
            CertificateAuthorityFile = FileOf(trust),
            Database = MongoFixture.UniqueDatabase(),
            OperationTimeout = TimeSpan.FromSeconds(accepted ? 20 : 3),
        });
        var installing = () => store.InstallAsync(CancellationToken.None);
        if (accepted)
            await installing.ShouldNotThrowAsync();
        else
            (await installing.ShouldThrowAsync<StoreUnavailableException>()).ToString().ShouldContain(nameof(AuthenticationException));
    }

    [ContainerFact]
    public async Task Store_WithoutTls_IsRefusedByTheServer()
    {
        using var store = new MongoArticleStore(new MongoStoreOptions
        {
            ConnectionString = servers.Mongo().Replace("&tls=true", "", StringComparison.Ordinal),
            Database = MongoFixture.UniqueDatabase(),
            OperationTimeout = TimeSpan.FromSeconds(3),
        });
        await Should.ThrowAsync<StoreUnavailableException>(() => store.InstallAsync(CancellationToken.None));
    }

    private string? FileOf(string trust) => trust switch
    {
        "authority" => servers.Authority.File,
        "stranger" => servers.Stranger.File,
        _ => null,
    };

    private Dictionary<string, string?> Settings(string broker, string? brokerAuthority, string mongo, string? mongoAuthority) => new(StringComparer.Ordinal)
    {
        ["Broker:Uri"] = broker,
        ["Broker:CertificateAuthorityFile"] = brokerAuthority,
        ["Broker:Queue"] = _queue,
        ["Mongo:ConnectionString"] = mongo,
        ["Mongo:CertificateAuthorityFile"] = mongoAuthority,
        ["Mongo:Database"] = MongoFixture.UniqueDatabase(),
    };

    private static BrokerOptions BrokerOf(Dictionary<string, string?> settings) => new()
    {
        Uri = settings["Broker:Uri"],
        CertificateAuthorityFile = settings["Broker:CertificateAuthorityFile"],
        Queue = settings["Broker:Queue"]!,
    };

    private static IHost Build(Dictionary<string, string?> settings)
    {
        var builder = WorkerHost.CreateBuilder(settings);
        builder.AddWorker();
        builder.Logging.AddFakeLogging();
        return builder.Build();
    }

    private static bool HasCertificateProblem(Exception? e) => e switch
    {
        null => false,
        AuthenticationException => true,
        AggregateException all => all.InnerExceptions.Any(HasCertificateProblem),
        _ => HasCertificateProblem(e.InnerException),
    };
}
