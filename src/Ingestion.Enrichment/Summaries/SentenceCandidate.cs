namespace Ingestion.Enrichment.Summaries;

/// <summary>A sentence that may become a bullet.</summary>
/// <param name="Index">Index of the sentence.</param>
/// <param name="Start">First UTF-16 code unit of the bullet's text.</param>
/// <param name="End">One past the last.</param>
/// <param name="Words">Number of words in it.</param>
/// <param name="Score">How well it tells what the article says; higher is better.</param>
/// <param name="Content">Hashes of its content words, sorted, each once.</param>
internal readonly record struct SentenceCandidate(int Index, int Start, int End, int Words, double Score, uint[] Content);
