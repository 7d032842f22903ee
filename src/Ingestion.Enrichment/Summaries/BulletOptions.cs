namespace Ingestion.Enrichment.Summaries;

/// <summary>What bullets should be like.</summary>
public sealed record BulletOptions
{
    /// <summary>Bullets where nothing else is asked for: three that can be read alone, of 75 words in all, from all over the article.</summary>
    public static BulletOptions Default { get; } = new();

    /// <summary>
    /// Sentences as they stand, chosen for what they tell alone, wherever they are and however long: what collections of summaries are
    /// compared by.
    /// </summary>
    public static BulletOptions WholeSentences { get; } = new() { Words = null, Spread = 0 };

    /// <summary>At most this many.</summary>
    /// <value>1 to 5; 3 by default.</value>
    public int Count { get; init; } = 3;

    /// <summary>
    /// Words that all bullets together should have, or null for sentences as they stand. A target, not a limit: a bullet is cut only where
    /// a clause ends.
    /// </summary>
    /// <value>10 to 400; 75 by default.</value>
    /// <remarks>With null nothing is reworded, cut or refused for how it begins, and <see cref="Spread"/> does not count.</remarks>
    public int? Words { get; init; } = 75;

    /// <summary>How much it counts that the bullets come from different thirds of the article.</summary>
    /// <value>0 (not at all) to 1 (by default).</value>
    public double Spread { get; init; } = 1;

    /// <summary>Checks the ranges.</summary>
    /// <param name="options">What to check.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside its range.</exception>
    internal static void Validate(BulletOptions options)
    {
        if (options is not { Count: >= 1 and <= 5, Words: null or (>= 10 and <= 400), Spread: >= 0 and <= 1 })
            throw new ArgumentOutOfRangeException(nameof(options), options, "Count is 1 to 5, Words 10 to 400 or null, Spread 0 to 1.");
    }
}
