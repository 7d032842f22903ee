using System.CommandLine;
using System.Globalization;
using Ingestion.Enrichment.Entities;
using Ingestion.Enrichment.Entities.Sequence;
using Ingestion.Training.Names;
using Ingestion.Training.Summaries;

namespace Ingestion.Training.Commands;

/// <summary>Trains the model of names that the engine ships.</summary>
internal static class TrainNamesCommand
{
    private const string Help = """
        Trains the model of names of one language and writes it, reproducibly: same files and seed, same bytes.

        With --card it also measures, by training anew each time, what such a model reaches on text that it has not seen: the last 13 %
        of the first file, each of the other files left out in turn, and the first of these again without one kind of feature after
        the other; and writes all that to a Markdown file.

        Examples:
          dotnet run -c Release --project src/Ingestion.Training -- train names data/ner/ar/*.conll --language ar --domain aqmar wojood-sample
            --classes data/gazetteers/ar-word-classes.tsv --person-tokens data/gazetteers/ar-person-tokens.tsv
            --known-names src/Ingestion.Training/Names/known-names.ar.tsv --raw-texts data/summaries/ant_*.train.jsonl
            --out src/Ingestion.Enrichment/Resources/Ar/names.model --card src/Ingestion.Enrichment/Resources/Ar/names.model.md
        """;

    /// <summary>The command <c>train names</c>.</summary>
    public static Command Create()
    {
        var files = new Argument<string[]>("FILE") { Description = "CoNLL files in UTF-8, as for evaluate names.", Arity = ArgumentArity.OneOrMore };
        var language = new Option<string>("--language") { Description = "Language of the files: ar or en.", HelpName = "TAG", Required = true };
        language.AcceptOnlyFromAmong([.. EntityFinder.Languages]);
        var classes = new Option<string?>("--classes") { Description = "Words with their distributional classes: word, class of 128, class of 1000, count; with tabs.", HelpName = "FILE" };
        var tokens = new Option<string?>("--person-tokens") { Description = "Words of personal names with their counts, with a tab.", HelpName = "FILE" };
        var least = NumberOption.Create<int>("--least-count", "a number from 1", n => n >= 1);
        least.Description = "Rarer words of personal names are left out; 1 unless said.";
        least.DefaultValueFactory = _ => 1;
        var knownNames = new Option<string?>("--known-names") { Description = "Well-known names: kind (club, company, medium, body, person) and name, with a tab.", HelpName = "FILE" };
        var domain = new Option<string[]>("--domain")
        {
            Description = "The model is for the genre and the annotation of these corpora, by file name without extension; the others only teach it what is true of both. None unless said: for all alike.",
            HelpName = "NAME",
            AllowMultipleArgumentsPerToken = true,
        };
        var rawTexts = new Option<string[]>("--raw-texts") { Description = "Summary corpora in JSON Lines: what a first pass takes the words of their articles for is a feature of these words.", HelpName = "FILE", AllowMultipleArgumentsPerToken = true };
        var output = new Option<string>("--out") { Description = "Where the model goes.", HelpName = "FILE", Required = true };
        var card = new Option<string?>("--card") { Description = "Where the model card goes, with scores and ablation: takes about eight times as long.", HelpName = "FILE" };
        var seed = NumberOption.Create<int>("--seed", "a number from 0", n => n >= 0);
        seed.Description = "Seed of the order of sentences and of what is hidden; 1 unless said.";
        seed.DefaultValueFactory = _ => 1;
        var command = new Command("names", Help) { files, language, classes, tokens, knownNames, domain, rawTexts, least, output, card, seed };
        // Off this thread: the library listens to Ctrl-C only once the action has returned its task.
        command.SetAction((parsed, cancellationToken) => Task.Run(
            () =>
            {
                var error = parsed.InvocationConfiguration.Error;
                var corpora = parsed.GetRequiredValue(files).Select(CorpusFile.Read).ToArray();
                var lexicon = LexiconReader.Read(parsed.GetValue(classes), parsed.GetValue(tokens), parsed.GetValue(least), parsed.GetValue(knownNames));
                var options = new TrainingOptions { Seed = (ulong)parsed.GetValue(seed) };
                var tag = parsed.GetRequiredValue(language);
                var raw = (parsed.GetValue(rawTexts) ?? []).SelectMany(file => SummaryReader.ReadFile(file)).Where(article => article.Language == tag).ToArray();
                var training = new NameTraining(tag, lexicon, [.. raw.Select(article => $"{article.Title}\n{article.Text}")], options, error.WriteLine);
                var domainNames = parsed.GetValue(domain) ?? [];
                if (Array.Find(domainNames, name => !Array.Exists(corpora, corpus => corpus.Name == name)) is { } unknown)
                    throw new DataFileException(unknown, $"is no corpus of this training; --domain knows {string.Join(", ", corpora.Select(corpus => corpus.Name))}");
                var inDomain = corpora.Where(corpus => domainNames.Contains(corpus.Name)).ToArray();
                var documents = TrainingDocuments.Of(corpora, inDomain);
                var model = SequenceModelFile.Write(training.Train(documents, without: 0, again: true, cancellationToken));
                File.WriteAllBytes(parsed.GetRequiredValue(output), model);
                parsed.InvocationConfiguration.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{parsed.GetRequiredValue(output)}: {model.Length} bytes"));
                if (parsed.GetValue(card) is { } path)
                    File.WriteAllText(path, new ModelCard(tag, corpora, lexicon, options, training, inDomain).Write(model, error.WriteLine, cancellationToken));
                return ExitCodes.Ok;
            },
            cancellationToken));
        return command;
    }
}
