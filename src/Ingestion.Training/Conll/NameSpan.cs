using Ingestion.Enrichment;

namespace Ingestion.Training.Conll;

/// <summary>The kinds of name that corpora tell apart.</summary>
internal enum NameType : byte
{
    /// <summary>PER.</summary>
    Person,

    /// <summary>LOC.</summary>
    Location,

    /// <summary>ORG.</summary>
    Organization,

    /// <summary>MISC: whatever else one corpus or another annotates. No two mean the same, so it is read and never scored.</summary>
    Miscellaneous,
}

/// <summary>Names of the types as corpora write them.</summary>
internal static class NameTypes
{
    /// <summary>The types that are scored, in the order of tables.</summary>
    public static IReadOnlyList<NameType> Scored { get; } = [NameType.Person, NameType.Location, NameType.Organization];

    /// <summary>The label of a type.</summary>
    public static string Label(this NameType type) => type switch
    {
        NameType.Person => "PER",
        NameType.Location => "LOC",
        NameType.Organization => "ORG",
        _ => "MISC",
    };

    /// <summary>The type with a label, or null.</summary>
    public static NameType? Of(ReadOnlySpan<char> label) => label switch
    {
        "PER" => NameType.Person,
        "LOC" => NameType.Location,
        "ORG" => NameType.Organization,
        "MISC" => NameType.Miscellaneous,
        _ => null,
    };
}

/// <summary>A name in a text.</summary>
/// <param name="Span">Where it stands, in UTF-16 code units.</param>
/// <param name="Type">What it names.</param>
internal readonly record struct NameSpan(TextSpan Span, NameType Type)
{
    /// <summary>The name as written.</summary>
    /// <param name="text">The text that the span is of.</param>
    public string In(string text) => text.Substring(Span.Start, Span.Length);
}
