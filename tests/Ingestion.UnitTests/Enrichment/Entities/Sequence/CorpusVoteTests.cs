using System.Runtime.Intrinsics;
using Ingestion.Enrichment.Entities.Sequence;

namespace Ingestion.UnitTests.Enrichment.Entities.Sequence;

public sealed class CorpusVoteTests
{
    [Fact]
    public void Of_TooFewWords_SaysNothing() => FeaturesOf(Vector128.Create(2f, 0, 0, 2)).ShouldBeEmpty();

    [Fact]
    public void Of_SharesInTheSameSteps_GiveTheSameFeatures() =>
        FeaturesOf(Vector128.Create(9f, 0.1f, 1, 10)).ShouldBe(FeaturesOf(Vector128.Create(16f, 0, 2, 20)));

    [Fact]
    public void Of_AnotherShareOfOneType_ChangesItsFeatureAndTheOneOfAll()
    {
        var placeNow = FeaturesOf(Vector128.Create(1f, 9, 0, 10));
        var placeLess = FeaturesOf(Vector128.Create(1f, 5, 0, 10));

        placeNow.Zip(placeLess).Select(pair => pair.First == pair.Second).ShouldBe([false, true, false, true]);
    }

    private static uint[] FeaturesOf(Vector128<float> sums)
    {
        var list = new FeatureList(stackalloc uint[FeatureList.Capacity]);
        CorpusVote.Of(sums).Collect(ref list);
        return list.Features.ToArray();
    }
}
