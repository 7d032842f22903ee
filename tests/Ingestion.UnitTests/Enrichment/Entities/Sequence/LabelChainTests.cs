using System.Runtime.Intrinsics;
using Ingestion.Enrichment.Entities.Sequence;

namespace Ingestion.UnitTests.Enrichment.Entities.Sequence;

public sealed class LabelChainTests
{
    private const int Lanes = NameLabels.Lanes;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void Marginals_RandomScores_SumToOne(int tokens)
    {
        var chain = Run(seed: tokens, tokens, out _, out _);

        for (var token = 0; token < tokens; token++)
            Vector256.Sum(chain.Marginals(token)).ShouldBe(1, 1e-4f);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void SpanProbability_RandomScores_IsWhatAllLabellingsGive(int seed)
    {
        const int Tokens = 5;
        var chain = Run(seed, Tokens, out var scores, out var transitions);
        var labellings = Reference.Labellings(scores, transitions, Tokens);

        for (var first = 0; first < Tokens; first++)
        {
            foreach (var type in NameLabels.Types)
            {
                var reach = 0f;
                for (var end = first + 1; end <= Tokens; end++)
                {
                    var expected = labellings.Where(l => Reference.HasName(l.Labels, first, end, NameLabels.Begin(type))).Sum(l => l.Probability);
                    chain.SpanProbability(first, end, NameLabels.Begin(type), ref reach).ShouldBe((float)expected, 1e-4f);
                }
            }
        }
    }

    [Fact]
    public void Run_ForbiddenTransition_HasNoProbability()
    {
        var transitions = new float[Lanes * Lanes];
        var scores = new float[Lanes];
        scores[NameLabels.Inside(1)] = 50; // A name can't begin with its inside.
        var chain = new LabelChain();
        chain.Load(transitions);

        chain.Run(scores);

        chain.Marginals(0)[NameLabels.Inside(1)].ShouldBe(0);
    }

    private static LabelChain Run(int seed, int tokens, out float[] scores, out float[] transitions)
    {
        (scores, transitions) = Reference.RandomWeights(seed, tokens);
        var chain = new LabelChain();
        chain.Load(transitions);
        chain.Run(scores);
        return chain;
    }
}
