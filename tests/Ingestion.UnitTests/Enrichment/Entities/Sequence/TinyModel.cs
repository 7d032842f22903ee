using Ingestion.Enrichment.Entities.Sequence;
using Ingestion.Enrichment.Text;

namespace Ingestion.UnitTests.Enrichment.Entities.Sequence;

/// <summary>Words without any list: their only feature is the folded word.</summary>
internal sealed class WordsOnly(AnalyzedText text) : ITokenFeatures
{
    public AnalyzedText Text => text;

    public void Collect(int token, ref FeatureList features) => features.Add(FeatureKind.Word, text.FoldedOf(token));

    public ReadOnlySpan<char> StemOf(int token) => text.FoldedOf(token);
}

/// <summary>Models with random weights for given words.</summary>
internal static class TinyModel
{
    public static SequenceModel Random(int seed, params string[] words)
    {
        var random = new Random(seed);
        uint[] features =
        [
            .. words.Select(word => FeatureList.Hash(FeatureKind.Word, FoldedText.Fold(word)))
                .Append(FeatureList.Hash(FeatureKind.SentenceStart, 0))
                .Append(FeatureList.Hash(FeatureKind.SentenceEnd, 0))
                .Append(FeatureList.Hash(FeatureKind.Grammar, 3))
                .Append(FeatureList.Hash(FeatureKind.KnownPhrase, 2))
                .Append(FeatureList.Hash(FeatureKind.Document, 5))
                .Append(FeatureList.Hash(FeatureKind.Vote, 4)).Order(),
        ];
        var weights = Enumerable.Range(0, features.Length * SequenceModel.RowLength).Select(_ => (sbyte)random.Next(-60, 61)).ToArray();
        var transitions = Enumerable.Range(0, NameLabels.Lanes * NameLabels.Lanes).Select(_ => (float)random.NextDouble()).ToArray();
        return new SequenceModel(new WordLexicon([7, 9], [WordCounts.Of(1, 2, 3).Bits, WordCounts.Of(-1, -1, 40).Bits]), features, weights, 0.03f, transitions);
    }
}
