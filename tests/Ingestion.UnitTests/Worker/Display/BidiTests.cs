using Ingestion.Worker.Display;

namespace Ingestion.UnitTests.Worker.Display;

public class BidiTests
{
    [Theory]
    [InlineData("Paris 2025", "Paris 2025")]
    [InlineData("", "")]
    [InlineData("دمشق", "\u2068دمشق\u2069")]
    [InlineData("the city of دمشق", "\u2068the city of دمشق\u2069")]
    [InlineData("ירושלים", "\u2068ירושלים\u2069")]
    public void Isolate_Text_IsolatesOnlyWhatMayRunFromTheRight(string text, string expected) => Bidi.Isolate(text).ShouldBe(expected);

    [Fact]
    public void Lines_LongArabic_IsolatesEachLine()
    {
        var lines = Bidi.Lines("قال الوزير  إن\nالاجتماع كان مفيداً", 12).Split('\n');

        lines.ShouldAllBe(l => l.StartsWith('\u2068') && l.EndsWith('\u2069') && l.Length <= 14);
        string.Join(' ', lines.Select(l => l.Trim('\u2068', '\u2069'))).ShouldBe("قال الوزير إن الاجتماع كان مفيداً");
    }

    [Fact]
    public void Lines_WordLongerThanTheLine_StaysWhole() => Bidi.Lines("a https://news.example/a/b/c d", 10).ShouldBe("a\nhttps://news.example/a/b/c\nd");
}
