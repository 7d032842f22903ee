using System.Runtime.Intrinsics;

namespace Ingestion.Enrichment.Entities.Sequence;

/// <summary>What first passes took the words of one stem for in much text, in steps: how many there are, and the share of each type of name.</summary>
/// <param name="Bits">All in one number, as the model file keeps it; 0 for a stem of too few words.</param>
internal readonly record struct CorpusVote(uint Bits)
{
    private const float LeastCount = 2.5f;

    /// <summary>Makes one.</summary>
    /// <param name="sums">The sums of the probabilities of each type, and the number of words, as <see cref="DocumentVotes.Lanes"/> says.</param>
    public static CorpusVote Of(Vector128<float> sums)
    {
        var count = sums[DocumentVotes.Lanes - 1];
        if (count < LeastCount)
            return default;
        var bits = MathF.Round(count) switch { < 8 => 0u, < 32 => 1u, < 128 => 2u, _ => 3u };
        for (var type = 0; type < NameLabels.Types.Length; type++)
            bits = (bits << 2) | (sums[type] / count) switch { < 0.08f => 0u, < 0.35f => 1u, < 0.75f => 2u, _ => 3u };
        return new CorpusVote(bits + 1);
    }

    /// <summary>Collects its features: all together, and each type alone.</summary>
    public void Collect(ref FeatureList features)
    {
        if (Bits == 0)
            return;
        features.Add(FeatureKind.CorpusVote, Bits);
        var steps = Bits - 1;
        for (var type = 0; type < NameLabels.Types.Length; type++)
        {
            var share = (steps >> (2 * (NameLabels.Types.Length - 1 - type))) & 3;
            features.Add(FeatureKind.CorpusVote, 512 + ((uint)type << 4) + ((steps >> 6) << 2) + share);
        }
    }
}
