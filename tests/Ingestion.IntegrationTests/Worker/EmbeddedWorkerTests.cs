using System.Text.Json;
using Ingestion.Contracts;
using Ingestion.Pipeline.Identity;
using Ingestion.Pipeline.Storage;
using Ingestion.Worker.Embedded;
using Ingestion.Worker.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Ingestion.IntegrationTests.Worker;

/// <summary>The worker without servers: files in, one SQLite file and a file of events out.</summary>
public sealed class EmbeddedWorkerTests : IAsyncLifetime
{
    private readonly string _data = Directory.CreateTempSubdirectory("ingestion-embedded-").FullName;

    private string Inbox => Path.Combine(_data, "inbox");

    private string EventsFile => Path.Combine(_data, "events.jsonl");

    public Task InitializeAsync()
    {
        Directory.CreateDirectory(Inbox);
        return Task.CompletedTask;
    }

    public Task DisposeAsync()
    {
        Directory.Delete(_data, recursive: true);
        return Task.CompletedTask;
    }

    [Fact]
    public async Task Inbox_GoodFile_EndsInDoneAsDocumentAndEvent()
    {
        var article = TestArticle.Arabic();
        using var host = await StartAsync();
        await PutAsync("one.json", article.Json());
        await UntilAsync(() => File.Exists(Path.Combine(Inbox, "done", "one.json")));
        var document = await host.Services.GetRequiredService<IArticleStore>().FindAsync(IdOf(article), CancellationToken.None);
        document!.Body.ShouldBe(article.Body);
        document.PendingEvents.ShouldBeEmpty();
        var line = (await EventLinesAsync()).ShouldHaveSingleItem();
        line.GetProperty("type").GetString().ShouldBe(nameof(ArticleEnriched));
        line.GetProperty("message").Deserialize(ContractJson.Wire.ArticleEnriched)!.ArticleId.ShouldBe(IdOf(article));
        await host.StopAsync();
    }

    [Fact]
    public async Task Inbox_LinesWithABrokenOne_GoesToRejectedWithTheReasonAndKeepsTheGood()
    {
        var good = TestArticle.Arabic();
        using var host = await StartAsync();
        await PutAsync("many.jsonl", good.Json() + "\n{\"source\":\"s\"\n" + (good with { ExternalId = "2" }).Json() + "\n");
        await UntilAsync(() => File.Exists(Path.Combine(Inbox, "rejected", "many.jsonl")));
        using var reason = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(Inbox, "rejected", "many.jsonl.reason.json")));
        var rejected = reason.RootElement.GetProperty("rejected").EnumerateArray().ShouldHaveSingleItem();
        rejected.GetProperty("line").GetInt32().ShouldBe(2);
        rejected.GetProperty("violations")[0].GetProperty("code").GetString().ShouldBe(ReasonCodes.InvalidJson);
        var events = await EventLinesAsync();
        events.Count(e => e.GetProperty("type").GetString() == nameof(ArticleEnriched)).ShouldBe(2);
        events.Count(e => e.GetProperty("type").GetString() == nameof(ArticleRejected)).ShouldBe(1);
        await host.StopAsync();
    }

    [Fact]
    public async Task Inbox_TwoVersionsInOneFile_TheLaterLineWins()
    {
        var article = TestArticle.Arabic() with { CrawledAt = null };
        var versions = Enumerable.Range(1, 30).Select(i => (article with { Body = article.Body + $" تحديث {i}." }).Json());
        using var host = await StartAsync();
        await PutAsync("versions.jsonl", string.Join('\n', versions));
        await UntilAsync(() => File.Exists(Path.Combine(Inbox, "done", "versions.jsonl")));
        (await host.Services.GetRequiredService<IArticleStore>().FindAsync(IdOf(article), CancellationToken.None))!.Body.ShouldEndWith("تحديث 30.");
        await host.StopAsync();
    }

    [Fact]
    public async Task Inbox_SameFileAfterARestart_ChangesNothing()
    {
        var article = TestArticle.Arabic();
        using (var first = await StartAsync())
        {
            await PutAsync("one.json", article.Json());
            await UntilAsync(() => File.Exists(Path.Combine(Inbox, "done", "one.json")));
            await first.StopAsync();
        }
        using var second = await StartAsync();
        await PutAsync("one.json", article.Json());
        await UntilAsync(() => File.Exists(Path.Combine(Inbox, "done", "one-2.json")));
        (await EventLinesAsync()).Count.ShouldBe(1);
        (await second.Services.GetRequiredService<IArticleStore>().FindAsync(IdOf(article), CancellationToken.None))!.Revision.ShouldBe(1);
        await second.StopAsync();
    }

    [Fact]
    public async Task Events_LastLineCutByACrash_HalfALineGoesAndTheNextEventStands()
    {
        await File.WriteAllTextAsync(EventsFile, "{\"type\":\"Arti");
        using var host = await StartAsync();
        await PutAsync("one.json", TestArticle.Arabic().Json());
        await UntilAsync(() => File.Exists(Path.Combine(Inbox, "done", "one.json")));
        var line = (await File.ReadAllLinesAsync(EventsFile)).ShouldHaveSingleItem();
        JsonDocument.Parse(line).RootElement.GetProperty("type").GetString().ShouldBe(nameof(ArticleEnriched));
        await host.StopAsync();
    }

    private static string IdOf(ArticlePublished article) => ArticleIdentity.ArticleId(article.Source, article.ExternalId, article.Url)!;

    private async Task<IHost> StartAsync()
    {
        var builder = WorkerHost.CreateBuilder(new Dictionary<string, string?>(StringComparer.Ordinal) { ["Embedded:Data"] = _data });
        builder.AddWorker();
        builder.Services.AddHostedService<InboxWatcher>();
        var host = builder.Build();
        await host.StartAsync();
        return host;
    }

    /// <summary>Whoever writes to the inbox writes elsewhere first and moves.</summary>
    private async Task PutAsync(string name, string content)
    {
        var temporary = Path.Combine(_data, name + ".tmp");
        await File.WriteAllTextAsync(temporary, content);
        File.Move(temporary, Path.Combine(Inbox, name));
    }

    private async Task<List<JsonElement>> EventLinesAsync()
    {
        // The worker holds the file open for writing.
        await using var stream = new FileStream(EventsFile, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(stream);
        var text = await reader.ReadToEndAsync();
        return [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonDocument.Parse(l).RootElement)];
    }

    private static async Task UntilAsync(Func<bool> holds)
    {
        for (var i = 0; i < 1200; i++)
        {
            if (holds())
                return;
            await Task.Delay(50);
        }
        throw new TimeoutException("Not within a minute.");
    }
}
