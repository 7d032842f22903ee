using System.Text;
using Ingestion.Contracts;
using Ingestion.Pipeline.Storage;

namespace Ingestion.MongoDb.Documents;

/// <summary>Parked messages to records and back.</summary>
internal static class ParkedMapping
{
    public static ParkedRecord ToRecord(this ParkedMessage message) => new()
    {
        ParkedId = message.ParkedId,
        BodyLength = message.Body.Length,
        Headers = [.. message.Headers.Select(h => new HeaderRecord { Name = Unicode(h.Key), Value = Unicode(h.Value) })],
        Origin = Unicode(message.Origin),
        MessageId = Unicode(message.MessageId),
        Reason = Unicode(message.Reason),
        Stage = Unicode(message.Stage),
        Violations =
        [
            .. message.Violations.Select(
                v => new ViolationRecord { Code = Unicode(v.Code), Field = Unicode(v.Field), Message = Unicode(v.Message) }),
        ],
        Exception = Unicode(message.Exception),
        ArticleId = message.ArticleId,
        Source = Unicode(message.Source),
        ExternalId = Unicode(message.ExternalId),
        Url = Unicode(message.Url),
        Occurrences = message.Occurrences,
        FirstParkedAt = message.FirstParkedAt,
        LastParkedAt = message.LastParkedAt,
        ReplayedAt = message.ReplayedAt,
    };

    public static ParkedMessage ToMessage(this ParkedRecord record, ReadOnlyMemory<byte> body) => new()
    {
        ParkedId = record.ParkedId,
        Body = body,
        BodyLength = record.BodyLength,
        Headers = record.Headers.ToDictionary(h => h.Name, h => h.Value, StringComparer.Ordinal),
        Origin = record.Origin,
        MessageId = record.MessageId,
        Reason = record.Reason,
        Stage = record.Stage,
        Violations = [.. record.Violations.Select(v => new Violation(v.Code, v.Field, v.Message))],
        Exception = record.Exception,
        ArticleId = record.ArticleId,
        Source = record.Source,
        ExternalId = record.ExternalId,
        Url = record.Url,
        Occurrences = record.Occurrences,
        FirstParkedAt = record.FirstParkedAt,
        LastParkedAt = record.LastParkedAt,
        ReplayedAt = record.ReplayedAt,
    };

    // A message may be parked because its text is not Unicode, and BSON takes nothing else: lone surrogates become U+FFFD here. The
    // original bytes are kept beside it.
    [return: System.Diagnostics.CodeAnalysis.NotNullIfNotNull(nameof(text))]
    private static string? Unicode(string? text) => text is null ? null : Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
}
