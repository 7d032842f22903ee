using Ingestion.Training.Commands;
using Ingestion.Training.Conll;
using Ingestion.UnitTests.Worker.Commands;

namespace Ingestion.UnitTests.Training.Commands;

public class EvaluateNamesCommandTests
{
    private const string Corpus = "It\tO\nrained\tO\nin\tO\nLondon\tB-LOC\n.\tO\n\nNobody\tO\nsaw\tO\nthe\tO\nZzyzx\tB-ORG\n.\tO\n";

    [Fact]
    public async Task Names_AFileThatSaysItsLanguage_PrintsATableOfTypes()
    {
        using var folder = new TestFolder();
        Directory.CreateDirectory(Path.Combine(folder.Path, "en"));

        var run = await TrainingRun.OfAsync("evaluate", "names", folder.File("en/a.conll", Corpus));

        run.Error.ShouldBeEmpty();
        run.Code.ShouldBe(ExitCodes.Ok);
        run.OutputLines.Length.ShouldBe(5);
        run.OutputLines[1].ShouldMatch(@"^a\.conll +PER +0 ");
        run.OutputLines[2].ShouldMatch(@"^ +LOC +1 +1 +100\.0 +100\.0 +100\.0 +100\.0 +100\.0 +100\.0$");
        run.OutputLines[3].ShouldMatch(@"^ +ORG +1 ");
        run.OutputLines[4].ShouldMatch(@"^ +all +10 +2 ");
    }

    [Fact]
    public async Task Names_SeveralFiles_AddsTheirSums()
    {
        using var folder = new TestFolder();
        var (one, other) = (folder.File("a.conll", Corpus), folder.File("b.conll", Corpus));

        var run = await TrainingRun.OfAsync("evaluate", "names", one, other, "--language", "en");

        run.OutputLines.Length.ShouldBe(13);
        run.OutputLines[9].ShouldStartWith("all files");
        run.OutputLines[12].ShouldMatch("^ +all +20 +4 ");
    }

    [Fact]
    public async Task Names_WithErrors_ListsWhatWasMissedWithItsLine()
    {
        using var folder = new TestFolder();

        var run = await TrainingRun.OfAsync("evaluate", "names", folder.File("a.conll", Corpus), "--language", "en", "--errors", "1");

        run.Output.ShouldContain("ORG missed, the first 1:\n  a.conll:10: \u2068Zzyzx\u2069");
        run.Output.ShouldContain("in \u2068Nobody saw the Zzyzx .\u2069");
    }

    [Fact]
    public async Task Names_OnlyTheLast_LeavesTheRestOut()
    {
        using var folder = new TestFolder();

        var run = await TrainingRun.OfAsync("evaluate", "names", folder.File("a.conll", Corpus), "--language", "en", "--last", "50");

        run.OutputLines[^1].ShouldMatch("^ +all +5 +1 ");
    }

    [Theory]
    [InlineData(100, 13, 87)]
    [InlineData(101, 13, 87)]
    [InlineData(3, 1, 2)]
    [InlineData(3, 100, 0)]
    public void Last_OfSentences_AreTheLastOnesRoundedUp(int count, double percent, int firstLine)
    {
        var sentences = Enumerable.Range(0, count).Select(i => new ConllSentence(i, [])).ToArray();

        EvaluateNamesCommand.Last(sentences, percent).First().Line.ShouldBe(firstLine);
    }

    [Fact]
    public async Task Names_AMalformedFileAmongGoodOnes_IsToldAndTheRestEvaluated()
    {
        using var folder = new TestFolder();
        var bad = folder.File("bad.conll", "a\tO\nb\n");
        var missing = Path.Combine(folder.Path, "missing.conll");

        var run = await TrainingRun.OfAsync("evaluate", "names", bad, missing, folder.Path, folder.File("good.conll", Corpus), "--language", "en");

        run.Code.ShouldBe(ExitCodes.Failure);
        run.Error.ShouldContain($"{bad}:2: not a token, a tab and a tag; left out");
        run.Error.ShouldContain($"{missing}: can't be read: ");
        run.Error.ShouldContain($"{folder.Path}: is a folder; name the files in it; left out");
        run.OutputLines[1].ShouldStartWith("good.conll");
    }

    [Fact]
    public async Task Names_Help_SaysWhatCountsAsExact()
    {
        var run = await TrainingRun.OfAsync("evaluate", "names", "--help");

        run.Code.ShouldBe(ExitCodes.Ok);
        run.Output.ShouldContain("leading clitic of one or two letters");
        run.Output.ShouldContain("Examples:");
    }
}
