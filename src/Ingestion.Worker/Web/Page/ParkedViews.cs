using System.Text;
using Ingestion.Contracts;
using Ingestion.Pipeline.Storage;

namespace Ingestion.Worker.Web.Page;

/// <summary>A parked message in a listing.</summary>
internal sealed record ParkedSummaryView(
    string ParkedId,
    string Reason,
    string Stage,
    string? Source,
    string? ArticleId,
    int BodyLength,
    int Occurrences,
    DateTimeOffset LastParkedAt,
    DateTimeOffset? ReplayedAt)
{
    public static ParkedSummaryView Of(ParkedMessage message) => new(
        message.ParkedId, message.Reason, message.Stage, message.Source, message.ArticleId, message.BodyLength, message.Occurrences, message.LastParkedAt, message.ReplayedAt);
}

/// <summary>A parked message with its reasons and the beginning of its bytes.</summary>
internal sealed record ParkedView(
    ParkedSummaryView Summary,
    IReadOnlyList<Violation> Violations,
    string? Exception,
    string Origin,
    string? MessageId,
    string? ExternalId,
    string? Url,
    DateTimeOffset FirstParkedAt,
    IReadOnlyDictionary<string, string> Headers,
    string Text,
    string Bytes,
    bool? Passes)
{
    /// <summary>Bytes that are shown; all of them can be fetched.</summary>
    private const int ShownBytes = 16 * 1024;

    /// <param name="message">The message.</param>
    /// <param name="passes">Whether it would be accepted now; null where that was not tried.</param>
    public static ParkedView Of(ParkedMessage message, bool? passes)
    {
        var shown = message.Body.Span[..Math.Min(message.Body.Length, ShownBytes)];
        return new ParkedView(
            ParkedSummaryView.Of(message),
            message.Violations,
            message.Exception,
            message.Origin,
            message.MessageId,
            message.ExternalId,
            message.Url,
            message.FirstParkedAt,
            message.Headers,
            Encoding.UTF8.GetString(shown),
            Convert.ToBase64String(shown),
            passes);
    }
}
