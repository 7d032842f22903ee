using Ingestion.Enrichment.Evaluation;

namespace Ingestion.UnitTests.Enrichment.Evaluation;

public class RougeTests
{
    // The vectors that the reference implementation of the measure checks itself against.
    [Theory]
    [InlineData("the cat sat on the mat", "the cat is on the mat", .833333, .6, .833333)]
    [InlineData("قال الرئيسُ إنّ الأمن أولوية", "أكد الرئيس أن الامن اولويه", .8, .75, .8)]
    [InlineData("وقّع الجانبان في ١٢ أكتوبر/تشرين الأول 2025 اتفاقًا", "وقع الجانبان اتفاقا في 12 اكتوبر 2025", .875, .428571, .75)]
    [InlineData("COVID-19: café Straße", "covid 19 Café strasse", .75, .666667, .75)]
    [InlineData("", "نص", 0, 0, 0)]
    public void Score_KnownPair_IsAsTheReferenceSays(string candidate, string reference, double one, double two, double longest)
    {
        var score = Rouge.Score(Rouge.Tokens(candidate), Rouge.Tokens(reference));

        score.One.ShouldBe(one, 1e-5);
        score.Two.ShouldBe(two, 1e-5);
        score.Longest.ShouldBe(longest, 1e-5);
    }

    [Fact]
    public void Score_WordSaidTooOften_CountsAsOftenAsTheReferenceSaysIt() =>
        Rouge.Score(["a", "a", "a", "a"], ["a", "b", "a", "c"]).One.ShouldBe(0.5, 1e-9);

    [Fact]
    public void Score_SameWordsInAnotherOrder_LosesOnlyWhereOrderCounts()
    {
        var score = Rouge.Score(["c", "b", "a"], ["a", "b", "c"]);

        score.One.ShouldBe(1, 1e-9);
        score.Two.ShouldBe(0);
        score.Longest.ShouldBe(1.0 / 3, 1e-9);
    }

    [Theory]
    [InlineData("الـعـربـيّة", "العربيه")]
    [InlineData("إلى آسيا", "الي اسيا")]
    [InlineData("۱۲ و٣٤", "12 و34")]
    [InlineData("snake_case don't", "snake case don t")]
    [InlineData("ﻻ ﬁne", "لا fine")]
    [InlineData("«ب»،(ج)", "ب ج")]
    public void Tokens_SpellingVariants_AreUnified(string text, string tokens) =>
        string.Join(' ', Rouge.Tokens(text)).ShouldBe(tokens);

    [Fact]
    public void Mean_OfSeveralReferences_IsTheMeanOfEveryFigure() =>
        RougeScore.Mean([new(1, 0.5, 0.2), new(0, 0.1, 0.4)]).ShouldSatisfyAllConditions(
            m => m.One.ShouldBe(0.5, 1e-9),
            m => m.Two.ShouldBe(0.3, 1e-9),
            m => m.Longest.ShouldBe(0.3, 1e-9));
}
