using System.Text;
using Ingestion.Contracts;
using Ingestion.Enrichment;
using Ingestion.Pipeline;
using Ingestion.Pipeline.Intake;
using Ingestion.Pipeline.Storage;
using Ingestion.Sqlite;
using Ingestion.Worker.Commands;
using Microsoft.Extensions.Logging.Abstractions;

namespace Ingestion.IntegrationTests.Worker;

/// <summary>The command <c>reenrich</c> in embedded mode, on a store that an older engine has filled.</summary>
public sealed class ReenrichCommandTests : IAsyncLifetime
{
    private readonly string _data = Directory.CreateTempSubdirectory("ingestion-reenrich-").FullName;
    private readonly ArticlePublished _same = TestArticle.Arabic();
    private readonly ArticlePublished _other = TestArticle.Arabic() with { Title = OldEngine.Blind };

    public async Task InitializeAsync()
    {
        using var store = Open();
        await store.InstallAsync(CancellationToken.None);
        var path = new ArticlePath(
            new ArticleIntake(new IntakeOptions(), TimeProvider.System), store, new OldEngine(), new NoPublisher(), TimeProvider.System, NullLogger<ArticlePath>.Instance);
        foreach (var article in new[] { _same, _other })
            await path.ProcessAsync(new RawMessage(Encoding.UTF8.GetBytes(article.Json()), "test", TimeProvider.System.GetUtcNow()), CancellationToken.None);
    }

    public Task DisposeAsync()
    {
        Directory.Delete(_data, recursive: true);
        return Task.CompletedTask;
    }

    [Fact]
    public async Task Reenrich_OlderEngine_RevisesOnlyWhatChangedAndAgainNothing()
    {
        (await RunAsync("--dry-run")).Output.ShouldStartWith("2 articles would be enriched again");

        var (code, _, error) = await RunAsync("--rate", "1000/s");

        code.ShouldBe(ExitCodes.Ok, error);
        error.ShouldContain("1 changed (a worker that runs announces them), 1 unchanged, 0 failed");
        foreach (var article in await StoredAsync())
        {
            article.Enrichment.Engine.ShouldBe(new EnrichmentEngine().Version);
            article.Revision.ShouldBe(article.Source == _other.Source ? 2 : 1);
            article.PendingEvents.Count.ShouldBe(article.Source == _other.Source ? 1 : 0);
        }
        (await RunAsync("--dry-run")).Output.ShouldStartWith("0 articles");
        (await RunAsync()).Error.ShouldContain("0 unchanged, 0 failed");
    }

    [Fact]
    public async Task Reenrich_Conditions_ChooseTheArticles()
    {
        (await RunAsync("--dry-run", "--where", "engineVersion<0.0.1")).Output.ShouldStartWith("0 articles");
        (await RunAsync("--dry-run", "--where", "engineVersion<0.1")).Output.ShouldStartWith("2 articles");
        (await RunAsync("--dry-run", "--where", "modelHash!=old")).Output.ShouldStartWith("0 articles");
        (await RunAsync("--dry-run", "--where", "modelHash!=other", "--source", _same.Source!)).Output.ShouldStartWith("1 articles");
        (await RunAsync("--dry-run", "--since", "2100-01-01")).Output.ShouldStartWith("0 articles");
        (await RunAsync("--dry-run", "--since", "1h")).Output.ShouldStartWith("2 articles");
        (await StoredAsync()).ShouldAllBe(a => a.Revision == 1 && a.Enrichment.Engine.Version == "0.0.1");
    }

    [Fact]
    public async Task Reenrich_Shadow_ShowsWhatWouldChangeAndWritesNothing()
    {
        var (code, output, error) = await RunAsync("--shadow", "--sample", "10");

        code.ShouldBe(ExitCodes.Ok, error);
        output.ShouldContain("2 articles compared, 1 differ, 0 failed; nothing was written");
        output.ShouldContain("== bullets: 1 articles, 0 gone, 3 new");
        output.ShouldContain("== parts: 1 articles");
        output.ShouldNotContain("== entities");
        output.ShouldContain($"  {(await StoredAsync()).Single(a => a.Source == _other.Source).ArticleId}");
        (await RunAsync("--shadow", "--sample", "1")).Output.ShouldContain("1 articles compared");
        (await StoredAsync()).ShouldAllBe(a => a.Revision == 1 && a.Enrichment.Engine.Version == "0.0.1" && a.PendingEvents.Count == 0);
    }

    [Theory]
    [InlineData("--sample", "10")]
    [InlineData("--where", "engineVersion>1")]
    [InlineData("--rate", "0")]
    [InlineData("--since", "yesterday")]
    public async Task Reenrich_Nonsense_IsAUsageError(string option, string value) => (await RunAsync(option, value)).Code.ShouldBe(ExitCodes.Usage);

    private SqliteArticleStore Open() => new(new SqliteStoreOptions { Path = Path.Combine(_data, "articles.db") });

    private async Task<IReadOnlyList<ArticleDocument>> StoredAsync()
    {
        using var store = Open();
        return (await store.ListAsync(new ArticleQuery(), CancellationToken.None)).Items;
    }

    private async Task<(int Code, string Output, string Error)> RunAsync(params string[] arguments)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        var code = await CommandLine.InvokeAsync(["reenrich", .. arguments, "--data", _data], output, error, CancellationToken.None);
        return (code, output.ToString(), error.ToString());
    }

    private sealed class NoPublisher : IEventPublisher
    {
        public Task PublishAsync(PendingEvent pendingEvent, CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
