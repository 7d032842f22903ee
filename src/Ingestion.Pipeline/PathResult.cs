using Ingestion.Contracts;

namespace Ingestion.Pipeline;

/// <summary>How an article's way ended.</summary>
public enum PathOutcome
{
    /// <summary>Stored for the first time and announced.</summary>
    Created,

    /// <summary>Stored as a new revision and announced.</summary>
    Updated,

    /// <summary>Known already, nothing to do; an event that had never been confirmed was announced again.</summary>
    Duplicate,

    /// <summary>Crawled earlier than what is stored or than its retraction, or a retraction from before the crawl: dropped.</summary>
    Stale,

    /// <summary>A retraction: stored and announced.</summary>
    Retracted,

    /// <summary>Not accepted: kept with its bytes and the reason.</summary>
    Parked,
}

/// <summary>How an article's way ended, with what identifies it.</summary>
/// <param name="Outcome">The end.</param>
/// <param name="ArticleId">The article's id, where it could be computed.</param>
/// <param name="Revision">The stored revision, where there is one.</param>
/// <param name="ParkedId">Id of the parked message, where it was parked.</param>
/// <param name="Violations">The broken rules, where it was parked.</param>
public sealed record PathResult(PathOutcome Outcome, string? ArticleId, int? Revision, string? ParkedId, IReadOnlyList<Violation> Violations);
