using Ingestion.Contracts;
using Ingestion.Pipeline;
using Ingestion.Pipeline.Identity;
using Ingestion.Pipeline.Storage;

namespace Ingestion.Worker.Commands;

/// <summary>What is known of one article. The body and the findings are not part of it.</summary>
internal sealed record KnownArticle
{
    /// <summary>The article's id; null where a parked message did not say enough to compute it.</summary>
    public required string? ArticleId { get; init; }

    /// <summary>The publisher.</summary>
    public required string? Source { get; init; }

    /// <summary>The publisher's own id, or null.</summary>
    public required string? ExternalId { get; init; }

    /// <summary>Address as sent, or null.</summary>
    public required string? Url { get; init; }

    /// <summary>Headline, or null.</summary>
    public string? Title { get; init; }

    /// <summary>Language as found; null where nothing is stored.</summary>
    public string? Language { get; init; }

    /// <summary>Newest revision; null where nothing is stored.</summary>
    public int? Revision { get; init; }

    /// <summary>Overall status, or <c>retracted</c> while it is withdrawn; null where nothing is stored.</summary>
    public string? Status { get; init; }

    /// <summary>When, why and since when it is withdrawn; null where it is not.</summary>
    public Retraction? Retraction { get; init; }

    /// <summary>The earlier article that it copies; null where it copies none.</summary>
    public DuplicateLink? DuplicateOf { get; init; }

    /// <summary>Status of each part; null where nothing is stored.</summary>
    public EnrichmentParts? Parts { get; init; }

    /// <summary>The latest revisions, oldest first.</summary>
    public IReadOnlyList<RevisionRecord> Revisions { get; init; } = [];

    /// <summary>Events still to be sent, oldest first.</summary>
    public IReadOnlyList<KnownEvent> PendingEvents { get; init; } = [];

    /// <summary>Parked messages, newest first.</summary>
    public IReadOnlyList<KnownParked> Parked { get; init; } = [];
}

/// <summary>An event still to be sent.</summary>
internal sealed record KnownEvent(Guid EventId, string Type, DateTimeOffset CreatedAt);

/// <summary>A parked message.</summary>
internal sealed record KnownParked(
    string ParkedId, string Reason, string Stage, IReadOnlyList<Violation> Violations, int Occurrences, DateTimeOffset FirstParkedAt, DateTimeOffset LastParkedAt, int BodyLength);

/// <summary>Finds articles by whatever a person has at hand.</summary>
internal sealed class ArticleLookup(IArticleStore store)
{
    private const int PageSize = 500;

    /// <summary>How many parked messages are looked through where no index helps.</summary>
    private const int MaxSearched = 5000;

    /// <summary>Finds by article id, the publisher's own id, address, or id of a parked message.</summary>
    /// <param name="id">What is given.</param>
    /// <param name="source">The publisher, or null for any.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public async Task<IReadOnlyList<KnownArticle>> FindAsync(string id, string? source, CancellationToken cancellationToken)
    {
        id = id.Trim();
        var canonicalUrl = CanonicalUrl.Of(id);
        var documents = await DocumentsAsync(id, canonicalUrl, source, cancellationToken);
        if (documents.Count > 0)
        {
            var known = new List<KnownArticle>();
            foreach (var document in documents)
                known.Add(Known(document, await ParkedAsync(new ParkedQuery { ArticleId = document.ArticleId }, _ => true, cancellationToken)));
            return known;
        }
        var parked = await ParkedAsync(new ParkedQuery { Source = source }, p => Names(p, id, canonicalUrl), cancellationToken);
        return [.. parked.GroupBy(p => (p.ArticleId, p.Source, p.ExternalId, p.Url)).Select(Known)];
    }

    private async Task<List<ArticleDocument>> DocumentsAsync(string id, string? canonicalUrl, string? source, CancellationToken cancellationToken)
    {
        var found = new List<ArticleDocument>();
        if (await store.FindAsync(id, cancellationToken) is { } byId)
            found.Add(byId);
        found.AddRange(await store.FindByExternalIdAsync(id, source, cancellationToken));
        if (canonicalUrl is not null)
            found.AddRange(await store.FindByUrlAsync(canonicalUrl, cancellationToken));
        return [.. found.Where(d => source is null || d.Source == source).DistinctBy(d => d.ArticleId)];
    }

    private async Task<List<ParkedMessage>> ParkedAsync(ParkedQuery query, Func<ParkedMessage, bool> wanted, CancellationToken cancellationToken)
    {
        var found = new List<ParkedMessage>();
        query = query with { Limit = PageSize };
        for (var searched = 0; searched < MaxSearched; searched += PageSize)
        {
            var page = await store.ListParkedAsync(query, cancellationToken);
            found.AddRange(page.Items.Where(wanted));
            if (page.Next is null)
                break;
            query = query with { After = page.Next };
        }
        return found;
    }

    private static bool Names(ParkedMessage parked, string id, string? canonicalUrl) =>
        parked.ParkedId == id || parked.ArticleId == id || parked.MessageId == id || parked.ExternalId?.Trim() == id
        || (canonicalUrl is not null && CanonicalUrl.Of(parked.Url) == canonicalUrl);

    private static KnownArticle Known(ArticleDocument document, List<ParkedMessage> parked) => new()
    {
        ArticleId = document.ArticleId,
        Source = document.Source,
        ExternalId = document.ExternalId,
        Url = document.Url,
        Title = document.Title,
        Language = document.Enrichment.Language.Code,
        Revision = document.Revision,
        Status = document.Retraction is null ? WireEnrichment.OverallStatus(document.Enrichment) : "retracted",
        Retraction = document.Retraction,
        DuplicateOf = document.DuplicateOf,
        Parts = document.Revision == 0 ? null : WireEnrichment.Parts(document.Enrichment),
        Revisions = document.Revisions,
        PendingEvents = [.. document.PendingEvents.Select(e => new KnownEvent(e.EventId, e.Type, e.CreatedAt))],
        Parked = [.. parked.Select(Known)],
    };

    private static KnownArticle Known(IGrouping<(string? ArticleId, string? Source, string? ExternalId, string? Url), ParkedMessage> parked) => new()
    {
        ArticleId = parked.Key.ArticleId,
        Source = parked.Key.Source,
        ExternalId = parked.Key.ExternalId,
        Url = parked.Key.Url,
        Parked = [.. parked.Select(Known)],
    };

    private static KnownParked Known(ParkedMessage p) =>
        new(p.ParkedId, p.Reason, p.Stage, p.Violations, p.Occurrences, p.FirstParkedAt, p.LastParkedAt, p.BodyLength);
}
