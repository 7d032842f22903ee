using Ingestion.Enrichment.Text;

namespace Ingestion.Enrichment.Entities;

/// <summary>
/// Finds persons, organizations and places with all their mentions, and agreements, events, facilities and products where the evidence is
/// clear. Safe from any thread.
/// </summary>
public sealed class EntityFinder
{
    private readonly EnglishEntityFinder _english = new();
    private readonly ArabicEntityFinder _arabic;

    /// <summary>Reads the word lists: some tenths of a second, once.</summary>
    public EntityFinder() => _arabic = new ArabicEntityFinder(_english);

    /// <summary>The languages that it reads (BCP 47 primary tags).</summary>
    public static IReadOnlyList<string> Languages { get; } = ["ar", "en"];

    /// <summary>Finds the entities of a body.</summary>
    /// <param name="text">The analysed body.</param>
    /// <param name="language">One of <see cref="Languages"/>.</param>
    /// <param name="cancellationToken">Checked at every sentence.</param>
    /// <returns>One entity per real thing, in order of first mention.</returns>
    /// <exception cref="NotSupportedException">The language is not one of <see cref="Languages"/>.</exception>
    public IReadOnlyList<Entity> Find(AnalyzedText text, string language, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(text);
        return language switch
        {
            "ar" => _arabic.Find(text, cancellationToken),
            "en" => _english.Find(text, cancellationToken),
            _ => throw new NotSupportedException($"Entities are not looked for in '{language}'."),
        };
    }
}
