using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Ingestion.Contracts;
using Ingestion.ReliabilityTests.Accounts;
using Ingestion.ReliabilityTests.Articles;
using Ingestion.ReliabilityTests.Processes;
using Ingestion.ReliabilityTests.Servers;
using Ingestion.Sqlite;
using Microsoft.Data.Sqlite;

namespace Ingestion.ReliabilityTests.Scenarios;

/// <summary>The worker without servers, on a disk that is full and then cannot be written to. Needs the right to mount a tmpfs.</summary>
[Collection(ReliabilityCollection.Name)]
public sealed class EmbeddedStoreTests(ReliabilityServers servers) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private readonly string _folder = Directory.CreateTempSubdirectory("ingestion-disk-").FullName;

    private string Data => Path.Combine(_folder, "data");

    private string Inbox => Path.Combine(_folder, "inbox");

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        using (var unmount = Process.Start("umount", ["--lazy", Data]))
            unmount.WaitForExit();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Disk_FullThenReadOnly_IsSaidClearlyAndLosesNothing()
    {
        // A scenario of its own kind: 2,000 articles are enough to fill any small disk, however many the others have.
        const int articles = 2_000;
        var crawl = new Crawl(seed: 9, "disk", articles, poison: 0);
        Directory.CreateDirectory(Data);
        Directory.CreateDirectory(Inbox);
        await MountAsync("-t", "tmpfs", "-o", "size=4m", "tmpfs", Data);
        using (var worker = StartWorker())
        {
            await worker.WroteAsync("Ctrl-C stops", Patience);
            await DropAsync("first.jsonl", crawl.Messages.Take(crawl.Messages.Count / 2));
            await worker.WroteAsync("Waiting for the", Patience);
            worker.Output.First(l => l.Contains("Waiting for the", StringComparison.Ordinal)).ShouldMatch("full|[Nn]o space", "the log names the reason");
            await IntegrityAsync();
            await MountAsync("-o", "remount,size=400m", Data);
            await TakenAsync(worker);
            (await worker.TerminateAsync()).ShouldBe(0);
        }
        await MountAsync("-o", "remount,ro", Data);
        using (var worker = StartWorker())
        {
            await DropAsync("second.jsonl", crawl.Messages.Skip(crawl.Messages.Count / 2));
            await worker.WroteAsync("Waiting for the store", Patience);
            worker.Output.First(l => l.Contains("Waiting for the", StringComparison.Ordinal)).ShouldMatch("read-?only", "the log names the reason");
            await MountAsync("-o", "remount,rw", Data);
            await TakenAsync(worker);
            (await worker.TerminateAsync()).ShouldBe(0);
        }

        await IntegrityAsync();
        var account = await CloseAsync(crawl);
        servers.Results.Add("9. embedded store on a full, then a read-only disk", "4 MB disk filled up, then enlarged; mounted read-only, then writable", account);
        account.Problems.ShouldBeEmpty();
        account.Lost.ShouldBe(0);
    }

    private WorkerProcess StartWorker() =>
        WorkerProcess.Start("Ingestion.Worker", ["run", "--data", Data, "--inbox", Inbox], new Dictionary<string, string>(StringComparer.Ordinal));

    private async Task DropAsync(string name, IEnumerable<CrawlMessage> messages)
    {
        var hidden = Path.Combine(_folder, name);
        await using (var file = File.Create(hidden))
        {
            foreach (var message in messages)
            {
                await file.WriteAsync(message.Body);
                await file.WriteAsync("\n"u8.ToArray());
            }
        }
        File.Move(hidden, Path.Combine(Inbox, name));
    }

    private async Task TakenAsync(WorkerProcess worker)
    {
        var start = Stopwatch.GetTimestamp();
        while (Directory.EnumerateFiles(Inbox).Any())
        {
            if (!worker.Runs || Stopwatch.GetElapsedTime(start) > Patience)
                throw new TimeoutException("The inbox was not emptied:\n" + string.Join('\n', worker.Output.TakeLast(30)));
            await Task.Delay(200);
        }
    }

    private async Task<Account> CloseAsync(Crawl crawl)
    {
        using var store = new SqliteArticleStore(new SqliteStoreOptions { Path = Path.Combine(Data, "articles.db") });
        var announced = new HashSet<(string Type, string ArticleId, int Revision)>();
        var events = 0;
        await foreach (var line in File.ReadLinesAsync(Path.Combine(Data, "events.jsonl")))
        {
            using var json = JsonDocument.Parse(line);
            var message = json.RootElement.GetProperty("message");
            events++;
            announced.Add((json.RootElement.GetProperty("type").GetString()!, message.GetProperty("articleId").GetString()!, message.GetProperty("revision").GetInt32()));
        }
        var problems = new List<string>();
        var accounted = 0;
        foreach (var article in crawl.Articles)
        {
            var documents = await store.FindByExternalIdAsync(article.ExternalId, crawl.Source, CancellationToken.None);
            if (documents is [{ PendingEvents: [] } d] && (d.Retraction is not null) == article.IsRetracted
                && (article.IsRetracted ? announced.Contains((nameof(ArticleRetracted), d.ArticleId, d.Revision)) : d.Body == article.Newest)
                && Enumerable.Range(1, d.Revision).All(r => announced.Contains((nameof(ArticleEnriched), d.ArticleId, r))))
            {
                accounted++;
            }
            else
            {
                problems.Add(string.Create(CultureInfo.InvariantCulture, $"article {article.ExternalId}: stored {documents.Count} times, or neither newest nor withdrawn, or not announced"));
            }
        }
        return new Account(crawl.Messages.Count, crawl.Articles.Count, accounted, events - announced.Count, problems);
    }

    /// <summary>Reads the file from outside while the worker has it.</summary>
    private async Task IntegrityAsync()
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(Data, "articles.db")};Pooling=False");
        await connection.OpenAsync();
        await using var check = connection.CreateCommand();
        check.CommandText = "PRAGMA integrity_check";
        (await check.ExecuteScalarAsync()).ShouldBe("ok");
    }

    private static async Task MountAsync(params string[] arguments)
    {
        using var mount = Process.Start("mount", arguments);
        await mount.WaitForExitAsync();
        mount.ExitCode.ShouldBe(0, "this scenario mounts a small disk, which needs root");
    }
}
