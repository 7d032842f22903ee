using Ingestion.Contracts;
using Ingestion.Enrichment.Grounding;
using Ingestion.Pipeline;
using Ingestion.Pipeline.Identity;

namespace Ingestion.Worker.Commands;

/// <summary>One line of <c>enrich</c>. Offsets are UTF-16 code units over the article's body.</summary>
internal sealed record EnrichedArticle
{
    /// <summary>The publisher's own id, else the article id.</summary>
    public required string Id { get; init; }

    /// <summary>The id that the article has in the store.</summary>
    public required string ArticleId { get; init; }

    /// <summary>The publisher.</summary>
    public required string Source { get; init; }

    /// <summary>Headline as sent, or null.</summary>
    public required string? Title { get; init; }

    /// <summary>Language as found: BCP 47 primary tag.</summary>
    public required string Language { get; init; }

    /// <summary>How sure the language is, 0 to 1.</summary>
    public required double LanguageConfidence { get; init; }

    /// <summary>Overall status.</summary>
    public required string Status { get; init; }

    /// <summary>Status and reason of each part.</summary>
    public required EnrichmentParts Parts { get; init; }

    /// <summary>Summary bullets.</summary>
    public required IReadOnlyList<BulletData> Bullets { get; init; }

    /// <summary>One sentence that says what it is about, or null.</summary>
    public required BulletData? Lead { get; init; }

    /// <summary>Key phrases, best first.</summary>
    public required IReadOnlyList<KeyPhraseData> KeyPhrases { get; init; }

    /// <summary>Entities with their mentions.</summary>
    public required IReadOnlyList<EntityData> Entities { get; init; }

    /// <summary>Dates.</summary>
    public required IReadOnlyList<DateData> Dates { get; init; }

    /// <summary>Direct speech.</summary>
    public required IReadOnlyList<QuotationData> Quotations { get; init; }

    /// <summary>Indirect speech.</summary>
    public required IReadOnlyList<StatementData> Statements { get; init; }

    /// <summary>SHA-256 over the normalised title and body.</summary>
    public required string ContentHash { get; init; }

    /// <summary>Who produced it.</summary>
    public required EngineData Engine { get; init; }

    /// <summary>An article and its enrichment in the words of the contracts.</summary>
    public static EnrichedArticle Of(IdentifiedArticle article, GroundedResult grounded)
    {
        var enrichment = grounded.Result;
        return new EnrichedArticle
        {
            Id = string.IsNullOrWhiteSpace(article.Message.ExternalId) ? article.ArticleId : article.Message.ExternalId.Trim(),
            ArticleId = article.ArticleId,
            Source = article.Message.Source!.Trim(),
            Title = article.Message.Title,
            Language = enrichment.Language.Code,
            LanguageConfidence = Math.Round(enrichment.Language.Confidence, 3),
            Status = WireEnrichment.OverallStatus(enrichment),
            Parts = WireEnrichment.Parts(enrichment),
            Bullets = WireEnrichment.Bullets(enrichment),
            Lead = WireEnrichment.Lead(enrichment),
            KeyPhrases = WireEnrichment.KeyPhrases(enrichment),
            Entities = WireEnrichment.Entities(enrichment),
            Dates = WireEnrichment.Dates(enrichment),
            Quotations = WireEnrichment.Quotations(enrichment),
            Statements = WireEnrichment.Statements(enrichment),
            ContentHash = article.ContentHash,
            Engine = WireEnrichment.Engine(enrichment),
        };
    }
}
