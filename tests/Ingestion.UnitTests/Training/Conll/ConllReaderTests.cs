using Ingestion.Training;
using Ingestion.Training.Conll;
using Ingestion.UnitTests.Worker.Commands;

namespace Ingestion.UnitTests.Training.Conll;

public class ConllReaderTests
{
    [Fact]
    public void Read_TwoSentences_KeepsTokensTagsAndLines()
    {
        var sentences = Read("\n\nزار\tO\nأحمد\tB-PER\nالشرع\tI-PER\n \nParis\tB-LOC\n");

        sentences.Select(s => s.Line).ShouldBe([3, 7]);
        sentences[0].Tokens.ShouldBe(
        [
            new ConllToken("زار", TagPart.Outside, default),
            new ConllToken("أحمد", TagPart.Begin, NameType.Person),
            new ConllToken("الشرع", TagPart.Inside, NameType.Person),
        ]);
        sentences[1].Tokens.ShouldBe([new ConllToken("Paris", TagPart.Begin, NameType.Location)]);
    }

    [Fact]
    public void Read_NoNewlineAtTheEnd_KeepsTheLastSentence() =>
        Read("UN\tB-ORG\n\nOscar\tB-MISC")[1].Tokens[0].Type.ShouldBe(NameType.Miscellaneous);

    [Fact]
    public void Read_CarriageReturns_AreNoPartOfTheTag() =>
        Read("UN\tB-ORG\r\nsaid\tO\r\n").Single().Tokens.Count.ShouldBe(2);

    [Theory]
    [InlineData("a\tO\nb O\n", "x.conll:2: not a token, a tab and a tag")]
    [InlineData("a\tO\nb\tNN\tO\n", "x.conll:2: not a token, a tab and a tag")]
    [InlineData("\tO\n", "x.conll:1: no token before the tab")]
    [InlineData("New York\tB-LOC\n", "x.conll:1: white space within the token")]
    [InlineData("a\tO\n\nb\tB-GPE\n", "x.conll:3: 'B-GPE' is no tag: O, or B- or I- and one of PER, LOC, ORG, MISC")]
    [InlineData("a\tPER\n", "x.conll:1: 'PER' is no tag: O, or B- or I- and one of PER, LOC, ORG, MISC")]
    [InlineData("a\tE-PER\n", "x.conll:1: 'E-PER' is no tag: O, or B- or I- and one of PER, LOC, ORG, MISC")]
    [InlineData("a\t\n", "x.conll:1: '' is no tag: O, or B- or I- and one of PER, LOC, ORG, MISC")]
    [InlineData("a\tB-PER\n\nb\tI-PER\n", "x.conll:3: I-PER continues nothing: in IOB2 every name begins with B-")]
    [InlineData("a\tO\nb\tI-PER\n", "x.conll:2: I-PER continues nothing: in IOB2 every name begins with B-")]
    [InlineData("a\tB-LOC\nb\tI-PER\n", "x.conll:2: I-PER continues nothing: in IOB2 every name begins with B-")]
    [InlineData("\n \n", "x.conll: no sentence in it")]
    public void Read_MalformedLine_SaysWhereAndWhy(string content, string message) =>
        Should.Throw<DataFileException>(() => Read(content)).Message.ShouldBe(message);

    [Fact]
    public void ReadFile_NotUtf8_IsRefused()
    {
        using var folder = new TestFolder();
        var file = folder.File("latin1.conll", "");
        File.WriteAllBytes(file, [0x4D, 0xFC, 0x6C, 0x09, 0x4F, 0x0A]);

        Should.Throw<DataFileException>(() => ConllReader.ReadFile(file)).Message.ShouldBe($"{file}: is not UTF-8");
    }

    private static IReadOnlyList<ConllSentence> Read(string content) => ConllReader.Read(new StringReader(content), "x.conll");
}
