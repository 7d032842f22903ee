using Ingestion.Pipeline;
using Ingestion.Pipeline.Storage;

namespace Ingestion.Worker.Web.Page;

/// <summary>An article in a listing.</summary>
internal sealed record ArticleSummaryView(
    string ArticleId,
    string? Title,
    string Source,
    string? Section,
    string? PublishedAt,
    DateTimeOffset StoredAt,
    string Language,
    string Status,
    int Revision,
    bool Retracted,
    bool Copy,
    string Excerpt,
    IReadOnlyList<ArticleSummaryView.NameView> Names,
    int Quotations)
{
    private const int ExcerptLength = 280;
    private const int MostNames = 5;

    public static ArticleSummaryView Of(ArticleDocument document)
    {
        var enrichment = document.Enrichment;
        var lead = WireEnrichment.Lead(enrichment) ?? (WireEnrichment.Bullets(enrichment) is [var first, ..] ? first : null);
        return new ArticleSummaryView(
            document.ArticleId,
            document.Title,
            document.Source,
            document.Section,
            document.PublishedAt,
            document.StoredAt,
            enrichment.Language.Code,
            WireEnrichment.OverallStatus(enrichment),
            document.Revision,
            document.Retraction is not null,
            document.DuplicateOf is not null,
            Shortened(lead?.Text ?? document.Body),
            [.. WireEnrichment.Entities(enrichment).OrderByDescending(e => e.Salience).Take(MostNames).Select(e => new NameView(e.Type, e.Name))],
            enrichment.Quotations.Items.Count);
    }

    private static string Shortened(string text)
    {
        if (text.Length <= ExcerptLength)
            return text;
        return text[..(char.IsHighSurrogate(text[ExcerptLength - 1]) ? ExcerptLength - 1 : ExcerptLength)] + "…";
    }

    /// <summary>One of the names that the article is most about.</summary>
    internal sealed record NameView(string Type, string Name);
}
