using Ingestion.Enrichment.Text;

namespace Ingestion.Enrichment.Corrections;

/// <summary>What a correction does to the entities that it names.</summary>
internal enum CorrectionKind
{
    /// <summary>Drops mentions and entities of these names.</summary>
    Never,

    /// <summary>Gives another type.</summary>
    Retype,

    /// <summary>Gives another name.</summary>
    Rename,

    /// <summary>Makes one entity of several.</summary>
    Merge,

    /// <summary>Makes an entity of its own of each surface named.</summary>
    Split,
}

/// <summary>One line of a corrections file.</summary>
/// <param name="Kind">What it does.</param>
/// <param name="Type">The type of entity that it is for; null for any.</param>
/// <param name="Names">The names before the arrow, folded.</param>
/// <param name="Targets">What stands behind the arrow, as written; empty for <see cref="CorrectionKind.Never"/>.</param>
internal sealed record Correction(CorrectionKind Kind, EntityType? Type, IReadOnlyList<string> Names, IReadOnlyList<string> Targets)
{
    private static readonly string[] Arrows = ["->", "→"];

    /// <summary>Reads a line that is neither blank nor a comment.</summary>
    /// <exception cref="FormatException">It is none; the message says what is wrong.</exception>
    public static Correction Parse(string line)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        var head = colon < 0 ? [] : line[..colon].Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
        if (head.Length != 2)
            throw new FormatException("expected 'verb type: names', for instance 'never any: Federal'");
        if (!Enum.TryParse<CorrectionKind>(head[0], ignoreCase: true, out var kind) || char.IsDigit(head[0][0]))
            throw new FormatException($"'{head[0]}' is none of never, retype, rename, merge, split");
        EntityType? type = head[1].Equals("any", StringComparison.OrdinalIgnoreCase) ? null : TypeOf(head[1]);
        var sides = line[(colon + 1)..].Split(Arrows, StringSplitOptions.TrimEntries);
        if (sides.Length != (kind == CorrectionKind.Never ? 1 : 2))
            throw new FormatException(kind == CorrectionKind.Never ? "never takes names only" : $"{head[0]} needs one arrow '->' between two sides");
        var names = Parts(sides[0]);
        var targets = sides.Length > 1 ? Parts(sides[1]) : [];
        if (names.Length == 0 || (sides.Length > 1 && targets.Length == 0))
            throw new FormatException("a name is missing");
        if (targets.Length > 1 && kind != CorrectionKind.Split)
            throw new FormatException($"{head[0]} takes one {(kind == CorrectionKind.Retype ? "type" : "name")} behind the arrow");
        if (kind == CorrectionKind.Retype)
            _ = TypeOf(targets[0]);
        return new Correction(kind, type, [.. names.Select(name => FoldedText.Fold(name))], targets);
    }

    /// <summary>A type by its name.</summary>
    /// <exception cref="FormatException">There is no such type.</exception>
    public static EntityType TypeOf(string name) => Enum.TryParse<EntityType>(name, ignoreCase: true, out var type) && !char.IsDigit(name[0])
        ? type
        : throw new FormatException($"'{name}' is none of any, {string.Join(", ", Enum.GetNames<EntityType>().Select(known => known.ToLowerInvariant()))}");

    private static string[] Parts(string side) => side.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
