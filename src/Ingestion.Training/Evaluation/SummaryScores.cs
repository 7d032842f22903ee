using Ingestion.Enrichment.Evaluation;
using Ingestion.Training.Summaries;

namespace Ingestion.Training.Evaluation;

/// <summary>The scores of one article's two summaries.</summary>
/// <param name="Bullets">The product's bullets.</param>
/// <param name="Lead">The first sentences.</param>
internal readonly record struct SummaryScores(RougeScore Bullets, RougeScore Lead)
{
    /// <summary>Scores both: all sentences together, in order, against each whole reference.</summary>
    /// <param name="article">The article.</param>
    /// <param name="bullets">The product's bullets.</param>
    /// <param name="lead">The first sentences.</param>
    public static SummaryScores Of(SummaryArticle article, IReadOnlyList<string> bullets, IReadOnlyList<string> lead)
    {
        var references = article.References.Select(Tokens).ToArray();
        return new SummaryScores(Score(Tokens(bullets), references), Score(Tokens(lead), references));
    }

    private static RougeScore Score(IReadOnlyList<string> summary, IReadOnlyList<string>[] references) =>
        RougeScore.Mean([.. references.Select(reference => Rouge.Score(summary, reference))]);

    private static IReadOnlyList<string> Tokens(IReadOnlyList<string> sentences) => [.. sentences.SelectMany(Rouge.Tokens)];
}

/// <summary>How the product's bullets do beside the first sentences, by one measure over many articles.</summary>
/// <param name="Bullets">Mean of the product's bullets, 0 to 1.</param>
/// <param name="Lead">Mean of the first sentences.</param>
/// <param name="Interval">95 % interval of the difference of the means.</param>
internal sealed record SummaryComparison(double Bullets, double Lead, Interval Interval)
{
    /// <summary>Compares.</summary>
    /// <param name="scores">One an article; at least one.</param>
    /// <param name="measure">Which of the ROUGE figures.</param>
    public static SummaryComparison Of(IReadOnlyList<SummaryScores> scores, Func<RougeScore, double> measure) => new(
        scores.Average(s => measure(s.Bullets)),
        scores.Average(s => measure(s.Lead)),
        PairedBootstrap.Interval95([.. scores.Select(s => measure(s.Bullets) - measure(s.Lead))]));
}
