using Ingestion.Enrichment;
using Ingestion.Enrichment.Entities;
using Ingestion.Enrichment.Languages;
using Ingestion.Enrichment.Summaries;
using Ingestion.Enrichment.Text;
using Ingestion.Training.Summaries;

namespace Ingestion.Training.Evaluation;

/// <summary>Two summaries of an article: the product's, and the one to beat.</summary>
internal sealed class SummaryWriters
{
    private readonly LanguageIdentifier _languages = new();
    private readonly EntityFinder _entities = new();

    /// <summary>The product's bullets, written by the steps that <see cref="EnrichmentEngine"/> takes, in any number.</summary>
    /// <param name="article">The article.</param>
    /// <param name="text">Its text, analysed.</param>
    /// <param name="count">At most so many, 1 to 5.</param>
    /// <param name="cancellationToken">Checked at every sentence.</param>
    public IReadOnlyList<string> Bullets(SummaryArticle article, AnalyzedText text, int count, CancellationToken cancellationToken)
    {
        var language = _languages.Identify(text, article.Language).Code;
        IReadOnlyList<Entity> entities = EntityFinder.Languages.Contains(language, StringComparer.Ordinal)
            ? _entities.Find(text, language, cancellationToken)
            : [];
        var read = new ArticleText(article.Text) { Title = article.Title, StatedLanguage = article.Language };
        return [.. BulletWriter.Write(text, read, entities, count, cancellationToken).Select(b => b.Text)];
    }

    /// <summary>Lead-N: the first sentences, as the product cuts them. Hard to beat on news.</summary>
    /// <param name="text">The text, analysed.</param>
    /// <param name="count">At most so many.</param>
    public static IReadOnlyList<string> Lead(AnalyzedText text, int count) =>
        [.. text.Sentences[..Math.Min(count, text.Sentences.Length)].ToArray().Select(s => text.SurfaceOf(s.Span))];
}
