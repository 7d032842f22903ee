using System.ComponentModel.DataAnnotations;

namespace Ingestion.Worker.Hosting;

/// <summary>How much an article may cost, and what operators know better: settings <c>Enrichment:*</c>.</summary>
public sealed class EnrichmentOptions : IValidatableObject
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Enrichment";

    /// <summary>Time for one article. Parts that are not done by then have the status <c>timedOut</c>; the others are kept.</summary>
    /// <value>Default 5 seconds; 50 milliseconds to 10 minutes.</value>
    [Range(typeof(TimeSpan), "00:00:00.05", "00:10:00")]
    public TimeSpan TimeLimit { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>File of corrections to entities, read again when it changes.</summary>
    /// <value>Default none. A path, from the current folder if it is relative.</value>
    /// <remarks>At start the file must exist and every line must be right. Later a broken version is refused and the last good one stays.</remarks>
    public string? CorrectionsFile { get; set; }

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!string.IsNullOrWhiteSpace(CorrectionsFile) && Hosting.CorrectionsFile.ProblemOf(CorrectionsFile) is { } problem)
            yield return new ValidationResult($"{CorrectionsFile}: {problem}", [nameof(CorrectionsFile)]);
    }
}
