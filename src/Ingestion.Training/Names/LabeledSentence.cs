namespace Ingestion.Training.Names;

/// <summary>A sentence to learn from.</summary>
/// <param name="Words">For each token the number of its word in the <see cref="LabeledSet"/>.</param>
/// <param name="Cues">For each token what is known of it from elsewhere.</param>
/// <param name="Labels">For each token its label.</param>
/// <param name="InDomain">Whether it is of the genre and annotation that the model is for.</param>
internal sealed record LabeledSentence(int[] Words, LabeledCues Cues, byte[] Labels, bool InDomain);

/// <summary>What is known of a sentence's tokens from elsewhere, one cue a token.</summary>
/// <param name="Grammar">What the grammar makes of them.</param>
/// <param name="Known">What well-known names make of them.</param>
/// <param name="Document">What the names found elsewhere in the document make of them.</param>
/// <param name="Votes">What their words are taken for elsewhere in the document.</param>
internal sealed record LabeledCues(byte[] Grammar, byte[] Known, byte[] Document, byte[] Votes);

/// <summary>Annotated sentences and the features of their words.</summary>
/// <param name="Sentences">In the order of the corpora.</param>
/// <param name="Words">For each word the hashes of its features.</param>
internal sealed record LabeledSet(IReadOnlyList<LabeledSentence> Sentences, IReadOnlyList<uint[]> Words);
