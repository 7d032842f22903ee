using Ingestion.Pipeline.Storage;

namespace Ingestion.Pipeline.Duplicates;

/// <summary>
/// Marks an article that copies an earlier one. The original is the one stored first. Only originals can be found, so that the thousandth
/// copy costs no more than the first. Two copies that are stored at the same instant may miss each other: the mark is information, not a guard.
/// </summary>
internal sealed class DuplicateFinder(IArticleStore store)
{
    /// <summary>Share of common shingles from which on a text counts as a copy: a changed paragraph passes, a common subject does not.</summary>
    public const double Threshold = 0.6;

    private const int MaxCandidates = 50;

    /// <summary>The same article with its <see cref="ArticleDocument.DuplicateOf"/> as it should be.</summary>
    public async Task<ArticleDocument> MarkAsync(ArticleDocument document, CancellationToken cancellationToken)
    {
        if (document.Fingerprint is not { } fingerprint || await FindAsync(document, fingerprint, cancellationToken) is not { } original)
            return document with { DuplicateOf = null };
        return document with { DuplicateOf = original, Fingerprint = fingerprint with { Bands = [] } };
    }

    private async Task<DuplicateLink?> FindAsync(ArticleDocument document, Fingerprint fingerprint, CancellationToken cancellationToken)
    {
        var candidates = await store.FindSimilarAsync(fingerprint.Bands, MaxCandidates, cancellationToken);
        foreach (var candidate in candidates.Where(c => IsEarlier(c, document)).OrderBy(c => c.FirstStoredAt).ThenBy(c => c.ArticleId, StringComparer.Ordinal))
        {
            if (TextFingerprint.Similarity(fingerprint.Signature, candidate.Signature) is >= Threshold and var similarity)
                return new DuplicateLink(candidate.ArticleId, similarity);
        }
        return null;
    }

    private static bool IsEarlier(SimilarArticle candidate, ArticleDocument document) =>
        candidate.ArticleId != document.ArticleId
        && (candidate.FirstStoredAt < document.FirstStoredAt
            || (candidate.FirstStoredAt == document.FirstStoredAt && string.CompareOrdinal(candidate.ArticleId, document.ArticleId) < 0));
}
