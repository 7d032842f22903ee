namespace Ingestion.Training.Boosting;

/// <summary>Grows one complete regression tree, level by level: each node is split where that lowers the squared error most.</summary>
/// <param name="rows">The rows.</param>
/// <param name="options">How.</param>
internal sealed class TreeGrower(BinnedRows rows, BoostingOptions options)
{
    private readonly double[] _sums = new double[(1 << (options.Depth - 1)) * rows.Features * BinnedRows.MostBins];
    private readonly double[] _weights = new double[(1 << (options.Depth - 1)) * rows.Features * BinnedRows.MostBins];
    private readonly int[] _nodeOf = new int[rows.Count];

    /// <summary>Grows a tree.</summary>
    /// <param name="residuals">What is left to explain of each row.</param>
    /// <param name="weights">Weight of each row; rows of weight 0 are not learned from, but get their leaf.</param>
    /// <param name="features">Filled: the feature of each node.</param>
    /// <param name="thresholds">Filled: its threshold; infinite where the node is not split.</param>
    /// <param name="leaves">Filled: the value of each leaf.</param>
    /// <returns>The leaf of each row, until the next call.</returns>
    public int[] Grow(float[] residuals, float[] weights, Span<byte> features, Span<float> thresholds, Span<float> leaves)
    {
        Array.Clear(_nodeOf);
        Span<byte> bins = stackalloc byte[1 << (options.Depth - 1)];
        for (var level = 0; level < options.Depth; level++)
        {
            var width = 1 << level;
            Collect(width, residuals, weights);
            for (var node = 0; node < width; node++)
            {
                var (feature, bin) = BestSplit(node);
                features[width - 1 + node] = (byte)feature;
                thresholds[width - 1 + node] = bin < 0 ? float.PositiveInfinity : rows.Threshold(feature, bin);
                bins[node] = bin < 0 ? byte.MaxValue : (byte)bin;
            }

            for (var row = 0; row < rows.Count; row++)
            {
                var node = _nodeOf[row];
                _nodeOf[row] = (2 * node) + (rows[row][features[width - 1 + node]] > bins[node] ? 1 : 0);
            }
        }

        Fill(residuals, weights, leaves);
        return _nodeOf;
    }

    private void Collect(int width, float[] residuals, float[] weights)
    {
        var nodeLength = rows.Features * BinnedRows.MostBins;
        _sums.AsSpan(0, width * nodeLength).Clear();
        _weights.AsSpan(0, width * nodeLength).Clear();
        for (var row = 0; row < rows.Count; row++)
        {
            if (weights[row] == 0)
                continue;
            double weight = weights[row], sum = weight * residuals[row];
            var at = _nodeOf[row] * nodeLength;
            foreach (var bin in rows[row])
            {
                _sums[at + bin] += sum;
                _weights[at + bin] += weight;
                at += BinnedRows.MostBins;
            }
        }
    }

    private (int Feature, int Bin) BestSplit(int node)
    {
        var best = (Feature: 0, Bin: -1);
        var bestGain = 1e-9;
        for (var feature = 0; feature < rows.Features; feature++)
        {
            var from = ((node * rows.Features) + feature) * BinnedRows.MostBins;
            double sum = 0, weight = 0;
            for (var bin = 0; bin < BinnedRows.MostBins; bin++)
                (sum, weight) = (sum + _sums[from + bin], weight + _weights[from + bin]);
            var whole = Gain(sum, weight);
            double left = 0, leftWeight = 0;
            for (var bin = 0; bin < rows.Splits(feature); bin++)
            {
                (left, leftWeight) = (left + _sums[from + bin], leftWeight + _weights[from + bin]);
                if (leftWeight < options.LeastLeaf || weight - leftWeight < options.LeastLeaf)
                    continue;
                var gain = Gain(left, leftWeight) + Gain(sum - left, weight - leftWeight) - whole;
                if (gain > bestGain)
                    (best, bestGain) = ((feature, bin), gain);
            }
        }

        return best;
    }

    private double Gain(double sum, double weight) => sum * sum / (weight + options.Prior);

    private void Fill(float[] residuals, float[] weights, Span<float> leaves)
    {
        Span<double> sums = stackalloc double[leaves.Length];
        Span<double> all = stackalloc double[leaves.Length];
        for (var row = 0; row < rows.Count; row++)
        {
            sums[_nodeOf[row]] += weights[row] * residuals[row];
            all[_nodeOf[row]] += weights[row];
        }

        for (var leaf = 0; leaf < leaves.Length; leaf++)
            leaves[leaf] = (float)(options.Rate * sums[leaf] / (all[leaf] + options.Prior));
    }
}
