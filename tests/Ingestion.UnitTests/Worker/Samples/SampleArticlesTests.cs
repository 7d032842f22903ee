using Ingestion.Pipeline.Intake;
using Ingestion.Worker.Samples;

namespace Ingestion.UnitTests.Worker.Samples;

public class SampleArticlesTests
{
    [Fact]
    public void All_Samples_AreAcceptedByIntake()
    {
        var intake = new ArticleIntake(new IntakeOptions(), TimeProvider.System);

        SampleArticles.All.Count.ShouldBeGreaterThanOrEqualTo(6);
        foreach (var sample in SampleArticles.All)
            intake.Examine(sample.Body).Violations.ShouldBeEmpty(sample.File);
    }
}
