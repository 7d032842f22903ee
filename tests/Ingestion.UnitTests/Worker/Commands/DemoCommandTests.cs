using System.Text.Json;
using Ingestion.Worker.Commands;
using Ingestion.Worker.Samples;

namespace Ingestion.UnitTests.Worker.Commands;

public class DemoCommandTests
{
    [Fact]
    public async Task Demo_Twice_StoresAndAnnouncesEveryArticleOnceAndStatusKnowsThem()
    {
        using var folder = new TestFolder();
        var count = SampleArticles.All.Count;
        string[] embedded = ["--data", folder.Path, "--set", "Broker:Uri=", "--set", "Mongo:ConnectionString="];

        var first = await CommandRun.OfAsync(["demo", .. embedded]);
        var second = await CommandRun.OfAsync(["demo", .. embedded]);
        var status = await CommandRun.OfAsync(["status", "sample-ar-01", "--json", .. embedded]);
        var report = await CommandRun.OfAsync(["status", "http://NEWS.example/culture/2025/06/18/library/?id=77&utm_medium=x#top", .. embedded]);
        var unknown = await CommandRun.OfAsync(["status", "nobody", .. embedded]);

        first.Code.ShouldBe(ExitCodes.Ok, first.Error);
        first.Output.ShouldContain($"{count} articles published, {count} stored, {count} events announced");
        first.Output.ShouldContain("\u2068مباحثات");
        first.Output.ShouldNotContain("\u001b[");
        second.Code.ShouldBe(ExitCodes.Ok, second.Error);
        second.Error.ShouldContain("duplicate");
        (await File.ReadAllLinesAsync(Path.Combine(folder.Path, "events.jsonl"))).Length.ShouldBe(count);
        var known = JsonDocument.Parse(status.OutputLines.ShouldHaveSingleItem()).RootElement;
        known.GetProperty("revision").GetInt32().ShouldBe(1);
        known.GetProperty("pendingEvents").GetArrayLength().ShouldBe(0);
        report.Code.ShouldBe(ExitCodes.Ok, report.Error);
        report.Output.ShouldContain("revision 1");
        unknown.Code.ShouldBe(ExitCodes.Failure);
        unknown.Error.ShouldContain("Nothing is known of nobody");
    }
}
