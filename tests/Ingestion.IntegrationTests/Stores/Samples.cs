using System.Text.Encodings.Web;
using System.Text.Json;
using Ingestion.Contracts;
using Ingestion.Enrichment;
using Ingestion.Pipeline.Storage;

namespace Ingestion.IntegrationTests.Stores;

/// <summary>Articles, events and parked messages to store, and a way to compare them whole.</summary>
internal static class Samples
{
    public static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private static readonly JsonSerializerOptions Comparable = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = 256,
    };

    private static readonly JsonSerializerOptions Deep = new() { MaxDepth = 256 };

    /// <summary>Everything in it, by name: comparing two texts compares every member, also those that are added one day.</summary>
    public static string Text<T>(T value) => JsonSerializer.Serialize(value, Comparable);

    public static string NewId() => Guid.NewGuid().ToString("N");

    public static PendingEvent Event(string payload = "{}") => new(Guid.NewGuid(), "ArticleEnriched", payload, Noon.AddMilliseconds(7), "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");

    /// <summary>The least that an article can be.</summary>
    public static ArticleDocument Minimal(string articleId) => new()
    {
        ArticleId = articleId,
        Revision = 1,
        Source = "source",
        Body = "Body.",
        CrawledAt = Noon,
        ContentHash = new string('a', 64),
        Enrichment = new EnrichmentResult
        {
            Language = new LanguageResult("und", 0, PartStatus.Unsupported, "no text"),
            Entities = Part.Without<Entity>(PartStatus.Unsupported, "no text"),
            Dates = Part.Without<DateMention>(PartStatus.Skipped, "no text"),
            Quotations = Part.Without<Quotation>(PartStatus.TimedOut, "no text"),
            Bullets = Part.Without<Bullet>(PartStatus.Failed, "no text"),
            Engine = new EngineVersion("built-in", "1"),
        },
        FirstStoredAt = Noon.AddSeconds(1),
        StoredAt = Noon.AddSeconds(1),
    };

    /// <summary>An article with every member set, and text that a store could stumble over.</summary>
    public static ArticleDocument Full(string articleId) => Minimal(articleId) with
    {
        Source = "وكالة.$source",
        ExternalId = "$set: {x}",
        Url = "https://Example.org/ا?utm_source=x#f",
        CanonicalUrl = "https://example.org/ا",
        Title = "$title 😀 «لل» \" \\ \u0001",
        Body = "$set: {x} 👨‍👩‍👧 متن الخبر \r\n\t " + new string('ب', 100),
        StatedLanguage = "ar",
        PublishedAt = "2026-03-01T10:00:00+03:00",
        StatedCrawledAt = "2026-03-01T14:00:00.5+03:00",
        ContentHash = new string('0', 63) + "f",
        PublisherSummary = ["$$ROOT", "", "ثانية"],
        Authors = ["أحمد", "$author"],
        Section = "",
        Tags = ["a.b", "$c"],
        Metadata = Metadata("""
            {"": null, "a.b.c": 1.0, "$set": {"$x": [1, "$y", {"": {}}]}, "big": 12345678901234567890123, "small": 1e-400, "t": true, "name\u0000": "😀", "نص": "عربي"}
            """),
        Enrichment = new EnrichmentResult
        {
            Language = new LanguageResult("ar", 0.987654321, PartStatus.Ok, null),
            Entities = Part.Of<Entity>(
                [
                    new Entity(EntityType.Person, "$name", "وزير", 0.5, [new Mention(0, 3, "للـ", "لل"), new Mention(3, 4, "x")])
                    {
                        Aliases = ["$alias", "كنية"],
                        Salience = 0.123456789,
                        RoleCountry = "SY",
                        Country = "TR",
                    },
                    new Entity(EntityType.Agreement, "b", null, 1, [new Mention(1, 2, "$")]),
                ],
                ""),
            Dates = Part.Of<DateMention>(
                [
                    new DateMention(1, 2, "أمس", "2026-02-28", DateGranularity.Range, Conflict: true)
                    {
                        EndValue = "2026-03-01",
                        Anchor = DateAnchor.Crawled,
                        Confidence = 0.75,
                        Hijri = "1447-09-12",
                    },
                    new DateMention(1, 2, "$", null, DateGranularity.Unknown, Conflict: false),
                ],
                ""),
            Quotations = Part.Of<Quotation>([new Quotation(2, 9, "قال", "$s") { Verb = "وأضاف", Medium = "$x" }, new Quotation(2, 9, "قال", null)], ""),
            Statements = Part.Of<Statement>([new Statement(2, 9, "إن", null, "$قال"), new Statement(2, 9, "إن", "$s", "قال")], ""),
            Bullets = Part.Of<Bullet>([new Bullet("نقطة", [new TextSpan(0, 4), new TextSpan(7, 9)])], ""),
            Lead = Part.Of<Bullet>([new Bullet("$lead", [new TextSpan(0, 4)])], ""),
            KeyPhrases = Part.Of<KeyPhrase>([new KeyPhrase("$set", 0.5, [new TextSpan(0, 4), new TextSpan(5, 9)])], ""),
            Engine = new EngineVersion("built-in", "1.2.3+$", "0123456789abcdef"),
        },
        Retraction = new Retraction(Noon.AddHours(-5), "$reason سحب", Noon.AddHours(-4)),
        DuplicateOf = new DuplicateLink(NewId(), 0.8125),
        Fingerprint = new Fingerprint([long.MinValue, -1, 0, long.MaxValue], "$signature"),
        SearchTokens = ["وكاله", "$token", "x.y"],
        Revisions = [new RevisionRecord(1, new string('c', 64), Noon.AddDays(-1), Noon, "1.0", "ok") { Diff = Diff }],
    };

    private static RevisionDiff Diff => new()
    {
        TitleBefore = "$قبل",
        TitleAfter = "",
        PassagesRemoved = ["جملة"],
        PassagesAdded = ["$set", "x.y"],
        BulletsRemoved = ["a"],
        BulletsAdded = ["b"],
        EntitiesRemoved = ["c"],
        EntitiesAdded = ["d"],
        EngineBefore = "0.9",
        Cut = true,
    };

    public static IReadOnlyDictionary<string, JsonElement> Metadata(string json) =>
        JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(json, Deep)!;

    /// <summary>The article's next version, crawled a minute later, with another body.</summary>
    public static ArticleDocument Next(this ArticleDocument document, string body = "Changed.") => document with
    {
        Revision = document.Revision + 1,
        Body = body,
        CrawledAt = document.CrawledAt.AddMinutes(1),
        FirstStoredAt = document.StoredAt.AddDays(1),
        StoredAt = document.StoredAt.AddMinutes(1),
    };

    public static ParkedMessage Parked(string parkedId, byte[] body) => new()
    {
        ParkedId = parkedId,
        Body = body,
        BodyLength = body.Length,
        Origin = "articles",
        Reason = "body.missing",
        Stage = "intake",
        Violations = [new Violation("body.missing", "body", "There is no body.")],
        FirstParkedAt = Noon,
        LastParkedAt = Noon,
    };

    public static ParkedMessage FullParked(string parkedId, byte[] body) => Parked(parkedId, body) with
    {
        Headers = new Dictionary<string, string> { [""] = "empty", ["a.b"] = "$x", ["$set"] = "😀", ["x-death"] = "[{}]" },
        MessageId = "$m",
        Violations = [new Violation("a", null, "$"), new Violation("b", "tags[3]", "نص")],
        Exception = "System.Exception: $x\n   at …",
        ArticleId = NewId(),
        Source = "وكالة",
        ExternalId = "x.y",
        Url = "nonsense",
        LastParkedAt = Noon.AddMinutes(2),
        ReplayedAt = Noon.AddMinutes(3),
    };
}
