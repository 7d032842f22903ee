using System.CommandLine;
using System.Globalization;
using Ingestion.Pipeline.Intake;

namespace Ingestion.Worker.Commands;

/// <summary>A point in time on the command line: a date, a date-time with offset, or an age such as <c>24h</c>.</summary>
internal static class TimeArgument
{
    /// <summary>How one is written, for descriptions of options.</summary>
    public const string Forms = "2025-10-12, 2025-10-12T19:40:00Z, or an age such as 30m, 24h, 7d";

    /// <summary>Makes an option refuse what can't be read.</summary>
    /// <param name="option">The option.</param>
    public static void Validate(Option<string?> option) => option.Validators.Add(result =>
    {
        if (result.Tokens is [{ Value: var text }] && Read(text, DateTimeOffset.UnixEpoch) is null)
            result.AddError($"{option.Name} needs a date, a date-time with offset, or an age such as 24h, not '{text}'.");
    });

    /// <summary>Reads one; null for none, and for what can't be read.</summary>
    /// <param name="text">As typed.</param>
    /// <param name="now">What ages count from.</param>
    public static DateTimeOffset? Read(string? text, DateTimeOffset now)
    {
        if (WireDate.TryParse(text, out var date, out _))
            return date.Instant;
        if (text is not { Length: > 1 } || !int.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var amount))
            return null;
        TimeSpan? unit = text[^1] switch
        {
            's' => TimeSpan.FromSeconds(1),
            'm' => TimeSpan.FromMinutes(1),
            'h' => TimeSpan.FromHours(1),
            'd' => TimeSpan.FromDays(1),
            _ => null,
        };
        return unit is { } one && one * (double)amount < TimeSpan.FromDays(36500) ? now - one * amount : null;
    }
}
