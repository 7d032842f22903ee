using Ingestion.Enrichment.Summaries;

namespace Ingestion.UnitTests.Enrichment.Summaries;

public sealed class BoostedTreesTests
{
    // Right where feature 1 is above 2, then by feature 0; the second tree is not split.
    private static readonly BoostedTrees Trees = new(
        2, 2, [1, 0, 0, 0, 0, 0], [2, 5, 7, float.PositiveInfinity, float.PositiveInfinity, float.PositiveInfinity], [1, 2, 3, 4, 10, 0, 0, 0]);

    [Theory]
    [InlineData(5, 2, 11)]
    [InlineData(6, 2, 12)]
    [InlineData(7, 3, 13)]
    [InlineData(8, 3, 14)]
    public void Score_Row_IsTheSumOfItsLeaves(float first, float second, float expected) => Trees.Score([first, second]).ShouldBe(expected);

    [Fact]
    public void Read_WhatWasWritten_ScoresTheSame()
    {
        using var stream = new MemoryStream();
        Trees.Write(stream);
        stream.Position = 0;

        BoostedTrees.Read(stream).Score([8, 3]).ShouldBe(14);
        stream.Position.ShouldBe(stream.Length);
    }

    [Fact]
    public void Read_SomethingElse_Throws()
    {
        Should.Throw<InvalidDataException>(() => BoostedTrees.Read(new MemoryStream(new byte[64])));
        Should.Throw<EndOfStreamException>(() => BoostedTrees.Read(new MemoryStream(new byte[3])));
    }

    [Fact]
    public void Constructor_NodeOfAFeatureThatIsNone_Throws() =>
        Should.Throw<ArgumentException>(() => new BoostedTrees(1, 1, [1], [0], [0, 1]));

    [Fact]
    public void Instance_ShippedWeights_FitTheFeatures()
    {
        SummaryModel.Instance.Sentences.Features.ShouldBe(ArticleFeatures.Count);
        SummaryModel.Instance.Sets.Features.ShouldBe(ShortList.Features);
    }

    [Fact]
    public void Read_WeightsForOtherFeatures_Throws()
    {
        using var stream = new MemoryStream();
        new SummaryModel(Trees, Trees).Write(stream);
        stream.Position = 0;

        Should.Throw<InvalidOperationException>(() => SummaryModel.Read(stream)).Message.ShouldContain("train bullets");
    }
}
