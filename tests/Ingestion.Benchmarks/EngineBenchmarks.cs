using BenchmarkDotNet.Attributes;
using Ingestion.Enrichment;

namespace Ingestion.Benchmarks;

/// <summary>The whole engine on one thread, one article of 450 words an operation.</summary>
[MemoryDiagnoser]
[InProcess] // The generated project of the default toolchain can't restore under central versions and lock files.
public class EngineBenchmarks
{
    private readonly EnrichmentEngine _engine = new();
    private ArticleText _arabic = null!;
    private ArticleText _english = null!;

    /// <summary>Makes the articles.</summary>
    [GlobalSetup]
    public void Setup()
    {
        _arabic = new ArticleText(BenchmarkTexts.Arabic(450)) { Title = "سكة حديد بين عمّان والعقبة", PublishedOn = new DateOnly(2025, 10, 12) };
        _english = new ArticleText(BenchmarkTexts.English(450)) { Title = "Minister opens new line", PublishedOn = new DateOnly(2025, 10, 12) };
    }

    /// <summary>450 words of Arabic.</summary>
    [Benchmark(Baseline = true)]
    public EnrichmentResult Arabic450Words() => _engine.Enrich(_arabic);

    /// <summary>450 words of English.</summary>
    [Benchmark]
    public EnrichmentResult English450Words() => _engine.Enrich(_english);
}
