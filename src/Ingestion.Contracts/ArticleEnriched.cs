using System.Text.Json.Serialization;

namespace Ingestion.Contracts;

/// <summary>
/// A revision of an article was enriched and stored. Published at least once for each stored revision; the message id equals
/// <see cref="EventId"/>, so that a subscriber can drop repeats. The body stays in the store.
/// </summary>
public sealed record ArticleEnriched
{
    /// <summary>Version of this contract: 1.</summary>
    [JsonPropertyName("schemaVersion")]
    public int SchemaVersion { get; init; } = 1;

    /// <summary>Deterministic id of this event: the same revision gives the same id, however often it is published.</summary>
    [JsonPropertyName("eventId")]
    public required Guid EventId { get; init; }

    /// <summary>Deterministic id of the article: 32 lower-case hexadecimal digits.</summary>
    [JsonPropertyName("articleId")]
    public required string ArticleId { get; init; }

    /// <summary>1 for the first accepted version; grows by one with each accepted change of content or of engine version. The highest is the newest.</summary>
    [JsonPropertyName("revision")]
    public required int Revision { get; init; }

    /// <summary>The publisher, as it named itself.</summary>
    [JsonPropertyName("source")]
    public required string Source { get; init; }

    /// <summary>The publisher's own id, or null.</summary>
    [JsonPropertyName("externalId")]
    public required string? ExternalId { get; init; }

    /// <summary>Address as the publisher sent it, or null.</summary>
    [JsonPropertyName("url")]
    public required string? Url { get; init; }

    /// <summary>Headline as sent, or null.</summary>
    [JsonPropertyName("title")]
    public required string? Title { get; init; }

    /// <summary>Publication time as sent (ISO 8601 date or date-time with offset), or null.</summary>
    [JsonPropertyName("publishedAt")]
    public required string? PublishedAt { get; init; }

    /// <summary>When this version was crawled, or when it arrived if the crawler did not say.</summary>
    [JsonPropertyName("crawledAt")]
    public required DateTimeOffset CrawledAt { get; init; }

    /// <summary>When the worker enriched it.</summary>
    [JsonPropertyName("enrichedAt")]
    public required DateTimeOffset EnrichedAt { get; init; }

    /// <summary>SHA-256 over the normalised title and body: 64 lower-case hexadecimal digits.</summary>
    [JsonPropertyName("contentHash")]
    public required string ContentHash { get; init; }

    /// <summary>Language that the worker identified: BCP 47 primary tag, <c>und</c> where none could be told.</summary>
    [JsonPropertyName("language")]
    public required string Language { get; init; }

    /// <summary><c>failed</c>, <c>timedOut</c> or <c>unsupported</c> where any part is (the first of these that occurs), else <c>ok</c>: see <see cref="PartStatuses"/>.</summary>
    [JsonPropertyName("status")]
    public required string Status { get; init; }

    /// <summary>What became of each part, with a reason where it is not <c>ok</c> or less came of it than asked for.</summary>
    [JsonPropertyName("parts")]
    public required EnrichmentParts Parts { get; init; }

    /// <summary>Summary bullets in the article's own language; never the publisher's own.</summary>
    [JsonPropertyName("bullets")]
    public required IReadOnlyList<BulletData> Bullets { get; init; }

    /// <summary>One sentence that says what the article is about, or null where there is none: see the status of the part.</summary>
    [JsonPropertyName("lead")]
    public required BulletData? Lead { get; init; }

    /// <summary>Up to 8 phrases that tell what the article is about, best first.</summary>
    [JsonPropertyName("keyPhrases")]
    public required IReadOnlyList<KeyPhraseData> KeyPhrases { get; init; }

    /// <summary>People, organisations, places and other entities, one per real thing.</summary>
    [JsonPropertyName("entities")]
    public required IReadOnlyList<EntityData> Entities { get; init; }

    /// <summary>Dates named in the body.</summary>
    [JsonPropertyName("dates")]
    public required IReadOnlyList<DateData> Dates { get; init; }

    /// <summary>Direct speech in the body.</summary>
    [JsonPropertyName("quotations")]
    public required IReadOnlyList<QuotationData> Quotations { get; init; }

    /// <summary>Indirect speech in the body («قال … إن»).</summary>
    [JsonPropertyName("statements")]
    public required IReadOnlyList<StatementData> Statements { get; init; }

    /// <summary>The earlier article that this one is a near copy of, as wire texts are; null where there is none.</summary>
    [JsonPropertyName("duplicateOf")]
    public required DuplicateData? DuplicateOf { get; init; }

    /// <summary>Who produced the enrichment.</summary>
    [JsonPropertyName("engine")]
    public required EngineData Engine { get; init; }

    /// <summary>What differs from the previous revision.</summary>
    [JsonPropertyName("changes")]
    public required RevisionChanges Changes { get; init; }
}

/// <summary>The status of each part of an enrichment.</summary>
public sealed record EnrichmentParts
{
    /// <summary>Identification of the language.</summary>
    [JsonPropertyName("language")]
    public required PartOutcome Language { get; init; }

    /// <summary>Entities and their mentions.</summary>
    [JsonPropertyName("entities")]
    public required PartOutcome Entities { get; init; }

    /// <summary>Dates.</summary>
    [JsonPropertyName("dates")]
    public required PartOutcome Dates { get; init; }

    /// <summary>Quotations.</summary>
    [JsonPropertyName("quotations")]
    public required PartOutcome Quotations { get; init; }

    /// <summary>Indirect speech.</summary>
    [JsonPropertyName("statements")]
    public required PartOutcome Statements { get; init; }

    /// <summary>Summary bullets.</summary>
    [JsonPropertyName("bullets")]
    public required PartOutcome Bullets { get; init; }

    /// <summary>The lead sentence.</summary>
    [JsonPropertyName("lead")]
    public required PartOutcome Lead { get; init; }

    /// <summary>Key phrases.</summary>
    [JsonPropertyName("keyPhrases")]
    public required PartOutcome KeyPhrases { get; init; }
}

/// <summary>What became of one part of an enrichment.</summary>
/// <param name="Status">One of <see cref="PartStatuses"/>.</param>
/// <param name="Reason">A short reason; null when the status is <c>ok</c> and nothing is missing. Bullets that are <c>ok</c> but fewer than asked for say why.</param>
public sealed record PartOutcome(
    [property: JsonPropertyName("status")] string Status,
    [property: JsonPropertyName("reason")] string? Reason);

/// <summary>The values of a status, from best to worst.</summary>
public static class PartStatuses
{
    /// <summary>Done, with results.</summary>
    public const string Ok = "ok";

    /// <summary>Done; there was nothing to find.</summary>
    public const string Empty = "empty";

    /// <summary>Not done because it was not asked for or had nothing to work on.</summary>
    public const string Skipped = "skipped";

    /// <summary>Not done because the language or the script is not supported.</summary>
    public const string Unsupported = "unsupported";

    /// <summary>Stopped because the time for one article was used up.</summary>
    public const string TimedOut = "timedOut";

    /// <summary>Stopped by an error.</summary>
    public const string Failed = "failed";
}

/// <summary>A stretch of the stored body.</summary>
/// <param name="Start">First UTF-16 code unit, 0-based.</param>
/// <param name="End">One past the last UTF-16 code unit.</param>
public sealed record SpanData(
    [property: JsonPropertyName("start")] int Start,
    [property: JsonPropertyName("end")] int End);

/// <summary>A summary bullet and the sentences it rests on.</summary>
/// <param name="Text">The bullet.</param>
/// <param name="Evidence">Spans of the body; at least one.</param>
public sealed record BulletData(
    [property: JsonPropertyName("text")] string Text,
    [property: JsonPropertyName("evidence")] IReadOnlyList<SpanData> Evidence);

/// <summary>One person, organisation, place or other thing that the article names.</summary>
/// <param name="Type"><c>person</c>, <c>organization</c>, <c>location</c>, <c>product</c>, <c>event</c>, <c>facility</c> or <c>agreement</c>.</param>
/// <param name="Name">The fullest form in the article.</param>
/// <param name="Role">Role as the article states it, or null.</param>
/// <param name="Confidence">0 to 1.</param>
/// <param name="Mentions">Every place in the body that names it; at least one.</param>
/// <param name="Aliases">Other names of the same thing in the article, without <paramref name="Name"/>.</param>
/// <param name="Salience">How much the article is about it: 0 to 1.</param>
/// <param name="RoleCountry">Country that the role belongs to, ISO 3166-1 alpha-2, or null where the article does not say.</param>
/// <param name="Country">ISO 3166-1 alpha-2 code of a country, or of the country that a place lies in; else null.</param>
public sealed record EntityData(
    [property: JsonPropertyName("type")] string Type,
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("role")] string? Role,
    [property: JsonPropertyName("confidence")] double Confidence,
    [property: JsonPropertyName("mentions")] IReadOnlyList<MentionData> Mentions,
    [property: JsonPropertyName("aliases")] IReadOnlyList<string> Aliases,
    [property: JsonPropertyName("salience")] double Salience,
    [property: JsonPropertyName("roleCountry")] string? RoleCountry,
    [property: JsonPropertyName("country")] string? Country);

/// <summary>One mention; <c>body[start..end] == surface</c> in UTF-16 code units.</summary>
/// <param name="Start">First UTF-16 code unit, 0-based.</param>
/// <param name="End">One past the last UTF-16 code unit.</param>
/// <param name="Surface">The text of the span, as written.</param>
/// <param name="Clitic">A clitic that has merged into the span («لل» in «للقوات»), or null.</param>
public sealed record MentionData(
    [property: JsonPropertyName("start")] int Start,
    [property: JsonPropertyName("end")] int End,
    [property: JsonPropertyName("surface")] string Surface,
    [property: JsonPropertyName("clitic")] string? Clitic);

/// <summary>A date named in the body.</summary>
/// <param name="Start">First UTF-16 code unit, 0-based.</param>
/// <param name="End">One past the last UTF-16 code unit.</param>
/// <param name="Surface">The text of the span, as written.</param>
/// <param name="Value"><c>YYYY-MM-DD</c>, <c>YYYY-MM</c> or <c>YYYY</c>; null where the expression stays open.</param>
/// <param name="Granularity"><c>day</c>, <c>month</c>, <c>year</c>, <c>range</c> or <c>unknown</c>.</param>
/// <param name="Conflict">Whether two parts of the expression contradict each other (a weekday that does not fit).</param>
/// <param name="EndValue">Last day, month or year of a <c>range</c>, inclusive, in the form of <paramref name="Value"/>; else null.</param>
/// <param name="Anchor">What a relative expression was counted from: <c>published</c>, <c>crawled</c> or <c>none</c>.</param>
/// <param name="Confidence">How sure the value is: 0 to 1; 0 where there is none.</param>
/// <param name="Hijri">The date in the Hijri calendar as the text gives it, or null.</param>
public sealed record DateData(
    [property: JsonPropertyName("start")] int Start,
    [property: JsonPropertyName("end")] int End,
    [property: JsonPropertyName("surface")] string Surface,
    [property: JsonPropertyName("value")] string? Value,
    [property: JsonPropertyName("granularity")] string Granularity,
    [property: JsonPropertyName("conflict")] bool Conflict,
    [property: JsonPropertyName("endValue")] string? EndValue,
    [property: JsonPropertyName("anchor")] string Anchor,
    [property: JsonPropertyName("confidence")] double Confidence,
    [property: JsonPropertyName("hijri")] string? Hijri);

/// <summary>Direct speech; the span is the text between the marks.</summary>
/// <param name="Start">First UTF-16 code unit, 0-based.</param>
/// <param name="End">One past the last UTF-16 code unit.</param>
/// <param name="Surface">The text of the span, as written.</param>
/// <param name="Speaker">Name of the speaker, an entity of the article where it is one; null where none is named.</param>
/// <param name="Verb">The verb or other cue of speech as written, or null where there is none.</param>
/// <param name="Medium">Where it was said, as the text states it, or null.</param>
public sealed record QuotationData(
    [property: JsonPropertyName("start")] int Start,
    [property: JsonPropertyName("end")] int End,
    [property: JsonPropertyName("surface")] string Surface,
    [property: JsonPropertyName("speaker")] string? Speaker,
    [property: JsonPropertyName("verb")] string? Verb,
    [property: JsonPropertyName("medium")] string? Medium);

/// <summary>Indirect speech: what somebody is reported to have said, without marks.</summary>
/// <param name="Start">First UTF-16 code unit of what was said, 0-based.</param>
/// <param name="End">One past the last UTF-16 code unit.</param>
/// <param name="Surface">The text of the span, as written.</param>
/// <param name="Speaker">Name of the speaker, an entity of the article where it is one; null where none is named.</param>
/// <param name="Verb">The verb or other cue of speech as written.</param>
public sealed record StatementData(
    [property: JsonPropertyName("start")] int Start,
    [property: JsonPropertyName("end")] int End,
    [property: JsonPropertyName("surface")] string Surface,
    [property: JsonPropertyName("speaker")] string? Speaker,
    [property: JsonPropertyName("verb")] string Verb);

/// <summary>A phrase that tells what the article is about.</summary>
/// <param name="Text">The phrase as the article first writes it.</param>
/// <param name="Score">0 to 1.</param>
/// <param name="Occurrences">Where it stands in the body, in text order; at least one.</param>
public sealed record KeyPhraseData(
    [property: JsonPropertyName("text")] string Text,
    [property: JsonPropertyName("score")] double Score,
    [property: JsonPropertyName("occurrences")] IReadOnlyList<SpanData> Occurrences);

/// <summary>The earlier article that an article copies.</summary>
/// <param name="ArticleId">Its id: the first that was stored, never another copy.</param>
/// <param name="Similarity">Estimated share of common word sequences: 0 to 1; at 0.6 an article begins to count as a copy.</param>
public sealed record DuplicateData(
    [property: JsonPropertyName("articleId")] string ArticleId,
    [property: JsonPropertyName("similarity")] double Similarity);

/// <summary>Name and version of the engine that produced an enrichment.</summary>
/// <param name="Name">Name of the engine.</param>
/// <param name="Version">Version; a new one makes stored articles worth enriching again.</param>
/// <param name="ModelHash">Identifies the trained models and word lists, or null for an engine without any.</param>
public sealed record EngineData(
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("version")] string Version,
    [property: JsonPropertyName("modelHash")] string? ModelHash);

/// <summary>What a revision changed.</summary>
/// <param name="PreviousRevision">The revision before, null for the first.</param>
/// <param name="Fields">Which inputs changed: <c>title</c>, <c>body</c>, <c>engine</c>, <c>retraction</c> (it was withdrawn and no longer is); empty for the first revision.</param>
/// <param name="EntitiesAdded">Names that the previous revision did not have.</param>
/// <param name="EntitiesRemoved">Names that this revision no longer has.</param>
/// <param name="BulletsChanged">Whether the text of the bullets differs.</param>
public sealed record RevisionChanges(
    [property: JsonPropertyName("previousRevision")] int? PreviousRevision,
    [property: JsonPropertyName("fields")] IReadOnlyList<string> Fields,
    [property: JsonPropertyName("entitiesAdded")] IReadOnlyList<string> EntitiesAdded,
    [property: JsonPropertyName("entitiesRemoved")] IReadOnlyList<string> EntitiesRemoved,
    [property: JsonPropertyName("bulletsChanged")] bool BulletsChanged);
