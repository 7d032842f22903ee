using System.CommandLine;
using Ingestion.Enrichment.Summaries;
using Ingestion.Training.Display;
using Ingestion.Training.Evaluation;
using Ingestion.Training.Summaries;

namespace Ingestion.Training.Commands;

/// <summary>Measures the product's bullets on summaries that people wrote.</summary>
internal static class EvaluateBulletsCommand
{
    private const string Help = """
        ROUGE-1, ROUGE-2 and ROUGE-L (F1, in percent) of the product's bullets beside the first sentences of the same articles (Lead-N).

        A FILE is measured by whole sentences, for that is what such collections compare: the product's scorer chooses, nothing is
        reworded or cut. A FOLDER of annotated articles is measured by the bullets as the product writes them, by language.
        All bullets together, in text order, stand against each whole reference; several references: the mean.
        The last column is the difference's 95 % interval by paired bootstrap over the articles, with a fixed seed: where it holds 0,
        the difference may be luck.

        Examples:
          dotnet run -c Release --project src/Ingestion.Training -- evaluate bullets data/summaries/ant_f24.dev.jsonl
          dotnet run -c Release --project src/Ingestion.Training -- evaluate bullets data/summaries/*.dev.jsonl --limit 100 --count 2
          dotnet run -c Release --project src/Ingestion.Training -- evaluate bullets data/gold
          dotnet run -c Release --project src/Ingestion.Training -- evaluate bullets data/summaries/cnndm.dev.jsonl --as-written
        """;

    private const string FileHelp = "JSON Lines in UTF-8: id, lang, title, text (a line is a paragraph), refs (each a list of sentences); or a folder of annotated articles. What can't be read is told with file and line and left out, and makes the exit code 1.";

    /// <summary>The command <c>evaluate bullets</c>.</summary>
    public static Command Create()
    {
        var files = new Argument<string[]>("FILE") { Description = FileHelp, Arity = ArgumentArity.OneOrMore };
        var limit = NumberOption.Create<int>("--limit", "a number from 1", n => n >= 1);
        limit.Description = "Takes only the first N articles of each file.";
        var count = NumberOption.Create<int>("--count", "a number from 1 to 5", n => n is >= 1 and <= 5);
        count.Description = "Bullets of an article, 1 to 5, and sentences of the lead.";
        count.DefaultValueFactory = _ => BulletOptions.Default.Count;
        var written = new Option<bool>("--as-written") { Description = "Measures files too by the bullets as the product writes them." };
        var command = new Command("bullets", Help) { files, limit, count, written };
        // Off this thread: the library listens to Ctrl-C only once the action has returned its task.
        command.SetAction((parsed, cancellationToken) => Task.Run(
            () => Run(
                parsed,
                parsed.GetRequiredValue(files),
                parsed.GetResult(limit) is null ? null : parsed.GetValue(limit),
                parsed.GetValue(count),
                parsed.GetValue(written),
                cancellationToken),
            cancellationToken));
        return command;
    }

    /// <summary>The option <c>--summaries</c> of <c>evaluate</c>: the same measurement, for whoever thinks of the data first.</summary>
    /// <param name="evaluate">The command <c>evaluate</c>.</param>
    public static void AddTo(Command evaluate)
    {
        var summaries = new Option<string[]>("--summaries") { Description = "As evaluate bullets: " + FileHelp, HelpName = "FILE", AllowMultipleArgumentsPerToken = true };
        evaluate.Options.Add(summaries);
        evaluate.Validators.Add(result =>
        {
            if (result.Children.OfType<System.CommandLine.Parsing.CommandResult>().Any())
                return;
            if (result.GetResult(summaries) is null)
                result.AddError("Required command was not provided: names or bullets (or --summaries FILE…).");
        });
        evaluate.SetAction((parsed, cancellationToken) => Task.Run(
            () => Run(parsed, parsed.GetRequiredValue(summaries), null, BulletOptions.Default.Count, false, cancellationToken), cancellationToken));
    }

    private static int Run(ParseResult parsed, string[] paths, int? limit, int count, bool asWritten, CancellationToken cancellationToken)
    {
        var error = parsed.InvocationConfiguration.Error;
        var progress = new Progress(error, TimeProvider.System);
        var files = new DataFiles(error);
        var written = BulletOptions.Default with { Count = count };
        var whole = new SummaryTable(asWritten ? written : BulletOptions.WholeSentences with { Count = count }, SummaryModel.Instance, progress);
        var edited = new SummaryTable(written, SummaryModel.Instance, progress);
        foreach (var (path, articles) in files.Read(paths.Where(p => !Directory.Exists(p)), p => SummaryReader.ReadFile(p, limit)))
            whole.Add(Path.GetFileName(path), articles, cancellationToken);
        foreach (var (path, articles) in files.Read(paths.Where(Directory.Exists), AnnotatedArticleReader.ReadFolder))
        {
            foreach (var language in articles.GroupBy(a => a.Language, StringComparer.Ordinal))
                edited.Add($"{Path.GetFileName(Path.TrimEndingDirectorySeparator(path))} {language.Key}", [.. language.Take(limit ?? int.MaxValue)], cancellationToken);
        }

        whole.WriteTo(parsed.InvocationConfiguration.Output);
        edited.WriteTo(parsed.InvocationConfiguration.Output);
        return files.ExitCode;
    }
}
