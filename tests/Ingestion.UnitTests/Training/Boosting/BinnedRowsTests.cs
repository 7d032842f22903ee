using Ingestion.Training.Boosting;

namespace Ingestion.UnitTests.Training.Boosting;

public sealed class BinnedRowsTests
{
    [Fact]
    public void Constructor_Values_KeepTheirOrderInBins()
    {
        var values = Enumerable.Range(0, 1000).Select(i => (float)(i * 7919 % 1000)).ToArray();

        var rows = new BinnedRows(values, 1);

        for (var row = 1; row < rows.Count; row++)
            Math.Sign(rows[row][0].CompareTo(rows[row - 1][0])).ShouldBeOneOf(0, values[row].CompareTo(values[row - 1]));
        rows.Splits(0).ShouldBe(BinnedRows.MostBins - 1);
    }

    [Fact]
    public void Threshold_OfABin_SplitsAsTheValuesDo()
    {
        var rows = new BinnedRows([1, 1, 2, 5], 1);

        for (var bin = 0; bin < rows.Splits(0); bin++)
        {
            foreach (var (row, value) in new[] { (0, 1f), (1, 1f), (2, 2f), (3, 5f) })
                (rows[row][0] > bin).ShouldBe(value > rows.Threshold(0, bin));
        }
    }

    [Fact]
    public void Constructor_OneValue_CantBeSplit() => new BinnedRows([3, 3, 3], 1).Splits(0).ShouldBe(0);
}
