using MongoDB.Bson;
using MongoDB.Bson.Serialization.Attributes;

namespace Ingestion.MongoDb.Documents;

/// <summary>One message in the collection <c>parked</c>; its bytes stand in <c>parkedBodies</c>.</summary>
[BsonIgnoreExtraElements]
internal sealed record ParkedRecord
{
    [BsonId]
    public required string ParkedId { get; init; }

    [BsonElement("bodyLength")]
    public required int BodyLength { get; init; }

    [BsonElement("headers")]
    public HeaderRecord[] Headers { get; init; } = [];

    [BsonElement("origin")]
    public required string Origin { get; init; }

    [BsonElement("messageId")]
    public string? MessageId { get; init; }

    [BsonElement("reason")]
    public required string Reason { get; init; }

    [BsonElement("stage")]
    public required string Stage { get; init; }

    [BsonElement("violations")]
    public ViolationRecord[] Violations { get; init; } = [];

    [BsonElement("exception")]
    public string? Exception { get; init; }

    [BsonElement("articleId")]
    public string? ArticleId { get; init; }

    [BsonElement("source")]
    public string? Source { get; init; }

    [BsonElement("externalId")]
    public string? ExternalId { get; init; }

    [BsonElement("url")]
    public string? Url { get; init; }

    [BsonElement("occurrences")]
    public required int Occurrences { get; init; }

    [BsonElement("firstParkedAt"), BsonRepresentation(BsonType.DateTime)]
    public required DateTimeOffset FirstParkedAt { get; init; }

    [BsonElement("lastParkedAt"), BsonRepresentation(BsonType.DateTime)]
    public required DateTimeOffset LastParkedAt { get; init; }

    [BsonElement("replayedAt"), BsonRepresentation(BsonType.DateTime)]
    public DateTimeOffset? ReplayedAt { get; init; }
}

/// <summary>One header; a name may hold any character, so it can't be the name of an element.</summary>
[BsonIgnoreExtraElements]
internal sealed record HeaderRecord
{
    [BsonElement("name")]
    public required string Name { get; init; }

    [BsonElement("value")]
    public required string Value { get; init; }
}

[BsonIgnoreExtraElements]
internal sealed record ViolationRecord
{
    [BsonElement("code")]
    public required string Code { get; init; }

    [BsonElement("field")]
    public string? Field { get; init; }

    [BsonElement("message")]
    public required string Message { get; init; }
}
