namespace Ingestion.Enrichment.Summaries;

/// <summary>A sentence as it would be as a bullet, before names and dates are filled in.</summary>
/// <param name="Sentence">Index of the sentence.</param>
/// <param name="Start">First UTF-16 code unit of the original.</param>
/// <param name="End">One past the last.</param>
/// <param name="Words">Number of words.</param>
internal readonly record struct BulletDraft(int Sentence, int Start, int End, int Words)
{
    /// <summary>No bullet can be made of the sentence.</summary>
    public static BulletDraft None { get; } = new(-1, 0, 0, 0);

    /// <summary>Whether there is one.</summary>
    public bool Exists => Sentence >= 0;
}
