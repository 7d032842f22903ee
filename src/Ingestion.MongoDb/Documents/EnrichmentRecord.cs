using Ingestion.Enrichment;
using MongoDB.Bson.Serialization.Attributes;

namespace Ingestion.MongoDb.Documents;

/// <summary>What was found in an article. Spans are UTF-16 code units over the body; enums are stored by name.</summary>
[BsonIgnoreExtraElements]
internal sealed record EnrichmentRecord
{
    [BsonElement("language")]
    public required LanguageRecord Language { get; init; }

    [BsonElement("entities")]
    public required PartRecord<EntityRecord> Entities { get; init; }

    [BsonElement("dates")]
    public required PartRecord<DateRecord> Dates { get; init; }

    [BsonElement("quotations")]
    public required PartRecord<QuotationRecord> Quotations { get; init; }

    // Parts that documents of earlier versions do not have are null.
    [BsonElement("statements")]
    public PartRecord<StatementRecord>? Statements { get; init; }

    [BsonElement("bullets")]
    public required PartRecord<BulletRecord> Bullets { get; init; }

    [BsonElement("lead")]
    public PartRecord<BulletRecord>? Lead { get; init; }

    [BsonElement("keyPhrases")]
    public PartRecord<KeyPhraseRecord>? KeyPhrases { get; init; }

    [BsonElement("engine")]
    public required EngineRecord Engine { get; init; }
}

[BsonIgnoreExtraElements]
internal sealed record EngineRecord
{
    [BsonElement("name")]
    public required string Name { get; init; }

    [BsonElement("version")]
    public required string Version { get; init; }

    [BsonElement("modelHash")]
    public string? ModelHash { get; init; }
}

[BsonIgnoreExtraElements]
internal sealed record LanguageRecord
{
    [BsonElement("code")]
    public required string Code { get; init; }

    [BsonElement("confidence")]
    public required double Confidence { get; init; }

    [BsonElement("status")]
    public required string Status { get; init; }

    [BsonElement("reason")]
    public string? Reason { get; init; }
}

[BsonIgnoreExtraElements]
internal sealed record PartRecord<T>
{
    [BsonElement("items")]
    public T[] Items { get; init; } = [];

    [BsonElement("status")]
    public required string Status { get; init; }

    [BsonElement("reason")]
    public string? Reason { get; init; }
}

[BsonIgnoreExtraElements]
internal sealed record EntityRecord
{
    [BsonElement("type")]
    public required string Type { get; init; }

    [BsonElement("name")]
    public required string Name { get; init; }

    [BsonElement("role")]
    public string? Role { get; init; }

    [BsonElement("confidence")]
    public required double Confidence { get; init; }

    [BsonElement("mentions")]
    public MentionRecord[] Mentions { get; init; } = [];

    [BsonElement("aliases")]
    public string[] Aliases { get; init; } = [];

    [BsonElement("salience")]
    public double Salience { get; init; }

    [BsonElement("roleCountry")]
    public string? RoleCountry { get; init; }

    [BsonElement("country")]
    public string? Country { get; init; }
}

[BsonIgnoreExtraElements]
internal sealed record MentionRecord
{
    [BsonElement("start")]
    public required int Start { get; init; }

    [BsonElement("end")]
    public required int End { get; init; }

    [BsonElement("surface")]
    public required string Surface { get; init; }

    [BsonElement("clitic")]
    public string? Clitic { get; init; }
}

[BsonIgnoreExtraElements]
internal sealed record DateRecord
{
    [BsonElement("start")]
    public required int Start { get; init; }

    [BsonElement("end")]
    public required int End { get; init; }

    [BsonElement("surface")]
    public required string Surface { get; init; }

    [BsonElement("value")]
    public string? Value { get; init; }

    [BsonElement("granularity")]
    public required string Granularity { get; init; }

    [BsonElement("conflict")]
    public required bool Conflict { get; init; }

    [BsonElement("endValue")]
    public string? EndValue { get; init; }

    [BsonElement("anchor")]
    public string Anchor { get; init; } = StoredEnum.Write(DateAnchor.None);

    [BsonElement("confidence")]
    public double Confidence { get; init; }

    [BsonElement("hijri")]
    public string? Hijri { get; init; }
}

[BsonIgnoreExtraElements]
internal sealed record QuotationRecord
{
    [BsonElement("start")]
    public required int Start { get; init; }

    [BsonElement("end")]
    public required int End { get; init; }

    [BsonElement("surface")]
    public required string Surface { get; init; }

    [BsonElement("speaker")]
    public string? Speaker { get; init; }

    [BsonElement("verb")]
    public string? Verb { get; init; }

    [BsonElement("medium")]
    public string? Medium { get; init; }
}

[BsonIgnoreExtraElements]
internal sealed record StatementRecord
{
    [BsonElement("start")]
    public required int Start { get; init; }

    [BsonElement("end")]
    public required int End { get; init; }

    [BsonElement("surface")]
    public required string Surface { get; init; }

    [BsonElement("speaker")]
    public string? Speaker { get; init; }

    [BsonElement("verb")]
    public required string Verb { get; init; }
}

[BsonIgnoreExtraElements]
internal sealed record KeyPhraseRecord
{
    [BsonElement("text")]
    public required string Text { get; init; }

    [BsonElement("score")]
    public required double Score { get; init; }

    [BsonElement("occurrences")]
    public SpanRecord[] Occurrences { get; init; } = [];
}

[BsonIgnoreExtraElements]
internal sealed record BulletRecord
{
    [BsonElement("text")]
    public required string Text { get; init; }

    [BsonElement("evidence")]
    public SpanRecord[] Evidence { get; init; } = [];
}

[BsonIgnoreExtraElements]
internal sealed record SpanRecord
{
    [BsonElement("start")]
    public required int Start { get; init; }

    [BsonElement("end")]
    public required int End { get; init; }
}
