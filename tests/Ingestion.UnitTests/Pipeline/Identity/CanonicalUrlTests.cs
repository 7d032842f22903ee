using Ingestion.Pipeline.Identity;

namespace Ingestion.UnitTests.Pipeline.Identity;

public class CanonicalUrlTests
{
    [Theory]
    [InlineData("http://Example.ORG:80/a/b/", "https://example.org/a/b")]
    [InlineData("https://example.org:443/a", "https://example.org/a")]
    [InlineData("https://example.org:8443/a", "https://example.org:8443/a")]
    [InlineData("https://example.org", "https://example.org")]
    [InlineData("https://example.org/?", "https://example.org")]
    [InlineData("https://user:secret@example.org/a#comments", "https://example.org/a")]
    [InlineData("https://example.org/a?utm_source=x&id=7&fbclid=y", "https://example.org/a?id=7")]
    [InlineData("https://example.org/a?id=7&UTM_Medium=z", "https://example.org/a?id=7")]
    [InlineData("  https://example.org/a  ", "https://example.org/a")]
    [InlineData("https://مثال.إختبار/خبر", "https://xn--mgbh0fb.xn--kgbechtv/%D8%AE%D8%A8%D8%B1")]
    [InlineData("https://example.org/%d8%ae", "https://example.org/%D8%AE")]
    [InlineData("https://example.org/../a/./b", "https://example.org/a/b")]
    public void Of_Variant_IsCanonical(string url, string expected) => CanonicalUrl.Of(url).ShouldBe(expected);

    [Theory]
    [InlineData("https://example.org/a?id=7", "https://example.org/a?id=8")]
    [InlineData("https://example.org/a", "https://example.org/A")]
    [InlineData("https://example.org/a", "https://www.example.org/a")]
    public void Of_OtherPage_Differs(string one, string other) => CanonicalUrl.Of(one).ShouldNotBe(CanonicalUrl.Of(other));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("/news/1")]
    [InlineData("ftp://example.org/a")]
    [InlineData("javascript:alert(1)")]
    public void Of_NoWebAddress_IsNull(string? url) => CanonicalUrl.Of(url).ShouldBeNull();
}
