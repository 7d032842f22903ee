using Ingestion.Enrichment;
using Ingestion.Enrichment.Grounding;

namespace Ingestion.UnitTests.Enrichment.Grounding;

public sealed class BulletClaimsTests
{
    private const string Body = "The court met yesterday, and August Lind spoke.";
    private const string Arabic = "اجتمعت المحكمة أمس في العاصمة. ثم تحدث آب.";

    [Theory]
    [InlineData("The court met on August 4.", true)]
    [InlineData("The court met on May 4.", false)]
    [InlineData("The court met on August 5.", false)]
    public void Hold_MonthOfAResolvedDate_Counts(string bullet, bool expected)
    {
        var start = Body.IndexOf("yesterday", StringComparison.Ordinal);
        var claims = new BulletClaims(Body, [], [new DateMention(start, start + 9, "yesterday", "2025-08-04", DateGranularity.Day, false)]);

        claims.Hold(new Bullet(bullet, [new TextSpan(0, start + 9)])).ShouldBe(expected);
    }

    [Theory]
    [InlineData("اجتمعت المحكمة في 4 آب في العاصمة.", "2025-08-04", true)]
    // Another month: «آب» can only be the name then, which the evidence does not have.
    [InlineData("اجتمعت المحكمة في 4 آب في العاصمة.", "2025-07-04", false)]
    public void Hold_MonthThatIsAlsoAName_IsTheMonthOfTheDate(string bullet, string value, bool expected)
    {
        var name = Arabic.LastIndexOf("آب", StringComparison.Ordinal);
        var day = Arabic.IndexOf("أمس", StringComparison.Ordinal);
        var claims = new BulletClaims(
            Arabic,
            [new Entity(EntityType.Person, "آب", null, 1, [new Mention(name, name + 2, "آب")])],
            [new DateMention(day, day + 3, "أمس", value, DateGranularity.Day, false)]);

        claims.Hold(new Bullet(bullet, [new TextSpan(0, Arabic.IndexOf('.', StringComparison.Ordinal))])).ShouldBe(expected);
    }

    [Theory]
    [InlineData("The port was bought by Tern Shipping Ltd.", true)]
    [InlineData("The port was bought by Tern Shipping Inc.", false)]
    public void Hold_BulletCutBehindAnAbbreviation_TakesItsFullStop(string bullet, bool expected)
    {
        const string Sold = "The port was bought by Tern Shipping Ltd, which also owns two mills.";
        var claims = new BulletClaims(Sold, [], []);

        claims.Hold(new Bullet(bullet, [new TextSpan(0, Sold.Length)])).ShouldBe(expected);
    }

    [Theory]
    // The mention of the evidence is of a longer name: the shorter one stands there behind «و».
    [InlineData("وشركة الأفق للبناء وقعت العقد.", true)]
    [InlineData("أشركة الأفق للبناء وقعت العقد.", false)]
    public void Hold_NameBehindAClitic_StandsInTheEvidence(string body, bool expected)
    {
        var claims = new BulletClaims(body, [new Entity(EntityType.Organization, "شركة الأفق", null, 1, [new Mention(100, 110, "شركة الأفق")])], []);

        claims.Hold(new Bullet(body[1..], [new TextSpan(0, body.Length)])).ShouldBe(expected);
    }
}
