using System.Globalization;
using Ingestion.Contracts;

namespace Ingestion.Pipeline.Intake;

/// <summary>A date as it stands on the wire: ISO 8601, a date or a date-time with offset.</summary>
/// <param name="Day">The calendar day as written, in the writer's own offset.</param>
/// <param name="Instant">The instant; midnight UTC where only a date was given.</param>
/// <param name="HasTime">Whether a time of day was given.</param>
public readonly record struct WireDate(DateOnly? Day, DateTimeOffset Instant, bool HasTime)
{
    private static readonly string[] DateTimeFormats =
    [
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mmK",
        "yyyy-MM-dd HH:mm:ss.FFFFFFFK", "yyyy-MM-dd HH:mm:ssK",
    ];

    /// <summary>Reads a date.</summary>
    /// <param name="text">What the message has.</param>
    /// <param name="date">The date.</param>
    /// <param name="reason">The reason code where it can't be read, else null.</param>
    /// <returns>Whether it is a date. False without a reason for null and empty: there is no date.</returns>
    public static bool TryParse(string? text, out WireDate date, out string? reason)
    {
        date = default;
        reason = null;
        if (string.IsNullOrEmpty(text))
            return false; // Crawlers write "" for what they do not know.
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            date = new WireDate(day, new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero), HasTime: false);
            return true;
        }
        if (!DateTimeOffset.TryParseExact(text, DateTimeFormats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant))
        {
            reason = ReasonCodes.InvalidDate;
            return false;
        }
        if (!HasOffset(text))
        {
            reason = ReasonCodes.DateWithoutOffset;
            return false;
        }
        date = new WireDate(DateOnly.FromDateTime(instant.DateTime), instant, HasTime: true);
        return true;
    }

    /// <summary>After the date (10 characters) a sign or a Z can only belong to an offset.</summary>
    private static bool HasOffset(string text) => text.AsSpan(10).IndexOfAny("Zz+-") >= 0;
}
