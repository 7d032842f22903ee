using System.Runtime.Intrinsics;
using Ingestion.Enrichment.Buffers;

namespace Ingestion.Enrichment.Entities.Sequence;

/// <summary>
/// What a first pass takes the same word for elsewhere in a text, on average (the token majority of Krishnan and Manning, 2006). Unlike
/// <see cref="DocumentMemory"/> it speaks for each word of a name alone, and against names too.
/// </summary>
internal static class DocumentVotes
{
    /// <summary>How many cues there are; 0 is none.</summary>
    public const int CueCount = 3 + (3 * Levels * 2);

    /// <summary>Numbers that the first pass leaves of a token: the probability of each type, and one for the token itself.</summary>
    public const int Lanes = 4;

    private const int Levels = 4;
    private const float Doubtful = 0.1f;

    /// <summary>Writes what the other places of its word say of each token.</summary>
    /// <param name="features">The text.</param>
    /// <param name="probabilities">What the first pass says, <see cref="Lanes"/> a token.</param>
    /// <param name="cues">One a token.</param>
    /// <returns>Whether there is any cue.</returns>
    public static bool Write(ITokenFeatures features, ReadOnlySpan<float> probabilities, Span<byte> cues)
    {
        cues.Clear();
        using var stems = new NameTable();
        using var numbers = PooledList<int>.OfDefaults(cues.Length);
        using var sums = new PooledList<Vector128<float>>();
        for (var token = 0; token < cues.Length; token++)
        {
            if (!features.Text.Tokens[token].IsWord)
                continue;
            numbers[token] = stems.Add(features.StemOf(token));
            sums.At(numbers[token]) += Vector128.Create(probabilities[(token * Lanes)..]);
        }

        var any = false;
        for (var token = 0; token < cues.Length; token++)
        {
            if (numbers[token] == 0)
                continue;
            var own = Vector128.Create(probabilities[(token * Lanes)..]);
            cues[token] = CueOf(sums[numbers[token]] - own, own);
            any |= cues[token] != 0;
        }

        return any;
    }

    private static byte CueOf(Vector128<float> others, Vector128<float> own)
    {
        var count = others[Lanes - 1];
        if (count < 0.5f)
            return 0;
        var best = 0;
        for (var type = 1; type < Lanes - 1; type++)
        {
            if (others[type] > others[best])
                best = type;
        }

        var several = count > 1.5f ? 1 : 0;
        var share = others[best] / count;
        if (share < Doubtful)
            return own[0] + own[1] + own[2] < Doubtful ? (byte)0 : (byte)(1 + several);
        var level = share switch { < 0.3f => 0, < 0.6f => 1, < 0.85f => 2, _ => 3 };
        return (byte)(3 + (((best * Levels) + level) * 2) + several);
    }
}
