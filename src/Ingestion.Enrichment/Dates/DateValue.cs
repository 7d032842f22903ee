using System.Globalization;

namespace Ingestion.Enrichment.Dates;

/// <summary>A date as exact as the text is: year, year and month, or a day; all zero where it stays open.</summary>
/// <param name="Year">1 to 9999, or 0.</param>
/// <param name="Month">1 to 12, or 0.</param>
/// <param name="Day">1 to 31, or 0.</param>
internal readonly record struct DateValue(int Year, int Month = 0, int Day = 0)
{
    /// <summary>How exact it is.</summary>
    public DateGranularity Granularity => (Year, Month, Day) switch
    {
        (0, _, _) => DateGranularity.Unknown,
        (_, 0, _) => DateGranularity.Year,
        (_, _, 0) => DateGranularity.Month,
        _ => DateGranularity.Day,
    };

    /// <summary>A day.</summary>
    public static DateValue Of(DateOnly day) => new(day.Year, day.Month, day.Day);

    /// <summary>The day, if it is one.</summary>
    public DateOnly? AsDay() => Granularity == DateGranularity.Day ? new DateOnly(Year, Month, Day) : null;

    /// <summary>ISO 8601 as far as it goes, or null.</summary>
    public string? ToIso() => Granularity switch
    {
        DateGranularity.Unknown => null,
        DateGranularity.Year => Year.ToString("0000", CultureInfo.InvariantCulture),
        DateGranularity.Month => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-{Month:00}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-{Month:00}-{Day:00}"),
    };
}

/// <summary>Which way an expression without a year or a direction looks.</summary>
internal enum DateLean
{
    /// <summary>Neither way: the nearest.</summary>
    None,

    /// <summary>Back.</summary>
    Past,

    /// <summary>Ahead.</summary>
    Future,
}

/// <summary>What a value rests on; from it follows how sure it is.</summary>
internal enum DateBasis : byte
{
    /// <summary>It stands in the text, year included.</summary>
    Written,

    /// <summary>Counted from the anchor («أمس», «الشهر الماضي»).</summary>
    Counted,

    /// <summary>The nearest to the anchor, or the one on the side to which the clause looks: no year or no direction is written.</summary>
    Guessed,

    /// <summary>Converted from the Hijri calendar.</summary>
    Converted,
}
