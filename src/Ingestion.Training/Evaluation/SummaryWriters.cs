using Ingestion.Enrichment;
using Ingestion.Enrichment.Dates;
using Ingestion.Enrichment.Entities;
using Ingestion.Enrichment.Languages;
using Ingestion.Enrichment.Quotations;
using Ingestion.Enrichment.Summaries;
using Ingestion.Enrichment.Text;
using Ingestion.Training.Summaries;

namespace Ingestion.Training.Evaluation;

/// <summary>Two summaries of an article: the product's, and the one to beat.</summary>
internal sealed class SummaryWriters
{
    private readonly LanguageIdentifier _languages = new();
    private readonly EntityFinder _entities = new();

    /// <summary>The product's bullets, written by the steps that <see cref="EnrichmentEngine"/> takes.</summary>
    /// <param name="article">The article.</param>
    /// <param name="text">Its text, analysed.</param>
    /// <param name="options">What they should be like.</param>
    /// <param name="model">What scores.</param>
    /// <param name="cancellationToken">Checked at every sentence.</param>
    public IReadOnlyList<string> Bullets(SummaryArticle article, AnalyzedText text, BulletOptions options, SummaryModel model, CancellationToken cancellationToken)
    {
        var (language, entities) = Read(article, text, cancellationToken);
        IReadOnlyList<DateMention> dates = entities is null ? [] : DateFinder.Find(text, article.PublishedOn, cancellationToken: cancellationToken);
        var read = new ArticleText(article.Text) { Title = article.Title, StatedLanguage = article.Language, PublishedOn = article.PublishedOn };
        return [.. new ArticleSummary(text, read, language, entities ?? [], dates, model, cancellationToken).Bullets(options).Select(b => b.Text)];
    }

    /// <summary>What the trainer sees of an article.</summary>
    /// <param name="article">The article.</param>
    /// <param name="cancellationToken">Checked at every sentence.</param>
    public TrainingArticle ForTraining(SummaryArticle article, CancellationToken cancellationToken)
    {
        var text = AnalyzedText.Of(article.Text);
        var (language, entities) = Read(article, text, cancellationToken);
        return new TrainingArticle(article, new ArticleFeatures(text, article.Title, language, entities ?? [], QuoteMarks.Find(text), cancellationToken), text);
    }

    /// <summary>Lead-N: the first sentences, as the product cuts them. Hard to beat on news.</summary>
    /// <param name="text">The text, analysed.</param>
    /// <param name="count">At most so many.</param>
    public static IReadOnlyList<string> Lead(AnalyzedText text, int count) =>
        [.. text.Sentences[..Math.Min(count, text.Sentences.Length)].ToArray().Select(s => text.SurfaceOf(s.Span))];

    private (string Language, IReadOnlyList<Entity>? Entities) Read(SummaryArticle article, AnalyzedText text, CancellationToken cancellationToken)
    {
        var language = _languages.Identify(text, article.Language).Code;
        return (language, EntityFinder.Languages.Contains(language, StringComparer.Ordinal) ? _entities.Find(text, language, cancellationToken) : null);
    }
}
