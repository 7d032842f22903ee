using Ingestion.Enrichment.Summaries;

namespace Ingestion.Training.Boosting;

/// <summary>
/// Gradient boosting of regression trees by squared error (Friedman 2001, with the row samples of 2002), on binned features. One thread
/// and a fixed seed: the same rows give the same trees, bit by bit.
/// </summary>
internal static class GradientBoosting
{
    private const int Seed = 20250101;

    /// <summary>Trains.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="targets">What each row should give.</param>
    /// <param name="weights">How much each row counts.</param>
    /// <param name="options">How.</param>
    /// <param name="cancellationToken">Checked at every tree.</param>
    public static BoostedTrees Train(BinnedRows rows, float[] targets, float[] weights, BoostingOptions options, CancellationToken cancellationToken)
    {
        var nodes = (1 << options.Depth) - 1;
        var features = new byte[options.Trees * nodes];
        var thresholds = new float[features.Length];
        var leaves = new float[options.Trees << options.Depth];
        var predictions = new float[rows.Count];
        var residuals = new float[rows.Count];
        var sample = new float[rows.Count];
        var random = new Random(Seed);
        var grower = new TreeGrower(rows, options);
        for (var tree = 0; tree < options.Trees; tree++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            for (var row = 0; row < rows.Count; row++)
            {
                residuals[row] = targets[row] - predictions[row];
                sample[row] = random.NextDouble() < options.Sample ? weights[row] : 0;
            }

            var grown = leaves.AsSpan(tree << options.Depth, 1 << options.Depth);
            var leafOf = grower.Grow(residuals, sample, features.AsSpan(tree * nodes, nodes), thresholds.AsSpan(tree * nodes, nodes), grown);
            for (var row = 0; row < rows.Count; row++)
                predictions[row] += grown[leafOf[row]];
        }

        return new BoostedTrees(rows.Features, options.Depth, features, thresholds, leaves);
    }
}
