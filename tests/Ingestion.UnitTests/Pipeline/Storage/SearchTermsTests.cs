using Ingestion.Pipeline.Storage;

namespace Ingestion.UnitTests.Pipeline.Storage;

public class SearchTermsTests
{
    [Fact]
    public void Of_ArabicWord_HasTheFormsThatClingToIt()
    {
        var forms = SearchTerms.Of("خارجيّة").ShouldHaveSingleItem();

        foreach (var form in new[] { "خارجيه", "الخارجيه", "وخارجيه", "بخارجيه", "للخارجيه", "وبالخارجيه" })
            forms.ShouldContain(form);
    }

    [Fact]
    public void Of_WordWithItsArticle_StaysDefinite()
    {
        var forms = SearchTerms.Of("الوزارة").ShouldHaveSingleItem();

        forms.ShouldContain("الوزاره");
        forms.ShouldContain("للوزاره");
        forms.ShouldNotContain("وزاره");
    }

    [Theory]
    [InlineData("Trump's", "trump")]
    [InlineData("٢٠٢٦", "2026")]
    [InlineData("ÉCOLE", "école")]
    [InlineData("من", "من")]
    public void Of_OtherWords_StandForThemselves(string search, string word) => SearchTerms.Of(search).ShouldHaveSingleItem().ShouldBe([word]);

    [Theory]
    [InlineData("")]
    [InlineData("  \n")]
    [InlineData("؟! \" *")]
    [InlineData("و")]
    public void Of_NothingToSearchFor_IsEmpty(string search) => SearchTerms.Of(search).ShouldBeEmpty();

    [Fact]
    public void Of_RepeatsAndTooManyWords_AreLeftOut()
    {
        SearchTerms.Of("port Port PORT").Count.ShouldBe(1);
        SearchTerms.Of(string.Join(' ', Enumerable.Range(10, 90))).Count.ShouldBe(SearchTerms.MaxTerms);
    }
}
