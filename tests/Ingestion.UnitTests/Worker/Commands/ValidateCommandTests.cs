using Ingestion.Worker.Commands;

namespace Ingestion.UnitTests.Worker.Commands;

public class ValidateCommandTests
{
    [Fact]
    public async Task Validate_GoodAndBadLines_GivesOneVerdictALine()
    {
        using var folder = new TestFolder();
        var file = folder.File("mixed.jsonl", """
            {"source":"s","externalId":"1","body":"one"}
            {"externalId":"2","body":"two","publishedAt":"2025-10-12T10:00:00"}
            [1]
            """);

        var run = await CommandRun.OfAsync("validate", file);

        run.Code.ShouldBe(ExitCodes.Failure);
        run.OutputLines.Length.ShouldBe(3);
        run.OutputLines[0].ShouldMatch(":1 ok [0-9a-f]{32}$");
        run.OutputLines[1].ShouldStartWith($"{file}:2 rejected required source: ");
        run.OutputLines[1].ShouldContain(" | date-without-offset publishedAt: ");
        run.OutputLines[2].ShouldStartWith($"{file}:3 rejected not-an-object -: ");
    }

    [Fact]
    public async Task Validate_OnlyGoodArticles_Exits0AndIsQuiet()
    {
        using var folder = new TestFolder();

        var run = await CommandRun.OfAsync("validate", folder.File("a.txt", "A text."));

        run.Code.ShouldBe(ExitCodes.Ok);
        run.Error.ShouldBeEmpty();
    }

    [Fact]
    public async Task Validate_EmptyFile_IsToldAndExits1()
    {
        using var folder = new TestFolder();

        var run = await CommandRun.OfAsync("validate", folder.File("empty.jsonl", "\n"));

        run.Code.ShouldBe(ExitCodes.Failure);
        run.Error.ShouldContain("no article in it");
    }
}
