using MongoDB.Bson;
using MongoDB.Bson.Serialization.Attributes;

namespace Ingestion.MongoDb.Documents;

// Names in the database stand in attributes: renaming a member here never changes what is stored. Elements that a newer version
// added are ignored. Times are BSON dates: UTC, milliseconds. Optional members are stored as null, so that an update that no longer
// has a value overwrites the one that an earlier revision had.

/// <summary>One article in the collection <c>articles</c>.</summary>
[BsonIgnoreExtraElements]
internal sealed record ArticleRecord
{
    [BsonId]
    public required string ArticleId { get; init; }

    [BsonElement("revision")]
    public required int Revision { get; init; }

    [BsonElement("source")]
    public required string Source { get; init; }

    [BsonElement("externalId")]
    public string? ExternalId { get; init; }

    [BsonElement("url")]
    public string? Url { get; init; }

    [BsonElement("canonicalUrl")]
    public string? CanonicalUrl { get; init; }

    [BsonElement("title")]
    public string? Title { get; init; }

    [BsonElement("body")]
    public required string Body { get; init; }

    [BsonElement("statedLanguage")]
    public string? StatedLanguage { get; init; }

    [BsonElement("publishedAt")]
    public string? PublishedAt { get; init; }

    [BsonElement("crawledAt"), BsonRepresentation(BsonType.DateTime)]
    public required DateTimeOffset CrawledAt { get; init; }

    [BsonElement("statedCrawledAt")]
    public string? StatedCrawledAt { get; init; }

    [BsonElement("contentHash")]
    public required string ContentHash { get; init; }

    [BsonElement("publisherSummary")]
    public string[] PublisherSummary { get; init; } = [];

    [BsonElement("authors")]
    public string[] Authors { get; init; } = [];

    [BsonElement("section")]
    public string? Section { get; init; }

    [BsonElement("tags")]
    public string[] Tags { get; init; } = [];

    [BsonElement("metadata")]
    public MetadataRecord[] Metadata { get; init; } = [];

    [BsonElement("retraction")]
    public RetractionDocument? Retraction { get; init; }

    [BsonElement("duplicateOf")]
    public DuplicateDocument? DuplicateOf { get; init; }

    [BsonElement("fingerprint")]
    public FingerprintDocument? Fingerprint { get; init; }

    [BsonElement("enrichment")]
    public required EnrichmentRecord Enrichment { get; init; }

    [BsonElement("searchTokens")]
    public string[] SearchTokens { get; init; } = [];

    [BsonElement("revisions")]
    public RevisionRecordDocument[] Revisions { get; init; } = [];

    [BsonElement("firstStoredAt"), BsonRepresentation(BsonType.DateTime)]
    public required DateTimeOffset FirstStoredAt { get; init; }

    [BsonElement("storedAt"), BsonRepresentation(BsonType.DateTime)]
    public required DateTimeOffset StoredAt { get; init; }

    [BsonElement("pendingEvents")]
    public PendingEventRecord[] PendingEvents { get; init; } = [];
}

/// <summary>
/// One entry of a publisher's metadata. A name may hold dots, dollars or nothing, so it can't be the name of an element; the
/// value stays JSON text, so that numbers keep their digits.
/// </summary>
[BsonIgnoreExtraElements]
internal sealed record MetadataRecord
{
    [BsonElement("name")]
    public required string Name { get; init; }

    [BsonElement("json")]
    public required string Json { get; init; }
}

/// <summary>The publisher withdrew the article.</summary>
[BsonIgnoreExtraElements]
internal sealed record RetractionDocument
{
    [BsonElement("retractedAt"), BsonRepresentation(BsonType.DateTime)]
    public required DateTimeOffset RetractedAt { get; init; }

    [BsonElement("reason")]
    public string? Reason { get; init; }

    [BsonElement("recordedAt"), BsonRepresentation(BsonType.DateTime)]
    public required DateTimeOffset RecordedAt { get; init; }
}

/// <summary>What the article copies.</summary>
[BsonIgnoreExtraElements]
internal sealed record DuplicateDocument
{
    [BsonElement("articleId")]
    public required string ArticleId { get; init; }

    [BsonElement("similarity")]
    public required double Similarity { get; init; }
}

/// <summary>Under what copies of the article are found.</summary>
[BsonIgnoreExtraElements]
internal sealed record FingerprintDocument
{
    [BsonElement("bands")]
    public long[] Bands { get; init; } = [];

    [BsonElement("signature")]
    public required string Signature { get; init; }
}

/// <summary>One accepted revision.</summary>
[BsonIgnoreExtraElements]
internal sealed record RevisionRecordDocument
{
    [BsonElement("revision")]
    public required int Revision { get; init; }

    [BsonElement("contentHash")]
    public required string ContentHash { get; init; }

    [BsonElement("crawledAt"), BsonRepresentation(BsonType.DateTime)]
    public required DateTimeOffset CrawledAt { get; init; }

    [BsonElement("storedAt"), BsonRepresentation(BsonType.DateTime)]
    public required DateTimeOffset StoredAt { get; init; }

    [BsonElement("engineVersion")]
    public required string EngineVersion { get; init; }

    [BsonElement("status")]
    public required string Status { get; init; }

    [BsonElement("diff")]
    public RevisionDiffDocument? Diff { get; init; }
}

/// <summary>How a revision differs from the one before.</summary>
[BsonIgnoreExtraElements]
internal sealed record RevisionDiffDocument
{
    [BsonElement("titleBefore")]
    public string? TitleBefore { get; init; }

    [BsonElement("titleAfter")]
    public string? TitleAfter { get; init; }

    [BsonElement("passagesRemoved")]
    public string[] PassagesRemoved { get; init; } = [];

    [BsonElement("passagesAdded")]
    public string[] PassagesAdded { get; init; } = [];

    [BsonElement("bulletsRemoved")]
    public string[] BulletsRemoved { get; init; } = [];

    [BsonElement("bulletsAdded")]
    public string[] BulletsAdded { get; init; } = [];

    [BsonElement("entitiesRemoved")]
    public string[] EntitiesRemoved { get; init; } = [];

    [BsonElement("entitiesAdded")]
    public string[] EntitiesAdded { get; init; } = [];

    [BsonElement("engineBefore")]
    public string? EngineBefore { get; init; }

    [BsonElement("cut")]
    public bool Cut { get; init; }
}

/// <summary>One event that the broker has not confirmed. Its id is text, so that no process-wide Guid setting matters.</summary>
[BsonIgnoreExtraElements]
internal sealed record PendingEventRecord
{
    [BsonElement("eventId")]
    public required string EventId { get; init; }

    [BsonElement("type")]
    public required string Type { get; init; }

    [BsonElement("payload")]
    public required string Payload { get; init; }

    [BsonElement("createdAt"), BsonRepresentation(BsonType.DateTime)]
    public required DateTimeOffset CreatedAt { get; init; }

    [BsonElement("traceParent")]
    public string? TraceParent { get; init; }
}
