using System.Globalization;
using Ingestion.Enrichment.Summaries;
using Ingestion.Enrichment.Text;
using Ingestion.Training.Display;
using Ingestion.Training.Summaries;

namespace Ingestion.Training.Evaluation;

/// <summary>The product's bullets beside the first sentences of the same articles, as a table.</summary>
/// <param name="options">What the bullets should be like; the lead has as many sentences.</param>
/// <param name="model">What scores.</param>
/// <param name="progress">Where it is told how far it is.</param>
internal sealed class SummaryTable(BulletOptions options, SummaryModel model, Progress progress)
{
    private static readonly (string Name, Func<RougeScore, double> Of)[] Measures =
        [("ROUGE-1", s => s.One), ("ROUGE-2", s => s.Two), ("ROUGE-L", s => s.Longest)];

    private readonly SummaryWriters _writers = new();

    private readonly TextTable _table = new(
        1, "file", "articles", "measure", "bullets", $"Lead-{options.Count.ToString(CultureInfo.InvariantCulture)}", "difference", "95 % interval");

    /// <summary>Measures some articles and adds their rows.</summary>
    /// <param name="name">What they are called.</param>
    /// <param name="articles">The articles.</param>
    /// <param name="cancellationToken">Checked at every article.</param>
    public void Add(string name, IReadOnlyList<SummaryArticle> articles, CancellationToken cancellationToken)
    {
        var scores = new List<SummaryScores>(articles.Count);
        foreach (var article in articles)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var text = AnalyzedText.Of(article.Text);
            scores.Add(SummaryScores.Of(article, _writers.Bullets(article, text, options, model, cancellationToken), SummaryWriters.Lead(text, options.Count)));
            progress.Report(name, scores.Count, articles.Count, "articles");
        }

        foreach (var (measure, of) in Measures)
        {
            var result = SummaryComparison.Of(scores, of);
            var first = measure == Measures[0].Name;
            _table.Add(
                first ? name : "", first ? scores.Count.ToString(CultureInfo.InvariantCulture) : "", measure,
                Percent(result.Bullets), Percent(result.Lead), Signed(result.Bullets - result.Lead),
                $"{Signed(result.Interval.Low)} to {Signed(result.Interval.High)}");
        }
    }

    /// <summary>Writes it, if anything was measured.</summary>
    public void WriteTo(TextWriter output)
    {
        if (_table.HasRows)
            _table.WriteTo(output);
    }

    private static string Percent(double score) => (100 * score).ToString("0.00", CultureInfo.InvariantCulture);

    private static string Signed(double difference) => (100 * difference).ToString("+0.00;-0.00;0.00", CultureInfo.InvariantCulture);
}
