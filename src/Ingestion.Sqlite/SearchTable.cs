using System.Globalization;
using System.Text.Json;
using Ingestion.Pipeline.Storage;
using Microsoft.Data.Sqlite;

namespace Ingestion.Sqlite;

/// <summary>
/// Statements on the words under which articles are found. An article's number in the index of words tells its place in the listing
/// (time stored, then id), so that a search reads the newest first and stops when the page is full, however many articles have a word.
/// </summary>
internal static class SearchTable
{
    /// <summary>Bits of a position below the milliseconds: of articles of one millisecond the id decides, by its first digits.</summary>
    private const int TieBits = 22;

    private const long LastTie = (1L << TieBits) - 1;

    /// <summary>2020-01-01 in milliseconds since 1970: positions fit until the year 2089.</summary>
    private const long Epoch = 1_577_836_800_000;

    /// <summary>An FTS5 expression that finds one form of every term, or null where there is no term.</summary>
    public static string? Expression(IReadOnlyList<IReadOnlyList<string>> terms) => terms.Count == 0
        ? null
        : string.Join(" AND ", terms.Select(forms => $"({string.Join(" OR ", forms.Select(Quoted))})"));

    public static void Replace(SqliteConnection connection, string articleId, DateTimeOffset storedAt, IReadOnlyList<string> tokens)
    {
        connection.Execute(
            """
            DELETE FROM articleWords WHERE rowid = (SELECT position FROM articlePositions WHERE articleId = @id);
            DELETE FROM articlePositions WHERE articleId = @id;
            """,
            ("@id", articleId));
        var position = Position(storedAt, articleId);
        while (connection.Execute(
            "INSERT OR IGNORE INTO articlePositions (position, articleId) VALUES (@position, @id)", ("@position", position), ("@id", articleId)) == 0)
        {
            // Two ids of one millisecond begin alike: the later one takes the next place.
            position--;
        }

        connection.Execute(
            "INSERT INTO articleWords (rowid, words) VALUES (@position, @words)", ("@position", position), ("@words", string.Join(' ', tokens)));
    }

    /// <summary>Where an article stands, or would stand if it has moved on since.</summary>
    public static long PositionOf(SqliteConnection connection, PagePosition after) =>
        connection.Query(
            row => row.GetInt64(0),
            """
            SELECT position FROM articlePositions JOIN articles USING (articleId)
            WHERE articles.articleId = @id AND articles.storedAt = @time
            """,
            ("@id", after.Id),
            ("@time", after.Time.ToUnixTimeMilliseconds()))
            .FirstOrDefault(Position(after.Time, after.Id));

    /// <summary>Enters the articles of a file that knew no search.</summary>
    public static void Fill(SqliteConnection connection)
    {
        var articles = connection.Query(row => (Id: row.GetString(0), StoredAt: row.GetTime(1)), "SELECT articleId, storedAt FROM articles WHERE revision > 0");
        foreach (var (id, storedAt) in articles)
        {
            var tokens = connection.Query(
                row => row.GetString(0), "SELECT document ->> '$.searchTokens' FROM articles WHERE articleId = @id", ("@id", id));
            Replace(connection, id, storedAt, JsonSerializer.Deserialize<string[]>(tokens[0]) ?? []);
        }
    }

    private static long Position(DateTimeOffset storedAt, string articleId)
    {
        var first = articleId.AsSpan(0, Math.Min(articleId.Length, 6));
        var tie = long.TryParse(first, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var digits) ? digits >> (24 - TieBits) : 0;
        return ((storedAt.ToUnixTimeMilliseconds() - Epoch) << TieBits) + LastTie - tie;
    }

    private static string Quoted(string token) => $"\"{token.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
