using Ingestion.Training;
using Ingestion.Training.Summaries;
using Ingestion.UnitTests.Worker.Commands;

namespace Ingestion.UnitTests.Training.Summaries;

public class SummaryReaderTests
{
    private const string Good = """{"id":"1","lang":"ar","title":"","text":"نص","refs":[["أ","ب"],["ج"]]}""";

    [Fact]
    public void ReadFile_GoodLine_IsAnArticleWithItsReferences()
    {
        using var folder = new TestFolder();

        var article = SummaryReader.ReadFile(folder.File("a.jsonl", Good + "\n\n")).Single();

        (article.Id, article.Language, article.Title, article.Text).ShouldBe(("1", "ar", "", "نص"));
        article.References.Select(r => string.Join('|', r)).ShouldBe(["أ|ب", "ج"]);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(9, 3)]
    public void ReadFile_WithALimit_StopsThere(int limit, int expected)
    {
        using var folder = new TestFolder();

        SummaryReader.ReadFile(folder.File("a.jsonl", $"{Good}\n{Good}\n{Good}\n"), limit).Count.ShouldBe(expected);
    }

    [Theory]
    [InlineData("{", "not an article with id, lang, title, text and refs")]
    [InlineData("null", "no summary in refs")]
    [InlineData("""{"id":"1","lang":"ar","title":"","text":"x"}""", "not an article with id, lang, title, text and refs")]
    [InlineData("""{"id":"1","lang":"ar","title":"","text":null,"refs":[["x"]]}""", "not an article: $.text")]
    [InlineData("""{"id":"1","lang":"ar","title":"","text":"x","refs":"y"}""", "not an article: $.refs")]
    [InlineData("""{"id":"1","lang":"ar","title":"","text":"\ud800","refs":[["y"]]}""", "not an article: $.text")]
    [InlineData("""{"id":"1","lang":"ar","title":"","text":"x","refs":[]}""", "no summary in refs")]
    public void ReadFile_MalformedLine_SaysWhereAndWhy(string line, string reason)
    {
        using var folder = new TestFolder();
        var file = folder.File("a.jsonl", Good + "\n" + line + "\n");

        Should.Throw<DataFileException>(() => SummaryReader.ReadFile(file)).Message.ShouldBe($"{file}:2: {reason}");
    }

    [Fact]
    public void ReadFile_Empty_IsRefused()
    {
        using var folder = new TestFolder();
        var file = folder.File("a.jsonl", "\n");

        Should.Throw<DataFileException>(() => SummaryReader.ReadFile(file)).Message.ShouldBe($"{file}: no article in it");
    }
}
