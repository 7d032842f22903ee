using Ingestion.Enrichment.Text;

namespace Ingestion.Enrichment.Summaries;

/// <summary>
/// Writes bullets of an article's own sentences: chosen by trained models, spread over the article, each readable alone. Works for any
/// language whose text has sentences; names and dates are filled in where they were found. Thread-safe, linear, without I/O.
/// </summary>
public static class BulletWriter
{
    /// <summary>The bullets of an article, in text order.</summary>
    /// <param name="text">The body.</param>
    /// <param name="article">The same article; its title weighs, its day of publication makes dates absolute.</param>
    /// <param name="language">BCP 47 primary tag, <c>und</c> where none is known.</param>
    /// <param name="entities">What the body names.</param>
    /// <param name="dates">Its dates, in text order.</param>
    /// <param name="options">What they should be like; <see cref="BulletOptions.Default"/> if null.</param>
    /// <param name="cancellationToken">Checked at every sentence.</param>
    /// <returns>Fewer than asked for, or none, where the text has no more sentences that can be read alone.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An option is outside its range.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static IReadOnlyList<Bullet> Write(
        AnalyzedText text, ArticleText article, string language, IReadOnlyList<Entity> entities, IReadOnlyList<DateMention> dates,
        BulletOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(article);
        ArgumentNullException.ThrowIfNull(entities);
        ArgumentNullException.ThrowIfNull(dates);
        options ??= BulletOptions.Default;
        BulletOptions.Validate(options);
        return new ArticleSummary(text, article, language, entities, dates, SummaryModel.Instance, cancellationToken).Bullets(options);
    }
}
