using Ingestion.Enrichment.Text;

namespace Ingestion.Enrichment.Entities.Sequence;

/// <summary>The features of a text's tokens in one language. Every feature is a function of the token's own letters.</summary>
internal interface ITokenFeatures
{
    /// <summary>The text.</summary>
    AnalyzedText Text { get; }

    /// <summary>Collects the features of a token.</summary>
    /// <param name="token">Its index.</param>
    /// <param name="features">Where to put them.</param>
    void Collect(int token, ref FeatureList features);

    /// <summary>What a token has in common with other forms of its word; valid as long as the text.</summary>
    /// <param name="token">Its index.</param>
    ReadOnlySpan<char> StemOf(int token);
}
