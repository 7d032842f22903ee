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
