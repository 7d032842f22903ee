using System.Runtime.Intrinsics;

namespace Ingestion.Training.Names;

/// <summary>
/// Weights learnt by FTRL-Proximal (McMahan and others, 2013): steps shrink with each weight's own past gradients, and a weight whose
/// gradients do not agree stays exactly zero.
/// </summary>
/// <param name="count">How many; a multiple of eight.</param>
/// <param name="options">Length of the steps and regularization.</param>
internal sealed class FollowedWeights(int count, TrainingOptions options)
{
    private const float Smooth = 1;
    private readonly float[] _sums = new float[count];
    private readonly float[] _squares = new float[count];

    /// <summary>The weights.</summary>
    public float[] Values { get; } = new float[count];

    /// <summary>Learns from the gradient of eight weights.</summary>
    /// <param name="at">The first of them.</param>
    /// <param name="gradient">Their gradient of the loss.</param>
    public void Step(int at, Vector256<float> gradient)
    {
        var weights = Vector256.Create(Values, at);
        var before = Vector256.Create(_squares, at);
        var after = before + (gradient * gradient);
        var (rootBefore, rootAfter) = (Vector256.Sqrt(before), Vector256.Sqrt(after));
        var sums = Vector256.Create(_sums, at) + gradient - ((rootAfter - rootBefore) * (1 / options.Rate) * weights);
        after.CopyTo(_squares, at);
        sums.CopyTo(_sums, at);
        var size = Vector256.Max(Vector256.Abs(sums) - Vector256.Create(options.L1), Vector256<float>.Zero);
        var length = ((rootAfter + Vector256.Create(Smooth)) * (1 / options.Rate)) + Vector256.Create(options.L2);
        (Vector256.CopySign(size, -sums) / length).CopyTo(Values, at);
    }
}
