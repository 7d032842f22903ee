using Ingestion.Enrichment.Entities.Sequence;

namespace Ingestion.Training.Names;

/// <summary>A sentence to learn from.</summary>
/// <param name="Words">For each token the number of its word in the <see cref="LabeledSet"/>.</param>
/// <param name="Cues">For each token what is known of it from elsewhere.</param>
/// <param name="Labels">For each token its label.</param>
/// <param name="InDomain">Whether it is of the genre and annotation that the model is for.</param>
internal sealed record LabeledSentence(int[] Words, LabeledCues Cues, byte[] Labels, bool InDomain);

/// <summary>What is known of a sentence's tokens from elsewhere, one cue a token.</summary>
/// <param name="Grammar">What the grammar makes of them.</param>
/// <param name="Document">What the names found elsewhere in the document make of them.</param>
/// <param name="Votes">What their words are taken for elsewhere in the document.</param>
internal sealed record LabeledCues(byte[] Grammar, byte[] Document, byte[] Votes);

/// <summary>Annotated sentences and the features of their words.</summary>
/// <param name="Sentences">In the order of the corpora.</param>
/// <param name="Words">For each word the hashes of its features.</param>
/// <param name="Keys">For each word what features of two words in a row see of it.</param>
/// <param name="Without">Kinds of features that are left out, a bit each.</param>
internal sealed record LabeledSet(IReadOnlyList<LabeledSentence> Sentences, IReadOnlyList<uint[]> Words, IReadOnlyList<TokenKey?> Keys, uint Without)
{
    /// <summary>The features of the pairs of words of a sentence, by the second word; before the first word there is none.</summary>
    public IEnumerable<uint[]> PairsOf(LabeledSentence sentence) =>
        sentence.Words.Select((word, i) => i > 0 && Keys[sentence.Words[i - 1]] is { } before && Keys[word] is { } here ? PairOf(before, here) : []);

    private uint[] PairOf(TokenKey before, TokenKey here)
    {
        var list = new FeatureList(stackalloc uint[PairFeatures.Count], Without);
        PairFeatures.Collect(before, here, ref list);
        return list.Features.ToArray();
    }
}
