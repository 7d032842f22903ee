using System.Text.Json;
using Ingestion.Enrichment;

namespace Ingestion.Pipeline.Storage;

/// <summary>One article as it is kept: its newest accepted version, what was found in it, and the events still to be sent.</summary>
public sealed record ArticleDocument
{
    /// <summary>The article's id: 32 lower-case hexadecimal digits.</summary>
    public required string ArticleId { get; init; }

    /// <summary>
    /// 1 for the first accepted version; grows by one with each accepted change. 0 where only a <see cref="Retraction"/> is known
    /// so far: there is no content then.
    /// </summary>
    public required int Revision { get; init; }

    /// <summary>The publisher.</summary>
    public required string Source { get; init; }

    /// <summary>The publisher's own id, or null.</summary>
    public string? ExternalId { get; init; }

    /// <summary>Address as sent, or null.</summary>
    public string? Url { get; init; }

    /// <summary>Address in canonical form, or null; indexed.</summary>
    public string? CanonicalUrl { get; init; }

    /// <summary>Headline as sent, or null.</summary>
    public string? Title { get; init; }

    /// <summary>Body, exactly as sent. All spans are UTF-16 code units over it.</summary>
    public required string Body { get; init; }

    /// <summary>Language as the publisher stated it, or null.</summary>
    public string? StatedLanguage { get; init; }

    /// <summary>Publication time as sent (ISO 8601 date or date-time with offset), or null. Kept as text: a date has no time and an offset matters.</summary>
    public string? PublishedAt { get; init; }

    /// <summary>When this version was crawled (or arrived), UTC. Stores keep milliseconds.</summary>
    public required DateTimeOffset CrawledAt { get; init; }

    /// <summary>The crawl time of this content as the crawler stated it, or null. Kept as text: relative dates may rest on the day in its offset.</summary>
    public string? StatedCrawledAt { get; init; }

    /// <summary>SHA-256 over the normalised title and body: 64 lower-case hexadecimal digits.</summary>
    public required string ContentHash { get; init; }

    /// <summary>The publisher's own bullets.</summary>
    public IReadOnlyList<string> PublisherSummary { get; init; } = [];

    /// <summary>Authors as sent.</summary>
    public IReadOnlyList<string> Authors { get; init; } = [];

    /// <summary>Section as sent, or null.</summary>
    public string? Section { get; init; }

    /// <summary>Tags as sent.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Whatever else was sent; names may hold any character, values are any JSON.</summary>
    public IReadOnlyDictionary<string, JsonElement> Metadata { get; init; } = new Dictionary<string, JsonElement>();

    /// <summary>Set while the article is withdrawn; null otherwise. A later crawl than the retraction makes it null again.</summary>
    public Retraction? Retraction { get; init; }

    /// <summary>The earlier article that this one copies, or null.</summary>
    public DuplicateLink? DuplicateOf { get; init; }

    /// <summary>For finding copies; null where the text is too short to tell.</summary>
    public Fingerprint? Fingerprint { get; init; }

    /// <summary>What the engine found.</summary>
    public required EnrichmentResult Enrichment { get; init; }

    /// <summary>Distinct folded words of title and body; indexed for search, see <see cref="SearchTerms"/>.</summary>
    public IReadOnlyList<string> SearchTokens { get; init; } = [];

    /// <summary>The latest accepted revisions, oldest first; at most <see cref="MaxRevisions"/>.</summary>
    public IReadOnlyList<RevisionRecord> Revisions { get; init; } = [];

    /// <summary>When the article was first stored, UTC.</summary>
    public required DateTimeOffset FirstStoredAt { get; init; }

    /// <summary>When this revision was stored, UTC.</summary>
    public required DateTimeOffset StoredAt { get; init; }

    /// <summary>Events of this and earlier revisions that the broker has not confirmed yet, oldest first.</summary>
    public IReadOnlyList<PendingEvent> PendingEvents { get; init; } = [];

    /// <summary>How many revisions are remembered: 20.</summary>
    public const int MaxRevisions = 20;
}

/// <summary>The publisher withdrew the article.</summary>
/// <param name="RetractedAt">From when on, by the publisher's word; UTC, whole milliseconds.</param>
/// <param name="Reason">Why, in the publisher's words, or null.</param>
/// <param name="RecordedAt">When it was stored, UTC, whole milliseconds.</param>
public sealed record Retraction(DateTimeOffset RetractedAt, string? Reason, DateTimeOffset RecordedAt);

/// <summary>One accepted revision, for the record.</summary>
/// <param name="Revision">Its number.</param>
/// <param name="ContentHash">Hash of its content.</param>
/// <param name="CrawledAt">When it was crawled, UTC.</param>
/// <param name="StoredAt">When it was stored, UTC.</param>
/// <param name="EngineVersion">Version of the engine that enriched it.</param>
/// <param name="Status">Overall status: one of the values of <c>PartStatuses</c>.</param>
public sealed record RevisionRecord(
    int Revision, string ContentHash, DateTimeOffset CrawledAt, DateTimeOffset StoredAt, string EngineVersion, string Status)
{
    /// <summary>How it differs from the revision before; null for the first, and where that was not kept.</summary>
    public RevisionDiff? Diff { get; init; }
}

/// <summary>An event that is stored with its article until the broker has confirmed it.</summary>
/// <param name="EventId">Deterministic id; also the id of the broker message.</param>
/// <param name="Type">Name of the contract: <c>ArticleEnriched</c> or <c>ArticleRetracted</c>.</param>
/// <param name="Payload">The contract as JSON.</param>
/// <param name="CreatedAt">When it was made, UTC. Stores keep milliseconds.</param>
/// <param name="TraceParent">The span in which it was made, as W3C Trace Context writes it, or null: whoever publishes it later goes on with that trace.</param>
public sealed record PendingEvent(Guid EventId, string Type, string Payload, DateTimeOffset CreatedAt, string? TraceParent = null);
