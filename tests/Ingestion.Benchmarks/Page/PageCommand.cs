using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Ingestion.MongoDb;
using Ingestion.Pipeline.Storage;
using Ingestion.Sqlite;
using Ingestion.Worker.Commands;
using Ingestion.Worker.Web.Page;
using Testcontainers.MongoDb;

namespace Ingestion.Benchmarks.Page;

/// <summary>How long the page waits for its listings: real stores, generated articles.</summary>
internal static class PageCommand
{
    private const int Writers = 8;

    public static async Task<int> RunAsync(string? data, string? mongo, bool sqliteOnly, int articles, CancellationToken cancellationToken)
    {
        var folder = data ?? Directory.CreateTempSubdirectory("ingestion-page-").FullName;
        try
        {
            using var sqlite = new SqliteArticleStore(new SqliteStoreOptions { Path = Path.Combine(folder, "articles.db"), BusyTimeout = TimeSpan.FromMinutes(1) });
            await MeasureAsync(sqlite, articles, cancellationToken);
        }
        finally
        {
            if (data is null)
                Directory.Delete(folder, recursive: true);
        }
        if (sqliteOnly)
            return 0;
        await using var container = mongo is null ? new MongoDbBuilder(Environment.GetEnvironmentVariable("INGESTION_MONGODB_IMAGE") ?? "mongo:8").Build() : null;
        if (container is not null)
            await container.StartAsync(cancellationToken);
        using var documents = new MongoArticleStore(new MongoStoreOptions
        {
            ConnectionString = mongo ?? container!.GetConnectionString(),
            Database = "page",
            OperationTimeout = TimeSpan.FromMinutes(1),
        },
        new LastArticleClock(articles));
        await MeasureAsync(documents, articles, cancellationToken);
        return 0;
    }

    /// <summary>The generated articles are of one winter; for a store that goes back in time from now, now is the last of them.</summary>
    private sealed class LastArticleClock(int articles) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => GeneratedArticles.TimeOf(articles);
    }

    private static async Task MeasureAsync(IArticleStore store, int articles, CancellationToken cancellationToken)
    {
        await FillAsync(store, articles, cancellationToken);
        Console.WriteLine($"{store.Description}: {articles} articles");
        Console.WriteLine("what                                  p50 ms   p95 ms   max ms");
        foreach (var (name, queries) in PageQueries.All())
            await MeasureAsync(store, name, queries, cancellationToken);
    }

    /// <summary>Writes what is not there yet, as the worker writes it.</summary>
    private static async Task FillAsync(IArticleStore store, int articles, CancellationToken cancellationToken)
    {
        await store.InstallAsync(cancellationToken);
        var generated = new GeneratedArticles();
        var first = await FirstMissingAsync(store, generated, articles, cancellationToken);
        var started = Stopwatch.GetTimestamp();
        var written = 0;
        await Parallel.ForEachAsync(Enumerable.Range(first, articles - first), new ParallelOptions { MaxDegreeOfParallelism = Writers, CancellationToken = cancellationToken }, async (number, token) =>
        {
            var article = generated.Article(number);
            await store.WriteAsync(article, new PendingEvent(Guid.NewGuid(), "ArticleEnriched", "{}", article.StoredAt), token);
            if (Interlocked.Increment(ref written) % 10_000 == 0)
                await Console.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{store.Description}: {written} written, {written / Stopwatch.GetElapsedTime(started).TotalSeconds:F0}/s"));
        });
    }

    /// <summary>Where a run that was broken off goes on; a few before that are written again, as several were in work.</summary>
    private static async Task<int> FirstMissingAsync(IArticleStore store, GeneratedArticles generated, int articles, CancellationToken cancellationToken)
    {
        var (low, high) = (0, articles);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (await store.FindAsync(generated.Article(middle).ArticleId, cancellationToken) is null)
                high = middle;
            else
                low = middle + 1;
        }
        return low == articles ? low : Math.Max(0, low - 2 * Writers);
    }

    private static async Task MeasureAsync(IArticleStore store, string name, IReadOnlyList<ArticleQuery> queries, CancellationToken cancellationToken)
    {
        var times = new List<double>(queries.Count);
        foreach (var query in queries)
        {
            var started = Stopwatch.GetTimestamp();
            var page = await store.ListAsync(query, cancellationToken);
            // As the page gets it: cut to what a listing shows, written as JSON.
            JsonSerializer.SerializeToUtf8Bytes(page.Items.Select(ArticleSummaryView.Of), OutputJson.Lines);
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }
        times.Sort();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-36} {times[times.Count / 2],8:F1} {times[times.Count * 95 / 100],8:F1} {times[^1],8:F1}"));
    }
}
