namespace Ingestion.Enrichment.Summaries;

/// <summary>What the trained chooser sees of a set of sentences.</summary>
internal enum SetFeature : byte
{
    /// <summary>0 another language, 1 Arabic, 2 English.</summary>
    Language,

    /// <summary>Sentences of the article, at most 100.</summary>
    Sentences,

    /// <summary>Words of the article, at most 2000.</summary>
    ArticleWords,

    /// <summary>Sum of the sentences' scores.</summary>
    Score,

    /// <summary>The least of them.</summary>
    LeastScore,

    /// <summary>The greatest of them.</summary>
    GreatestScore,

    /// <summary>Words in all.</summary>
    Words,

    /// <summary>Words of the shortest sentence.</summary>
    Shortest,

    /// <summary>Words of the longest sentence.</summary>
    Longest,

    /// <summary>Index of the first.</summary>
    First,

    /// <summary>Index of the last.</summary>
    Last,

    /// <summary>Sum of the places among the proper sentences.</summary>
    Places,

    /// <summary>Sentences between the first and the last that are not in the set.</summary>
    Gaps,

    /// <summary>Content words shared by two of them, by the shorter one's length: mean over the pairs.</summary>
    MeanRepetition,

    /// <summary>The same, of the pair that shares most.</summary>
    MostRepetition,

    /// <summary>Content words of the title that one of them has, by the title's length.</summary>
    TitleCovered,

    /// <summary>Central words of the article that one of them has, by their number.</summary>
    TopicsCovered,

    /// <summary>Names that they mention first.</summary>
    NewNames,

    /// <summary>Sentences that can't be read alone.</summary>
    Leaning,

    /// <summary>Part of them that is quotation, summed.</summary>
    Quoted,

    /// <summary>Numbers.</summary>
    Numbers,

    /// <summary>Sentences that are among the first of the report, as many as the set has.</summary>
    Leading,

    /// <summary>Sentences that stand in the set beside the one before them.</summary>
    Adjacent,

    /// <summary>How much they share with the first sentence of the report, summed.</summary>
    FirstShared,

    /// <summary>Their cosines with the article, summed.</summary>
    Centroid,

    /// <summary>Part of their content words that no other sentence has, summed.</summary>
    Alone,
}
