namespace Ingestion.Enrichment.Summaries;

/// <summary>What the trained scorer sees of a sentence.</summary>
internal enum SentenceFeature : byte
{
    /// <summary>0 another language, 1 Arabic, 2 English.</summary>
    Language,

    /// <summary>Sentences before it, at most 50.</summary>
    Index,

    /// <summary>Sentences before it that are sentences of the report, at most 50: bylines and captions do not count.</summary>
    ProperIndex,

    /// <summary>Place in the article, 0 to 1.</summary>
    Place,

    /// <summary>Sentences after it, at most 50.</summary>
    Left,

    /// <summary>Words before it, at most 1000.</summary>
    WordsBefore,

    /// <summary>Index of its paragraph, at most 50.</summary>
    Paragraph,

    /// <summary>Sentences before it in its paragraph.</summary>
    IndexInParagraph,

    /// <summary>Sentences of the article, at most 100.</summary>
    Sentences,

    /// <summary>Words of the article, at most 2000.</summary>
    ArticleWords,

    /// <summary>Words and numbers.</summary>
    Words,

    /// <summary>Words beside the article's mean sentence.</summary>
    RelativeWords,

    /// <summary>Words of the sentence before it.</summary>
    WordsOfPrevious,

    /// <summary>Words of the sentence after it.</summary>
    WordsOfNext,

    /// <summary>Letters of a word, on average.</summary>
    WordLength,

    /// <summary>Different content words.</summary>
    Content,

    /// <summary>Content words of the title that it has.</summary>
    TitleShared,

    /// <summary>The same by the title's length.</summary>
    TitleCovered,

    /// <summary>The same by its own length.</summary>
    TitleDensity,

    /// <summary>Content words of the title.</summary>
    TitleContent,

    /// <summary>Content words shared with the first sentence of the report, by the shorter one's length.</summary>
    FirstShared,

    /// <summary>The same with the sentence before it.</summary>
    PreviousShared,

    /// <summary>The same with the sentence after it.</summary>
    NextShared,

    /// <summary>Other sentences that have its content words, at most three each: sum.</summary>
    CentralSum,

    /// <summary>The same: mean.</summary>
    CentralMean,

    /// <summary>Part of its content words that no other sentence has.</summary>
    Alone,

    /// <summary>Part of its content words that stand here for the first time.</summary>
    New,

    /// <summary>Content words that stand here for the first time and come back.</summary>
    Introduced,

    /// <summary>Cosine with the sum of all sentences.</summary>
    Centroid,

    /// <summary>Mentions of names.</summary>
    Names,

    /// <summary>Of people.</summary>
    People,

    /// <summary>Of places.</summary>
    Locations,

    /// <summary>Of organisations.</summary>
    Organizations,

    /// <summary>Names that are mentioned here for the first time.</summary>
    NewNames,

    /// <summary>How often its names are mentioned in the article, by all mentions.</summary>
    NameSalience,

    /// <summary>Numbers.</summary>
    Numbers,

    /// <summary>Part of it that stands in quotation marks.</summary>
    Quoted,

    /// <summary>Whether it begins in quotation marks.</summary>
    BeginsQuoted,

    /// <summary>Verbs of speech.</summary>
    Speech,

    /// <summary>Whether it begins with a verb of speech.</summary>
    BeginsWithSpeech,

    /// <summary>Whether the verb of speech at its beginning has no subject.</summary>
    GoesOn,

    /// <summary>Whether it can't be read alone.</summary>
    Leans,

    /// <summary>Whether a connective stands in front.</summary>
    Connective,

    /// <summary>Whether it is a line, a notice, a caption.</summary>
    Line,

    /// <summary>Whether it ends with a full stop.</summary>
    FullStop,

    /// <summary>Whether it asks.</summary>
    Question,

    /// <summary>Commas.</summary>
    Commas,

    /// <summary>Brackets.</summary>
    Brackets,

    /// <summary>Part of its words in the other script of Arabic and Latin than the article's.</summary>
    Foreign,

    /// <summary>Part of its words that are capitalised.</summary>
    Capitals,
}
