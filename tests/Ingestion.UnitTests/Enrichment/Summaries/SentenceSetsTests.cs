using System.Numerics;
using Ingestion.Enrichment.Summaries;

namespace Ingestion.UnitTests.Enrichment.Summaries;

public sealed class SentenceSetsTests
{
    [Theory]
    [InlineData(8, 3, 56)]
    [InlineData(8, 1, 8)]
    [InlineData(3, 3, 1)]
    [InlineData(2, 3, 0)]
    [InlineData(0, 1, 0)]
    public void MoveNext_SetsOfASize_AreAllThereOnce(int count, int size, int expected)
    {
        var sets = new HashSet<uint>();
        foreach (var set in new SentenceSets(count, size))
        {
            BitOperations.PopCount(set).ShouldBe(size);
            (set >> count).ShouldBe(0u);
            sets.Add(set).ShouldBeTrue();
        }

        sets.Count.ShouldBe(expected);
    }
}
