using System.CommandLine;
using Ingestion.Enrichment.Entities;
using Ingestion.Training.Conll;
using Ingestion.Training.Display;
using Ingestion.Training.Evaluation;

namespace Ingestion.Training.Commands;

/// <summary>Measures the names that the product finds on annotated corpora.</summary>
internal static class EvaluateNamesCommand
{
    private const string Help = """
        Precision, recall and F1 of the names that the product finds in annotated corpora, by type, by file and over all files.

        Documents: corpora do not say where an article ends; every 30 sentences stand for one, a line each.
        Exact: same type, same span. Corpora leave clitics on the token and the product gives the bare name, so a name that lacks
        nothing but a leading clitic of one or two letters (of و ف ب ك ل) counts as exact.
        Overlapping: same type, at least one character in common, one to one.
        MISC in a corpus and the product's types other than person, place and organization are left out.

        Examples:
          dotnet run -c Release --project src/Ingestion.Training -- evaluate names data/ner/ar/aqmar.conll data/ner/en/wikigold.conll
          dotnet run -c Release --project src/Ingestion.Training -- evaluate names data/ner/ar/anercorp.train.conll --last 13 --errors 20
          dotnet run -c Release --project src/Ingestion.Training -- evaluate names notes.conll --language ar
        """;

    /// <summary>The command <c>evaluate names</c>.</summary>
    public static Command Create()
    {
        var files = new Argument<string[]>("FILE")
        {
            Description = "CoNLL files in UTF-8: token, tab, tag (IOB2 with PER, LOC, ORG, MISC); a blank line between sentences. One that can't be read is told with file and line and left out, and makes the exit code 1.",
            Arity = ArgumentArity.OneOrMore,
        };
        var language = new Option<string?>("--language") { Description = "Language of the files; else the name of each file's folder says it (ar, en).", HelpName = "TAG" };
        language.CompletionSources.Add([.. EntityFinder.Languages]);
        language.Validators.Add(result =>
        {
            if (!EntityFinder.Languages.Contains(result.GetValue(language), StringComparer.Ordinal))
                result.AddError("--language takes ar or en.");
        });
        var last = NumberOption.Create<double>("--last", "a percentage above 0, up to 100", n => n is > 0 and <= 100);
        last.Description = "Evaluates only the last PERCENT of each file's sentences, rounded up: a development part in sequence.";
        last.HelpName = "PERCENT";
        last.DefaultValueFactory = _ => 100;
        var errors = NumberOption.Create<int>("--errors", "a number from 0", n => n >= 0);
        errors.Description = "Lists the first N names missed and the first N wrongly found of each type.";
        var command = new Command("names", Help) { files, language, last, errors };
        command.Validators.Add(result =>
        {
            if (result.GetValue(language) is null && result.GetValue(files)?.FirstOrDefault(f => LanguageOfFolder(f) is null) is { } file)
                result.AddError($"{file}: no folder ar or en tells its language; say --language ar or --language en.");
        });
        // Off this thread: the library listens to Ctrl-C only once the action has returned its task.
        command.SetAction((parsed, cancellationToken) => Task.Run(
            () => Run(
                parsed,
                parsed.GetRequiredValue(files),
                file => parsed.GetValue(language) ?? LanguageOfFolder(file)!,
                parsed.GetValue(last),
                parsed.GetValue(errors),
                cancellationToken),
            cancellationToken));
        return command;
    }

    /// <summary>The last sentences of a corpus.</summary>
    /// <param name="sentences">All of them.</param>
    /// <param name="percent">Above 0, up to 100; rounded up to whole sentences.</param>
    internal static IEnumerable<ConllSentence> Last(IReadOnlyList<ConllSentence> sentences, double percent) =>
        sentences.TakeLast((int)Math.Ceiling(sentences.Count * percent / 100));

    private static int Run(ParseResult parsed, string[] paths, Func<string, string> languageOf, double last, int errors, CancellationToken cancellationToken)
    {
        var error = parsed.InvocationConfiguration.Error;
        var progress = new Progress(error, TimeProvider.System);
        var files = new DataFiles(error);
        var report = new NameReport(errors);
        var product = new ProductNames();
        foreach (var (path, sentences) in files.Read(paths, ConllReader.ReadFile))
        {
            var documents = ConllDocument.Of(Last(sentences, last));
            var counts = NameCounts.None;
            for (var i = 0; i < documents.Count; i++)
            {
                var comparison = SpanScorer.Compare(documents[i].Text, documents[i].Names, product.Find(documents[i].Text, languageOf(path), cancellationToken));
                counts = counts.Plus(NameCounts.Of(comparison));
                report.AddErrors(path, documents[i], comparison);
                progress.Report(path, i + 1, documents.Count, "documents");
            }
            report.Add(path, documents, counts);
        }
        report.WriteTo(parsed.InvocationConfiguration.Output);
        return files.ExitCode;
    }

    private static string? LanguageOfFolder(string file)
    {
        var folder = Path.GetFileName(Path.GetDirectoryName(Path.GetFullPath(file)));
        return EntityFinder.Languages.FirstOrDefault(l => l == folder);
    }
}
