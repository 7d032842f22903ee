namespace Ingestion.Training.Boosting;

/// <summary>How trees are grown.</summary>
internal sealed record BoostingOptions
{
    /// <summary>Number of trees.</summary>
    public int Trees { get; init; } = 150;

    /// <summary>Steps from the root to a leaf.</summary>
    public int Depth { get; init; } = 5;

    /// <summary>How much of what a tree has learned is taken.</summary>
    public double Rate { get; init; } = 0.08;

    /// <summary>Weight of rows that a leaf has at least.</summary>
    public double LeastLeaf { get; init; } = 60;

    /// <summary>Rows of mean 0 that are added to every leaf: pulls small leaves to 0.</summary>
    public double Prior { get; init; } = 20;

    /// <summary>Part of the rows that each tree sees.</summary>
    public double Sample { get; init; } = 0.6;
}
