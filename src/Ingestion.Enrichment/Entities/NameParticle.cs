namespace Ingestion.Enrichment.Entities;

/// <summary>What a small word does inside the name of a person. The words stand in <c>Resources/Ar/name-particles.txt</c>.</summary>
internal enum NameParticle : byte
{
    /// <summary>It is none.</summary>
    None,

    /// <summary>Begins a foreign surname («فان», «دي»).</summary>
    Opens,

    /// <summary>Stands behind one that opens («در»).</summary>
    Follows,

    /// <summary>A form of address between two names («الحاج»).</summary>
    Address,

    /// <summary>Tells two of one name apart («جورج بوش الابن»).</summary>
    Closes,

    /// <summary>The second word of a name that honours God or his prophet («حسب الرسول»).</summary>
    Divine,
}
