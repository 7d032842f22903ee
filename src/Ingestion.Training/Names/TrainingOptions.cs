namespace Ingestion.Training.Names;

/// <summary>How a model is trained.</summary>
internal sealed record TrainingOptions
{
    /// <summary>Parts that the documents are dealt into for first passes; at least 2.</summary>
    public int Folds { get; init; } = 4;

    /// <summary>Runs with other seeds whose weights are averaged.</summary>
    public int Runs { get; init; } = 2;

    /// <summary>Passes over the corpora.</summary>
    public int Epochs { get; init; } = 24;

    /// <summary>How many of the last passes are averaged.</summary>
    public int Averaged { get; init; } = 16;

    /// <summary>Length of the steps.</summary>
    public float Rate { get; init; } = 0.1f;

    /// <summary>Weight of the sum of the absolute weights: what makes most of them zero.</summary>
    public float L1 { get; init; } = 0.1f;

    /// <summary>Weight of the sum of their squares.</summary>
    public float L2 { get; init; } = 0.1f;

    /// <summary>Features of fewer words of the corpora than this are left out.</summary>
    public int LeastCount { get; init; } = 2;

    /// <summary>How often a feature is hidden, so that the others learn to do without it; 0 to below 1.</summary>
    public double Dropout { get; init; } = 0.25;

    /// <summary>How often what the grammar says, or a well-known name, is hidden.</summary>
    public double CueDropout { get; init; } = 0.1;

    /// <summary>In how many sentences what the rest of the document says is hidden.</summary>
    public double DocumentCueDropout { get; init; } = 0.3;

    /// <summary>Weights that are smaller are dropped at the end.</summary>
    public float Least { get; init; } = 0.02f;

    /// <summary>Seed of the order of the sentences and of what is hidden.</summary>
    public ulong Seed { get; init; } = 1;
}
