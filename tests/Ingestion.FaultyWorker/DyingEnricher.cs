using Ingestion.Enrichment;
using Ingestion.Pipeline;

namespace Ingestion.FaultyWorker;

/// <summary>Dies at one article, as a stack overflow or an exhausted memory would have it.</summary>
internal sealed class DyingEnricher(IArticleEnricher inner, FaultOptions options) : IArticleEnricher
{
    public EngineVersion Engine => inner.Engine;

    public ValueTask<EnrichmentResult> EnrichAsync(ArticleText article, CancellationToken cancellationToken)
    {
        if (options.CrashOn.Length > 0 && article.Body.Contains(options.CrashOn, StringComparison.Ordinal))
            Death.Now("at the article");
        return inner.EnrichAsync(article, cancellationToken);
    }
}
