using System.Text.Json;
using Ingestion.Worker.Commands;

namespace Ingestion.UnitTests.Worker.Commands;

public sealed class EvaluateCommandTests : IDisposable
{
    private const string Body = "The minister spoke in Paris on Monday and left for London on Tuesday.";
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Evaluate_Folder_CountsWhatIsRightWrongAndMissed()
    {
        _folder.File("one.json", Gold("one", "Paris", "Atlantis"));

        var run = await CommandRun.OfAsync("evaluate", _folder.Path, "--json", "--errors");

        run.Code.ShouldBe(ExitCodes.Ok, run.Error);
        using var json = JsonDocument.Parse(run.Output);
        var overall = json.RootElement.GetProperty("overall");
        overall.GetProperty("articles").GetInt32().ShouldBe(1);
        // Paris is right, London is not in this gold, the minister is missed.
        Counts(overall.GetProperty("mentions")).ShouldBe((50, 50, 50, 1, 1, 1));
        Counts(overall.GetProperty("entities")).ShouldBe((50, 50, 50, 1, 1, 1));
        Counts(overall.GetProperty("mentions_by_type").GetProperty("organization")).ShouldBe((0, 0, 0, 0, 0, 1));
        overall.GetProperty("dates").GetProperty("accuracy").GetDouble().ShouldBe(100);
        overall.GetProperty("dates").GetProperty("false").GetInt32().ShouldBe(1);
        overall.GetProperty("dates").GetProperty("resolvable_accuracy").GetDouble().ShouldBe(100);
        overall.GetProperty("quotations").GetProperty("speaker_accuracy").ValueKind.ShouldBe(JsonValueKind.Null);
        overall.GetProperty("bullets").GetProperty("gold_count").GetInt32().ShouldBe(1);
        overall.GetProperty("bullets").GetProperty("rougeL").GetDouble().ShouldBeGreaterThan(50);
        overall.GetProperty("grounding_violations").GetInt32().ShouldBe(0);
        overall.GetProperty("must_not_violations").GetInt32().ShouldBe(0);
        json.RootElement.GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("kind").GetString())
            .ShouldBe(["mention not in gold", "mention missed", "entity not in gold", "entity missed", "date not in gold"]);
    }

    [Fact]
    public async Task Evaluate_MustNot_IsCounted()
    {
        _folder.File("one.json", Gold("one", "Paris", "LONDON"));

        var run = await CommandRun.OfAsync("evaluate", _folder.Path);

        run.OutputLines.Where(line => line.Contains("mustNot 1 (mention surfaces 1)", StringComparison.Ordinal)).Count().ShouldBe(2, "once for the language, once overall");
        run.OutputLines[1].ShouldBe("  mentions exact     P  50.0  R  50.0  F1  50.0   (tp 1, fp 1, fn 1)");
    }

    [Fact]
    public async Task Evaluate_Against_TellsWhatWasGainedAndLost()
    {
        _folder.File("one.json", Gold("one", "Paris", "Atlantis"));
        var before = _folder.File("before.jsonl", $$"""{"id":"one","engine":{"name":"other","version":"9"},"entities":[{"type":"organization","name":"minister","mentions":[{"start":4,"end":12,"surface":"minister"}]}]}""");

        var run = await CommandRun.OfAsync("evaluate", _folder.Path, "--against", before);

        run.Code.ShouldBe(ExitCodes.Ok, run.Error);
        run.OutputLines[0].ShouldBe("before: other 9");
        run.OutputLines.ShouldContain("  + no more: mention missed location «Paris»");
        run.OutputLines.ShouldContain("  - new: mention missed organization «minister»");
        run.OutputLines.ShouldContain("  - new: mention not in gold location «London»");
    }

    [Theory]
    [InlineData("nonsense", "one.json")]
    [InlineData("{}", "no gold article")]
    public async Task Evaluate_BrokenGold_NamesTheFile(string content, string told)
    {
        _folder.File("one.json", content);

        var run = await CommandRun.OfAsync("evaluate", _folder.Path);

        run.Code.ShouldBe(ExitCodes.Failure);
        run.Error.ShouldContain(told);
    }

    [Fact]
    public async Task Evaluate_EmptyFolder_SaysSo() => (await CommandRun.OfAsync("evaluate", _folder.Path)).Error.ShouldContain("no gold articles");

    private static (double, double, double, int, int, int) Counts(JsonElement x) => (
        x.GetProperty("p").GetDouble(), x.GetProperty("r").GetDouble(), x.GetProperty("f1").GetDouble(),
        x.GetProperty("tp").GetInt32(), x.GetProperty("fp").GetInt32(), x.GetProperty("fn").GetInt32());

    private static string Gold(string id, string place, string mustNot) => JsonSerializer.Serialize(new
    {
        id, language = "en", source = "s", publishedAt = "2025-10-15T09:00:00+03:00", title = "t", body = Body,
        gold = new
        {
            bullets = new[] { new { text = Body, evidence = new[] { Body } } },
            entities = new[]
            {
                new { type = "location", canonical = place, mentions = new[] { Span(place) }, role = (string?)null, required = true },
                new { type = "organization", canonical = "minister", mentions = new[] { Span("minister") }, role = (string?)null, required = true },
            },
            dates = new[] { new { surface = "Monday", start = Body.IndexOf("Monday", StringComparison.Ordinal), end = Body.IndexOf("Monday", StringComparison.Ordinal) + 6, value = "2025-10-13", conflict = false } },
            quotations = Array.Empty<object>(),
            mustNot = new[] { mustNot },
        },
    });

    private static object Span(string surface) =>
        new { surface, start = Body.IndexOf(surface, StringComparison.Ordinal), end = Body.IndexOf(surface, StringComparison.Ordinal) + surface.Length };
}
