using Ingestion.Enrichment.Text;

namespace Ingestion.Enrichment.Entities.Sequence;

/// <summary>The features of Arabic tokens: word, clitics, affixes, classes, lists, registers of names.</summary>
internal sealed class ArabicFeatures(ArabicWords words, WordLexicon lexicon) : ITokenFeatures
{
    private const int LongestAffix = 4;
    private const int LongestWord = 40;

    public AnalyzedText Text => words.Text;

    public void Collect(int token, ref FeatureList features)
    {
        var folded = words.Text.FoldedOf(token);
        if (folded.Length > LongestWord)
            folded = folded[..LongestWord];
        if (!words.IsArabic(token))
        {
            TokenShapes.Collect(words.Text, token, folded, ref features);
            return;
        }

        features.Add(FeatureKind.Word, folded);
        TokenShapes.CollectAffixes(folded, LongestAffix, ref features);
        CollectClasses(folded, FeatureKind.CoarseClass, FeatureKind.FineClass, ref features);
        CollectTraits(token, ref features);
        CollectParts(token, folded, ref features);
        features.Add(FeatureKind.Shape, (uint)Math.Min(folded.Length, 12));
        var surface = words.Text.SurfaceOf(token);
        if (surface[0] is 'أ' or 'إ' or 'آ')
            features.Add(FeatureKind.Spelling, surface[0]);
        if (words.HasTanwin(token))
            features.Add(FeatureKind.Spelling, 1);
    }

    public ReadOnlySpan<char> StemOf(int token) => StemOf(words.Text.FoldedOf(token));

    // The lists were counted over a text in which hamza on a seat was folded too.
    private WordCounts CountsOf(scoped ReadOnlySpan<char> word)
    {
        var counts = lexicon.Of(word);
        if (counts.Fine != 0 || word.IndexOfAny('ئ', 'ؤ') < 0)
            return counts;
        Span<char> seatless = stackalloc char[LongestWord];
        word.Replace(seatless, 'ئ', 'ي');
        seatless = seatless[..word.Length];
        seatless.Replace('ؤ', 'و');
        return lexicon.Of(seatless);
    }

    private void CollectClasses(scoped ReadOnlySpan<char> word, FeatureKind coarse, FeatureKind fine, ref FeatureList features)
    {
        var counts = CountsOf(word);
        features.Add(coarse, counts.Coarse);
        if (counts.Fine != 0)
            features.Add(fine, counts.Fine);
        for (var rest = counts.Known; rest != 0; rest &= rest - 1)
            features.Add(FeatureKind.KnownName, rest & (0 - rest));
        if (counts.Organization != 0)
            features.Add(FeatureKind.KnownName, 256 + counts.Organization);
        if (coarse == FeatureKind.CoarseClass)
            features.Add(FeatureKind.NameCount, counts.Names);
    }

    private void CollectTraits(int token, ref FeatureList features)
    {
        var word = words[token];
        var traits = (uint)word.Traits;
        features.Add(FeatureKind.Traits, traits);
        for (var rest = traits; rest != 0; rest &= rest - 1)
            features.Add(FeatureKind.Trait, (rest & (0 - rest)) + (word.Skip > 0 ? 0x80000000u : 0));
    }

    private void CollectParts(int token, ReadOnlySpan<char> folded, ref FeatureList features)
    {
        var word = words[token];
        Span<char> put = stackalloc char[LongestWord + 2];
        scoped var bare = folded[Math.Min(word.Skip, folded.Length)..];
        if (word.Merged && bare.Length > 2)
        {
            // «للقوات»: the article is put back.
            put[0] = 'ا';
            put[1] = 'ل';
            bare[2..].CopyTo(put[2..]);
            bare = put[..bare.Length];
        }

        features.Add(FeatureKind.Clitics, folded[..Math.Min(word.Skip, folded.Length)]);
        features.Add(FeatureKind.Bare, bare);
        if (word.Skip > 0 || word.Merged)
            CollectClasses(bare, FeatureKind.BareCoarseClass, FeatureKind.BareFineClass, ref features);
        var stem = StemOf(folded);
        lexicon.VoteOf(stem).Collect(ref features);
        if (stem.Length < folded.Length)
        {
            features.Add(FeatureKind.Stem, stem);
            var counts = CountsOf(stem);
            features.Add(FeatureKind.StemNameCount, counts.Names);
            if (counts.Organization != 0)
                features.Add(FeatureKind.KnownName, 512 + counts.Organization);
            if (word.Skip == 0 && !word.Merged)
                features.Add(FeatureKind.BareCoarseClass, counts.Coarse + 256);
        }
    }

    // Everything off that may be a clitic, whether the rest is known or not; two letters stay at least.
    private static ReadOnlySpan<char> StemOf(ReadOnlySpan<char> word)
    {
        if (word.Length > 3 && word[0] is 'و' or 'ف')
            word = word[1..];
        if (word.Length > 3 && word.StartsWith("لل"))
            return word[2..];
        if (word.Length > 3 && word[0] is 'ب' or 'ل' or 'ك')
            word = word[1..];
        return word.Length > 3 && word.StartsWith("ال") ? word[2..] : word;
    }
}
