using Ingestion.Enrichment;
using Ingestion.Enrichment.Grounding;

namespace Ingestion.UnitTests.Enrichment.Grounding;

public sealed class GroundingVerifierTests
{
    private const string Body = "🏆 وصل سامر الخطيب إلى دمشق في 12 أيار. وقال للصحيفة العربية إن 40 شخصاً حضروا.";

    [Fact]
    public void Verify_TrueResult_IsLeftAsItIs()
    {
        var result = Result() with
        {
            Entities = Part.Of<Entity>([Entity("سامر الخطيب"), Entity("دمشق"), new(EntityType.Organization, "الصحيفة العربية", null, 1, [Mention("للصحيفة العربية") with { Clitic = "لل" }])], ""),
            Dates = Part.Of<DateMention>([Date("12 أيار")], ""),
            Statements = Part.Of<Statement>([Statement("40 شخصاً حضروا")], ""),
            Bullets = Part.Of<Bullet>([new("حضر 40 شخصاً.", [SpanOf("وقال للصحيفة العربية إن 40 شخصاً حضروا.")])], ""),
            Lead = Part.Of<Bullet>([new("وصل سامر الخطيب إلى دمشق.", [SpanOf("وصل سامر الخطيب إلى دمشق في 12 أيار.")])], ""),
            KeyPhrases = Part.Of<KeyPhrase>([new("الخطيب", 1, [SpanOf("الخطيب")])], ""),
        };

        var verified = GroundingVerifier.Verify(result, Body);

        verified.Result.ShouldBeSameAs(result);
        verified.Dropped.Total.ShouldBe(0);
    }

    [Theory]
    [InlineData(-1, 4)]
    [InlineData(4, 4)]
    [InlineData(5, 3)]
    [InlineData(0, int.MaxValue)]
    [InlineData(int.MinValue, int.MaxValue)]
    [InlineData(1, 3)]
    [InlineData(0, 1)]
    public void Verify_BadSpan_DropsItWithoutThrowing(int start, int end)
    {
        var result = Result() with
        {
            Entities = Part.Of<Entity>([new(EntityType.Person, "سامر", null, 1, [new(start, end, "سامر")])], ""),
            Dates = Part.Of<DateMention>([new(start, end, "x", null, DateGranularity.Unknown, false)], ""),
            Quotations = Part.Of<Quotation>([new(start, end, "x", null)], ""),
            Statements = Part.Of<Statement>([new(start, end, "x", null, "قال")], ""),
            Bullets = Part.Of<Bullet>([new("x", [new(start, end)])], ""),
            Lead = Part.Of<Bullet>([new("x", [new(start, end)])], ""),
            KeyPhrases = Part.Of<KeyPhrase>([new("x", 1, [new(start, end)])], ""),
        };

        var verified = GroundingVerifier.Verify(result, Body);

        verified.Dropped.ShouldBe(new GroundingCounts(1, 1, 1, 1, 1, 2, 1));
        verified.Result.Entities.Status.ShouldBe(PartStatus.Empty);
        verified.Result.Entities.Reason.ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public void Verify_OtherSurface_DropsTheMentionOnly()
    {
        var good = Mention("دمشق");
        var result = Result() with { Entities = Part.Of<Entity>([new(EntityType.Location, "دمشق", null, 1, [good, good with { Surface = "حلب" }])], "") };

        var verified = GroundingVerifier.Verify(result, Body);

        verified.Dropped.ShouldBe(new GroundingCounts(1, 0, 0, 0, 0, 0, 0));
        verified.Result.Entities.Items.ShouldHaveSingleItem().Mentions.ShouldBe([good]);
    }

    [Fact]
    public void Verify_NameThatNoMentionHas_DropsTheEntity()
    {
        var result = Result() with { Entities = Part.Of<Entity>([new(EntityType.Person, "رامي الخطيب", null, 1, [Mention("سامر الخطيب")])], "") };

        GroundingVerifier.Verify(result, Body).Dropped.Entities.ShouldBe(1);
    }

    [Fact]
    public void Verify_KeyPhraseThatStandsElsewhere_IsDropped()
    {
        var result = Result() with { KeyPhrases = Part.Of<KeyPhrase>([new("حلب", 1, [SpanOf("دمشق")]), new("دمشق", 1, [])], "") };

        var verified = GroundingVerifier.Verify(result, Body);

        verified.Dropped.KeyPhrases.ShouldBe(2);
        verified.Result.KeyPhrases.Status.ShouldBe(PartStatus.Empty);
    }

    [Theory]
    [InlineData("وصل سامر الخطيب إلى دمشق.", "وقال للصحيفة العربية إن 40 شخصاً حضروا.", false)]
    [InlineData("وصل سامر الخطيب إلى دمشق.", "🏆 وصل سامر الخطيب إلى دمشق في 12 أيار.", true)]
    [InlineData("حضر ٤٠ شخصاً.", "وقال للصحيفة العربية إن 40 شخصاً حضروا.", true)]
    [InlineData("حضر 41 شخصاً.", "وقال للصحيفة العربية إن 40 شخصاً حضروا.", false)]
    [InlineData("وصل في 12 5 2025.", "🏆 وصل سامر الخطيب إلى دمشق في 12 أيار.", true)]
    [InlineData("وصل مع Robert Brown.", "🏆 وصل سامر الخطيب إلى دمشق في 12 أيار.", false)]
    public void Verify_Bullet_MustRestOnItsEvidence(string bullet, string evidence, bool holds)
    {
        var result = Result() with
        {
            Entities = Part.Of<Entity>([Entity("سامر الخطيب"), Entity("دمشق")], ""),
            Dates = Part.Of<DateMention>([Date("12 أيار") with { Value = "2025-05-12" }], ""),
            Bullets = Part.Of<Bullet>([new(bullet, [SpanOf(evidence)])], ""),
        };

        GroundingVerifier.Verify(result, Body).Dropped.Bullets.ShouldBe(holds ? 0 : 1);
    }

    private static EnrichmentResult Result() => new()
    {
        Language = new LanguageResult("ar", 1, PartStatus.Ok, null),
        Entities = Part.Without<Entity>(PartStatus.Empty, "none"),
        Dates = Part.Without<DateMention>(PartStatus.Empty, "none"),
        Quotations = Part.Without<Quotation>(PartStatus.Empty, "none"),
        Bullets = Part.Without<Bullet>(PartStatus.Empty, "none"),
        Engine = new EngineVersion("test", "1"),
    };

    private static TextSpan SpanOf(string surface)
    {
        var start = Body.IndexOf(surface, StringComparison.Ordinal);
        return new TextSpan(start, start + surface.Length);
    }

    private static Mention Mention(string surface) => new(SpanOf(surface).Start, SpanOf(surface).End, surface);

    private static Entity Entity(string name) => new(EntityType.Person, name, null, 1, [Mention(name)]);

    private static Statement Statement(string surface) => new(SpanOf(surface).Start, SpanOf(surface).End, surface, null, "وقال");

    private static DateMention Date(string surface) =>
        new(SpanOf(surface).Start, SpanOf(surface).End, surface, null, DateGranularity.Unknown, false);
}
