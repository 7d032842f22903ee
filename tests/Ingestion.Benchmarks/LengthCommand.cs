using System.Globalization;
using Ingestion.Enrichment;
using Ingestion.Enrichment.Entities;
using Ingestion.Enrichment.Text;

namespace Ingestion.Benchmarks;

/// <summary>
/// The price of a word in articles from 100 to 100,000 words: flat where the engine is linear. In processor time, as the machine may be busy
/// with other things.
/// </summary>
internal static class LengthCommand
{
    private const int WordsARound = 200_000;
    private const int Rounds = 5;
    private static readonly int[] Lengths = [100, 450, 1_000, 10_000, 100_000];

    /// <summary>Runs, and prints for each length the fastest of the rounds.</summary>
    public static void Run()
    {
        var engine = new EnrichmentEngine();
        var finder = new EntityFinder();
        foreach (var words in Lengths)
        {
            var article = BenchmarkTexts.ArabicArticle(words);
            var all = Measure(words, () => engine.Enrich(article));
            var names = Measure(words, () =>
            {
                using var text = AnalyzedText.Of(article.Body);
                finder.Find(text, "ar");
            });
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{words,7} words of Arabic, one thread, a word: all parts {all}; entities {names}"));
        }
    }

    private static string Measure(int words, Action run)
    {
        var fastest = TimeSpan.MaxValue;
        long bytes = 0;
        // The first round warms up.
        for (var round = 0; round <= Rounds; round++)
        {
            var (start, before) = (Environment.CpuUsage.TotalTime, GC.GetAllocatedBytesForCurrentThread());
            for (var left = WordsARound; left > 0; left -= words)
                run();
            var time = Environment.CpuUsage.TotalTime - start;
            bytes = GC.GetAllocatedBytesForCurrentThread() - before;
            fastest = round > 0 && time < fastest ? time : fastest;
        }

        return string.Create(CultureInfo.InvariantCulture, $"{fastest.TotalMicroseconds / WordsARound:F2} µs, {bytes / WordsARound} bytes");
    }
}
