using Ingestion.Enrichment;
using Ingestion.Enrichment.Corrections;
using Ingestion.Enrichment.Grounding;
using Ingestion.Pipeline.Identity;

namespace Ingestion.Pipeline;

/// <summary>The steps enrich, ground and correct: shared by the path and by whoever enriches without a store.</summary>
/// <param name="enricher">Understands.</param>
/// <param name="corrections">What the operator knows better; none by default.</param>
public sealed class ArticleEnrichment(IArticleEnricher enricher, ICorrections? corrections = null)
{
    /// <summary>The version that results carry: the engine's, with the corrections in force.</summary>
    public EngineVersion Engine => Corrections.VersionOf(enricher.Engine);

    private CorrectionList Corrections => corrections?.Current ?? CorrectionList.Empty;

    /// <summary>Enriches an article, drops what its text does not bear out, and applies the corrections.</summary>
    /// <param name="article">An identified article.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="EnrichmentFailedException">The engine failed at this article.</exception>
    public async Task<GroundedResult> EnrichAsync(IdentifiedArticle article, CancellationToken cancellationToken)
    {
        var text = ArticleTexts.Of(article);
        try
        {
            var grounded = GroundingVerifier.Verify(await enricher.EnrichAsync(text, cancellationToken), text.Body);
            return grounded with { Result = EnrichmentLimits.Bounded(Corrections.Apply(grounded.Result)) };
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            throw new EnrichmentFailedException("The article could not be enriched.", e);
        }
    }
}

/// <summary>The engine failed at this article, as it would again; the inner exception says how.</summary>
public sealed class EnrichmentFailedException : Exception
{
    /// <summary>Creates the exception.</summary>
    public EnrichmentFailedException()
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What happened.</param>
    public EnrichmentFailedException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What happened.</param>
    /// <param name="innerException">The engine's exception.</param>
    public EnrichmentFailedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
