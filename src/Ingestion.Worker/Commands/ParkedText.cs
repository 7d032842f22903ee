using System.Globalization;
using System.Text;
using System.Text.Json;
using Ingestion.Pipeline.Storage;
using Ingestion.Worker.Display;

namespace Ingestion.Worker.Commands;

/// <summary>Parked messages as text. They may hold anything, so what could play with a terminal is shown as U+FFFD.</summary>
internal static class ParkedText
{
    private const int ShownBytes = 4000;

    /// <summary>One line.</summary>
    public static string Line(ParkedMessage message) => TerminalText.Harmless(string.Create(
        CultureInfo.InvariantCulture,
        $"{message.ParkedId} {message.LastParkedAt:yyyy-MM-dd'T'HH:mm:ss'Z'} {message.Reason} {message.Stage} {message.Source ?? "-"} {message.BodyLength} bytes, {message.Occurrences} times{Replayed(message)}"), lines: false);

    /// <summary>One line.</summary>
    public static string Line(ParkedAction action) => TerminalText.Harmless(string.Create(
        CultureInfo.InvariantCulture, $"{action.At:yyyy-MM-dd'T'HH:mm:ss'Z'} {action.Who} {action.Action} {action.Done} done, {action.Failed} failed: {action.Filter}"), lines: false);

    /// <summary>Everything that people can read.</summary>
    public static string Full(ParkedMessage message)
    {
        var text = new StringBuilder();
        text.AppendLine(Line(message));
        text.AppendLine(CultureInfo.InvariantCulture, $"first parked {message.FirstParkedAt:O}, from {message.Origin}, message id {message.MessageId ?? "none"}");
        text.AppendLine(CultureInfo.InvariantCulture, $"article {message.ArticleId ?? "unknown"}, external id {message.ExternalId ?? "-"}, url {message.Url ?? "-"}");
        text.AppendLine(Verdict.Rejected(message.Violations));
        foreach (var (name, value) in message.Headers.OrderBy(h => h.Key, StringComparer.Ordinal))
            text.AppendLine(CultureInfo.InvariantCulture, $"{name}: {value}");
        if (message.Exception is not null)
            text.AppendLine().AppendLine(message.Exception);
        text.AppendLine().Append(Encoding.UTF8.GetString(message.Body.Span[..Math.Min(message.Body.Length, ShownBytes)]));
        if (message.Body.Length > ShownBytes)
            text.Append(CultureInfo.InvariantCulture, $"\n… {message.Body.Length - ShownBytes} more bytes: --save FILE keeps them all.");
        return TerminalText.Harmless(text.ToString(), lines: true);
    }

    /// <summary>One JSON object; the body in Base64.</summary>
    public static string Json(ParkedMessage message, bool withBody) => JsonSerializer.Serialize(
        new
        {
            message.ParkedId,
            message.Reason,
            message.Stage,
            message.Violations,
            message.ArticleId,
            message.Source,
            message.ExternalId,
            message.Url,
            message.MessageId,
            message.Origin,
            message.Headers,
            message.Exception,
            message.BodyLength,
            message.Occurrences,
            message.FirstParkedAt,
            message.LastParkedAt,
            message.ReplayedAt,
            Body = withBody ? Convert.ToBase64String(message.Body.Span) : null,
        },
        OutputJson.Lines);

    private static string Replayed(ParkedMessage message) => message.ReplayedAt switch
    {
        null => "",
        { } at when at < message.LastParkedAt => string.Create(CultureInfo.InvariantCulture, $", replayed {at:yyyy-MM-dd'T'HH:mm:ss'Z'} and refused again"),
        { } at => string.Create(CultureInfo.InvariantCulture, $", replayed {at:yyyy-MM-dd'T'HH:mm:ss'Z'}"),
    };
}
