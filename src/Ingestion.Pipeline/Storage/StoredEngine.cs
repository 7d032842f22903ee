using Ingestion.Enrichment;

namespace Ingestion.Pipeline.Storage;

/// <summary>Which engine enriched an article last.</summary>
/// <param name="ArticleId">The article's id.</param>
/// <param name="StoredAt">When its revision was stored, UTC.</param>
/// <param name="Engine">The engine.</param>
public sealed record StoredEngine(string ArticleId, DateTimeOffset StoredAt, EngineVersion Engine);
