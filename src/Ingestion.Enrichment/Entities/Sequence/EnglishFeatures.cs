using Ingestion.Enrichment.Text;

namespace Ingestion.Enrichment.Entities.Sequence;

/// <summary>The features of English tokens: word, affixes, case, lists, registers of names.</summary>
internal sealed class EnglishFeatures(LatinWords words, WordLexicon lexicon) : ITokenFeatures
{
    private const int LongestAffix = 4;
    private const int LongestWord = 40;

    public AnalyzedText Text => words.Text;

    public void Collect(int token, ref FeatureList features)
    {
        var folded = words.Text.FoldedOf(token);
        if (folded.Length > LongestWord)
            folded = folded[..LongestWord];
        if (words.Text.Tokens[token] is not { Kind: TokenKind.Word, Script: TokenScript.Latin })
        {
            TokenShapes.Collect(words.Text, token, folded, ref features);
            return;
        }

        var shape = ShapeOf(words.Text.SurfaceOf(token));
        features.Add(FeatureKind.Word, folded);
        TokenShapes.CollectAffixes(folded, LongestAffix, ref features);
        features.Add(FeatureKind.Shape, shape);
        features.Add(FeatureKind.Shape, 200 + (shape * 16) + (uint)Math.Min(folded.Length, 12));
        var capital = shape > 1;
        // "may" and "May", "will" and "Will": the word with its case.
        if (capital)
            features.Add(FeatureKind.Bare, folded);
        var traits = (uint)words.TraitsOf(token);
        features.Add(FeatureKind.Traits, (traits << 1) | (capital ? 1u : 0));
        for (var rest = traits; rest != 0; rest &= rest - 1)
            features.Add(FeatureKind.Trait, (rest & (0 - rest)) + (capital ? 0x80000000u : 0));
        var counts = lexicon.Of(folded);
        features.Add(FeatureKind.NameCount, (counts.Names << 1) | (capital ? 1u : 0));
        if (counts.Coarse != 0)
            features.Add(FeatureKind.CoarseClass, (counts.Coarse << 1) | (capital ? 1u : 0));
        if (counts.Fine != 0)
            features.Add(FeatureKind.FineClass, (counts.Fine << 1) | (capital ? 1u : 0));
    }

    public ReadOnlySpan<char> StemOf(int token) => words.Text.FoldedOf(token);

    // 1 lower case, 2 capital first, 3 all capitals, 4 one capital, 5 capitals inside; 8 more with a digit, 16 with a hyphen, 32 with a full stop.
    private static uint ShapeOf(ReadOnlySpan<char> word)
    {
        uint upper = 0, lower = 0, extra = 0;
        foreach (var c in word)
        {
            if (char.IsUpper(c))
                upper++;
            else if (char.IsLower(c))
                lower++;
            else
                extra |= c switch { '-' => 16u, '.' => 32u, _ when char.IsAsciiDigit(c) => 8u, _ => 0u };
        }

        var first = char.IsUpper(word[0]);
        var shape = (upper, lower) switch
        {
            (0, _) => 1u,
            (1, 0) => 4u,
            (_, 0) => 3u,
            (1, _) when first => 2u,
            _ => first ? 6u : 5u,
        };
        return shape + extra;
    }
}
