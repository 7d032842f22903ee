using System.Text;
using Ingestion.Pipeline.Identity;

namespace Ingestion.UnitTests.Pipeline.Identity;

public class ArticleIdentityTests
{
    [Fact]
    public void ArticleId_OwnId_IgnoresUrl() =>
        ArticleIdentity.ArticleId("s", "7", "https://a.org/1").ShouldBe(ArticleIdentity.ArticleId("s", "7", "https://a.org/2"));

    [Fact]
    public void ArticleId_OwnIdInAnotherSource_Differs() =>
        ArticleIdentity.ArticleId("s", "7", null).ShouldNotBe(ArticleIdentity.ArticleId("t", "7", null));

    [Fact]
    public void ArticleId_UrlVariants_AreOne() =>
        ArticleIdentity.ArticleId("s", null, "http://A.org/x/?utm_source=q#c").ShouldBe(ArticleIdentity.ArticleId("s", "", "https://a.org/x"));

    [Fact]
    public void ArticleId_OwnIdThatLooksLikeTheUrl_DiffersFromUrl() =>
        ArticleIdentity.ArticleId("s", "https://a.org/x", null).ShouldNotBe(ArticleIdentity.ArticleId("s", null, "https://a.org/x"));

    [Fact]
    public void ArticleId_PartsMoved_Differ() =>
        ArticleIdentity.ArticleId("ab", "c", null).ShouldNotBe(ArticleIdentity.ArticleId("a", "bc", null));

    [Fact]
    public void ArticleId_Always_IsTheSameOnEveryMachine() =>
        ArticleIdentity.ArticleId("example", "42", null).ShouldBe("1428b3f75d452eb17ab9d481f58501e0");

    [Theory]
    [InlineData(null, "1", null)]
    [InlineData("s", null, null)]
    [InlineData("s", " ", "mailto:a@b.org")]
    public void ArticleId_NotEnough_IsNull(string? source, string? externalId, string? url) =>
        ArticleIdentity.ArticleId(source, externalId, url).ShouldBeNull();

    [Theory]
    [InlineData("العنوان", "سطر\nآخر", "العنوان", "سطر  آخر ")]
    [InlineData("é", "x", "e\u0301", "x")]
    [InlineData(null, "x", "", "\tx\r\n")]
    public void ContentHash_WhiteSpaceAndComposition_DoNotCount(string? title, string body, string? otherTitle, string otherBody) =>
        ArticleIdentity.ContentHash(title, body).ShouldBe(ArticleIdentity.ContentHash(otherTitle, otherBody));

    [Theory]
    [InlineData("a", "b c", "a b", "c")]
    [InlineData("a", "bc", "a", "b c")]
    [InlineData("", "ه", "", "ة")]
    public void ContentHash_OtherContent_Differs(string title, string body, string otherTitle, string otherBody) =>
        ArticleIdentity.ContentHash(title, body).ShouldNotBe(ArticleIdentity.ContentHash(otherTitle, otherBody));

    [Fact]
    public void EnrichedEventId_SameRevision_IsTheSame()
    {
        var id = ArticleIdentity.EnrichedEventId("a", 2, "h");
        ArticleIdentity.EnrichedEventId("a", 2, "h").ShouldBe(id);
        ArticleIdentity.EnrichedEventId("a", 3, "h").ShouldNotBe(id);
        id.ToString()[14].ShouldBe('8');
    }

    [Fact]
    public void ParkedId_SameBytes_DependsOnMessageId()
    {
        var bytes = Encoding.UTF8.GetBytes("{");
        ArticleIdentity.ParkedId("m1", bytes).ShouldBe(ArticleIdentity.ParkedId("m1", bytes));
        ArticleIdentity.ParkedId("m1", bytes).ShouldNotBe(ArticleIdentity.ParkedId("m2", bytes));
        ArticleIdentity.ParkedId(null, bytes).ShouldNotBe(ArticleIdentity.ParkedId(null, [.. bytes, 0]));
    }
}
