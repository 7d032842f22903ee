using System.CommandLine;
using Ingestion.Enrichment.Entities;
using Ingestion.Enrichment.Entities.Sequence;
using Ingestion.Training.Conll;
using Ingestion.Training.Display;
using Ingestion.Training.Evaluation;
using Ingestion.Training.Names;

namespace Ingestion.Training.Commands;

/// <summary>Measures a trained model alone on annotated corpora.</summary>
internal static class EvaluateModelCommand
{
    private const string Help = """
        Precision, recall and F1 of a trained model of names alone, sentence by sentence and with the second pass over the document.

        Scored as evaluate names does. A model that was trained on the file says nothing by its score there.

        Examples:
          dotnet run -c Release --project src/Ingestion.Training -- evaluate model ar.model data/ner/ar/anercorp.train.conll --language ar --last 13
        """;

    /// <summary>The command <c>evaluate model</c>.</summary>
    public static Command Create()
    {
        var model = new Argument<string>("MODEL") { Description = "A file that train names has written." };
        var files = new Argument<string[]>("FILE") { Description = "CoNLL files in UTF-8, as for evaluate names.", Arity = ArgumentArity.OneOrMore };
        var language = new Option<string>("--language") { Description = "Language of model and files: ar or en.", HelpName = "TAG", Required = true };
        language.AcceptOnlyFromAmong([.. EntityFinder.Languages]);
        var last = NumberOption.Create<double>("--last", "a percentage above 0, up to 100", n => n is > 0 and <= 100);
        last.Description = "Evaluates only the last PERCENT of each file's sentences.";
        last.HelpName = "PERCENT";
        last.DefaultValueFactory = _ => 100;
        var errors = NumberOption.Create<int>("--errors", "a number from 0", n => n >= 0);
        errors.Description = "Lists the first N names missed and the first N wrongly found of each type, with the second pass.";
        var command = new Command("model", Help) { model, files, language, last, errors };
        // Off this thread: the library listens to Ctrl-C only once the action has returned its task.
        command.SetAction((parsed, cancellationToken) => Task.Run(
            () =>
            {
                var names = new NameModel(SequenceModelFile.Read(File.ReadAllBytes(parsed.GetRequiredValue(model))), parsed.GetRequiredValue(language));
                var data = new DataFiles(parsed.InvocationConfiguration.Error);
                var report = new NameReport(parsed.GetValue(errors));
                foreach (var (path, sentences) in data.Read(parsed.GetRequiredValue(files), ConllReader.ReadFile))
                {
                    var documents = ConllDocument.Of(EvaluateNamesCommand.Last(sentences, parsed.GetValue(last)));
                    var scores = ModelScores.Of(names, documents, cancellationToken);
                    report.Add($"{path} (sentences)", documents, scores.Sentences);
                    report.Add($"{path} (document pass)", documents, scores.Document);
                    foreach (var document in documents)
                        report.AddErrors(path, document, ModelScores.Compare(names, document, again: true));
                }

                report.WriteTo(parsed.InvocationConfiguration.Output);
                return data.ExitCode;
            },
            cancellationToken));
        return command;
    }
}
