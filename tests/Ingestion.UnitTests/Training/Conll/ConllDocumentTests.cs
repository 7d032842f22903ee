using Ingestion.Enrichment;
using Ingestion.Training.Conll;

namespace Ingestion.UnitTests.Training.Conll;

public class ConllDocumentTests
{
    private const string Corpus = """
        قال	O
        أحمد	B-PER
        الشرع	I-PER
        بدمشق	B-LOC

        🏆	O
        FC	B-ORG
        Basel	B-LOC
        .	O

        Ghent	B-LOC
        """;

    [Fact]
    public void Of_Sentences_PutsSpacesBetweenTokensAndALineBreakBetweenSentences() =>
        Documents(30).Single().Text.ShouldBe("قال أحمد الشرع بدمشق\n🏆 FC Basel .\nGhent");

    [Fact]
    public void Names_OfSeveralSentences_StandWhereTheyAreWritten()
    {
        var document = Documents(30).Single();

        document.Names.Select(n => (n.Type, n.In(document.Text))).ShouldBe(
        [
            (NameType.Person, "أحمد الشرع"),
            (NameType.Location, "بدمشق"),
            (NameType.Organization, "FC"),
            (NameType.Location, "Basel"),
            (NameType.Location, "Ghent"),
        ]);
        // The cup takes two UTF-16 code units.
        document.Names[2].Span.ShouldBe(new TextSpan(24, 26));
    }

    [Fact]
    public void Names_OfTwoThatTouch_StayTwo()
    {
        var document = ConllDocument.Of(Read("Ali\tB-PER\nOmar\tB-PER\nHassan\tI-PER\n")).Single();

        document.Names.Select(n => n.In(document.Text)).ShouldBe(["Ali", "Omar Hassan"]);
    }

    [Fact]
    public void Of_MoreSentencesThanADocumentTakes_BeginsAnother()
    {
        var documents = Documents(2);

        documents.Select(d => d.Text).ShouldBe(["قال أحمد الشرع بدمشق\n🏆 FC Basel .", "Ghent"]);
        documents[1].Names.ShouldBe([new NameSpan(new TextSpan(0, 5), NameType.Location)]);
        documents.Select(d => d.TokenCount).ShouldBe([8, 1]);
    }

    [Fact]
    public void LineAt_AnyToken_IsItsLineInTheCorpus()
    {
        var document = Documents(30).Single();

        document.LineAt(0).ShouldBe(1);
        document.Names.Select(n => document.LineAt(n.Span.Start)).ShouldBe([2, 4, 7, 8, 11]);
        document.LineAt(document.Text.Length - 1).ShouldBe(11);
    }

    [Fact]
    public void SentenceSpan_FirstMiddleAndLast_HoldsTheSentenceWithoutItsLineBreak()
    {
        var document = Documents(30).Single();
        string SentenceOf(int name) => document.SentenceSpan(document.Names[name].Span.Start) is var s ? document.Text[s.Start..s.End] : "";

        SentenceOf(0).ShouldBe("قال أحمد الشرع بدمشق");
        SentenceOf(2).ShouldBe("🏆 FC Basel .");
        SentenceOf(4).ShouldBe("Ghent");
    }

    private static IReadOnlyList<ConllDocument> Documents(int sentencesEach) => ConllDocument.Of(Read(Corpus), sentencesEach);

    private static IReadOnlyList<ConllSentence> Read(string corpus) => ConllReader.Read(new StringReader(corpus), "corpus");
}
