using System.Globalization;

namespace Ingestion.Enrichment.Dates;

/// <summary>Calendar arithmetic of date expressions. Pure; what can't be told or leaves the calendar stays open.</summary>
internal static class DateResolver
{
    // A bare month up to this many months back is read as the last one: news tells of what has happened.
    private const int MonthsBack = 8;

    // Umm al-Qura begins months by calculation; other authorities differ by a day or two.
    private const int HijriTolerance = 2;

    // What .NET's tables of Umm al-Qura cover.
    private const int FirstHijriYear = 1318;
    private const int LastHijriYear = 1500;

    private static readonly UmAlQuraCalendar UmAlQura = new();

    /// <summary>A day of the calendar, if there is such a day.</summary>
    public static DateValue Day(int year, int month, int day) =>
        year is >= 1 and <= 9999 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateValue(year, month, day) : default;

    /// <summary>A month without a year.</summary>
    /// <param name="anchor">Day of publication, or of the utterance.</param>
    /// <param name="month">1 to 12.</param>
    /// <param name="shift">-1 «الماضي», 0 «الجاري», 1 «المقبل», null where none is written.</param>
    /// <param name="lean">Which way the clause looks.</param>
    public static DateValue Month(DateOnly? anchor, int month, int? shift, DateLean lean)
    {
        if (anchor is not { } day)
            return default;
        var back = (day.Month - month + 12) % 12;
        var year = (shift, lean) switch
        {
            (-1, _) => month < day.Month ? day.Year : day.Year - 1,
            (1, _) => month > day.Month ? day.Year : day.Year + 1,
            (_, DateLean.Past) => month <= day.Month ? day.Year : day.Year - 1,
            (_, DateLean.Future) => month >= day.Month ? day.Year : day.Year + 1,
            _ when back <= MonthsBack => month <= day.Month ? day.Year : day.Year - 1,
            _ => month >= day.Month ? day.Year : day.Year + 1,
        };
        return year is >= 1 and <= 9999 ? new DateValue(year, month) : default;
    }

    /// <summary>A day and month without a year.</summary>
    public static DateValue DayOfMonth(DateOnly? anchor, int month, int day, int? shift, DateLean lean)
    {
        if (anchor is not { } around)
            return default;
        DateOnly? best = null;
        for (var year = around.Year - 1; year <= around.Year + 1; year++)
        {
            if (Day(year, month, day).AsDay() is not { } candidate)
                continue;
            var distance = candidate.DayNumber - around.DayNumber;
            var fits = (shift, lean) switch
            {
                (-1, _) => distance < 0,
                (1, _) => distance > 0,
                (0, _) => candidate.Year == around.Year,
                (_, DateLean.Future) => distance >= 0,
                _ => true,
            };
            if (fits && (best is not { } known || Math.Abs(distance) < Math.Abs(known.DayNumber - around.DayNumber)))
                best = candidate;
        }

        return best is { } found ? DateValue.Of(found) : default;
    }

    /// <summary>A weekday without a date.</summary>
    public static DateValue Weekday(DateOnly? anchor, int weekday, int? shift, DateLean lean)
    {
        if (anchor is not { } day)
            return default;
        var back = (IsoWeekday(day) - weekday + 7) % 7;
        return (shift, lean) switch
        {
            (-1, _) => Plus(day, -(back == 0 ? 7 : back)),
            (1, _) or (null, DateLean.Future) => Plus(day, 7 - back),
            _ => Plus(day, -back),
        };
    }

    /// <summary>«أمس السبت»: the day by distance, checked against the weekday if one is written.</summary>
    /// <param name="anchor">Day of publication, or of the utterance.</param>
    /// <param name="distance">Days from the anchor.</param>
    /// <param name="weekday">1 to 7, or 0 where none is written.</param>
    /// <param name="conflict">Whether the two disagree; then the weekday wins, the nearest one on the side of the distance.</param>
    public static DateValue Relative(DateOnly? anchor, int distance, int weekday, out bool conflict)
    {
        conflict = false;
        if (anchor is not { } day || Plus(day, distance) is not { Year: > 0 } value)
            return default;
        if (weekday == 0 || IsoWeekday(value.AsDay()!.Value) == weekday)
            return value;
        conflict = true;
        var back = (IsoWeekday(day) - weekday + 7) % 7;
        return distance > 0 ? Plus(day, (7 - back) % 7) : Plus(day, -back);
    }

    /// <summary>«قبل ثلاثة أيام» (negative count), «بعد شهرين»: as exact as the unit; weeks and hours stay open.</summary>
    public static DateValue Distance(DateOnly? anchor, int count, DateUnit unit)
    {
        if (anchor is not { } day || Math.Abs((long)count) > 5000)
            return default;
        switch (unit)
        {
            case DateUnit.Day:
                return Plus(day, count);
            case DateUnit.Month when day.Year + (count / 12) is > 1 and < 9998:
                var month = day.AddMonths(count);
                return new DateValue(month.Year, month.Month);
            case DateUnit.Year when day.Year + count is >= 1 and <= 9999:
                return new DateValue(day.Year + count);
            default:
                return default;
        }
    }

    /// <summary>The Gregorian day of a Hijri one after Umm al-Qura, the calendar of Saudi Arabia (1318–1500 AH).</summary>
    public static DateValue FromHijri(int year, int month, int day)
    {
        if (year is < FirstHijriYear or > LastHijriYear || month is < 1 or > 12)
            return default;
        var last = UmAlQura.GetDaysInMonth(year, month);
        return day >= 1 && day <= last ? DateValue.Of(DateOnly.FromDateTime(UmAlQura.ToDateTime(year, month, day, 0, 0, 0, 0))) : default;
    }

    /// <summary>From the first to the last Gregorian month of a Hijri month, or year of a Hijri year; both zero outside of 1318–1500 AH.</summary>
    /// <param name="year">Hijri year.</param>
    /// <param name="month">1 to 12, or 0 for the whole year.</param>
    public static (DateValue From, DateValue To) HijriStretch(int year, int month)
    {
        if (year is < FirstHijriYear or > LastHijriYear || month is < 0 or > 12)
            return default;
        var lastMonth = month == 0 ? 12 : month;
        var from = UmAlQura.ToDateTime(year, Math.Max(1, month), 1, 0, 0, 0, 0);
        var to = UmAlQura.ToDateTime(year, lastMonth, UmAlQura.GetDaysInMonth(year, lastMonth), 0, 0, 0, 0);
        return month == 0 ? (new DateValue(from.Year), new DateValue(to.Year)) : (new DateValue(from.Year, from.Month), new DateValue(to.Year, to.Month));
    }

    /// <summary>A converted Hijri day, moved to the weekday that is written beside it where that is at most a day away.</summary>
    /// <param name="day">The day after Umm al-Qura.</param>
    /// <param name="weekday">1 to 7.</param>
    public static DateValue ToWeekday(DateOnly day, int weekday)
    {
        var ahead = (weekday - IsoWeekday(day) + 7) % 7;
        return ahead switch { 0 => DateValue.Of(day), 1 => Plus(day, 1), 6 => Plus(day, -1), _ => DateValue.Of(day) };
    }

    /// <summary>Whether a Hijri and a Gregorian writing of one date agree.</summary>
    public static bool Agree(DateValue fromHijri, DateValue gregorian) =>
        fromHijri.AsDay() is not { } one || gregorian.AsDay() is not { } other || Math.Abs(one.DayNumber - other.DayNumber) <= HijriTolerance;

    /// <summary>Monday 1 to Sunday 7.</summary>
    public static int IsoWeekday(DateOnly day) => day.DayOfWeek == DayOfWeek.Sunday ? 7 : (int)day.DayOfWeek;

    private static DateValue Plus(DateOnly day, int days)
    {
        var number = day.DayNumber + days;
        return number >= DateOnly.MinValue.DayNumber && number <= DateOnly.MaxValue.DayNumber ? DateValue.Of(DateOnly.FromDayNumber(number)) : default;
    }
}
