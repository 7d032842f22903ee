namespace Ingestion.Training.Names;

/// <summary>A sentence to learn from.</summary>
/// <param name="Words">For each token the number of its word in the <see cref="LabeledSet"/>.</param>
/// <param name="Cues">For each token what the grammar makes of it.</param>
/// <param name="DocumentCues">For each token what the names found elsewhere in its document make of it.</param>
/// <param name="Labels">For each token its label.</param>
internal sealed record LabeledSentence(int[] Words, byte[] Cues, byte[] DocumentCues, byte[] Labels);

/// <summary>Annotated sentences and the features of their words.</summary>
/// <param name="Sentences">In the order of the corpora.</param>
/// <param name="Words">For each word the hashes of its features.</param>
internal sealed record LabeledSet(IReadOnlyList<LabeledSentence> Sentences, IReadOnlyList<uint[]> Words);
