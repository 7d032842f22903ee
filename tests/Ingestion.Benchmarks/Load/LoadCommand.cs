using System.Globalization;

namespace Ingestion.Benchmarks.Load;

/// <summary>Runs the variants in turn, as often as asked, and prints their medians side by side.</summary>
internal static class LoadCommand
{
    public static async Task<int> RunAsync(string? broker, string? mongo, int articles, IReadOnlyList<LoadVariant> variants, int rounds, CancellationToken cancellationToken)
    {
        await using var servers = await LoadServers.StartAsync(broker, mongo, cancellationToken);
        await using var collector = await CollectorSink.StartAsync(cancellationToken);
        var results = new List<LoadResult>();
        for (var round = 1; round <= rounds; round++)
        {
            foreach (var variant in variants)
            {
                results.Add(await new LoadRun(servers, collector, variant, articles).RunAsync(cancellationToken));
                await Console.Error.WriteLineAsync($"{variant}, round {round}: {results[^1]}");
            }
        }
        Console.WriteLine("variant        articles/s   p50 ms   p99 ms   cpu ms/article   peak MB   throughput ratio to full   cpu ratio");
        var full = results.Where(r => r.Variant == variants[0]).ToList();
        foreach (var runs in results.GroupBy(r => r.Variant))
        {
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{runs.Key,-14} {Median(runs, r => r.ArticlesPerSecond),10:F0} {Median(runs, r => r.P50),8:F1} {Median(runs, r => r.P99),8:F1} {Median(runs, r => r.CpuPerArticle),16:F2} {Median(runs, r => r.PeakMegabytes),9:F0}   {Median(runs, r => r.ArticlesPerSecond) / Median(full, r => r.ArticlesPerSecond),24:F2}   {Median(runs, r => r.CpuPerArticle) / Median(full, r => r.CpuPerArticle),9:F2}"));
        }
        if (collector.Bytes > 0)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"The collector was sent {collector.Bytes / 1e6:F1} MB."));
        return 0;
    }

    private static double Median(IEnumerable<LoadResult> runs, Func<LoadResult, double> figure)
    {
        var sorted = runs.Select(figure).Order().ToList();
        return sorted.Count % 2 == 1 ? sorted[sorted.Count / 2] : (sorted[sorted.Count / 2 - 1] + sorted[sorted.Count / 2]) / 2;
    }
}
