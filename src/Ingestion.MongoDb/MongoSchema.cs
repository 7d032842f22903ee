using MongoDB.Bson;
using MongoDB.Driver;

namespace Ingestion.MongoDb;

/// <summary>
/// Validators and indexes, as declared. A validator states what the readers need, no more: it must let documents of newer
/// versions pass.
/// </summary>
internal static class MongoSchema
{
    private static readonly BsonValue Text = "string";
    private static readonly BsonValue TextOrNull = new BsonArray { "string", "null" };
    private static readonly BsonValue ObjectOrNull = new BsonArray { "object", "null" };
    private static readonly BsonValue Date = "date";
    private static readonly BsonValue DateOrNull = new BsonArray { "date", "null" };
    private static readonly BsonValue Count = new BsonArray { "int", "long" };
    private static readonly BsonValue List = "array";

    public static IReadOnlyList<(string Collection, BsonDocument Validator)> Validators { get; } =
    [
        (CollectionNames.Articles, Document(
            required:
            [
                ("_id", Text), ("revision", Count), ("source", Text), ("body", Text), ("crawledAt", Date), ("contentHash", Text),
                ("enrichment", "object"), ("searchTokens", List), ("revisions", List), ("firstStoredAt", Date), ("storedAt", Date),
                ("pendingEvents", List),
            ],
            optional:
            [
                ("externalId", TextOrNull), ("url", TextOrNull), ("canonicalUrl", TextOrNull), ("title", TextOrNull),
                ("statedLanguage", TextOrNull), ("publishedAt", TextOrNull), ("statedCrawledAt", TextOrNull), ("section", TextOrNull), ("publisherSummary", List),
                ("authors", List), ("tags", List), ("metadata", List), ("retraction", ObjectOrNull), ("duplicateOf", ObjectOrNull),
                ("fingerprint", ObjectOrNull),
            ])),
        (CollectionNames.Parked, Document(
            required:
            [
                ("_id", Text), ("bodyLength", Count), ("origin", Text), ("reason", Text), ("stage", Text), ("violations", List),
                ("occurrences", Count), ("firstParkedAt", Date), ("lastParkedAt", Date),
            ],
            optional:
            [
                ("headers", List), ("messageId", TextOrNull), ("exception", TextOrNull), ("articleId", TextOrNull), ("source", TextOrNull),
                ("externalId", TextOrNull), ("url", TextOrNull), ("replayedAt", DateOrNull),
            ])),
        (CollectionNames.ParkedBodies, Document(required: [("_id", "object"), ("bytes", "binData")], optional: [])),
        (CollectionNames.ParkedActions, Document(required: [("action", Text), ("who", Text), ("at", Date), ("filter", Text), ("done", Count), ("failed", Count)], optional: [])),
        (CollectionNames.Leases, Document(required: [("_id", Text), ("owner", Text), ("until", Date)], optional: [])),
    ];

    public static IReadOnlyList<(string Collection, CreateIndexModel<BsonDocument>[] Indexes)> Indexes { get; } =
    [
        (CollectionNames.Articles,
        [
            Index("byExternalId", ("externalId", 1), ("source", 1), ("_id", 1)),
            Index("byCanonicalUrl", ("canonicalUrl", 1), ("_id", 1)),
            Index("byStoredAt", ("storedAt", -1), ("_id", 1)),
            Index("bySource", ("source", 1), ("storedAt", -1), ("_id", 1)),

            // Tokens that we folded ourselves: the server's text index knows no Arabic and fails on an unknown "language" member.
            Index("bySearchToken", ("searchTokens", 1)),

            // Several keys an article: a text that is much like another shares at least one with it.
            Index("byBand", ("fingerprint.bands", 1)),

            // Sparse: holds only the few articles whose events are still to be sent, oldest first.
            Index("byPendingEvent", sparse: true, ("pendingEvents.createdAt", 1), ("pendingEvents.eventId", 1)),
        ]),
        (CollectionNames.Parked,
        [
            Index("byLastParkedAt", ("lastParkedAt", -1), ("_id", 1)),
            Index("byReason", ("reason", 1), ("lastParkedAt", -1), ("_id", 1)),
            Index("bySource", ("source", 1), ("lastParkedAt", -1), ("_id", 1)),
            Index("byArticleId", ("articleId", 1), ("lastParkedAt", -1), ("_id", 1)),
        ]),
        (CollectionNames.ParkedActions, [Index("byTime", ("at", -1), ("_id", -1))]),
    ];

    private static BsonDocument Document((string Name, BsonValue Type)[] required, (string Name, BsonValue Type)[] optional) =>
        new("$jsonSchema", new BsonDocument
        {
            { "bsonType", "object" },
            { "required", new BsonArray(required.Select(r => r.Name)) },
            {
                "properties",
                new BsonDocument(required.Concat(optional).Select(p => new BsonElement(p.Name, new BsonDocument("bsonType", p.Type))))
            },
        });

    private static CreateIndexModel<BsonDocument> Index(string name, params (string Element, int Direction)[] keys) =>
        Index(name, sparse: false, keys);

    private static CreateIndexModel<BsonDocument> Index(string name, bool sparse, params (string Element, int Direction)[] keys) =>
        new(
            new BsonDocument(keys.Select(k => new BsonElement(k.Element, k.Direction))),
            new CreateIndexOptions { Name = name, Sparse = sparse ? true : null });
}
