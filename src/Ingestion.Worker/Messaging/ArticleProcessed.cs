using Ingestion.Contracts;
using Ingestion.Pipeline;

namespace Ingestion.Worker.Messaging;

/// <summary>Answer to whoever asked what became of a delivery.</summary>
/// <param name="Outcome">How its way ended.</param>
/// <param name="ArticleId">The article's id, where known.</param>
/// <param name="Violations">The broken rules, where it was parked.</param>
public sealed record ArticleProcessed(PathOutcome Outcome, string? ArticleId, IReadOnlyList<Violation> Violations);
