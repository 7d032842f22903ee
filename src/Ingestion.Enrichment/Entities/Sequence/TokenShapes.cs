using Ingestion.Enrichment.Text;

namespace Ingestion.Enrichment.Entities.Sequence;

/// <summary>Features that need no knowledge of a language.</summary>
internal static class TokenShapes
{
    /// <summary>The features of numbers, marks and words of another script.</summary>
    public static void Collect(AnalyzedText text, int token, ReadOnlySpan<char> folded, ref FeatureList features)
    {
        var at = text.Tokens[token];
        switch (at.Kind)
        {
            case TokenKind.Number:
                features.Add(FeatureKind.Shape, 100 + (uint)Math.Min(5, folded.Length));
                break;
            case TokenKind.Word:
                features.Add(FeatureKind.Word, folded);
                features.Add(FeatureKind.Shape, 110 + (char.IsUpper(text.Original[at.Start]) ? 1u : 0));
                break;
            default:
                features.Add(FeatureKind.Word, folded);
                features.Add(FeatureKind.Shape, 120);
                break;
        }
    }

    /// <summary>First and last letters, one to <paramref name="longest"/> of them.</summary>
    public static void CollectAffixes(ReadOnlySpan<char> word, int longest, ref FeatureList features)
    {
        for (var length = 1; length <= longest && length < word.Length; length++)
        {
            features.Add(FeatureKind.Prefix, word[..length]);
            features.Add(FeatureKind.Suffix, word[^length..]);
        }
    }
}
