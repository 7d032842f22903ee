using Ingestion.Pipeline.Storage;

namespace Ingestion.Pipeline.Duplicates;

/// <summary>
/// Finds the earlier article that an article copies. The original is the one stored first, and a copy of a copy is one of the
/// original. Two copies that are stored at the same instant may miss each other: the mark is information, not a guard.
/// </summary>
internal sealed class DuplicateFinder(IArticleStore store)
{
    /// <summary>Share of common shingles from which on a text counts as a copy: a changed paragraph passes, a common subject does not.</summary>
    public const double Threshold = 0.6;

    private const int MaxCandidates = 50;

    public async Task<DuplicateLink?> FindAsync(ArticleDocument document, CancellationToken cancellationToken)
    {
        if (document.Fingerprint is not { } fingerprint)
            return null;
        foreach (var candidate in await store.FindSimilarAsync(fingerprint.Bands, MaxCandidates, cancellationToken))
        {
            if (!IsEarlier(candidate, document))
                continue;
            var similarity = TextFingerprint.Similarity(fingerprint.Signature, candidate.Signature);
            if (similarity < Threshold || candidate.DuplicateOf?.ArticleId == document.ArticleId)
                continue;
            if (candidate.DuplicateOf is not { } original)
                return new DuplicateLink(candidate.ArticleId, similarity);
            var first = await store.FindAsync(original.ArticleId, cancellationToken);
            return new DuplicateLink(original.ArticleId, first?.Fingerprint is { } print ? TextFingerprint.Similarity(fingerprint.Signature, print.Signature) : similarity);
        }
        return null;
    }

    private static bool IsEarlier(SimilarArticle candidate, ArticleDocument document) =>
        candidate.ArticleId != document.ArticleId
        && (candidate.FirstStoredAt < document.FirstStoredAt
            || (candidate.FirstStoredAt == document.FirstStoredAt && string.CompareOrdinal(candidate.ArticleId, document.ArticleId) < 0));
}
