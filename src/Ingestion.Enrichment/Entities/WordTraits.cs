namespace Ingestion.Enrichment.Entities;

/// <summary>What the word lists say of a word.</summary>
[Flags]
internal enum WordTraits
{
    None = 0,

    /// <summary>An ordinary word of the language.</summary>
    Common = 1 << 0,

    /// <summary>An ordinary word that is very frequent.</summary>
    Frequent = 1 << 1,

    /// <summary>Ends a name or a chain.</summary>
    Stop = 1 << 2,

    /// <summary>Often part of a person's name, seldom anything else.</summary>
    Name = 1 << 3,

    /// <summary>Now and then part of a person's name.</summary>
    RareName = 1 << 4,

    /// <summary>A role: minister, coach.</summary>
    Title = 1 << 5,

    /// <summary>A role in the dual or plural: several names may follow.</summary>
    PluralTitle = 1 << 6,

    /// <summary>A rank or form of address right before a name.</summary>
    Rank = 1 << 7,

    /// <summary>Head noun (Arabic) or last word (English) of an organization's name.</summary>
    Head = 1 << 8,

    /// <summary>A head whose genitive may go on with "and".</summary>
    ListHead = 1 << 9,

    /// <summary>A head that may stand inside a larger organization.</summary>
    InnerHead = 1 << 10,

    /// <summary>A head that names an organization also as a genitive.</summary>
    BodyHead = 1 << 11,

    /// <summary>A head that is often left out (companies, clubs).</summary>
    CompanyHead = 1 << 12,

    /// <summary>Verb of speech or of acts of people and offices.</summary>
    Speech = 1 << 13,

    /// <summary>Days, months, words of time.</summary>
    Time = 1 << 14,

    /// <summary>Adjective of a country.</summary>
    Demonym = 1 << 15,

    /// <summary>An adjective that makes no name of a head noun.</summary>
    Generic = 1 << 16,

    /// <summary>Noun before a place's name and outside it.</summary>
    PlaceHead = 1 << 17,

    /// <summary>Noun that is the first part of a place's name.</summary>
    PlaceHeadInside = 1 << 18,

    /// <summary>What a ministry is named for.</summary>
    Ministry = 1 << 19,

    /// <summary>Makes one unit of a name with the next word.</summary>
    NamePrefix = 1 << 20,

    /// <summary>Mostly an ordinary word, but a name now and then («باسم», «راشد»).</summary>
    DoubtfulName = 1 << 22,

    /// <summary>A head that a person's name may follow («مستشفى», «جامعة»).</summary>
    NamedHead = 1 << 23,

    /// <summary>A head that stands outside a foreign name («شركة X»).</summary>
    OutsideHead = 1 << 24,

    /// <summary>Closes the name of a war, a prize, a work, a law.</summary>
    OtherHead = 1 << 25,

    /// <summary>A name of a place or an organization starts with it.</summary>
    PhraseStart = 1 << 21,

    /// <summary>A name of a place starts with it that is also an ordinary word or a person's name.</summary>
    DoubtfulPlace = 1 << 26,

    /// <summary>A head in the plural of things: its adjectives are feminine («الخطوط الجوية»).</summary>
    PluralHead = 1 << 27,

    /// <summary>A head whose seat may follow with ب («المحكمة الابتدائية بفاس»).</summary>
    SeatedHead = 1 << 28,

    /// <summary>An adjective without the ending of relation that names of organizations have («العليا», «المتحدة»).</summary>
    NameAdjective = 1 << 29,

    /// <summary>May stand between a rank and a name («العميد شرطة»).</summary>
    RankModifier = 1 << 30,
}
