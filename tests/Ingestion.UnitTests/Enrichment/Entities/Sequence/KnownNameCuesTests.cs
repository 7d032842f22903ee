using Ingestion.Enrichment.Entities.Sequence;
using Ingestion.Enrichment.Text;

namespace Ingestion.UnitTests.Enrichment.Entities.Sequence;

public sealed class KnownNameCuesTests
{
    private const uint Company = 0x02;
    private const int Begin = 1 + (3 * 1);
    private const int Inside = Begin + 1;
    private const int End = Begin + 2;

    [Theory]
    [InlineData("zorvan steel", new byte[] { Begin, End })]
    [InlineData("with zorvan steel works too", new byte[] { 0, Begin, Inside, End, 0 })] // The longest name.
    [InlineData("zorvan", new byte[] { 0 })]
    [InlineData("zorvan wood", new byte[] { 0, 0 })]
    [InlineData("zorvan.\nsteel", new byte[] { 0, 0, 0 })]
    public void Write_NamesOfSeveralWords_HaveKindAndPlace(string body, byte[] expected) => Cues(body).ShouldBe(expected);

    [Theory]
    [InlineData("زرفان الدرن")]
    [InlineData("بزرفان الدرن")]
    [InlineData("ولزرفان الدرن")]
    public void Write_CliticsBeforeTheName_AreOff(string body) => Cues(body).ShouldBe([Begin, End]);

    private static byte[] Cues(string body)
    {
        var words = new SortedDictionary<uint, uint>();
        foreach (var first in (string[])["zorvan", "زرفان"])
            words[HashOf(first)] = new WordCounts(0).WithKnown(WordCounts.FirstOfName | Company).Bits;
        foreach (var name in (string[])["zorvan steel", "zorvan steel works", "زرفان الدرن"])
            words[HashOf(name)] = new WordCounts(0).WithKnown(Company).Bits;
        var text = AnalyzedText.Of(body);
        var cues = new byte[text.Tokens.Length];
        KnownNameCues.Write(text, new WordLexicon([.. words.Keys], [.. words.Values]), cues);
        return cues;
    }

    private static uint HashOf(string name) => FeatureList.Hash(FeatureKind.Lexicon, FoldedText.Fold(name));
}
