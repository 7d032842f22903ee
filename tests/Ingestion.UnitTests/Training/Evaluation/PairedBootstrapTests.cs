using Ingestion.Training.Evaluation;

namespace Ingestion.UnitTests.Training.Evaluation;

public class PairedBootstrapTests
{
    private static readonly double[] Differences = [.. Enumerable.Range(0, 400).Select(i => Math.Sin(i) + 0.1)];

    [Fact]
    public void Interval95_SameDifferences_IsTheSameEveryTime() =>
        PairedBootstrap.Interval95(Differences).ShouldBe(PairedBootstrap.Interval95(Differences));

    [Fact]
    public void Interval95_ManyDifferences_IsAboutTheNormalInterval()
    {
        // By the central limit theorem: mean ± 1.96 standard errors.
        var mean = Differences.Average();
        var error = Math.Sqrt(Differences.Average(d => (d - mean) * (d - mean)) / Differences.Length);

        var interval = PairedBootstrap.Interval95(Differences);

        interval.Low.ShouldBe(mean - (1.96 * error), 0.1 * error);
        interval.High.ShouldBe(mean + (1.96 * error), 0.1 * error);
    }

    [Fact]
    public void Interval95_EqualDifferences_IsAPoint() =>
        PairedBootstrap.Interval95([0.25, 0.25, 0.25]).ShouldBe(new Interval(0.25, 0.25));
}
