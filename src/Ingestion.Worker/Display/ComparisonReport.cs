using System.Globalization;
using Ingestion.Enrichment.Evaluation;

namespace Ingestion.Worker.Display;

/// <summary>Two versions of the engine side by side: their scores, then article by article what was gained (an error less) and lost (an error more).</summary>
internal static class ComparisonReport
{
    private static readonly (string Name, Func<ScoreSummary, double?> Of)[] Measures =
    [
        ("mentions exact F1", s => s.Mentions.F1), ("mentions relaxed F1", s => s.MentionsRelaxed.F1), ("entities F1", s => s.Entities.F1), ("entities by alias F1", s => s.EntitiesByAlias.F1),
        ("dates accuracy", s => s.Dates.Accuracy), ("quotations F1", s => s.Quotations.F1), ("speakers of all", s => s.Quotations.SpeakerOfAll),
        ("bullets ROUGE-1", s => s.Bullets.Rouge1), ("bullets ROUGE-2", s => s.Bullets.Rouge2), ("bullets ROUGE-L", s => s.Bullets.RougeL),
        ("grounding violations", s => s.GroundingViolations), ("mustNot violations", s => s.MustNotViolations),
    ];

    /// <summary>Writes it.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="before">The other version.</param>
    /// <param name="now">This one.</param>
    public static void Write(TextWriter output, EngineScores before, EngineScores now)
    {
        output.WriteLine($"before: {Version(before.Engine)}");
        output.WriteLine($"now:    {Version(now.Engine)}");
        for (var i = 0; i < now.Summaries.Count; i++)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"== {now.Summaries[i].Key}: {now.Summaries[i].Value.Articles} articles {"before",8} {"now",7} {"change",7}"));
            foreach (var (name, of) in Measures)
                output.WriteLine($"  {name,-22} {Row(of(before.Summaries[i].Value), of(now.Summaries[i].Value))}");
        }

        foreach (var id in before.Missing)
            output.WriteLine($"missing before: {id}");
        var (gained, lost) = (0, 0);
        for (var i = 0; i < now.Articles.Count; i++)
        {
            var (less, more) = Write(output, before.Articles[i], now.Articles[i]);
            gained += less;
            lost += more;
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{gained} gained, {lost} lost"));
    }

    private static (int Gained, int Lost) Write(TextWriter output, ArticleScore before, ArticleScore now)
    {
        // The same error may stand twice, for two mentions of one name.
        var gained = Without(before.Errors, now.Errors);
        var lost = Without(now.Errors, before.Errors);
        var (one, other) = (ScoreSummary.Of([before]), ScoreSummary.Of([now]));
        output.WriteLine($"== {now.Article.Id}: mentions {Change(one.Mentions.F1, other.Mentions.F1)}, entities {Change(one.Entities.F1, other.Entities.F1)}, "
            + $"dates {Change(one.Dates.Accuracy, other.Dates.Accuracy)}, quotations {Change(one.Quotations.F1, other.Quotations.F1)}, ROUGE-1 {Change(one.Bullets.Rouge1, other.Bullets.Rouge1)}");
        foreach (var error in gained)
            output.WriteLine($"  + no more: {error.Kind} {error.What}");
        foreach (var error in lost)
            output.WriteLine($"  - new: {error.Kind} {error.What}");
        return (gained.Count, lost.Count);
    }

    private static List<ScoreError> Without(IReadOnlyList<ScoreError> errors, IReadOnlyList<ScoreError> others)
    {
        var left = others.CountBy(error => error).ToDictionary();
        return [.. errors.Where(error => !left.TryGetValue(error, out var count) || (left[error] = count - 1) < 0)];
    }

    private static string Row(double? before, double? now) =>
        $"{ScoreReport.Rate(before),8} {ScoreReport.Rate(now),7} {(before is { } one && now is { } other ? (other - one).ToString("+0.0;-0.0;0.0", CultureInfo.InvariantCulture) : "-"),7}";

    private static string Change(double? before, double? now) => before == now ? ScoreReport.Rate(now) : $"{ScoreReport.Rate(before)} → {ScoreReport.Rate(now)}";

    private static string Version(GivenEngine? engine) => engine is null ? "not said" : $"{engine.Name} {engine.Version} {engine.ModelHash}".TrimEnd();
}
