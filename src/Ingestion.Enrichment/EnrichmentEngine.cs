using Ingestion.Enrichment.Dates;
using Ingestion.Enrichment.Entities;
using Ingestion.Enrichment.Entities.Resolution;
using Ingestion.Enrichment.Languages;
using Ingestion.Enrichment.Quotations;
using Ingestion.Enrichment.Summaries;
using Ingestion.Enrichment.Text;

namespace Ingestion.Enrichment;

/// <summary>
/// The built-in engine: text in, enrichment out. Pure, without I/O, one instance for all threads.
/// </summary>
/// <remarks>
/// The parts are independent: one that fails or runs out of time says so in its status, and the others stay. Whoever
/// keeps a result passes it through <see cref="Grounding.GroundingVerifier"/> first, whichever engine it came from.
/// </remarks>
/// <param name="budget">Time for one article, or null for no limit. Parts that it cuts off are <see cref="PartStatus.TimedOut"/>.</param>
/// <param name="time">The clock of the budget; the system's by default.</param>
public sealed class EnrichmentEngine(TimeSpan? budget = null, TimeProvider? time = null)
{
    /// <summary>Name of the source of spans (<see cref="System.Diagnostics.ActivitySource"/>): one for each part, while somebody listens.</summary>
    public const string SpanSource = "Ingestion.Enrichment";

    private readonly EngineVersion _version = new("ingestion", "0.3.0", ModelHash.Value);
    private readonly LanguageIdentifier _languages = new();
    private readonly EntityFinder _entities = new();

    /// <summary>Languages whose entities, dates and quotations are looked for: BCP 47 codes.</summary>
    public static IReadOnlyList<string> Languages => EntityFinder.Languages;

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

        using var text = AnalyzedText.Of(article.Body);
        var language = _languages.Identify(text, article.StatedLanguage);
        var supported = EntityFinder.Languages.Contains(language.Code, StringComparer.Ordinal);
        var entities = supported
            ? parts.Run("entities", token => _entities.Find(text, language.Code, token), "no names found")
            : Unsupported<Entity>("entities", language);
        // A treaty says nothing, and bullets were trained without: speech and summary know people, organizations and places.
        IReadOnlyList<Entity> names = [.. entities.Items.Where(e => e.Type is EntityType.Person or EntityType.Organization or EntityType.Location)];
        var dates = supported
            ? parts.Run("dates", token => DateFinder.Find(text, article.PublishedOn, article.CrawledOn, token), "no dates found")
            : Unsupported<DateMention>("dates", language);
        // Made within the first part that asks, so that a failure is that part's own.
        var speech = new Lazy<(MentionIndex Mentions, IReadOnlyList<QuotedStretch> Stretches)>(() => (new MentionIndex(names), QuoteMarks.Find(text)));
        var quotations = supported
            ? parts.Run("quotations", token => QuotationFinder.Find(text, speech.Value.Mentions, speech.Value.Stretches, token), "no direct speech found")
            : Unsupported<Quotation>("quotations", language);
        var statements = supported
            ? parts.Run("statements", token => StatementFinder.Find(text, speech.Value.Mentions, speech.Value.Stretches, token), "no indirect speech found")
            : Unsupported<Statement>("statements", language);
        // Bullets are sentences of the text itself, chosen by features that every language has.
        ArticleSummary? summary = null;
        ArticleSummary Summary(CancellationToken token) =>
            summary ??= new ArticleSummary(text, article, language.Code, names, dates.Items, SummaryModel.Instance, token);
        var bullets = parts.Run("bullets", token => Summary(token).BulletPart(BulletOptions.Default));
        var lead = parts.Run("lead", token => Summary(token).Lead(), ArticleSummary.NoSentence);
        var phrases = supported
            ? parts.Run("keyPhrases", token => KeyPhraseFinder.Find(text, Summary(token).Features.Title, names, token), "no phrase comes back")
            : Unsupported<KeyPhrase>("key phrases", language);
        summary?.Dispose();

        return new EnrichmentResult
        {
            Language = language,
            Entities = entities with { Items = Salience.Weigh(entities.Items, article, bullets.Items) },
            Dates = dates,
            Quotations = quotations,
            Statements = statements,
            Bullets = bullets,
            Lead = lead,
            KeyPhrases = phrases,
            Engine = _version,
        };
    }

    private static Part<T> Unsupported<T>(string part, LanguageResult language) => Part.Without<T>(
        PartStatus.Unsupported,
        language.Code == "und" ? "the language could not be told" : $"{part} are not looked for in '{language.Code}'");
}
