using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Ingestion.Enrichment.Entities.Sequence;

/// <summary>
/// The weights of a linear-chain conditional random field. A feature of a token speaks for the labels of that token and of two on
/// either side, so its weights are one row: five vectors of scores.
/// </summary>
internal sealed class SequenceModel
{
    /// <summary>How far a feature reaches on either side.</summary>
    public const int Reach = 2;

    /// <summary>Scores in a row.</summary>
    public const int RowLength = ((2 * Reach) + 1) * NameLabels.Lanes;

    private readonly HashIndex _index;
    private readonly sbyte[] _weights;

    /// <summary>Makes it.</summary>
    /// <param name="lexicon">What its features are made with.</param>
    /// <param name="features">Hashes of the features, ascending.</param>
    /// <param name="weights">For each feature <see cref="RowLength"/> weights in units of <paramref name="scale"/>.</param>
    /// <param name="scale">The size of a unit.</param>
    /// <param name="transitions">Weights from label to label, <see cref="NameLabels.Lanes"/> wide.</param>
    public SequenceModel(WordLexicon lexicon, uint[] features, sbyte[] weights, float scale, float[] transitions)
    {
        if (weights.Length != features.Length * RowLength || transitions.Length != NameLabels.Lanes * NameLabels.Lanes)
            throw new ArgumentException("The weights do not fit the features and labels.", nameof(weights));
        Lexicon = lexicon;
        Features = features;
        _weights = weights;
        Scale = scale;
        Transitions = transitions;
        _index = new HashIndex(features);
    }

    /// <summary>What the features are made with.</summary>
    public WordLexicon Lexicon { get; }

    /// <summary>Hashes of the features, ascending.</summary>
    public ReadOnlyMemory<uint> Features { get; }

    /// <summary>The rows, one after the other.</summary>
    public ReadOnlyMemory<sbyte> Weights => _weights;

    /// <summary>The size of a unit of weight.</summary>
    public float Scale { get; }

    /// <summary>Weights from label to label.</summary>
    public ReadOnlyMemory<float> Transitions { get; }

    /// <summary>Adds the row of a feature; of one that has no weight, nothing.</summary>
    /// <param name="feature">Its hash.</param>
    /// <param name="row">Scores in units of <see cref="Scale"/>, <see cref="RowLength"/> of them.</param>
    public void AddRow(uint feature, Span<short> row)
    {
        var at = _index.Find(feature);
        if (at < 0)
            return;
        ref var weights = ref MemoryMarshal.GetArrayDataReference(_weights);
        for (var i = 0; i < RowLength; i += NameLabels.Lanes)
        {
            var eight = Vector64.LoadUnsafe(ref weights, (nuint)((at * RowLength) + i));
            var (lower, upper) = Vector64.Widen(eight);
            (Vector128.Create<short>(row[i..]) + Vector128.Create(lower, upper)).CopyTo(row[i..]);
        }
    }
}
