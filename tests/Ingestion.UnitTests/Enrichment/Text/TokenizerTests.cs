using Ingestion.Enrichment.Text;

namespace Ingestion.UnitTests.Enrichment.Text;

public sealed class TokenizerTests
{
    [Theory]
    [InlineData("قال، أمس:", "قال|،|أمس|:")]
    [InlineData("أغسطس/آب", "أغسطس|/|آب")]
    [InlineData("1446هـ", "1446|هـ")]
    [InlineData("٣٫٥ و1,000 و12.10.2025.", "٣٫٥|و|1,000|و|12.10.2025|.")]
    [InlineData("2025-10-12", "2025|-|10|-|12")]
    [InlineData("O'Brien's don't ministers'", "O'Brien|'s|don't|ministers|'")]
    [InlineData("Mary’s", "Mary|’s")]
    [InlineData("Rami Al-Sharif, COVID-19", "Rami|Al-Sharif|,|COVID-19")]
    [InlineData("the U.S. and U.S.-led", "the|U.S.|and|U.S.|-|led")]
    [InlineData("Lena P. Holt Jr. (D-Md.) of Acme Inc.", "Lena|P.|Holt|Jr.|(|D|-|Md.|)|of|Acme|Inc.")]
    [InlineData("plan B.", "plan|B|.")]
    [InlineData("د. سامر", "د.|سامر")]
    [InlineData("on Oct. 17 said no.", "on|Oct.|17|said|no|.")]
    [InlineData("wait... what…", "wait|...|what|…")]
    [InlineData("a🏆b 👨‍👩", "a|🏆|b|👨|👩")]
    [InlineData("example.com", "example|.|com")]
    [InlineData("F16 12th", "F16|12|th")]
    [InlineData("زار \u200Fدمشق\u200F ـ أمس", "زار|دمشق|أمس")]
    [InlineData("می\u200Cخواهد", "می\u200Cخواهد")]
    [InlineData("   \n ", "")]
    public void Of_Text_CutsTokens(string body, string expected)
    {
        var sut = AnalyzedText.Of(body);

        string.Join('|', sut.Tokens.ToArray().Select(token => sut.SurfaceOf(token).ToString())).ShouldBe(expected);
    }

    [Theory]
    [InlineData("قال", TokenKind.Word, TokenScript.Arabic)]
    [InlineData("said", TokenKind.Word, TokenScript.Latin)]
    [InlineData("Été", TokenKind.Word, TokenScript.Latin)]
    [InlineData("слово", TokenKind.Word, TokenScript.Other)]
    [InlineData("١٢", TokenKind.Number, TokenScript.Digit)]
    [InlineData("؟", TokenKind.Punctuation, TokenScript.Other)]
    [InlineData("🏆", TokenKind.Other, TokenScript.Other)]
    public void Of_OneToken_KnowsKindAndScript(string body, TokenKind kind, TokenScript script)
    {
        var token = AnalyzedText.Of(body).Tokens.ToArray().ShouldHaveSingleItem();

        token.Kind.ShouldBe(kind);
        token.Script.ShouldBe(script);
    }

    [Fact]
    public void Of_LoneSurrogate_IsOtherToken()
    {
        var token = AnalyzedText.Of("\uD83C").Tokens.ToArray().ShouldHaveSingleItem();

        token.ShouldBe(new Token(0, 1, 0, 1, TokenKind.Other, TokenScript.Other));
    }

    [Fact]
    public void FoldedOf_PresentationFormsAfterEmoji_KeepsBothPositions()
    {
        var sut = AnalyzedText.Of("🏆 \uFEFBعبٌ فاز");
        var token = sut.Tokens[1];

        sut.FoldedOf(token).ToString().ShouldBe("لاعب");
        sut.SurfaceOf(token).ToString().ShouldBe("\uFEFBعبٌ");
        token.Start.ShouldBe(3);
    }

    [Theory]
    [InlineData("a.")]
    [InlineData("a'")]
    [InlineData("a-")]
    [InlineData("1,")]
    [InlineData("((")]
    [InlineData("ا")]
    [InlineData("لَ")]
    [InlineData("\uFDFA")]
    [InlineData("\uFDF2")]
    [InlineData("no. ")]
    [InlineData("e\u0301")]
    public void Of_AMebibyteOfOneThing_Ends(string unit)
    {
        var body = string.Concat(Enumerable.Repeat(unit, (1 << 20) / unit.Length));

        AnalyzedText.Of(body).Original.Length.ShouldBe(body.Length);
    }
}
