using System.CommandLine;
using System.Globalization;
using Ingestion.Enrichment.Summaries;
using Ingestion.Training.Display;
using Ingestion.Training.Evaluation;
using Ingestion.Training.Summaries;

namespace Ingestion.Training.Commands;

/// <summary>Trains the models that choose bullets.</summary>
internal static class TrainBulletsCommand
{
    private const string Weights = "weights.bin";
    private const string Card = "model-card.md";

    private const string Help = """
        Trains the models that choose bullets, and writes their weights and a model card. The same files give the same bytes.

        Example (the models that ship; half a minute, one thread):
          dotnet run -c Release --project src/Ingestion.Training -- train bullets data/summaries/ant_f24.train.jsonl data/summaries/ant_bbc.train.jsonl data/summaries/cnndm.train.jsonl data/summaries/easc.train_A.jsonl data/summaries/ter_es.train_A.jsonl --weights 3,1,2 --dev data/summaries/ant_f24.dev.jsonl --dev data/summaries/ant_bbc.dev.jsonl --dev data/summaries/cnndm.dev.jsonl --output src/Ingestion.Enrichment/Resources/Summaries
        """;

    /// <summary>The command <c>train bullets</c>.</summary>
    public static Command Create()
    {
        var files = new Argument<string[]>("FILE")
        {
            Description = "JSON Lines in UTF-8: id, lang, title, text, refs. All must be readable: what can't be is told, and nothing is trained.",
            Arity = ArgumentArity.OneOrMore,
        };
        var weights = new Option<float[]>("--weights")
        {
            Description = "How much an article of each file counts, in the order of the files, with commas between; 1 for those behind the last.",
            HelpName = "N,N",
            DefaultValueFactory = _ => [],
            CustomParser = result =>
            {
                var given = result.Tokens[0].Value.Split(',').Select(w => float.TryParse(w, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var weight) ? weight : 0).ToArray();
                if (given.Any(w => w is not (> 0 and <= 100)))
                    result.AddError("--weights takes numbers above 0, up to 100, with commas between.");
                return given;
            },
        };
        var dev = new Option<string[]>("--dev") { Description = "A file that the card tells the result of; not trained on. May be given more than once.", HelpName = "FILE", DefaultValueFactory = _ => [] };
        var output = new Option<string>("--output") { Description = $"The folder that {Weights} and {Card} are written to.", HelpName = "FOLDER", Required = true };
        var command = new Command("bullets", Help) { files, weights, dev, output };
        command.SetAction((parsed, cancellationToken) => Task.Run(
            () => Run(parsed, parsed.GetRequiredValue(files), parsed.GetRequiredValue(weights), parsed.GetRequiredValue(dev), parsed.GetRequiredValue(output), cancellationToken),
            cancellationToken));
        return command;
    }

    private static int Run(ParseResult parsed, string[] paths, float[] weights, string[] devPaths, string output, CancellationToken cancellationToken)
    {
        var error = parsed.InvocationConfiguration.Error;
        var files = new DataFiles(error);
        var train = files.Read(paths, p => SummaryReader.ReadFile(p)).ToList();
        var dev = files.Read(devPaths, p => SummaryReader.ReadFile(p)).ToList();
        if (files.ExitCode != ExitCodes.Ok)
            return files.ExitCode;
        var progress = new Progress(error, TimeProvider.System);
        var writers = new SummaryWriters();
        var articles = new List<WeightedArticle>();
        for (var i = 0; i < train.Count; i++)
        {
            foreach (var article in train[i].Content)
            {
                articles.Add(new WeightedArticle(writers.ForTraining(article, cancellationToken), i < weights.Length ? weights[i] : 1));
                progress.Report(train[i].Path, articles.Count, train.Sum(t => t.Content.Count), "articles read");
            }
        }

        error.WriteLine($"training on {articles.Count.ToString(CultureInfo.InvariantCulture)} articles");
        var model = SummaryTrainer.Train(articles, cancellationToken);
        var table = new SummaryTable(BulletOptions.WholeSentences, model, progress);
        foreach (var (path, content) in dev)
            table.Add(Path.GetFileName(path), content, cancellationToken);
        Directory.CreateDirectory(output);
        using (var stream = File.Create(Path.Combine(output, Weights)))
            model.Write(stream);
        var sets = train.Select((t, i) => new TrainingSet(t.Path, t.Content.Count, i < weights.Length ? weights[i] : 1)).ToList();
        File.WriteAllText(Path.Combine(output, Card), SummaryModelCard.Of(model, sets, table));
        table.WriteTo(parsed.InvocationConfiguration.Output);
        return ExitCodes.Ok;
    }
}
