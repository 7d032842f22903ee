using Ingestion.Enrichment.Text;

namespace Ingestion.UnitTests.Enrichment.Text;

public class AnalyzedTextTests
{
    [Fact]
    public void Dispose_Text_LeavesNothingOfThePooledMemoryToRead()
    {
        var sut = AnalyzedText.Of("في عمّانَ. أمس.");

        sut.Dispose();
        sut.Dispose();

        sut.Folded.Length.ShouldBe(0);
        sut.Tokens.Length.ShouldBe(0);
        sut.Sentences.Length.ShouldBe(0);
        sut.Paragraphs.Length.ShouldBe(0);
    }

    [Fact]
    public void Of_AfterADisposedText_ReadsItsOwnBody()
    {
        AnalyzedText.Of("خبر طويل من مدينة بعيدة.").Dispose();

        using var sut = AnalyzedText.Of("قصير");

        sut.Folded.ToString().ShouldBe("قصير");
        sut.Tokens.Length.ShouldBe(1);
    }
}
