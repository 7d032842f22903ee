namespace Ingestion.Enrichment.Quotations;

/// <summary>Who speaks: an entity, somebody the text does not name, or nobody that could be told.</summary>
/// <param name="Entity">Index of the entity, -1 for none.</param>
/// <param name="IsKnown">False where nothing was found at all, so that the speaker before may go on.</param>
/// <param name="Name">Where the name stands, for somebody who is no entity of the article; else empty.</param>
internal readonly record struct Speaker(int Entity, bool IsKnown, TextSpan Name = default)
{
    /// <summary>Whether the text tells the speaker's name.</summary>
    public bool IsNamed => Entity >= 0 || Name.Length > 0;

    /// <summary>Nothing found.</summary>
    public static Speaker None => new(-1, false);

    /// <summary>A subject that is no entity.</summary>
    public static Speaker Unnamed => new(-1, true);

    /// <summary>Somebody by name who is no entity.</summary>
    public static Speaker Written(TextSpan name) => new(-1, true, name);

    /// <summary>An entity.</summary>
    public static Speaker Of(int entity) => new(entity, true);
}
