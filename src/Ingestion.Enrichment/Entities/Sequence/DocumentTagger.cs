using Ingestion.Enrichment.Buffers;

namespace Ingestion.Enrichment.Entities.Sequence;

/// <summary>Finds the names of a whole text with a sequence model: sentence by sentence, and again with what the first pass has found.</summary>
/// <param name="tagger">The model at work.</param>
internal sealed class DocumentTagger(SequenceTagger tagger)
{
    /// <summary>The names of a text, none overlapping another, in text order.</summary>
    /// <param name="features">The text.</param>
    /// <param name="grammar">What the grammar makes of its tokens.</param>
    /// <param name="threshold">The least probability, above 0.</param>
    /// <param name="again">Whether there is a second pass.</param>
    /// <param name="cancellationToken">Checked at every sentence.</param>
    public PooledList<TaggedName> Tag(ITokenFeatures features, ReadOnlySpan<byte> grammar, float threshold, bool again, CancellationToken cancellationToken)
    {
        var text = features.Text;
        var found = new PooledList<TaggedName>();
        var least = again ? Math.Min(threshold, DocumentMemory.LeastProbability) : threshold;
        using var probabilities = PooledList<float>.OfDefaults(again ? text.Tokens.Length * DocumentVotes.Lanes : 0);
        using var known = PooledList<byte>.OfDefaults(text.Tokens.Length);
        KnownNameCues.Write(text, tagger.Lexicon, known.Items);
        First(features, grammar, known.Items, least, found, probabilities.Items, cancellationToken);
        if (!again)
            return found;
        using var document = PooledList<byte>.OfDefaults(text.Tokens.Length);
        using var votes = PooledList<byte>.OfDefaults(text.Tokens.Length);
        if (!Write(features, found.Items, probabilities.Items, document.Items, votes.Items))
            return found;
        var better = new PooledList<TaggedName>(found.Count);
        var next = 0;
        foreach (var sentence in text.Sentences)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var first = next;
            while (next < found.Count && found[next].FirstToken < sentence.EndToken)
                next++;
            // A sentence of which nothing more is known than before would only give the same again.
            if (document.Items[sentence.FirstToken..sentence.EndToken].ContainsAnyExcept((byte)0)
                || votes.Items[sentence.FirstToken..sentence.EndToken].ContainsAnyExcept((byte)0))
            {
                tagger.Tag(features, sentence, new TokenCues(grammar, known.Items, document.Items, votes.Items), threshold, better, []);
            }
            else
                better.AddRange(found.Items[first..next]);
        }

        found.Dispose();
        return better;
    }

    /// <summary>What a first pass says of a text's tokens for a second one.</summary>
    /// <param name="features">The text.</param>
    /// <param name="grammar">What the grammar makes of its tokens.</param>
    /// <param name="known">What well-known names make of them.</param>
    /// <param name="document">Where to write what <see cref="DocumentMemory"/> makes of them, one a token.</param>
    /// <param name="votes">Where to write what <see cref="DocumentVotes"/> make of them, one a token.</param>
    public void Cues(ITokenFeatures features, ReadOnlySpan<byte> grammar, ReadOnlySpan<byte> known, Span<byte> document, Span<byte> votes)
    {
        using var found = new PooledList<TaggedName>();
        using var probabilities = PooledList<float>.OfDefaults(features.Text.Tokens.Length * DocumentVotes.Lanes);
        First(features, grammar, known, DocumentMemory.LeastProbability, found, probabilities.Items, CancellationToken.None);
        Write(features, found.Items, probabilities.Items, document, votes);
    }

    /// <summary>What a first pass says of each token.</summary>
    public void Probabilities(ITokenFeatures features, ReadOnlySpan<byte> grammar, ReadOnlySpan<byte> known, Span<float> probabilities)
    {
        using var found = new PooledList<TaggedName>();
        First(features, grammar, known, 1, found, probabilities, CancellationToken.None);
    }

    private void First(ITokenFeatures features, ReadOnlySpan<byte> grammar, ReadOnlySpan<byte> known, float least, PooledList<TaggedName> found, Span<float> probabilities, CancellationToken cancellationToken)
    {
        foreach (var sentence in features.Text.Sentences)
        {
            cancellationToken.ThrowIfCancellationRequested();
            tagger.Tag(features, sentence, new TokenCues(grammar, known, [], []), least, found, probabilities);
        }
    }

    private static bool Write(ITokenFeatures features, ReadOnlySpan<TaggedName> found, ReadOnlySpan<float> probabilities, Span<byte> document, Span<byte> votes)
    {
        using var memory = new DocumentMemory();
        return memory.Write(features.Text, found, document) | DocumentVotes.Write(features, probabilities, votes);
    }
}
