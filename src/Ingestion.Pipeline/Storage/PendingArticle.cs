namespace Ingestion.Pipeline.Storage;

/// <summary>An article with events that the broker has not confirmed.</summary>
/// <param name="ArticleId">The article's id.</param>
/// <param name="Events">All of them, oldest first; at least one.</param>
public sealed record PendingArticle(string ArticleId, IReadOnlyList<PendingEvent> Events);
