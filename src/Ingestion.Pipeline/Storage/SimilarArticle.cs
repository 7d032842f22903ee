namespace Ingestion.Pipeline.Storage;

/// <summary>What the words of a text look like to a search for copies.</summary>
/// <param name="Bands">Keys to look under: texts that are much alike share at least one, others hardly ever. None for a copy, which is found through its original.</param>
/// <param name="Signature">To measure how alike two texts are that share a key; opaque to stores.</param>
public sealed record Fingerprint(IReadOnlyList<long> Bands, string Signature);

/// <summary>The earlier article that an article copies.</summary>
/// <param name="ArticleId">Its id.</param>
/// <param name="Similarity">How much of both texts is the same: 0 to 1.</param>
public sealed record DuplicateLink(string ArticleId, double Similarity);

/// <summary>An article that shares a band with the one in question.</summary>
/// <param name="ArticleId">Its id.</param>
/// <param name="FirstStoredAt">When it was first stored, UTC.</param>
/// <param name="Signature">Its signature.</param>
public sealed record SimilarArticle(string ArticleId, DateTimeOffset FirstStoredAt, string Signature);
