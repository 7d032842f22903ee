using System.Text;
using Ingestion.Enrichment;
using Ingestion.Enrichment.Text;

namespace Ingestion.UnitTests.Enrichment.Text;

public sealed class FoldedTextTests
{
    [Theory]
    [InlineData("أإآٱ", "اااا")]
    [InlineData("هدى مدرسة", "هدي مدرسه")]
    [InlineData("کیف", "كيف")]
    [InlineData("عمّانُ", "عمان")]
    [InlineData("كتـــاب", "كتاب")]
    [InlineData("٢٠٢٥ ۲۰۲۵", "2025 2025")]
    [InlineData("رؤية شيء قائد", "رؤيه شيء قائد")]
    [InlineData("Ankara ÉTÉ", "ankara été")]
    [InlineData("e\u0301te\u0301", "été")]
    [InlineData("a\u200Fb\u202Ac\u2066d\uFEFFe", "abcde")]
    [InlineData("Mary’s", "mary's")]
    [InlineData("\uFEFB", "لا")]
    [InlineData("\uFE8D\uFEDF\uFEE4\uFEAA\uFEF3\uFEE8\uFE94", "المدينه")]
    [InlineData("ﬁn", "fin")]
    [InlineData("ا\u0653ا\u0654و\u0654ي\u0654", "ااؤئ")]
    [InlineData("", "")]
    public void Fold_Text_GivesMatchingForm(string text, string expected) => FoldedText.Fold(text).ShouldBe(expected);

    [Fact]
    public void Of_AnyText_FoldsLikeFold()
    {
        const string text = "قالَ 🏆 \uFEFBعب \uD800 Été";

        FoldedText.Of(text).Folded.ToString().ShouldBe(FoldedText.Fold(text));
        FoldedText.Of(text).Original.ShouldBeSameAs(text);
    }

    [Theory]
    [InlineData("في عمّانَ اليوم", "عمان", "عمّانَ")]
    [InlineData("🏆🏆 الـقـاهرة 🏆", "القاهره", "الـقـاهرة")]
    [InlineData("زار \u200Fدمشق\u200F أمس", "دمشق", "دمشق")]
    [InlineData("مع \uFEFBعب جديد", "لاعب", "\uFEFBعب")]
    [InlineData("الغذًا", "الغذا", "الغذًا")]
    public void ToOriginalSpan_FoldedMatch_IsSurfaceAsWritten(string text, string folded, string surface)
    {
        var sut = FoldedText.Of(text);
        var at = sut.Folded.IndexOf(folded);

        var span = sut.ToOriginalSpan(at, at + folded.Length);

        text[span.Start..span.End].ShouldBe(surface);
    }

    [Fact]
    public void ToOriginalSpan_HalfAPair_CoversThePair()
    {
        var sut = FoldedText.Of("ـa🏆b");

        sut.ToOriginalSpan(2, 3).ShouldBe(new TextSpan(2, 4));
        sut.ToOriginalSpan(1, 2).ShouldBe(new TextSpan(2, 4));
    }

    [Fact]
    public void ToOriginal_EveryIndex_RisesAndStaysInside()
    {
        var sut = FoldedText.Of("ـقَالَ \uFDFA في \uFEFB 🏆 ًًً نهايةـ");
        var last = 0;
        for (var i = 0; i < sut.Folded.Length; i++)
        {
            var original = sut.ToOriginal(i);
            original.ShouldBeInRange(last, sut.Original.Length - 1);
            last = original;
        }

        sut.ToOriginal(sut.Folded.Length).ShouldBe(sut.Original.Length);
    }

    [Fact]
    public void Of_LoneSurrogatesAndNoncharacters_DoesNotThrow()
    {
        var text = "\uD83C \uDFC6\uD83C\uFFFF\uFFFE\0" + new string('\uDC00', 5);

        var sut = FoldedText.Of(text);

        sut.ToOriginalSpan(0, sut.Folded.Length).End.ShouldBeLessThanOrEqualTo(text.Length);
    }

    [Fact]
    public void Fold_EveryCharacter_AgreesWithCompatibilityForm()
    {
        for (var i = 0xFE70; i <= 0xFEFC; i++)
        {
            var c = ((char)i).ToString();
            FoldedText.Fold(c).ShouldBe(FoldedText.Fold(c.Normalize(NormalizationForm.FormKC)), $"U+{i:X4}");
        }
    }
}
