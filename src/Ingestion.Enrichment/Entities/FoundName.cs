namespace Ingestion.Enrichment.Entities;

/// <summary>A name found in a text, before mentions are gathered into entities.</summary>
/// <param name="Type">What it names.</param>
/// <param name="FirstToken">Index of its first token.</param>
/// <param name="EndToken">One past its last token.</param>
/// <param name="Span">Code units of the original; starts inside the first token where a clitic stands outside.</param>
/// <param name="Confidence">0 to 1, by the evidence.</param>
internal readonly record struct FoundName(EntityType Type, int FirstToken, int EndToken, TextSpan Span, double Confidence)
{
    /// <summary>The clitic that has merged into the span, or null.</summary>
    public string? Clitic { get; init; }

    /// <summary>The role that the passage states, or null.</summary>
    public string? Role { get; init; }

    /// <summary>The key of a known name; names with one key are one thing.</summary>
    public string? Key { get; init; }

    /// <summary>The thing that it is known to name, by the number of one of its names in the article's <see cref="NameTable"/>; 0 while it is known of none.</summary>
    public int Group { get; init; }

    /// <summary>Its tokens.</summary>
    public int Length => EndToken - FirstToken;

    /// <summary>Whether another name lies inside this one.</summary>
    public bool Covers(FoundName other) => FirstToken <= other.FirstToken && other.EndToken <= EndToken;
}
