using Ingestion.Enrichment;
using Ingestion.Pipeline.Storage;
using Microsoft.Data.Sqlite;

namespace Ingestion.Sqlite;

/// <summary>Statements on the engine that enriched an article, which stands inside its document.</summary>
internal static class EngineStatements
{
    public static WriteOutcome Record(SqliteConnection connection, string articleId, int revision, EngineVersion engine)
    {
        // Inside the write transaction nobody changes the document between these two statements. Read and written by the one
        // serializer, so that text which SQLite's own JSON functions might write differently stays as it is.
        var document = connection.Query(
            row => StoredJson.ReadArticle(row.GetString(0)),
            "SELECT document FROM articles WHERE articleId = @id AND revision = @revision",
            ("@id", articleId),
            ("@revision", revision)).SingleOrDefault();
        if (document is null)
            return WriteOutcome.Conflict;
        connection.Execute(
            "UPDATE articles SET document = @document WHERE articleId = @id",
            ("@document", StoredJson.Write(document with { Enrichment = document.Enrichment with { Engine = engine } })),
            ("@id", articleId));
        return WriteOutcome.Written;
    }

    public static Page<StoredEngine> List(SqliteConnection connection, ArticleQuery query, PagePosition? after)
    {
        var found = connection.Query(
            row => new StoredEngine(
                row.GetString(0), row.GetTime(1), new EngineVersion(row.GetString(2), row.GetString(3), row.IsDBNull(4) ? null : row.GetString(4))),
            $"""
            SELECT articleId, storedAt, document ->> '$.enrichment.engine.name', document ->> '$.enrichment.engine.version', document ->> '$.enrichment.engine.modelHash'
            FROM articles
            WHERE revision > 0 AND retractedAt IS NULL
            {(query.Source is null ? "" : "AND source = @source")}
            {(after is null ? "" : "AND storedAt <= @time AND (storedAt < @time OR articleId > @id)")}
            ORDER BY storedAt DESC, articleId LIMIT @limit
            """,
            ("@source", query.Source),
            ("@time", after?.Time.ToUnixTimeMilliseconds()),
            ("@id", after?.Id),
            ("@limit", query.Limit + 1));

        // One more than asked for tells whether there is a next page.
        var items = found.Take(query.Limit).ToList();
        return new Page<StoredEngine>(items, found.Count > query.Limit ? new PagePosition(items[^1].StoredAt, items[^1].ArticleId).ToToken() : null);
    }
}
