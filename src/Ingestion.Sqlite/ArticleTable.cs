using System.Text.Json;
using Ingestion.Pipeline.Storage;
using Microsoft.Data.Sqlite;

namespace Ingestion.Sqlite;

/// <summary>Statements on articles and on the events that are still to be sent for them.</summary>
internal static class ArticleTable
{
    private const string Columns = "articleId, crawledAt, firstStoredAt, retraction, document";

    public static ArticleDocument? Find(SqliteConnection connection, string articleId) =>
        WithEvents(connection, connection.Query(Read, $"SELECT {Columns} FROM articles WHERE articleId = @id", ("@id", articleId)))
            .SingleOrDefault();

    public static List<ArticleDocument> FindByExternalId(SqliteConnection connection, string externalId, string? source) =>
        WithEvents(connection, connection.Query(
            Read,
            $"""
            SELECT {Columns} FROM articles
            WHERE externalId = @externalId {(source is null ? "" : "AND source = @source")}
            ORDER BY articleId LIMIT 20
            """,
            ("@externalId", externalId),
            ("@source", source)));

    public static List<ArticleDocument> FindByUrl(SqliteConnection connection, string canonicalUrl) =>
        WithEvents(connection, connection.Query(
            Read, $"SELECT {Columns} FROM articles WHERE canonicalUrl = @url ORDER BY articleId LIMIT 20", ("@url", canonicalUrl)));

    public static Page<ArticleDocument> List(SqliteConnection connection, ArticleQuery query, PagePosition? after)
    {
        var found = string.IsNullOrWhiteSpace(query.Search) ? ReadAll(connection, query, after) : ReadFound(connection, query, after);

        // One more than asked for tells whether there is a next page.
        var items = WithEvents(connection, found.Take(query.Limit).ToList());
        var next = found.Count > query.Limit ? new PagePosition(items[^1].StoredAt, items[^1].ArticleId).ToToken() : null;
        return new Page<ArticleDocument>(items, next);
    }

    public static WriteOutcome Write(SqliteConnection connection, ArticleDocument document, PendingEvent pendingEvent)
    {
        var stored = AsKept(document);

        // The guard is part of the statement, so it holds against other processes on the same file as well.
        var changed = connection.Execute(
            document.Revision == 1
                ? """
                INSERT INTO articles (articleId, revision, crawledAt, firstStoredAt, storedAt, source, externalId, canonicalUrl, retractedAt, retraction, document)
                VALUES (@id, @revision, @crawledAt, @firstStoredAt, @storedAt, @source, @externalId, @canonicalUrl, @retractedAt, @retraction, @document)
                ON CONFLICT (articleId) DO UPDATE SET revision = excluded.revision, crawledAt = excluded.crawledAt,
                    firstStoredAt = excluded.firstStoredAt, storedAt = excluded.storedAt, source = excluded.source,
                    externalId = excluded.externalId, canonicalUrl = excluded.canonicalUrl, retractedAt = excluded.retractedAt, retraction = excluded.retraction,
                    document = excluded.document
                WHERE articles.revision = 0 AND (articles.retractedAt IS NULL OR articles.retractedAt < excluded.crawledAt)
                """
                : """
                UPDATE articles SET revision = @revision, crawledAt = @crawledAt, storedAt = @storedAt, source = @source,
                    externalId = @externalId, canonicalUrl = @canonicalUrl, retractedAt = @retractedAt,
                    retraction = @retraction, document = @document
                WHERE articleId = @id AND revision = @revision - 1 AND crawledAt <= @crawledAt
                    AND (retractedAt IS NULL OR retractedAt < @crawledAt)
                """,
            Values(stored));
        if (changed == 0)
            return WriteOutcome.Conflict;

        Append(connection, stored.ArticleId, pendingEvent);
        BandTable.Replace(connection, stored.ArticleId, stored.Fingerprint?.Bands ?? []);
        SearchTable.Replace(connection, stored.ArticleId, stored.StoredAt, stored.SearchTokens);
        return WriteOutcome.Written;
    }

    /// <summary>What the columns of an article hold, by the names that statements use.</summary>
    private static (string Name, object? Value)[] Values(ArticleDocument stored) =>
    [
        ("@id", stored.ArticleId),
        ("@revision", stored.Revision),
        ("@crawledAt", stored.CrawledAt.ToUnixTimeMilliseconds()),
        ("@firstStoredAt", stored.FirstStoredAt.ToUnixTimeMilliseconds()),
        ("@storedAt", stored.StoredAt.ToUnixTimeMilliseconds()),
        ("@source", stored.Source),
        ("@externalId", stored.ExternalId),
        ("@canonicalUrl", stored.CanonicalUrl),
        ("@retractedAt", stored.Retraction?.RetractedAt.ToUnixTimeMilliseconds()),
        ("@retraction", stored.Retraction is { } retraction ? StoredJson.Write(retraction) : null),
        ("@document", StoredJson.Write(stored with { Retraction = null })),
    ];

    public static WriteOutcome Retract(SqliteConnection connection, ArticleDocument document, PendingEvent? pendingEvent)
    {
        var stored = AsKept(document);
        var changed = document.Revision == 0 && pendingEvent is not null
            ? connection.Execute(
                """
                INSERT INTO articles (articleId, revision, crawledAt, firstStoredAt, storedAt, source, externalId, canonicalUrl, retractedAt, retraction, document)
                VALUES (@id, 0, @crawledAt, @firstStoredAt, @storedAt, @source, @externalId, @canonicalUrl, @retractedAt, @retraction, @document)
                ON CONFLICT (articleId) DO NOTHING
                """,
                Values(stored))
            : connection.Execute(
                $"""
                UPDATE articles SET retractedAt = @retractedAt, retraction = @retraction
                WHERE articleId = @id AND revision = @revision AND crawledAt <= @retractedAt
                    AND retractedAt IS {(pendingEvent is null ? "NOT NULL" : "NULL")}
                """,
                ("@id", stored.ArticleId),
                ("@revision", stored.Revision),
                ("@retractedAt", stored.Retraction!.RetractedAt.ToUnixTimeMilliseconds()),
                ("@retraction", StoredJson.Write(stored.Retraction)));
        if (changed == 0)
            return WriteOutcome.Conflict;

        if (pendingEvent is not null)
            Append(connection, stored.ArticleId, pendingEvent);
        return WriteOutcome.Written;
    }

    public static WriteOutcome Touch(SqliteConnection connection, string articleId, DateTimeOffset crawledAt) =>
        connection.Execute(
            "UPDATE articles SET crawledAt = max(crawledAt, @crawledAt) WHERE articleId = @id AND retractedAt IS NULL",
            ("@id", articleId),
            ("@crawledAt", crawledAt.ToUnixTimeMilliseconds())) == 0 ? WriteOutcome.Conflict : WriteOutcome.Written;

    public static List<PendingArticle> ListPending(SqliteConnection connection, DateTimeOffset createdBefore, int limit)
    {
        var ids = connection.Query(
            row => row.GetString(0),
            "SELECT articleId FROM pendingEvents WHERE createdAt < @time GROUP BY articleId ORDER BY min(createdAt), articleId LIMIT @limit",
            ("@time", createdBefore.ToUnixTimeMilliseconds()),
            ("@limit", limit));
        var events = Events(connection, ids);
        return [.. ids.Select(id => new PendingArticle(id, [.. events[id]]))];
    }

    public static bool TryLease(SqliteConnection connection, string name, string owner, DateTimeOffset now, TimeSpan duration) =>
        connection.Execute(
            """
            INSERT INTO leases (name, owner, until) VALUES (@name, @owner, @until)
            ON CONFLICT (name) DO UPDATE SET owner = excluded.owner, until = excluded.until
            WHERE leases.owner = excluded.owner OR leases.until <= @now
            """,
            ("@name", name),
            ("@owner", owner),
            ("@until", (now + duration).ToUnixTimeMilliseconds()),
            ("@now", now.ToUnixTimeMilliseconds())) == 1;

    public static void Confirm(SqliteConnection connection, string articleId, Guid eventId) =>
        connection.Execute(
            "DELETE FROM pendingEvents WHERE articleId = @id AND eventId = @eventId", ("@id", articleId), ("@eventId", eventId.ToString("D")));

    // crawledAt moves without a new revision and firstStoredAt stays through all of them: the columns count, not the JSON.
    private static ArticleDocument Read(SqliteDataReader row) =>
        StoredJson.ReadArticle(row.GetString(4)) with
        {
            CrawledAt = row.GetTime(1),
            FirstStoredAt = row.GetTime(2),
            Retraction = row.IsDBNull(3) ? null : StoredJson.ReadRetraction(row.GetString(3)),
        };

    private static List<ArticleDocument> ReadAll(SqliteConnection connection, ArticleQuery query, PagePosition? after) =>
        connection.Query(
            Read,
            $"""
            SELECT {Columns} FROM articles
            WHERE revision > 0
            {(query.Source is null ? "" : "AND source = @source")}
            {(after is null ? "" : "AND storedAt <= @time AND (storedAt < @time OR articleId > @id)")}
            ORDER BY storedAt DESC, articleId LIMIT @limit
            """,
            ("@source", query.Source),
            ("@time", after?.Time.ToUnixTimeMilliseconds()),
            ("@id", after?.Id),
            ("@limit", query.Limit + 1));

    // CROSS JOIN keeps the joins in their order: the words give the newest first, and no more articles are read than are shown.
    private static List<ArticleDocument> ReadFound(SqliteConnection connection, ArticleQuery query, PagePosition? after) =>
        SearchTable.Expression(SearchTerms.Of(query.Search!)) is not { } expression
            ? []
            : connection.Query(
                Read,
                $"""
                SELECT articles.articleId, crawledAt, firstStoredAt, retraction, document
                FROM articleWords
                CROSS JOIN articlePositions ON articlePositions.position = articleWords.rowid
                CROSS JOIN articles ON articles.articleId = articlePositions.articleId
                WHERE articleWords MATCH @expression
                {(query.Source is null ? "" : "AND source = @source")}
                {(after is null ? "" : "AND articleWords.rowid < @position")}
                ORDER BY articleWords.rowid DESC LIMIT @limit
                """,
                ("@expression", expression),
                ("@source", query.Source),
                ("@position", after is null ? null : SearchTable.PositionOf(connection, after)),
                ("@limit", query.Limit + 1));

    private static void Append(SqliteConnection connection, string articleId, PendingEvent pendingEvent) =>
        connection.Execute(
            "INSERT INTO pendingEvents (articleId, eventId, createdAt, traceParent, type, payload) VALUES (@id, @eventId, @createdAt, @traceParent, @type, @payload)",
            ("@id", articleId),
            ("@eventId", pendingEvent.EventId.ToString("D")),
            ("@createdAt", pendingEvent.CreatedAt.ToUnixTimeMilliseconds()),
            ("@traceParent", pendingEvent.TraceParent),
            ("@type", pendingEvent.Type),
            ("@payload", pendingEvent.Payload));

    private static ArticleDocument AsKept(ArticleDocument document) => document with
    {
        PendingEvents = [],
        CrawledAt = WholeMilliseconds(document.CrawledAt),
        FirstStoredAt = WholeMilliseconds(document.FirstStoredAt),
        StoredAt = WholeMilliseconds(document.StoredAt),
        Revisions =
        [
            .. document.Revisions.Select(
                r => r with { CrawledAt = WholeMilliseconds(r.CrawledAt), StoredAt = WholeMilliseconds(r.StoredAt) }),
        ],
    };

    private static List<ArticleDocument> WithEvents(SqliteConnection connection, List<ArticleDocument> documents)
    {
        if (documents.Count == 0)
            return documents;

        var events = Events(connection, documents.Select(d => d.ArticleId));
        return [.. documents.Select(d => d with { PendingEvents = [.. events[d.ArticleId]] })];
    }

    private static ILookup<string, PendingEvent> Events(SqliteConnection connection, IEnumerable<string> articleIds) =>
        connection.Query(
            row => (ArticleId: row.GetString(0), Event: new PendingEvent(row.GetGuid(1), row.GetString(2), row.GetString(3), row.GetTime(4), row.IsDBNull(5) ? null : row.GetString(5))),
            """
            SELECT articleId, eventId, type, payload, createdAt, traceParent FROM pendingEvents
            WHERE articleId IN (SELECT value FROM json_each(@ids)) ORDER BY position
            """,
            ("@ids", JsonSerializer.Serialize(articleIds)))
            .ToLookup(row => row.ArticleId, row => row.Event);

    private static DateTimeOffset WholeMilliseconds(DateTimeOffset time) => DateTimeOffset.FromUnixTimeMilliseconds(time.ToUnixTimeMilliseconds());
}
