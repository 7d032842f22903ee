namespace Ingestion.Enrichment;

/// <summary>
/// The built-in engine: text in, enrichment out. Pure, without I/O, one instance for all threads.
/// </summary>
public sealed class EnrichmentEngine
{
    private readonly EngineVersion _version = new("ingestion", "0.1.0");

    /// <summary>Name and version that results carry.</summary>
    public EngineVersion Version => _version;

    /// <summary>Enriches one article.</summary>
    /// <param name="article">The text.</param>
    /// <param name="cancellationToken">Checked between and within parts.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public EnrichmentResult Enrich(ArticleText article, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(article);
        cancellationToken.ThrowIfCancellationRequested();
        return new EnrichmentResult
        {
            Language = new LanguageResult("und", 0, PartStatus.Skipped, "not identified yet"),
            Entities = Part.Without<Entity>(PartStatus.Skipped, "not looked for yet"),
            Dates = Part.Without<DateMention>(PartStatus.Skipped, "not looked for yet"),
            Quotations = Part.Without<Quotation>(PartStatus.Skipped, "not looked for yet"),
            Bullets = Part.Without<Bullet>(PartStatus.Skipped, "not written yet"),
            Engine = _version,
        };
    }
}
