using Ingestion.Worker.Commands;

namespace Ingestion.UnitTests.Worker.Commands;

public class ReenrichmentRateTests
{
    [Theory]
    [InlineData("50/s", 50.0)]
    [InlineData("0.5", 0.5)]
    [InlineData("0", null)]
    [InlineData("-1/s", null)]
    [InlineData("50/m", null)]
    [InlineData("/s", null)]
    [InlineData("fast", null)]
    public void Read_Text_IsArticlesASecondOrNone(string text, double? rate) => ReenrichmentRate.Read(text).ShouldBe(rate);
}
