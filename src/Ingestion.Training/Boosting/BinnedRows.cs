namespace Ingestion.Training.Boosting;

/// <summary>Rows of features, each value as the number of its bin: bins of one feature hold about as many rows each.</summary>
internal sealed class BinnedRows
{
    /// <summary>Bins of a feature, at most.</summary>
    public const int MostBins = 64;

    private readonly byte[] _bins;
    private readonly float[][] _edges;

    /// <summary>Bins rows.</summary>
    /// <param name="values">Row by row; at least one row, no value that is not a number.</param>
    /// <param name="features">Values of a row.</param>
    public BinnedRows(float[] values, int features)
    {
        (Features, Count) = (features, values.Length / features);
        _edges = new float[features][];
        _bins = new byte[values.Length];
        var column = new float[Count];
        for (var feature = 0; feature < features; feature++)
        {
            for (var row = 0; row < Count; row++)
                column[row] = values[(row * features) + feature];
            Array.Sort(column);
            var edges = _edges[feature] = Edges(column);
            for (var row = 0; row < Count; row++)
                _bins[(row * features) + feature] = Bin(edges, values[(row * features) + feature]);
        }
    }

    /// <summary>Number of features.</summary>
    public int Features { get; }

    /// <summary>Number of rows.</summary>
    public int Count { get; }

    /// <summary>The bins of a row.</summary>
    public ReadOnlySpan<byte> this[int row] => _bins.AsSpan(row * Features, Features);

    /// <summary>The greatest value of a bin, as a threshold: rows of later bins are greater.</summary>
    public float Threshold(int feature, int bin) => _edges[feature][bin];

    /// <summary>Number of bins of a feature behind which a split can be.</summary>
    public int Splits(int feature) => _edges[feature].Length;

    // Values behind which a bin ends; the last bin has no end. A threshold lies on a value that occurs, so that it is exact.
    private static float[] Edges(float[] sorted)
    {
        var edges = new List<float>(MostBins);
        for (var bin = 1; bin < MostBins; bin++)
        {
            var value = sorted[(int)((long)sorted.Length * bin / MostBins)];
            if (value < sorted[^1] && (edges.Count == 0 || value > edges[^1]))
                edges.Add(value);
        }

        return [.. edges];
    }

    private static byte Bin(float[] edges, float value)
    {
        var at = Array.BinarySearch(edges, value);
        return (byte)(at >= 0 ? at : ~at);
    }
}
