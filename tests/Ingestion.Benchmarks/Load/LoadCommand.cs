using System.Globalization;

namespace Ingestion.Benchmarks.Load;

/// <summary>Runs the variants one after the other and prints them side by side.</summary>
internal static class LoadCommand
{
    public static async Task<int> RunAsync(string? broker, string? mongo, int articles, CancellationToken cancellationToken)
    {
        await using var servers = await LoadServers.StartAsync(broker, mongo, cancellationToken);
        var results = new List<LoadResult>();
        foreach (var variant in Enum.GetValues<LoadVariant>())
        {
            await Console.Error.WriteLineAsync($"{variant}: {articles} articles …");
            results.Add(await new LoadRun(servers, variant, articles).RunAsync(cancellationToken));
        }
        var full = results[0];
        Console.WriteLine("variant        articles/s   p50 ms   p99 ms   cpu ms/article   peak MB   throughput ratio to full");
        foreach (var r in results)
        {
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{r.Variant,-14} {r.ArticlesPerSecond,10:F0} {r.P50,8:F1} {r.P99,8:F1} {r.CpuPerArticle,16:F2} {r.PeakMegabytes,9:F0}   {r.ArticlesPerSecond / full.ArticlesPerSecond:F2}"));
        }
        return 0;
    }
}
