using Ingestion.Training.Commands;
using Ingestion.UnitTests.Worker.Commands;

namespace Ingestion.UnitTests.Training.Commands;

public class EvaluateBulletsCommandTests
{
    private const string Lead = "Talks on the harbour of Ghent ended on Monday without a deal between the city and the unions.";
    private const string Article = $$"""{"id":"1","lang":"en","title":"","text":"{{Lead}}","refs":[["{{Lead}}"]]}""";

    [Fact]
    public async Task Bullets_ArticleOfOneSentence_AreAsGoodAsTheLead()
    {
        using var folder = new TestFolder();

        var run = await TrainingRun.OfAsync("evaluate", "bullets", folder.File("a.jsonl", Article), "--count", "2");

        run.Error.ShouldNotContain("left out"); // A slow machine adds how far it is.
        run.Code.ShouldBe(ExitCodes.Ok);
        run.OutputLines[0].ShouldContain("Lead-2");
        run.OutputLines[1].ShouldMatch(@"^a\.jsonl +1 +ROUGE-1 +100\.00 +100\.00 +0\.00 +0\.00 to 0\.00$");
        run.OutputLines.Length.ShouldBe(4);
    }

    [Fact]
    public async Task Bullets_MalformedFile_IsToldAndExits1WithoutATable()
    {
        using var folder = new TestFolder();
        var bad = folder.File("bad.jsonl", Article + "\n[]\n");

        var run = await TrainingRun.OfAsync("evaluate", "bullets", bad);

        run.Code.ShouldBe(ExitCodes.Failure);
        run.Output.ShouldBeEmpty();
        run.Error.ShouldBe($"{bad}:2: not an article with id, lang, title, text and refs; left out\n");
    }

    [Fact]
    public async Task Bullets_Limited_TakesTheFirst()
    {
        using var folder = new TestFolder();

        var run = await TrainingRun.OfAsync("evaluate", "bullets", folder.File("a.jsonl", $"{Article}\n{Article}\n"), "--limit", "1");

        run.OutputLines[1].ShouldMatch(@"^a\.jsonl +1 ");
    }

    [Fact]
    public async Task Summaries_Option_MeasuresAsTheCommand()
    {
        using var folder = new TestFolder();
        var file = folder.File("a.jsonl", Article);

        var option = await TrainingRun.OfAsync("evaluate", "--summaries", file, file);
        var command = await TrainingRun.OfAsync("evaluate", "bullets", file, file);

        option.Code.ShouldBe(ExitCodes.Ok);
        option.OutputLines[1].ShouldMatch(@"^a\.jsonl +1 +ROUGE-1 +100\.00 +100\.00 ");
        option.Output.ShouldBe(command.Output);
    }

    [Fact]
    public async Task Bullets_FolderOfAnnotatedArticles_AreMeasuredAsWrittenByLanguage()
    {
        using var folder = new TestFolder();
        var body = "Meanwhile, " + Lead;
        var bullet = Lead.Replace("on Monday", "on October 6", StringComparison.Ordinal);
        var file = folder.File("one.json", $$$"""{"id":"1","language":"en","publishedAt":"2025-10-12T10:00:00+03:00","title":"","body":"{{{body}}}","gold":{"bullets":[{"text":"{{{bullet}}}"}]}}""");

        var run = await TrainingRun.OfAsync("evaluate", "bullets", Path.GetDirectoryName(file)!);

        run.Error.ShouldNotContain("left out"); // A slow machine adds how far it is.
        run.OutputLines[1].ShouldMatch(@" en +1 +ROUGE-1 +100\.00 +89\.47 ");
    }

    [Fact]
    public async Task Bullets_FolderWithAnotherJson_IsToldAndExits1()
    {
        using var folder = new TestFolder();
        var file = folder.File("one.json", """{"id":"1"}""");

        var run = await TrainingRun.OfAsync("evaluate", "bullets", Path.GetDirectoryName(file)!);

        run.Code.ShouldBe(ExitCodes.Failure);
        run.Error.ShouldBe($"{file}: not an annotated article with id, language, publishedAt, title, body and gold.bullets; left out\n");
    }
}
