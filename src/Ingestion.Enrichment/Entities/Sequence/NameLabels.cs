namespace Ingestion.Enrichment.Entities.Sequence;

/// <summary>
/// The labels of the sequence model: outside, and begin and inside for each type. Seven, so that the scores of a token are one vector
/// of eight lanes.
/// </summary>
internal static class NameLabels
{
    /// <summary>In no name.</summary>
    public const int Outside = 0;

    /// <summary>How many labels there are.</summary>
    public const int Count = 7;

    /// <summary>Lanes of a vector of scores; those from <see cref="Count"/> on are not used.</summary>
    public const int Lanes = 8;

    /// <summary>The types that the model knows, in the order of the labels.</summary>
    public static ReadOnlySpan<EntityType> Types => [EntityType.Person, EntityType.Location, EntityType.Organization];

    /// <summary>The label of a name's first token.</summary>
    /// <param name="type">One of <see cref="Types"/>.</param>
    public static int Begin(EntityType type) => 1 + (2 * Types.IndexOf(type));

    /// <summary>The label of a name's later tokens.</summary>
    /// <param name="begin">The label of its first token.</param>
    public static int Inside(int begin) => begin + 1;

    /// <summary>The type of a label other than <see cref="Outside"/>.</summary>
    public static EntityType TypeOf(int label) => Types[(label - 1) / 2];

    /// <summary>Whether a label opens a name.</summary>
    public static bool IsBegin(int label) => (label & 1) == 1;

    /// <summary>Whether a label goes on with a name.</summary>
    public static bool IsInside(int label) => label > 0 && (label & 1) == 0;

    /// <summary>Whether one label may stand right after another; a text begins as after <see cref="Outside"/>.</summary>
    public static bool MayFollow(int before, int label) => !IsInside(label) || before == label || before == label - 1;
}
