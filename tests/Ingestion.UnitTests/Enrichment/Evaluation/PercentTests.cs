using Ingestion.Enrichment.Evaluation;

namespace Ingestion.UnitTests.Enrichment.Evaluation;

public sealed class PercentTests
{
    // As Python rounds and prints: by the exact binary value, ties to even.
    [Theory]
    [InlineData(62.25, 1, "62.2")]
    [InlineData(62.75, 1, "62.8")]
    [InlineData(62.35, 1, "62.4")]
    [InlineData(0.125, 2, "0.12")]
    [InlineData(2.675, 2, "2.67")]
    [InlineData(100, 1, "100.0")]
    public void Text_Number_IsRoundedToTheNearest(double value, int places, string text) => Percent.Text(value, places).ShouldBe(text);

    [Fact]
    public void Of_NothingToDivideBy_IsNull() => Percent.Of(0, 0).ShouldBeNull();

    [Theory]
    [InlineData("عبدُ اللهِ  إلى آسيا ١٢", "عبد الله الي اسيا 12")]
    [InlineData("St. Mary’s", "st. mary's")]
    public void Fold_Name_IsComparable(string name, string folded) => Spans.Fold(name).ShouldBe(Spans.Fold(folded));
}
