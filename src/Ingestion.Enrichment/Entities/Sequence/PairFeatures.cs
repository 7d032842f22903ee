namespace Ingestion.Enrichment.Entities.Sequence;

/// <summary>What features of two tokens in a row see of each.</summary>
/// <param name="Word">Its word, by hash.</param>
/// <param name="Class">Its distributional class, or what stands for it.</param>
/// <param name="Traits">What the lists say of it.</param>
internal readonly record struct TokenKey(uint Word, uint Class, uint Traits);

/// <summary>The features of two tokens in a row: what no sum over features of one token each can say.</summary>
internal static class PairFeatures
{
    /// <summary>How many features a pair has.</summary>
    public const int Count = 5;

    /// <summary>Collects the features of a pair; they count as features of the second token.</summary>
    /// <param name="before">The first token.</param>
    /// <param name="here">The second token.</param>
    /// <param name="features">Where to put them.</param>
    public static void Collect(TokenKey before, TokenKey here, ref FeatureList features)
    {
        features.Add(FeatureKind.WordPair, before.Word, here.Word);
        features.Add(FeatureKind.ClassPair, before.Class, here.Class);
        features.Add(FeatureKind.WordClassPair, before.Word, here.Class);
        features.Add(FeatureKind.ClassWordPair, before.Class, here.Word);
        features.Add(FeatureKind.TraitsPair, before.Traits, here.Traits);
    }
}
