using System.CommandLine;
using System.Globalization;
using Ingestion.Enrichment.Evaluation;
using Ingestion.Enrichment.Summaries;
using Ingestion.Enrichment.Text;
using Ingestion.Training.Display;
using Ingestion.Training.Evaluation;
using Ingestion.Training.Summaries;

namespace Ingestion.Training.Commands;

/// <summary>Measures the product's bullets on summaries that people wrote.</summary>
internal static class EvaluateBulletsCommand
{
    private const int MostBullets = 5;

    private const string Help = """
        ROUGE-1, ROUGE-2 and ROUGE-L (F1, in percent) of the product's bullets beside the first sentences of the same articles (Lead-N).

        All bullets together, in text order, stand against each whole reference; several references: the mean.
        The last column is the difference's 95 % interval by paired bootstrap over the articles, with a fixed seed: where it holds 0,
        the difference may be luck.

        Examples:
          dotnet run -c Release --project src/Ingestion.Training -- evaluate bullets data/summaries/ant_f24.dev.jsonl
          dotnet run -c Release --project src/Ingestion.Training -- evaluate bullets data/summaries/*.dev.jsonl --limit 100 --count 2
        """;

    private static readonly (string Name, Func<RougeScore, double> Of)[] Measures =
        [("ROUGE-1", s => s.One), ("ROUGE-2", s => s.Two), ("ROUGE-L", s => s.Longest)];

    /// <summary>The command <c>evaluate bullets</c>.</summary>
    public static Command Create()
    {
        var files = new Argument<string[]>("FILE")
        {
            Description = "JSON Lines in UTF-8: id, lang, title, text (a line is a paragraph), refs (each a list of sentences). A file that can't be read is told with file and line and left out, and makes the exit code 1.",
            Arity = ArgumentArity.OneOrMore,
        };
        var limit = NumberOption.Create<int>("--limit", "a number from 1", n => n >= 1);
        limit.Description = "Takes only the first N articles of each file.";
        var count = NumberOption.Create<int>("--count", "a number from 1 to 5", n => n is >= 1 and <= MostBullets);
        count.Description = "Bullets of an article, 1 to 5, and sentences of the lead.";
        count.DefaultValueFactory = _ => BulletWriter.DefaultCount;
        var command = new Command("bullets", Help) { files, limit, count };
        // Off this thread: the library listens to Ctrl-C only once the action has returned its task.
        command.SetAction((parsed, cancellationToken) => Task.Run(
            () => Run(
                parsed,
                parsed.GetRequiredValue(files),
                parsed.GetResult(limit) is null ? null : parsed.GetValue(limit),
                parsed.GetValue(count),
                cancellationToken),
            cancellationToken));
        return command;
    }

    private static int Run(ParseResult parsed, string[] paths, int? limit, int count, CancellationToken cancellationToken)
    {
        var error = parsed.InvocationConfiguration.Error;
        var progress = new Progress(error, TimeProvider.System);
        var files = new DataFiles(error);
        var writers = new SummaryWriters();
        var table = new TextTable(1, "file", "articles", "measure", "bullets", $"Lead-{count.ToString(CultureInfo.InvariantCulture)}", "difference", "95 % interval");
        foreach (var (path, articles) in files.Read(paths, p => SummaryReader.ReadFile(p, limit)))
        {
            var scores = new List<SummaryScores>(articles.Count);
            foreach (var article in articles)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var text = AnalyzedText.Of(article.Text);
                scores.Add(SummaryScores.Of(article, writers.Bullets(article, text, count, cancellationToken), SummaryWriters.Lead(text, count)));
                progress.Report(path, scores.Count, articles.Count, "articles");
            }
            AddRows(table, Path.GetFileName(path), scores);
        }
        if (table.HasRows)
            table.WriteTo(parsed.InvocationConfiguration.Output);
        return files.ExitCode;
    }

    private static void AddRows(TextTable table, string file, List<SummaryScores> scores)
    {
        foreach (var (name, measure) in Measures)
        {
            var result = SummaryComparison.Of(scores, measure);
            var first = name == Measures[0].Name;
            table.Add(
                first ? file : "", first ? scores.Count.ToString(CultureInfo.InvariantCulture) : "", name,
                Percent(result.Bullets), Percent(result.Lead), Signed(result.Bullets - result.Lead),
                $"{Signed(result.Interval.Low)} to {Signed(result.Interval.High)}");
        }
    }

    private static string Percent(double score) => (100 * score).ToString("0.00", CultureInfo.InvariantCulture);

    private static string Signed(double difference) => (100 * difference).ToString("+0.00;-0.00;0.00", CultureInfo.InvariantCulture);
}
