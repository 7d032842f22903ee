using Ingestion.Enrichment;
using Ingestion.Enrichment.Entities.Sequence;
using Ingestion.Enrichment.Text;

namespace Ingestion.UnitTests.Enrichment.Entities.Sequence;

public sealed class DocumentMemoryTests
{
    [Theory]
    [InlineData("Anna Bell came. Later Bell left.", 2, 5, true)] // The surname.
    [InlineData("Anna Bell came. Anna Bell left.", 2, 4, true)] // The whole name.
    [InlineData("زيد عمران هنا. وعمران هناك.", 2, 4, true)] // With a conjunction on it.
    [InlineData("Anna Bell came. Nobody left.", 2, 4, false)]
    public void Write_NameFoundOnce_SpeaksForTheSameWordsElsewhere(string body, int end, int token, bool expected)
    {
        using var text = AnalyzedText.Of(body);
        var cues = new byte[text.Tokens.Length];
        using var sut = new DocumentMemory();

        sut.Write(text, [new TaggedName(EntityType.Person, 0, end, 0.9f)], cues);

        (cues[token] != 0).ShouldBe(expected);
    }

    [Fact]
    public void Write_OnlyItself_SaysNothing()
    {
        using var text = AnalyzedText.Of("Anna Bell came.");
        var cues = new byte[text.Tokens.Length];
        using var sut = new DocumentMemory();

        sut.Write(text, [new TaggedName(EntityType.Person, 0, 2, 0.9f)], cues).ShouldBeFalse();

        cues.ShouldAllBe(cue => cue == 0);
    }

    [Fact]
    public void Write_UnlikelyName_IsForgotten()
    {
        using var text = AnalyzedText.Of("Anna Bell came. Bell left.");
        var cues = new byte[text.Tokens.Length];
        using var sut = new DocumentMemory();

        sut.Write(text, [new TaggedName(EntityType.Person, 0, 2, 0.1f)], cues).ShouldBeFalse();
    }
}
