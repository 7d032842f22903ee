using System.Text.Json;
using Ingestion.Pipeline.Storage;
using Microsoft.Data.Sqlite;

namespace Ingestion.Sqlite;

/// <summary>Statements on articles and on the events that are still to be sent for them.</summary>
internal static class ArticleTable
{
    private const string Columns = "articleId, crawledAt, firstStoredAt, document";

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
        var found = connection.Query(
            Read,
            $"""
            SELECT {Columns} FROM articles
            WHERE TRUE
            {(query.Source is null ? "" : "AND source = @source")}
            {(after is null ? "" : "AND storedAt <= @time AND (storedAt < @time OR articleId > @id)")}
            ORDER BY storedAt DESC, articleId LIMIT @limit
            """,
            ("@source", query.Source),
            ("@time", after?.Time.ToUnixTimeMilliseconds()),
            ("@id", after?.Id),
            ("@limit", query.Limit + 1));

        // One more than asked for tells whether there is a next page.
        var items = WithEvents(connection, found.Take(query.Limit).ToList());
        var next = found.Count > query.Limit ? new PagePosition(items[^1].StoredAt, items[^1].ArticleId).ToToken() : null;
        return new Page<ArticleDocument>(items, next);
    }

    public static WriteOutcome Write(SqliteConnection connection, ArticleDocument document, PendingEvent pendingEvent)
    {
        var stored = document with
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

        // The guard is part of the statement, so it holds against other processes on the same file as well.
        var changed = connection.Execute(
            document.Revision == 1
                ? """
                INSERT INTO articles (articleId, revision, crawledAt, firstStoredAt, storedAt, source, externalId, canonicalUrl, document)
                VALUES (@id, @revision, @crawledAt, @firstStoredAt, @storedAt, @source, @externalId, @canonicalUrl, @document)
                ON CONFLICT (articleId) DO NOTHING
                """
                : """
                UPDATE articles SET revision = @revision, crawledAt = @crawledAt, storedAt = @storedAt, source = @source,
                    externalId = @externalId, canonicalUrl = @canonicalUrl, document = @document
                WHERE articleId = @id AND revision = @revision - 1 AND crawledAt <= @crawledAt
                """,
            ("@id", stored.ArticleId),
            ("@revision", stored.Revision),
            ("@crawledAt", stored.CrawledAt.ToUnixTimeMilliseconds()),
            ("@firstStoredAt", stored.FirstStoredAt.ToUnixTimeMilliseconds()),
            ("@storedAt", stored.StoredAt.ToUnixTimeMilliseconds()),
            ("@source", stored.Source),
            ("@externalId", stored.ExternalId),
            ("@canonicalUrl", stored.CanonicalUrl),
            ("@document", StoredJson.Write(stored)));
        if (changed == 0)
            return WriteOutcome.Conflict;

        connection.Execute(
            "INSERT INTO pendingEvents (articleId, eventId, createdAt, type, payload) VALUES (@id, @eventId, @createdAt, @type, @payload)",
            ("@id", stored.ArticleId),
            ("@eventId", pendingEvent.EventId.ToString("D")),
            ("@createdAt", pendingEvent.CreatedAt.ToUnixTimeMilliseconds()),
            ("@type", pendingEvent.Type),
            ("@payload", pendingEvent.Payload));
        return WriteOutcome.Written;
    }

    public static void Touch(SqliteConnection connection, string articleId, DateTimeOffset crawledAt) =>
        connection.Execute(
            "UPDATE articles SET crawledAt = @crawledAt WHERE articleId = @id AND crawledAt < @crawledAt",
            ("@id", articleId),
            ("@crawledAt", crawledAt.ToUnixTimeMilliseconds()));

    public static void Confirm(SqliteConnection connection, string articleId, Guid eventId) =>
        connection.Execute(
            "DELETE FROM pendingEvents WHERE articleId = @id AND eventId = @eventId", ("@id", articleId), ("@eventId", eventId.ToString("D")));

    // crawledAt moves without a new revision and firstStoredAt stays through all of them: the columns count, not the JSON.
    private static ArticleDocument Read(SqliteDataReader row) =>
        StoredJson.ReadArticle(row.GetString(3)) with { CrawledAt = row.GetTime(1), FirstStoredAt = row.GetTime(2) };

    private static List<ArticleDocument> WithEvents(SqliteConnection connection, List<ArticleDocument> documents)
    {
        if (documents.Count == 0)
            return documents;

        var events = connection.Query(
            row => (ArticleId: row.GetString(0), Event: new PendingEvent(row.GetGuid(1), row.GetString(2), row.GetString(3), row.GetTime(4))),
            """
            SELECT articleId, eventId, type, payload, createdAt FROM pendingEvents
            WHERE articleId IN (SELECT value FROM json_each(@ids)) ORDER BY position
            """,
            ("@ids", JsonSerializer.Serialize(documents.Select(d => d.ArticleId))))
            .ToLookup(row => row.ArticleId, row => row.Event);
        return [.. documents.Select(d => d with { PendingEvents = [.. events[d.ArticleId]] })];
    }

    private static DateTimeOffset WholeMilliseconds(DateTimeOffset time) => DateTimeOffset.FromUnixTimeMilliseconds(time.ToUnixTimeMilliseconds());
}
