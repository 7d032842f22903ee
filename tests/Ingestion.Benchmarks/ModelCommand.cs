using System.Diagnostics;
using System.Globalization;
using Ingestion.Enrichment;
using Ingestion.Enrichment.Entities.Sequence;
using Ingestion.Enrichment.Summaries;

namespace Ingestion.Benchmarks;

/// <summary>
/// How long the trained models and the whole engine take to load in a fresh process, and how much memory they keep. Processor time stands
/// beside the clock's: the machine may be busy with other things.
/// </summary>
internal static class ModelCommand
{
    /// <summary>Loads and prints.</summary>
    public static void Run()
    {
        var models = Load("trained models", () => (SequenceModelFile.ReadResource("Ar/names.model"), SequenceModelFile.ReadResource("En/names.model"), SummaryModel.Instance));
        GC.KeepAlive(models);
        models = default;
        var engine = Load("engine: models, word lists, indexes", () => new EnrichmentEngine());
        var first = Load("first article of either language", () => (engine.Enrich(BenchmarkTexts.ArabicArticle(450)), engine.Enrich(BenchmarkTexts.EnglishArticle(450))));
        GC.KeepAlive((engine, first));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"working set of the process: {Environment.WorkingSet / 1e6:F0} MB"));
    }

    private static T Load<T>(string what, Func<T> load)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var (start, cpu) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
        var loaded = load();
        var (time, worked) = (Stopwatch.GetElapsedTime(start), Environment.CpuUsage.TotalTime - cpu);
        var kept = GC.GetTotalMemory(forceFullCollection: true) - before;
        GC.KeepAlive(loaded);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what}: {time.TotalMilliseconds:F0} ms, processor {worked.TotalMilliseconds:F0} ms, {kept / 1e6:F1} MB kept"));
        return loaded;
    }
}
