using Ingestion.Enrichment.Summaries;
using Ingestion.Training.Boosting;

namespace Ingestion.UnitTests.Training.Boosting;

public sealed class GradientBoostingTests
{
    private static readonly BoostingOptions Options = new() { Trees = 40, Depth = 3, Rate = 0.2, LeastLeaf = 5, Prior = 1, Sample = 0.8 };

    [Fact]
    public void Train_StepsOfTwoFeatures_AreLearned()
    {
        var trees = Train();

        trees.Score([0.2f, 0.9f, 0]).ShouldBe(3, 0.3);
        trees.Score([0.2f, 0.1f, 0]).ShouldBe(0, 0.3);
        trees.Score([0.9f, 0.9f, 0]).ShouldBe(-2, 0.3);
    }

    [Fact]
    public void Train_SameRows_GiveTheSameBytes()
    {
        using var one = new MemoryStream();
        using var other = new MemoryStream();
        Train().Write(one);
        Train().Write(other);

        one.ToArray().ShouldBe(other.ToArray());
    }

    [Fact]
    public void Train_RowsOfWeightZero_AreNotLearned()
    {
        var trees = GradientBoosting.Train(new BinnedRows([.. Enumerable.Range(0, 100).Select(i => (float)i)], 1),
            [.. Enumerable.Range(0, 100).Select(i => i < 50 ? 1f : 100f)], [.. Enumerable.Range(0, 100).Select(i => i < 50 ? 1f : 0f)], Options, CancellationToken.None);

        trees.Score([99]).ShouldBeLessThan(1.1f);
    }

    [Fact]
    public void Train_Cancelled_Throws() => Should.Throw<OperationCanceledException>(
        () => GradientBoosting.Train(new BinnedRows([1, 2], 1), [1, 2], [1, 1], Options, new CancellationToken(canceled: true)));

    // 3 where the second feature is above a half, 0 else; -2 where the first is above a half; the third means nothing.
    private static BoostedTrees Train()
    {
        var random = new Random(1);
        var values = new List<float>();
        var targets = new List<float>();
        for (var i = 0; i < 2000; i++)
        {
            float[] row = [random.NextSingle(), random.NextSingle(), random.NextSingle()];
            values.AddRange(row);
            targets.Add(row[0] > 0.5f ? -2 : row[1] > 0.5f ? 3 : 0);
        }

        var rows = new BinnedRows([.. values], 3);
        return GradientBoosting.Train(rows, [.. targets], [.. targets.Select(_ => 1f)], Options, CancellationToken.None);
    }
}
