using System.Buffers.Binary;

namespace Ingestion.Enrichment.Summaries;

/// <summary>
/// A sum of regression trees, all complete and of one depth: a node that its training did not split sends every row to the left, so that
/// a row takes exactly as many steps in each tree as it is deep. Immutable.
/// </summary>
internal sealed class BoostedTrees
{
    private const uint Magic = 0x31544742; // "BGT1"
    private const int HeaderLength = 16;
    private const int MostTrees = 10_000;
    private const int DeepestTree = 12;

    private readonly byte[] _features;
    private readonly float[] _thresholds;
    private readonly float[] _leaves;

    /// <summary>Puts trees together.</summary>
    /// <param name="features">Number of features of a row, 1 to 255.</param>
    /// <param name="depth">Steps from the root to a leaf, 1 to 12.</param>
    /// <param name="nodeFeatures">The feature of each node, tree by tree, level by level.</param>
    /// <param name="thresholds">A row goes right where its feature is greater.</param>
    /// <param name="leaves">Tree by tree, from left to right.</param>
    public BoostedTrees(int features, int depth, byte[] nodeFeatures, float[] thresholds, float[] leaves)
    {
        (Features, Depth, Trees) = (features, depth, leaves.Length >> depth);
        (_features, _thresholds, _leaves) = (nodeFeatures, thresholds, leaves);
        if (features is < 1 or > 255 || depth is < 1 or > DeepestTree || Trees is < 1 or > MostTrees || leaves.Length != Trees << depth
            || nodeFeatures.Length != Trees * Nodes || thresholds.Length != nodeFeatures.Length || nodeFeatures.Any(f => f >= features))
        {
            throw new ArgumentException("The parts of the trees do not fit together.", nameof(leaves));
        }
    }

    /// <summary>Number of features of a row.</summary>
    public int Features { get; }

    /// <summary>Steps from the root to a leaf.</summary>
    public int Depth { get; }

    /// <summary>Number of trees.</summary>
    public int Trees { get; }

    private int Nodes => (1 << Depth) - 1;

    /// <summary>The value of a row.</summary>
    /// <param name="row">As many values as <see cref="Features"/>.</param>
    public float Score(ReadOnlySpan<float> row)
    {
        var sum = 0f;
        var nodes = Nodes;
        for (int tree = 0, from = 0; tree < Trees; tree++, from += nodes)
        {
            var at = 0;
            for (var step = 0; step < Depth; step++)
                at = (2 * at) + (row[_features[from + at]] > _thresholds[from + at] ? 2 : 1);
            sum += _leaves[(tree << Depth) + at - nodes];
        }

        return sum;
    }

    /// <summary>Reads trees that <see cref="Write(Stream)"/> wrote.</summary>
    /// <exception cref="InvalidDataException">It is something else, or cut off.</exception>
    public static BoostedTrees Read(Stream stream)
    {
        Span<byte> header = stackalloc byte[HeaderLength];
        stream.ReadExactly(header);
        var features = BinaryPrimitives.ReadInt32LittleEndian(header[4..]);
        var depth = BinaryPrimitives.ReadInt32LittleEndian(header[8..]);
        var trees = BinaryPrimitives.ReadInt32LittleEndian(header[12..]);
        if (BinaryPrimitives.ReadUInt32LittleEndian(header) != Magic || depth is < 1 or > DeepestTree || trees is < 1 or > MostTrees)
            throw new InvalidDataException("The stream holds no boosted trees.");
        var nodes = new byte[trees * ((1 << depth) - 1)];
        stream.ReadExactly(nodes);
        return new BoostedTrees(features, depth, nodes, Floats(stream, nodes.Length), Floats(stream, trees << depth));
    }

    /// <summary>Writes the trees, little-endian whatever the machine is.</summary>
    public void Write(Stream stream)
    {
        Span<byte> header = stackalloc byte[HeaderLength];
        BinaryPrimitives.WriteUInt32LittleEndian(header, Magic);
        BinaryPrimitives.WriteInt32LittleEndian(header[4..], Features);
        BinaryPrimitives.WriteInt32LittleEndian(header[8..], Depth);
        BinaryPrimitives.WriteInt32LittleEndian(header[12..], Trees);
        stream.Write(header);
        stream.Write(_features);
        Write(stream, _thresholds);
        Write(stream, _leaves);
    }

    private static float[] Floats(Stream stream, int count)
    {
        var bytes = new byte[count * sizeof(float)];
        stream.ReadExactly(bytes);
        var floats = new float[count];
        for (var i = 0; i < count; i++)
            floats[i] = BinaryPrimitives.ReadSingleLittleEndian(bytes.AsSpan(i * sizeof(float)));
        return floats;
    }

    private static void Write(Stream stream, float[] floats)
    {
        Span<byte> four = stackalloc byte[sizeof(float)];
        foreach (var value in floats)
        {
            BinaryPrimitives.WriteSingleLittleEndian(four, value);
            stream.Write(four);
        }
    }
}
