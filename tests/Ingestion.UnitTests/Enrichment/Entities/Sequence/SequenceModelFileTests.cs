using Ingestion.Enrichment.Entities.Sequence;

namespace Ingestion.UnitTests.Enrichment.Entities.Sequence;

public sealed class SequenceModelFileTests
{
    [Fact]
    public void Read_WrittenModel_IsTheSame()
    {
        var model = TinyModel.Random(1, "alpha", "beta");

        var read = SequenceModelFile.Read(SequenceModelFile.Write(model));

        read.Features.ToArray().ShouldBe(model.Features.ToArray());
        read.Weights.ToArray().ShouldBe(model.Weights.ToArray());
        read.Transitions.ToArray().ShouldBe(model.Transitions.ToArray());
        read.Scale.ShouldBe(model.Scale);
        read.Lexicon.Words.ToArray().ShouldBe(model.Lexicon.Words.ToArray());
        read.Lexicon.Counts.ToArray().ShouldBe(model.Lexicon.Counts.ToArray());
    }

    [Fact]
    public void Write_SameModel_GivesTheSameBytes() =>
        SequenceModelFile.Write(TinyModel.Random(1, "alpha")).ShouldBe(SequenceModelFile.Write(TinyModel.Random(1, "alpha")));

    [Fact]
    public void Read_AnyByteChanged_IsRefused()
    {
        var file = SequenceModelFile.Write(TinyModel.Random(1, "alpha"));

        for (var at = 0; at < file.Length; at += 7)
        {
            var damaged = (byte[])file.Clone();
            damaged[at] ^= 0x10;
            Should.Throw<InvalidDataException>(() => SequenceModelFile.Read(damaged));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(36)]
    [InlineData(200)]
    public void Read_CutFile_IsRefused(int length)
    {
        var file = SequenceModelFile.Write(TinyModel.Random(1, "alpha"));

        Should.Throw<InvalidDataException>(() => SequenceModelFile.Read(file.AsSpan(0, length)));
    }

    [Theory]
    [InlineData("Ar/names.model")]
    [InlineData("En/names.model")]
    public void ReadResource_ShippedModel_HasFeatures(string resource) =>
        SequenceModelFile.ReadResource(resource).Features.Length.ShouldBeGreaterThan(1000);
}
