using Ingestion.Training.Commands;
using Ingestion.UnitTests.Worker.Commands;

namespace Ingestion.UnitTests.Training.Commands;

public class CommandLineTests
{
    [Theory]
    [InlineData("evaluate names", "Required argument missing")]
    [InlineData("evaluate names /tmp/a.conll", "no folder ar or en tells its language; say --language ar or --language en.")]
    [InlineData("evaluate names /tmp/a.conll --language fr", "--language takes ar or en.")]
    [InlineData("evaluate names /tmp/ar/a.conll --last 0", "--last takes a percentage above 0, up to 100.")]
    [InlineData("evaluate names /tmp/ar/a.conll --last 101", "--last takes a percentage above 0, up to 100.")]
    [InlineData("evaluate names /tmp/ar/a.conll --errors -1", "--errors takes a number from 0.")]
    [InlineData("evaluate bullets", "Required argument missing")]
    [InlineData("evaluate bullets a.jsonl --count 6", "--count takes a number from 1 to 5.")]
    [InlineData("evaluate bullets a.jsonl --limit 0", "--limit takes a number from 1.")]
    [InlineData("evaluate names /tmp/ar/a.conll --last x", "--last takes a percentage above 0, up to 100.")]
    [InlineData("evaluate names /tmp/ar/a.conll --last NaN", "--last takes a percentage above 0, up to 100.")]
    [InlineData("evaluate names /tmp/ar/a.conll --last 1,5", "--last takes a percentage above 0, up to 100.")]
    [InlineData("evaluate names /tmp/ar/a.conll --errors", "--errors")]
    [InlineData("evaluate bullets a.jsonl --count three", "--count takes a number from 1 to 5.")]
    [InlineData("evaluate", "Required command")]
    [InlineData("measure", "'measure'")]
    public async Task InvokeAsync_LineThatCannotWork_Exits2AndSaysWhy(string line, string message)
    {
        var run = await TrainingRun.OfAsync(line.Split(' '));

        run.Code.ShouldBe(ExitCodes.Usage);
        run.Output.Trim().ShouldBeEmpty();
        run.Error.ShouldContain(message);
        run.Error.ShouldNotContain("Exception");
    }

    [Theory]
    [InlineData("names", "a\tO\n")]
    [InlineData("bullets", """{"id":"1","lang":"en","title":"","text":"x","refs":[["x"]]}""")]
    public async Task InvokeAsync_Cancelled_EndsAsInterrupted(string command, string content)
    {
        using var folder = new TestFolder();
        Directory.CreateDirectory(Path.Combine(folder.Path, "en"));
        using var output = new StringWriter();

        var code = await CommandLine.InvokeAsync(["evaluate", command, folder.File("en/data", content)], output, output, new CancellationToken(canceled: true));

        code.ShouldBe(ExitCodes.Interrupted);
        output.ToString().ShouldBeEmpty();
    }
}
