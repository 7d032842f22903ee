using Ingestion.Enrichment;

namespace Ingestion.Pipeline;

/// <summary>Text to enrichment: the built-in engine, or another one.</summary>
public interface IArticleEnricher
{
    /// <summary>Name and version: part of "nothing to do" for a repeated article.</summary>
    EngineVersion Engine { get; }

    /// <summary>Enriches one article. An exception other than cancellation means that this article can't be enriched.</summary>
    /// <param name="article">The text.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    ValueTask<EnrichmentResult> EnrichAsync(ArticleText article, CancellationToken cancellationToken);
}

/// <summary>The built-in engine behind the port.</summary>
/// <param name="engine">The engine.</param>
public sealed class EngineEnricher(EnrichmentEngine engine) : IArticleEnricher
{
    /// <inheritdoc/>
    public EngineVersion Engine => engine.Version;

    /// <inheritdoc/>
    public ValueTask<EnrichmentResult> EnrichAsync(ArticleText article, CancellationToken cancellationToken) =>
        ValueTask.FromResult(engine.Enrich(article, cancellationToken));
}
