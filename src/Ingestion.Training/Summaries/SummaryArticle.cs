using System.Text.Json.Serialization;

namespace Ingestion.Training.Summaries;

/// <summary>An article with summaries that people wrote, or chose, for it.</summary>
internal sealed record SummaryArticle
{
    /// <summary>The corpus's own id.</summary>
    public required string Id { get; init; }

    /// <summary>BCP 47 primary tag.</summary>
    [JsonPropertyName("lang")]
    public required string Language { get; init; }

    /// <summary>Headline, or empty.</summary>
    public required string Title { get; init; }

    /// <summary>The text; a line is a paragraph.</summary>
    public required string Text { get; init; }

    /// <summary>The day of publication where the corpus tells it: what relative dates are counted from.</summary>
    public DateOnly? PublishedOn { get; init; }

    /// <summary>The summaries, each a list of sentences; at least one.</summary>
    [JsonPropertyName("refs")]
    public required IReadOnlyList<IReadOnlyList<string>> References { get; init; }
}
