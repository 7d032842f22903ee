using System.Runtime.InteropServices;
using Ingestion.Pipeline.Storage;
using Microsoft.Data.Sqlite;

namespace Ingestion.Sqlite;

/// <summary>Statements on parked messages.</summary>
internal static class ParkedTable
{
    private const string Columns = "occurrences, lastParkedAt, message";

    public static void Park(SqliteConnection connection, ParkedMessage message)
    {
        var body = MemoryMarshal.TryGetArray(message.Body, out var bytes) && bytes.Offset == 0 && bytes.Count == bytes.Array!.Length
            ? bytes.Array
            : message.Body.ToArray();
        connection.Execute(
            """
            INSERT INTO parked (parkedId, occurrences, lastParkedAt, reason, source, articleId, message, body)
            VALUES (@id, @occurrences, @lastParkedAt, @reason, @source, @articleId, @message, @body)
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
            row => Read(row) with { Body = row.GetFieldValue<byte[]>(3) },
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
            {(after is null ? "" : "AND lastParkedAt <= @time AND (lastParkedAt < @time OR parkedId > @id)")}
            ORDER BY lastParkedAt DESC, parkedId LIMIT @limit
            """,
            ("@reason", query.Reason),
            ("@source", query.Source),
            ("@articleId", query.ArticleId),
            ("@time", after?.Time.ToUnixTimeMilliseconds()),
            ("@id", after?.Id),
            ("@limit", query.Limit + 1));
        var items = found.Take(query.Limit).ToList();
        var next = found.Count > query.Limit ? new PagePosition(items[^1].LastParkedAt, items[^1].ParkedId).ToToken() : null;
        return new Page<ParkedMessage>(items, next);
    }

    private static ParkedMessage Read(SqliteDataReader row) =>
        StoredJson.ReadParked(row.GetString(2)) with { Occurrences = row.GetInt32(0), LastParkedAt = row.GetTime(1) };
}
