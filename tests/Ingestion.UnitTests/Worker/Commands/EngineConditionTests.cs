using Ingestion.Enrichment;
using Ingestion.Worker.Commands;

namespace Ingestion.UnitTests.Worker.Commands;

public class EngineConditionTests
{
    [Theory]
    [InlineData("engineVersion<0.4.0", "0.3.9", true)]
    [InlineData("engineVersion<0.4.0", "0.4.0", false)]
    [InlineData("engineVersion < 0.10", "0.9.1", true)]
    [InlineData("engineVersion<0.9.1", "0.10", false)]
    [InlineData("engineVersion<0.4", "0.4.0", false)]
    [InlineData("engineVersion<0.4.1", "0.4", true)]
    [InlineData("engineVersion<1", "1.0-beta", false)]
    [InlineData("engineVersion<1", "nightly", true)]
    public void Fits_Versions_AreComparedAsNumbers(string condition, string version, bool fits) =>
        EngineCondition.Read(condition).ShouldNotBeNull().Fits(new EngineVersion("e", version)).ShouldBe(fits);

    [Theory]
    [InlineData("abc", false)]
    [InlineData("ABC", false)]
    [InlineData("abd", true)]
    [InlineData(null, true)]
    public void Fits_OtherHash_IsMeant(string? hash, bool fits) =>
        EngineCondition.Read("modelHash!=abc").ShouldNotBeNull().Fits(new EngineVersion("e", "1", hash)).ShouldBe(fits);

    [Theory]
    [InlineData("")]
    [InlineData("engineVersion<")]
    [InlineData("engineVersion<new")]
    [InlineData("engineVersion>1")]
    [InlineData("modelHash=abc")]
    [InlineData("modelHash!=")]
    public void Read_Nonsense_IsNone(string text) => EngineCondition.Read(text).ShouldBeNull();
}
