using Ingestion.Enrichment.Text;

namespace Ingestion.UnitTests.Enrichment.Text;

public sealed class SentenceSplitterTests
{
    [Theory]
    [InlineData("وصل الوفد. وغادر مساء.", "وصل الوفد.|وغادر مساء.")]
    [InlineData("هل وصل؟ نعم!  ثم غادر", "هل وصل؟|نعم!|ثم غادر")]
    [InlineData("قال: «انتهى الأمر.» ثم خرج.", "قال: «انتهى الأمر.»|ثم خرج.")]
    [InlineData("قال \"انتهى الأمر.\" ثم خرج.", "قال \"انتهى الأمر.\"|ثم خرج.")]
    [InlineData("«متى نعود؟»، سأل الرجل.", "«متى نعود؟»، سأل الرجل.")]
    [InlineData("بلغت 3.5 في المئة. وارتفعت ٤٫٢ نقطة.", "بلغت 3.5 في المئة.|وارتفعت ٤٫٢ نقطة.")]
    [InlineData("حضر د. سامر ناجي. وتحدث.", "حضر د. سامر ناجي.|وتحدث.")]
    [InlineData("سطر أول\nسطر ثان\r\n\r\nثالث", "سطر أول|سطر ثان|ثالث")]
    [InlineData("Dr. Lena P. Holt of the U.S. Navy left. The ship stayed.", "Dr. Lena P. Holt of the U.S. Navy left.|The ship stayed.")]
    [InlineData("She lives in the U.S. The rest left.", "She lives in the U.S.|The rest left.")]
    [InlineData("Acme Inc. fell 2.5 percent. Shares of Beta Corp. rose.", "Acme Inc. fell 2.5 percent.|Shares of Beta Corp. rose.")]
    [InlineData("“Stop!” he said. “Why?” She left.", "“Stop!” he said.|“Why?”|She left.")]
    [InlineData("He paused... then spoke. See example.com now.", "He paused... then spoke.|See example.com now.")]
    [InlineData("Done.[1] Next.", "Done.[1] Next.")]
    [InlineData("结束了。下一个。", "结束了。|下一个。")]
    public void Of_Text_SplitsSentences(string body, string expected)
    {
        var sut = AnalyzedText.Of(body);

        string.Join('|', sut.Sentences.ToArray().Select(sentence => sut.SurfaceOf(sentence.Span))).ShouldBe(expected);
    }

    [Fact]
    public void Of_Text_PutsEveryTokenInOneSentence()
    {
        var sut = AnalyzedText.Of("  أول. ثان!\n\n 🏆 third... \u2028 end ");
        var next = 0;
        foreach (var sentence in sut.Sentences)
        {
            sentence.FirstToken.ShouldBe(next);
            sentence.EndToken.ShouldBeGreaterThan(next);
            for (; next < sentence.EndToken; next++)
                sut.Sentences[sut.SentenceOf(next)].ShouldBe(sentence);
        }

        next.ShouldBe(sut.Tokens.Length);
    }

    [Fact]
    public void Of_Lines_KnowsParagraphs()
    {
        var sut = AnalyzedText.Of("\n أول. ثان \r\n\r\n\tثالث\n");

        sut.Paragraphs.ToArray().Select(sut.SurfaceOf).ShouldBe(["أول. ثان", "ثالث"]);
        sut.Sentences.ToArray().Select(sentence => sentence.Paragraph).ShouldBe([0, 0, 1]);
    }

    [Fact]
    public void TokenAt_Position_FindsTokenThatEndsAfterIt()
    {
        var sut = AnalyzedText.Of("في دمشق");

        sut.TokenAt(0).ShouldBe(0);
        sut.TokenAt(2).ShouldBe(1);
        sut.TokenAt(3).ShouldBe(1);
        sut.TokenAt(7).ShouldBe(2);
    }
}
