using System.Text.Json;
using Ingestion.IntegrationTests.Stores;
using Ingestion.Pipeline.Storage;
using Ingestion.Sqlite;
using Ingestion.Worker.Commands;

namespace Ingestion.IntegrationTests.Worker;

/// <summary>The command <c>export</c> on a real store of several pages.</summary>
public sealed class ExportCommandTests : IAsyncLifetime
{
    private const int Articles = 120;

    private readonly string _data = Directory.CreateTempSubdirectory("ingestion-export-").FullName;

    public async Task InitializeAsync()
    {
        using var store = new SqliteArticleStore(new SqliteStoreOptions { Path = Path.Combine(_data, "articles.db") });
        await store.InstallAsync(CancellationToken.None);
        for (var i = 0; i < Articles; i++)
            await store.WriteAsync(Article(i), Samples.Event(), CancellationToken.None);
    }

    public Task DisposeAsync()
    {
        Directory.Delete(_data, recursive: true);
        return Task.CompletedTask;
    }

    [Fact]
    public async Task Export_Everything_WritesEachArticleOnceNewestFirstWithItsBody()
    {
        var (code, output, error) = await RunAsync([]);

        code.ShouldBe(ExitCodes.Ok, error);
        var lines = Lines(output);
        lines.Select(l => l.GetProperty("externalId").GetString()).ShouldBe(Enumerable.Range(0, Articles).Reverse().Select(i => $"$set: {i}"));
        lines[0].GetProperty("body").GetString().ShouldBe(Article(Articles - 1).Body);
        lines[0].GetProperty("retraction").GetProperty("reason").GetString().ShouldBe("$reason سحب");
        lines[0].GetProperty("bullets")[0].GetProperty("text").GetString().ShouldBe("نقطة");
        lines[0].TryGetProperty("changes", out _).ShouldBeFalse();
        lines[1].GetProperty("retraction").ValueKind.ShouldBe(JsonValueKind.Null);
        error.ShouldContain("120 exported, complete");
        error.ShouldNotContain("--after");
    }

    [Fact]
    public async Task Export_InterruptedAndGoneOn_WritesEachArticleOnce()
    {
        var file = Path.Combine(_data, "exported.jsonl");
        using var interruption = new CancellationTokenSource();
        await using var output = new InterruptingWriter(interruption, atLine: 10);

        var (code, error) = await RunAsync([], output, interruption.Token);

        code.ShouldBe(ExitCodes.Interrupted);
        var cursor = error.Split("--after ")[1].Trim();
        await File.WriteAllTextAsync(file, output.ToString());
        var first = Lines(output.ToString());
        first.Count.ShouldBeInRange(10, Articles - 1);

        var (rest, _, problem) = await RunAsync(["--after", cursor, "--output", file]);
        rest.ShouldBe(ExitCodes.Ok, problem);
        Lines(await File.ReadAllTextAsync(file)).Select(l => l.GetProperty("articleId").GetString()).Distinct().Count().ShouldBe(Articles);
        Lines(await File.ReadAllTextAsync(file)).Count.ShouldBe(Articles);
    }

    [Fact]
    public async Task Export_Filters_WriteNoOthers()
    {
        (await RunAsync(["--source", "odd"])).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(Articles / 2);
        (await RunAsync(["--since", "2026-03-01T13:50:00Z"])).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(10);
        (await RunAsync(["--source", "nobody"])).Output.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("--after", "garbage")]
    [InlineData("--since", "yesterday")]
    public async Task Export_Nonsense_IsAUsageError(string option, string value) => (await RunAsync([option, value])).Code.ShouldBe(ExitCodes.Usage);

    [Fact]
    public async Task Export_NothingStored_SaysSoAndFails()
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        (await CommandLine.InvokeAsync(["export", "--data", Path.Combine(_data, "none")], output, error, CancellationToken.None)).ShouldBe(ExitCodes.Failure);
        error.ToString().ShouldContain("Nothing is stored yet");
    }

    private static ArticleDocument Article(int i) => Samples.Full(Samples.NewId()) with
    {
        ExternalId = $"$set: {i}",
        Source = i % 2 == 0 ? "even" : "odd",
        StoredAt = Samples.Noon.AddMinutes(i),
        Retraction = i == Articles - 1 ? Samples.Full(Samples.NewId()).Retraction : null,
    };

    private static List<JsonElement> Lines(string output) =>
        [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonDocument.Parse(l).RootElement)];

    private async Task<(int Code, string Output, string Error)> RunAsync(string[] arguments)
    {
        await using var output = new StringWriter();
        var (code, error) = await RunAsync(arguments, output, CancellationToken.None);
        return (code, output.ToString(), error);
    }

    private async Task<(int Code, string Error)> RunAsync(string[] arguments, TextWriter output, CancellationToken cancellationToken)
    {
        await using var error = new StringWriter();
        var code = await CommandLine.InvokeAsync(["export", .. arguments, "--data", _data], output, error, cancellationToken);
        return (code, error.ToString());
    }

    /// <summary>Ctrl-C while a line is written.</summary>
    private sealed class InterruptingWriter(CancellationTokenSource interruption, int atLine) : StringWriter
    {
        private int _lines;

        public override async Task WriteLineAsync(ReadOnlyMemory<char> buffer, CancellationToken cancellationToken = default)
        {
            if (++_lines == atLine)
                await interruption.CancelAsync();
            await base.WriteLineAsync(buffer, cancellationToken);
        }
    }
}
