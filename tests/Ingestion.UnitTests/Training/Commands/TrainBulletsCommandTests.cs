using System.Globalization;
using System.Text.Json;
using Ingestion.Enrichment.Summaries;
using Ingestion.Training.Commands;
using Ingestion.UnitTests.Worker.Commands;

namespace Ingestion.UnitTests.Training.Commands;

public class TrainBulletsCommandTests
{
    [Fact]
    public async Task Train_SameFilesTwice_GivesTheSameWeightsAndCard()
    {
        using var folder = new TestFolder();
        var file = folder.File("a.jsonl", string.Join('\n', Enumerable.Range(0, 60).Select(Article)));
        var (one, other) = (Path.Combine(Path.GetDirectoryName(file)!, "one"), Path.Combine(Path.GetDirectoryName(file)!, "other"));

        foreach (var output in new[] { one, other })
        {
            var run = await TrainingRun.OfAsync("train", "bullets", file, "--weights", "2", "--dev", file, "--output", output);
            run.Code.ShouldBe(ExitCodes.Ok, run.Error);
            run.OutputLines[1].ShouldMatch(@"^a\.jsonl +60 +ROUGE-1 ");
        }

        var weights = File.ReadAllBytes(Path.Combine(one, "weights.bin"));
        weights.ShouldBe(File.ReadAllBytes(Path.Combine(other, "weights.bin")));
        SummaryModel.Read(new MemoryStream(weights)).Sentences.Features.ShouldBe(ArticleFeatures.Count);
        var card = File.ReadAllText(Path.Combine(one, "model-card.md"));
        card.ShouldBe(File.ReadAllText(Path.Combine(other, "model-card.md")));
        card.ShouldContain("| a.jsonl | 60 | 2 |");
        card.ShouldContain("ROUGE-1");
    }

    [Fact]
    public async Task Train_FileThatCantBeRead_TrainsNothing()
    {
        using var folder = new TestFolder();
        var bad = folder.File("bad.jsonl", "[]");

        var run = await TrainingRun.OfAsync("train", "bullets", bad, "--output", Path.Combine(Path.GetDirectoryName(bad)!, "out"));

        run.Code.ShouldBe(ExitCodes.Failure);
        run.Error.ShouldContain("not an article");
        Directory.Exists(Path.Combine(Path.GetDirectoryName(bad)!, "out")).ShouldBeFalse();
    }

    [Theory]
    [InlineData("0")]
    [InlineData("1,x")]
    public async Task Train_WeightThatIsNone_IsRefused(string weights)
    {
        var run = await TrainingRun.OfAsync("train", "bullets", "a.jsonl", "--weights", weights, "--output", "x");

        run.Code.ShouldBe(ExitCodes.Usage);
        run.Error.ShouldContain("--weights takes");
    }

    // The second of ten sentences is the summary.
    private static string Article(int number)
    {
        var sentences = Enumerable.Range(0, 10).Select(i => string.Create(
            CultureInfo.InvariantCulture, $"The council of town {number} spoke at length about matter {(i * 7) + number} and went home late again."));
        return JsonSerializer.Serialize(new { id = $"{number}", lang = "en", title = "", text = string.Join('\n', sentences), refs = new[] { new[] { sentences.ElementAt(1) } } });
    }
}
