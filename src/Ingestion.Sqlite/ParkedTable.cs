using System.Runtime.InteropServices;
using Ingestion.Pipeline.Storage;
using Microsoft.Data.Sqlite;

namespace Ingestion.Sqlite;

/// <summary>Statements on parked messages.</summary>
internal static class ParkedTable
{
    private const string Columns = "occurrences, lastParkedAt, replayedAt, message";

    public static void Park(SqliteConnection connection, ParkedMessage message)
    {
        var body = MemoryMarshal.TryGetArray(message.Body, out var bytes) && bytes.Offset == 0 && bytes.Count == bytes.Array!.Length
            ? bytes.Array
            : message.Body.ToArray();
        connection.Execute(
            """
            INSERT INTO parked (parkedId, occurrences, lastParkedAt, reason, source, articleId, message, body, replayedAt)
            VALUES (@id, @occurrences, @lastParkedAt, @reason, @source, @articleId, @message, @body, @replayedAt)
            ON CONFLICT (parkedId) DO UPDATE SET
                occurrences = occurrences + 1,
                lastParkedAt = max(lastParkedAt, excluded.lastParkedAt)
            """,
            ("@id", message.ParkedId),
            ("@occurrences", message.Occurrences),
            ("@lastParkedAt", message.LastParkedAt.ToUnixTimeMilliseconds()),
            ("@reason", message.Reason),
            ("@source", message.Source),
            ("@articleId", message.ArticleId),
            ("@replayedAt", message.ReplayedAt?.ToUnixTimeMilliseconds()),
            ("@message", StoredJson.Write(message with
            {
                Body = default,
                BodyLength = message.Body.Length,
                FirstParkedAt = DateTimeOffset.FromUnixTimeMilliseconds(message.FirstParkedAt.ToUnixTimeMilliseconds()),
            })),
            ("@body", body));
    }

    public static ParkedMessage? Find(SqliteConnection connection, string parkedId) =>
        connection.Query(
            row => Read(row) with { Body = row.GetFieldValue<byte[]>(4) },
            $"SELECT {Columns}, body FROM parked WHERE parkedId = @id",
            ("@id", parkedId))
            .SingleOrDefault();

    public static Page<ParkedMessage> List(SqliteConnection connection, ParkedQuery query, PagePosition? after)
    {
        var found = connection.Query(
            Read,
            $"""
            SELECT {Columns} FROM parked
            WHERE TRUE
            {(query.Reason is null ? "" : "AND reason = @reason")}
            {(query.Source is null ? "" : "AND source = @source")}
            {(query.ArticleId is null ? "" : "AND articleId = @articleId")}
            {(query.Since is null ? "" : "AND lastParkedAt >= @since")}
            {(query.Until is null ? "" : "AND lastParkedAt < @until")}
            {(after is null ? "" : "AND lastParkedAt <= @time AND (lastParkedAt < @time OR parkedId > @id)")}
            ORDER BY lastParkedAt DESC, parkedId LIMIT @limit
            """,
            ("@reason", query.Reason),
            ("@source", query.Source),
            ("@articleId", query.ArticleId),
            ("@since", query.Since?.ToUnixTimeMilliseconds()),
            ("@until", query.Until?.ToUnixTimeMilliseconds()),
            ("@time", after?.Time.ToUnixTimeMilliseconds()),
            ("@id", after?.Id),
            ("@limit", query.Limit + 1));
        var items = found.Take(query.Limit).ToList();
        var next = found.Count > query.Limit ? new PagePosition(items[^1].LastParkedAt, items[^1].ParkedId).ToToken() : null;
        return new Page<ParkedMessage>(items, next);
    }

    public static Dictionary<string, long> Count(SqliteConnection connection) =>
        connection.Query(
            row => (Reason: row.GetString(0), Count: row.GetInt64(1)),
            "SELECT reason, count(*) FROM parked WHERE replayedAt IS NULL OR replayedAt < lastParkedAt GROUP BY reason")
            .ToDictionary(r => r.Reason, r => r.Count, StringComparer.Ordinal);

    public static void MarkReplayed(SqliteConnection connection, string parkedId, DateTimeOffset replayedAt) =>
        connection.Execute(
            "UPDATE parked SET replayedAt = max(coalesce(replayedAt, @at), @at) WHERE parkedId = @id",
            ("@id", parkedId),
            ("@at", replayedAt.ToUnixTimeMilliseconds()));

    public static bool Discard(SqliteConnection connection, string parkedId) =>
        connection.Execute("DELETE FROM parked WHERE parkedId = @id", ("@id", parkedId)) == 1;

    public static void Record(SqliteConnection connection, ParkedAction action)
    {
        var at = DateTimeOffset.FromUnixTimeMilliseconds(action.At.ToUnixTimeMilliseconds());
        connection.Execute(
            "INSERT INTO parkedActions (actedAt, action) VALUES (@at, @action)",
            ("@at", at.ToUnixTimeMilliseconds()),
            ("@action", StoredJson.Write(action with { At = at })));
    }

    public static List<ParkedAction> ListActions(SqliteConnection connection, int limit) =>
        connection.Query(
            row => StoredJson.ReadAction(row.GetString(0)),
            "SELECT action FROM parkedActions ORDER BY actedAt DESC, position DESC LIMIT @limit",
            ("@limit", limit));

    private static ParkedMessage Read(SqliteDataReader row) =>
        StoredJson.ReadParked(row.GetString(3)) with
        {
            Occurrences = row.GetInt32(0),
            LastParkedAt = row.GetTime(1),
            ReplayedAt = row.IsDBNull(2) ? null : row.GetTime(2),
        };
}
