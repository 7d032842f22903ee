using Ingestion.Enrichment;
using Ingestion.Training.Conll;
using Ingestion.Training.Evaluation;

namespace Ingestion.UnitTests.Training.Evaluation;

public class SpanScorerTests
{
    [Fact]
    public void Compare_HandCountedText_CountsByTypeAndInAll()
    {
        const string text = "Anna Berg of Acme Corp met Omar in New York and Oslo";
        NameSpan[] gold = [Per(text, "Anna Berg"), Org(text, "Acme Corp"), Per(text, "Omar"), Loc(text, "New York"), Loc(text, "Oslo")];
        // Right; too short; right span of the wrong type; too long; one that is no name. Oslo is missed.
        NameSpan[] found = [Per(text, "Anna Berg"), Org(text, "Acme"), Loc(text, "Omar"), Loc(text, "in New York"), Org(text, "met")];

        var comparison = SpanScorer.Compare(text, gold, found);

        comparison.CountsOf(NameType.Person).ShouldBe(new SpanCounts(Gold: 2, Found: 1, Exact: 1, Overlapping: 1));
        comparison.CountsOf(NameType.Location).ShouldBe(new SpanCounts(Gold: 2, Found: 2, Exact: 0, Overlapping: 1));
        comparison.CountsOf(NameType.Organization).ShouldBe(new SpanCounts(Gold: 1, Found: 2, Exact: 0, Overlapping: 1));
        NameCounts.Of(comparison).All.ShouldBe(new SpanCounts(Gold: 5, Found: 5, Exact: 1, Overlapping: 3));
        comparison.Missed.Select(n => n.In(text)).ShouldBe(["Acme Corp", "Omar", "New York", "Oslo"]);
        comparison.Spurious.Select(n => n.In(text)).ShouldBe(["Acme", "met", "Omar", "in New York"]);
    }

    [Theory]
    [InlineData("بأنقرة", "أنقرة", 1)]
    [InlineData("ولبنان", "لبنان", 1)]
    [InlineData("وببغداد", "بغداد", 1)]
    [InlineData("وَبِأنقرة", "أنقرة", 1)]
    [InlineData("وكبلندن", "لندن", 0)] // Three letters.
    [InlineData("القاهرة", "قاهرة", 0)] // The article is part of the name.
    [InlineData("سأنقرة", "أنقرة", 0)] // No clitic of a name.
    [InlineData("بأنقرة", "أنقر", 0)] // The end differs.
    [InlineData("بأنقرة", "نقرة", 0)] // More is missing than the clitic.
    public void Compare_BareNameBesideATokenWithItsClitic_IsExactWhereOnlyTheCliticIsMissing(string annotated, string bare, int exact)
    {
        var text = $"اجتمعوا {annotated} أمس";

        var counts = SpanScorer.Compare(text, [Loc(text, annotated)], [Loc(text, bare)]).CountsOf(NameType.Location);

        counts.Exact.ShouldBe(exact);
        counts.Overlapping.ShouldBe(1);
    }

    [Fact]
    public void Compare_CliticAndBareNameTheOtherWayRound_IsNotExact()
    {
        const string text = "اجتمعوا بأنقرة أمس";

        SpanScorer.Compare(text, [Loc(text, "أنقرة")], [Loc(text, "بأنقرة")]).CountsOf(NameType.Location).Exact.ShouldBe(0);
    }

    [Fact]
    public void Compare_SingleLetterTokenBeforeTheName_IsNoClitic()
    {
        const string text = "قناة ب أنقرة";

        SpanScorer.Compare(text, [Org(text, "ب أنقرة")], [Org(text, "أنقرة")]).CountsOf(NameType.Organization).Exact.ShouldBe(0);
    }

    [Fact]
    public void Compare_SameNameFoundTwice_CountsOnce()
    {
        const string text = "Oslo";

        SpanScorer.Compare(text, [Loc(text, "Oslo")], [Loc(text, "Oslo"), Loc(text, "Oslo")]).CountsOf(NameType.Location)
            .ShouldBe(new SpanCounts(Gold: 1, Found: 2, Exact: 1, Overlapping: 1));
    }

    [Fact]
    public void Compare_OneFoundNameOverTwoAnnotatedOnes_PairsWithOne()
    {
        const string text = "Oslo Bergen";

        SpanScorer.Compare(text, [Loc(text, "Oslo"), Loc(text, "Bergen")], [Loc(text, "Oslo Bergen")]).CountsOf(NameType.Location)
            .ShouldBe(new SpanCounts(Gold: 2, Found: 1, Exact: 0, Overlapping: 1));
    }

    [Fact]
    public void Compare_OverlapWouldTakeAnExactPartner_ExactGoesFirst()
    {
        const string text = "Grand Old Bergen";

        var comparison = SpanScorer.Compare(text, [Loc(text, "Bergen")], [Loc(text, "Grand Old Bergen"), Loc(text, "Bergen")]);

        comparison.CountsOf(NameType.Location).ShouldBe(new SpanCounts(Gold: 1, Found: 2, Exact: 1, Overlapping: 1));
        comparison.Overlapping.ShouldBe(comparison.Exact);
    }

    [Fact]
    public void Compare_NamesThatTouch_DoNotOverlap()
    {
        const string text = "OsloBergen";

        SpanScorer.Compare(text, [Loc(text, "Oslo")], [Loc(text, "Bergen")]).CountsOf(NameType.Location).Overlapping.ShouldBe(0);
    }

    [Fact]
    public void Compare_Miscellaneous_IsLeftOut()
    {
        const string text = "Oscar";
        var name = Loc(text, "Oscar") with { Type = NameType.Miscellaneous };

        var comparison = SpanScorer.Compare(text, [name], []);

        NameCounts.Of(comparison).All.ShouldBe(default);
        comparison.Missed.ShouldBeEmpty();
    }

    [Fact]
    public void Rates_OfCounts_ArePrecisionRecallAndHarmonicMean()
    {
        var rates = new SpanCounts(Gold: 8, Found: 5, Exact: 4, Overlapping: 5).ExactRates;

        rates.Precision.ShouldBe(0.8, 1e-9);
        rates.Recall.ShouldBe(0.5, 1e-9);
        rates.F1.ShouldBe(0.8 * 0.5 * 2 / 1.3, 1e-9);
    }

    [Fact]
    public void Rates_OfNothing_AreZero() => new SpanCounts(0, 0, 0, 0).ExactRates.ShouldBe(default);

    private static NameSpan Per(string text, string name) => Name(text, name, NameType.Person);

    private static NameSpan Loc(string text, string name) => Name(text, name, NameType.Location);

    private static NameSpan Org(string text, string name) => Name(text, name, NameType.Organization);

    private static NameSpan Name(string text, string name, NameType type)
    {
        var start = text.IndexOf(name, StringComparison.Ordinal);
        start.ShouldBeGreaterThanOrEqualTo(0);
        return new NameSpan(new TextSpan(start, start + name.Length), type);
    }
}
