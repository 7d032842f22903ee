using Ingestion.Enrichment.Buffers;
using Ingestion.Enrichment.Entities.Sequence;
using Ingestion.Enrichment.Text;

namespace Ingestion.UnitTests.Enrichment.Entities.Sequence;

public sealed class SequenceTaggerTests
{
    private static readonly string[] Words = ["alpha", "beta", "gamma", "delta"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void Tag_RandomModelAndText_IsWhatTheReferenceGives(int seed)
    {
        const int Tokens = 5;
        const float Threshold = 0.5f;
        var random = new Random(seed);
        var text = AnalyzedText.Of(string.Join(' ', Enumerable.Range(0, Tokens).Select(_ => Words[random.Next(Words.Length)])));
        byte[] grammar = [0, 3, 0, 3, 0];
        byte[] known = [0, 0, 2, 2, 0];
        byte[] document = [5, 0, 0, 5, 0];
        byte[] votes = [0, 4, 0, 0, 4];
        var model = TinyModel.Random(seed, Words);
        using var found = new PooledList<TaggedName>();

        new SequenceTagger(model).Tag(new WordsOnly(text), text.Sentences[0], new TokenCues(grammar, known, document, votes), Threshold, found, []);

        var labellings = Reference.Labellings(ScoresOf(model, text, grammar, known, document, votes), model.Transitions.ToArray(), Tokens);
        var expected =
            from first in Enumerable.Range(0, Tokens)
            from type in NameLabels.Types.ToArray()
            from end in Enumerable.Range(first + 1, Tokens - first)
            let probability = labellings.Where(l => Reference.HasName(l.Labels, first, end, NameLabels.Begin(type))).Sum(l => l.Probability)
            where probability >= Threshold
            select (type, first, end, Math.Round(probability, 3));
        found.Items.ToArray().Select(name => (name.Type, name.FirstToken, name.EndToken, Math.Round(name.Probability, 3))).ShouldBe(expected);
    }

    [Fact]
    public void Tag_LowThreshold_GivesNoNamesThatOverlap()
    {
        var text = AnalyzedText.Of(string.Join(' ', Enumerable.Range(0, 60).Select(i => Words[i * 7 % Words.Length])));
        using var found = new PooledList<TaggedName>();

        new SequenceTagger(TinyModel.Random(3, Words)).Tag(new WordsOnly(text), text.Sentences[0], default, 0.02f, found, []);

        var names = found.Items.ToArray();
        names.ShouldNotBeEmpty();
        names.Zip(names.Skip(1)).ShouldAllBe(pair => pair.First.EndToken <= pair.Second.FirstToken);
    }

    [Fact]
    public void Tag_TextWithoutSentenceEnd_IsTaggedToItsEnd()
    {
        var text = AnalyzedText.Of(string.Join(' ', Enumerable.Repeat("alpha beta", 2000)));
        using var found = new PooledList<TaggedName>();

        new SequenceTagger(TinyModel.Random(1, Words)).Tag(new WordsOnly(text), text.Sentences[0], default, 0.1f, found, []);

        found[^1].EndToken.ShouldBeGreaterThan(3900);
    }

    // Sums row by row, without the tagger's vectors.
    private static float[] ScoresOf(SequenceModel model, AnalyzedText text, byte[] grammar, byte[] known, byte[] document, byte[] votes)
    {
        var scores = new float[text.Tokens.Length * NameLabels.Lanes];
        Put(FeatureList.Hash(FeatureKind.SentenceStart, 0), -1);
        Put(FeatureList.Hash(FeatureKind.SentenceEnd, 0), text.Tokens.Length);
        for (var token = 0; token < text.Tokens.Length; token++)
        {
            Put(FeatureList.Hash(FeatureKind.Word, text.FoldedOf(token)), token);
            Put(FeatureList.Hash(FeatureKind.Grammar, grammar[token]), token);
            if (known[token] != 0)
                Put(FeatureList.Hash(FeatureKind.KnownPhrase, known[token]), token);
            if (document[token] != 0)
                Put(FeatureList.Hash(FeatureKind.Document, document[token]), token);
            if (votes[token] != 0)
                Put(FeatureList.Hash(FeatureKind.Vote, votes[token]), token);
        }

        return scores;

        void Put(uint feature, int at)
        {
            var row = model.Features.Span.IndexOf(feature);
            for (var i = 0; row >= 0 && i < SequenceModel.RowLength; i++)
            {
                var target = ((at - SequenceModel.Reach) * NameLabels.Lanes) + i;
                if (target >= 0 && target < scores.Length)
                    scores[target] += model.Weights.Span[(row * SequenceModel.RowLength) + i] * model.Scale;
            }
        }
    }
}
