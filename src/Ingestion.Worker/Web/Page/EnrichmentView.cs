using Ingestion.Contracts;
using Ingestion.Enrichment;
using Ingestion.Pipeline;

namespace Ingestion.Worker.Web.Page;

/// <summary>What was found in a text, in the words of the contracts. Offsets are UTF-16 code units over the body, as in JavaScript strings.</summary>
internal sealed record EnrichmentView(
    string Language,
    double LanguageConfidence,
    string Status,
    EnrichmentParts Parts,
    BulletData? Lead,
    IReadOnlyList<BulletData> Bullets,
    IReadOnlyList<KeyPhraseData> KeyPhrases,
    IReadOnlyList<EntityData> Entities,
    IReadOnlyList<DateData> Dates,
    IReadOnlyList<QuotationData> Quotations,
    IReadOnlyList<StatementData> Statements,
    EngineData Engine)
{
    public static EnrichmentView Of(EnrichmentResult enrichment) => new(
        enrichment.Language.Code,
        Math.Round(enrichment.Language.Confidence, 3),
        WireEnrichment.OverallStatus(enrichment),
        WireEnrichment.Parts(enrichment),
        WireEnrichment.Lead(enrichment),
        WireEnrichment.Bullets(enrichment),
        WireEnrichment.KeyPhrases(enrichment),
        WireEnrichment.Entities(enrichment),
        WireEnrichment.Dates(enrichment),
        WireEnrichment.Quotations(enrichment),
        WireEnrichment.Statements(enrichment),
        WireEnrichment.Engine(enrichment));
}
