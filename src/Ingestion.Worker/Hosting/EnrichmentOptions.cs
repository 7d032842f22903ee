using System.ComponentModel.DataAnnotations;

namespace Ingestion.Worker.Hosting;

/// <summary>What operators set about enrichment: settings <c>Enrichment:*</c>.</summary>
public sealed class EnrichmentOptions : IValidatableObject
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Enrichment";

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
