using Ingestion.Enrichment.Entities;
using Ingestion.Enrichment.Grounding;
using Ingestion.Enrichment.Languages;
using Ingestion.Enrichment.Text;

namespace Ingestion.Enrichment;

/// <summary>
/// The built-in engine: text in, enrichment out. Pure, without I/O, one instance for all threads.
/// </summary>
/// <remarks>
/// The parts are independent: one that fails or runs out of time says so in its status, and the others stay. What any part
/// claims is checked against the body before it is handed out.
/// </remarks>
/// <param name="budget">Time for one article, or null for no limit. Parts that it cuts off are <see cref="PartStatus.TimedOut"/>.</param>
/// <param name="time">The clock of the budget; the system's by default.</param>
public sealed class EnrichmentEngine(TimeSpan? budget = null, TimeProvider? time = null)
{
    private readonly EngineVersion _version = new("ingestion", "0.2.0");
    private readonly LanguageIdentifier _languages = new();
    private readonly EntityFinder _entities = new();

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
        using var limit = budget is { } allowed ? new CancellationTokenSource(allowed, time ?? TimeProvider.System) : null;
        using var linked = limit is null ? null : CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        var parts = new PartRunner(linked?.Token ?? cancellationToken, cancellationToken);

        var text = AnalyzedText.Of(article.Body);
        var language = _languages.Identify(text, article.StatedLanguage);
        var entities = EntityFinder.Languages.Contains(language.Code, StringComparer.Ordinal)
            ? parts.Run(token => _entities.Find(text, language.Code, token), "no names found")
            : Part.Without<Entity>(PartStatus.Unsupported, UnsupportedReason(language));

        // Dates, quotations and bullets are joined here, each as one more parts.Run(...); they read the same AnalyzedText.
        var dates = Part.Without<DateMention>(PartStatus.Skipped, "not looked for yet");
        var quotations = Part.Without<Quotation>(PartStatus.Skipped, "not looked for yet");
        var bullets = Part.Without<Bullet>(PartStatus.Skipped, "not written yet");

        var result = new EnrichmentResult
        {
            Language = language,
            Entities = entities,
            Dates = dates,
            Quotations = quotations,
            Bullets = bullets,
            Engine = _version,
        };
        return GroundingVerifier.Verify(result, article.Body).Result;
    }

    private static string UnsupportedReason(LanguageResult language) => language.Code == "und"
        ? "the language could not be told"
        : $"entities are not looked for in '{language.Code}'";
}
