using MongoDB.Bson;
using MongoDB.Bson.Serialization.Attributes;

namespace Ingestion.MongoDb.Documents;

/// <summary>As much of an article as the relay of its events needs.</summary>
[BsonIgnoreExtraElements]
internal sealed record PendingRecord
{
    [BsonId]
    public required string ArticleId { get; init; }

    [BsonElement("pendingEvents")]
    public PendingEventRecord[] PendingEvents { get; init; } = [];
}

/// <summary>As much of an article as a search for copies needs.</summary>
[BsonIgnoreExtraElements]
internal sealed record SimilarRecord
{
    [BsonId]
    public required string ArticleId { get; init; }

    [BsonElement("firstStoredAt"), BsonRepresentation(BsonType.DateTime)]
    public required DateTimeOffset FirstStoredAt { get; init; }

    [BsonElement("fingerprint")]
    public FingerprintDocument? Fingerprint { get; init; }
}

/// <summary>As much of an article as choosing those to enrich again needs.</summary>
[BsonIgnoreExtraElements]
internal sealed record ArticleEngineRecord
{
    [BsonId]
    public required string ArticleId { get; init; }

    [BsonElement("storedAt"), BsonRepresentation(BsonType.DateTime)]
    public required DateTimeOffset StoredAt { get; init; }

    [BsonElement("enrichment")]
    public required EngineOnlyRecord Enrichment { get; init; }
}

/// <summary>The engine of an enrichment without what it found.</summary>
[BsonIgnoreExtraElements]
internal sealed record EngineOnlyRecord
{
    [BsonElement("engine")]
    public required EngineRecord Engine { get; init; }
}
