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
        foreach (var sentence in text.Sentences)
        {
            cancellationToken.ThrowIfCancellationRequested();
            tagger.Tag(features, sentence, new TokenCues(grammar, []), least, found);
        }

        if (!again)
            return found;
        using var document = PooledList<byte>.OfDefaults(text.Tokens.Length);
        using var memory = new DocumentMemory();
        if (!memory.Write(text, found.Items, document.Items))
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
            if (document.Items[sentence.FirstToken..sentence.EndToken].ContainsAnyExcept((byte)0))
                tagger.Tag(features, sentence, new TokenCues(grammar, document.Items), threshold, better);
            else
                better.AddRange(found.Items[first..next]);
        }

        found.Dispose();
        return better;
    }
}
