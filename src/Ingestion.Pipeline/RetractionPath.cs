using Ingestion.Pipeline.Identity;
using Ingestion.Pipeline.Storage;
using Ingestion.Pipeline.Telemetry;

namespace Ingestion.Pipeline;

/// <summary>
/// The way of a retraction: recall, store with its pending event, announce, confirm. It holds for every version crawled up to its
/// time, also for one that comes later; a crawl after it is valid again.
/// </summary>
internal sealed class RetractionPath(IArticleStore store, EventAnnouncer announcer, TimeProvider clock)
{
    private const int MaxWriteAttempts = 50;

    public async Task<PathResult> StoreAsync(IdentifiedRetraction retraction, CancellationToken cancellationToken)
    {
        PathResult? last = null;
        foreach (var articleId in await TargetsAsync(retraction, cancellationToken))
            last = await StoreAsync(articleId, retraction, cancellationToken);
        return last!;
    }

    /// <summary>An article that has an id of its own may be withdrawn by its address alone: people know no ids.</summary>
    private async Task<IReadOnlyList<string>> TargetsAsync(IdentifiedRetraction retraction, CancellationToken cancellationToken)
    {
        if (!string.IsNullOrWhiteSpace(retraction.Message.ExternalId) || retraction.CanonicalUrl is null)
            return [retraction.ArticleId];
        var source = retraction.Message.Source!.Trim();
        var found = await store.FindByUrlAsync(retraction.CanonicalUrl, cancellationToken);
        var ids = found.Where(d => d.Source == source).Select(d => d.ArticleId).ToList();
        return ids.Count > 0 ? ids : [retraction.ArticleId];
    }

    private async Task<PathResult> StoreAsync(string articleId, IdentifiedRetraction retraction, CancellationToken cancellationToken)
    {
        for (var attempt = 1; attempt <= MaxWriteAttempts; attempt++)
        {
            ArticleDocument? stored;
            using (Stage.Start("recall"))
                stored = await store.FindAsync(articleId, cancellationToken);
            if (stored is not null && stored.CrawledAt > retraction.RetractedAt)
                return new PathResult(PathOutcome.Stale, articleId, stored.Revision, null, []);
            if (stored?.Retraction is { } known && known.RetractedAt >= retraction.RetractedAt)
            {
                await announcer.AnnounceAsync(articleId, stored.PendingEvents, cancellationToken);
                return new PathResult(PathOutcome.Duplicate, articleId, stored.Revision, null, []);
            }
            var now = clock.GetUtcNow();
            var document = stored is null
                ? DocumentWriter.Tombstone(articleId, retraction, now)
                : stored with { Retraction = DocumentWriter.Retraction(retraction, now) };
            // One event for one retraction: a second that only moves its time is no news.
            var pendingEvent = stored?.Retraction is null ? EventWriter.Retracted(document, now) : null;
            WriteOutcome written;
            using (Stage.Start("store"))
                written = await store.RetractAsync(document, pendingEvent, cancellationToken);
            if (written == WriteOutcome.Written)
            {
                IReadOnlyList<PendingEvent> unsent = stored?.PendingEvents ?? [];
                await announcer.AnnounceAsync(articleId, pendingEvent is null ? unsent : [.. unsent, pendingEvent], cancellationToken);
                return new PathResult(PathOutcome.Retracted, articleId, document.Revision, null, []);
            }
            await Task.Delay(TimeSpan.FromMilliseconds(Random.Shared.Next(1, 5 * attempt)), clock, cancellationToken);
        }
        throw new StoreUnavailableException($"Article {articleId} is written by many at once; {MaxWriteAttempts} attempts to withdraw it lost the race.");
    }
}
