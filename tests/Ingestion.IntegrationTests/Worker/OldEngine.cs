using Ingestion.Enrichment;
using Ingestion.Pipeline;

namespace Ingestion.IntegrationTests.Worker;

/// <summary>An engine from before: it finds what the one of now finds, or, in articles whose title says so, nothing.</summary>
internal sealed class OldEngine : IArticleEnricher
{
    /// <summary>Title of articles in which it finds nothing.</summary>
    public const string Blind = "غير مقروء";

    private readonly EnrichmentEngine _engine = new();

    public EngineVersion Engine { get; } = new("ingestion", "0.0.1", "old");

    public ValueTask<EnrichmentResult> EnrichAsync(ArticleText article, CancellationToken cancellationToken)
    {
        var result = _engine.Enrich(article, cancellationToken) with { Engine = Engine };
        return ValueTask.FromResult(article.Title == Blind ? result with { Bullets = Part.Without<Bullet>(PartStatus.Empty, "none") } : result);
    }
}
