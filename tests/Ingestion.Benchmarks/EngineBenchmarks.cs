using BenchmarkDotNet.Attributes;
using Ingestion.Enrichment;
using Ingestion.Enrichment.Entities;
using Ingestion.Enrichment.Languages;
using Ingestion.Enrichment.Text;

namespace Ingestion.Benchmarks;

/// <summary>The engine on one thread, one article of 450 words an operation: all of it, and only language and entities.</summary>
[MemoryDiagnoser]
[InProcess] // The generated project of the default toolchain can't restore under central versions and lock files.
public class EngineBenchmarks
{
    private readonly EnrichmentEngine _engine = new();
    private readonly LanguageIdentifier _languages = new();
    private readonly EntityFinder _entities = new();
    private ArticleText _arabic = null!;
    private ArticleText _english = null!;

    /// <summary>Makes the articles.</summary>
    [GlobalSetup]
    public void Setup()
    {
        _arabic = BenchmarkTexts.ArabicArticle(450);
        _english = BenchmarkTexts.EnglishArticle(450);
    }

    /// <summary>All parts, Arabic.</summary>
    [Benchmark(Baseline = true)]
    public EnrichmentResult ArabicAllParts() => _engine.Enrich(_arabic);

    /// <summary>All parts, English.</summary>
    [Benchmark]
    public EnrichmentResult EnglishAllParts() => _engine.Enrich(_english);

    /// <summary>Language and entities, Arabic: 513 tokens.</summary>
    [Benchmark]
    public IReadOnlyList<Entity> ArabicEntities() => Entities(_arabic);

    /// <summary>Language and entities, English: 531 tokens.</summary>
    [Benchmark]
    public IReadOnlyList<Entity> EnglishEntities() => Entities(_english);

    private IReadOnlyList<Entity> Entities(ArticleText article)
    {
        using var text = AnalyzedText.Of(article.Body);
        return _entities.Find(text, _languages.Identify(text, article.StatedLanguage).Code);
    }
}
