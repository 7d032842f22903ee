using System.Text.Json;
using Ingestion.Worker.Commands;
using Ingestion.Worker.Samples;

namespace Ingestion.UnitTests.Worker.Commands;

public class EnrichCommandTests
{
    [Fact]
    public async Task Enrich_Samples_HasTheFieldsAndEverySpanIsItsSurface()
    {
        using var folder = new TestFolder();
        var bodies = SampleArticles.All.Select(s => JsonDocument.Parse(s.Body).RootElement).ToList();
        var files = bodies.Select((b, i) => folder.File($"{i}.json", b.GetRawText())).ToArray();

        var run = await CommandRun.OfAsync(["enrich", .. files]);

        run.Code.ShouldBe(ExitCodes.Ok, run.Error);
        run.OutputLines.Length.ShouldBe(files.Length);
        foreach (var (line, article) in run.OutputLines.Zip(bodies))
        {
            var body = article.GetProperty("body").GetString()!;
            var result = JsonDocument.Parse(line).RootElement;
            result.GetProperty("id").GetString().ShouldBe(article.TryGetProperty("externalId", out var id) ? id.GetString() : result.GetProperty("articleId").GetString());
            result.GetProperty("status").GetString().ShouldBe("ok");
            result.GetProperty("language").GetString().ShouldBe(article.GetProperty("language").GetString());
            foreach (var entity in result.GetProperty("entities").EnumerateArray())
            {
                entity.GetProperty("type").GetString().ShouldNotBeNullOrEmpty();
                entity.GetProperty("name").GetString().ShouldNotBeNullOrEmpty();
                entity.TryGetProperty("role", out _).ShouldBeTrue();
                foreach (var mention in entity.GetProperty("mentions").EnumerateArray())
                    ShouldBeGrounded(mention, body);
            }
            foreach (var date in result.GetProperty("dates").EnumerateArray())
            {
                ShouldBeGrounded(date, body);
                foreach (var field in (string[])["value", "granularity", "conflict"])
                    date.TryGetProperty(field, out _).ShouldBeTrue(field);
            }
            foreach (var quotation in result.GetProperty("quotations").EnumerateArray())
            {
                ShouldBeGrounded(quotation, body);
                quotation.TryGetProperty("speaker", out _).ShouldBeTrue();
            }
            foreach (var bullet in result.GetProperty("bullets").EnumerateArray())
            {
                bullet.GetProperty("text").GetString().ShouldNotBeNullOrEmpty();
                foreach (var span in bullet.GetProperty("evidence").EnumerateArray())
                    span.GetProperty("end").GetInt32().ShouldBeInRange(span.GetProperty("start").GetInt32() + 1, body.Length);
            }
        }
    }

    [Fact]
    public async Task Enrich_ManyLines_KeepsTheirOrder()
    {
        using var folder = new TestFolder();
        var ids = Enumerable.Range(1, 200).Select(i => $"id-{i}").ToList();
        var file = folder.File("many.jsonl", string.Join('\n', ids.Select(i => $$"""{"source":"s","externalId":"{{i}}","body":"The minister spoke in Paris on Monday."}""")));

        var run = await CommandRun.OfAsync("enrich", file);

        run.Code.ShouldBe(ExitCodes.Ok, run.Error);
        run.OutputLines.Select(l => JsonDocument.Parse(l).RootElement.GetProperty("id").GetString()).ShouldBe(ids);
    }

    [Fact]
    public async Task Enrich_BadLines_AreToldByNumberAndTheRestIsDone()
    {
        using var folder = new TestFolder();
        var file = folder.File("bad.jsonl", """
            {"source":"s","externalId":"1","body":"one"}
            {broken

            {"source":"s","externalId":"2","body":" ","publishedAt":"soon"}
            {"source":"s","externalId":"3","body":"three"}
            """);

        var run = await CommandRun.OfAsync("enrich", file);

        run.Code.ShouldBe(ExitCodes.Failure);
        run.OutputLines.Length.ShouldBe(2);
        run.Error.ShouldContain($"{file}:2: rejected invalid-json");
        run.Error.ShouldContain($"{file}:4: rejected blank body");
        run.Error.ShouldContain("invalid-date publishedAt");
    }

    [Fact]
    public async Task Enrich_MissingFileAmongOthers_IsToldAndTheOthersAreDone()
    {
        using var folder = new TestFolder();
        var file = folder.File("a.txt", "A text of some words.");

        var run = await CommandRun.OfAsync("enrich", Path.Combine(folder.Path, "missing.txt"), folder.Path, file);

        run.Code.ShouldBe(ExitCodes.Failure);
        run.Error.ShouldContain("missing.txt: can't be read");
        run.Error.ShouldContain("is a folder");
        JsonDocument.Parse(run.OutputLines.ShouldHaveSingleItem()).RootElement.GetProperty("id").GetString().ShouldBe("a");
    }

    [Fact]
    public async Task Enrich_Pretty_IndentsAndLeavesArabicReadable()
    {
        using var folder = new TestFolder();
        var file = folder.File("خبر.txt", "قال الوزير في دمشق إن الاجتماع كان مفيداً.");

        var run = await CommandRun.OfAsync("enrich", "--pretty", file);

        run.Output.ShouldContain("\n  \"id\": \"خبر\"");
    }

    private static void ShouldBeGrounded(JsonElement span, string body) =>
        body[span.GetProperty("start").GetInt32()..span.GetProperty("end").GetInt32()].ShouldBe(span.GetProperty("surface").GetString());
}
