using System.Text.Json;
using Ingestion.Pipeline.Storage;
using Microsoft.Data.Sqlite;

namespace Ingestion.Sqlite;

/// <summary>Statements on the bands under which copies of an article are found.</summary>
internal static class BandTable
{
    public static void Replace(SqliteConnection connection, string articleId, IReadOnlyList<long> bands)
    {
        connection.Execute("DELETE FROM articleBands WHERE articleId = @id", ("@id", articleId));
        if (bands.Count > 0)
        {
            connection.Execute(
                "INSERT OR IGNORE INTO articleBands (band, articleId) SELECT value, @id FROM json_each(@bands)",
                ("@id", articleId),
                ("@bands", JsonSerializer.Serialize(bands)));
        }
    }

    public static List<SimilarArticle> FindSimilar(SqliteConnection connection, IReadOnlyList<long> bands, int limit) =>
        connection.Query(
            row => new SimilarArticle(row.GetString(0), row.GetTime(1), row.GetString(2)),
            """
            SELECT articleId, firstStoredAt, document ->> '$.fingerprint.signature' FROM articles
            WHERE articleId IN (SELECT articleId FROM articleBands WHERE band IN (SELECT value FROM json_each(@bands)))
            LIMIT @limit
            """,
            ("@bands", JsonSerializer.Serialize(bands)),
            ("@limit", limit));
}
