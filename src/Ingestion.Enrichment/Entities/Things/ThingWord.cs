namespace Ingestion.Enrichment.Entities.Things;

/// <summary>Where a word that tells a thing stands.</summary>
[Flags]
internal enum ThingPlace
{
    /// <summary>Nowhere.</summary>
    None = 0,

    /// <summary>It opens the name: «اتفاقية باريس».</summary>
    Inside = 1,

    /// <summary>It stands before the name, outside: «منصة "إكس"».</summary>
    Before = 2,

    /// <summary>It closes the name: "Paris Agreement".</summary>
    Last = 4,

    /// <summary>It opens the name before "of": "Treaty of Lisbon".</summary>
    Of = 8,
}

/// <summary>A word that tells an agreement, event, facility or product.</summary>
/// <param name="Type">What it tells.</param>
/// <param name="Place">Where it stands.</param>
internal readonly record struct ThingWord(EntityType Type, ThingPlace Place);
