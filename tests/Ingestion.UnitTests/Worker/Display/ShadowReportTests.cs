using Ingestion.Enrichment;
using Ingestion.Pipeline;
using Ingestion.Worker.Display;

namespace Ingestion.UnitTests.Worker.Display;

public class ShadowReportTests
{
    [Fact]
    public void Write_Changes_AreCountedByPartWithAFewExamples()
    {
        var report = new ShadowReport();
        report.Add("same", []);
        report.AddFailed();
        for (var i = 1; i <= 5; i++)
            report.Add($"id{i}", [new PartDifference("entities", [], ["a\u202e", "b", new string('x', 200)]), new PartDifference("lead", ["old"], ["new"])]);
        using var output = new StringWriter { NewLine = "\n" };

        report.Write(output, new EngineVersion("engine", "2", "hash"));

        var lines = output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines[..3].ShouldBe(["now: engine 2 hash", "6 articles compared, 5 differ, 1 failed; nothing was written", "== entities: 5 articles, 0 gone, 15 new"]);
        lines[3..7].ShouldBe(["  id1", "    + a\ufffd", "    + b", "    + and 1 more"]);
        lines.Count(l => l == "  id3").ShouldBe(2);
        lines.ShouldNotContain("  id4");
        lines.ShouldContain("== lead: 5 articles, 5 gone, 5 new");
        report.Failed.ShouldBeTrue();
    }

    [Fact]
    public void Write_LongItem_IsCutBetweenCharacters()
    {
        var report = new ShadowReport();
        report.Add("id", [new PartDifference("bullets", [], [new string('x', 159) + "😀😀"])]);
        using var output = new StringWriter { NewLine = "\n" };

        report.Write(output, new EngineVersion("engine", "2"));

        output.ToString().ShouldEndWith($"    + {new string('x', 159)}…\n");
    }
}
