using System.Globalization;
using Ingestion.Enrichment.Text;

namespace Ingestion.Enrichment.Summaries;

/// <summary>
/// Says a relative date of an article so that it holds on any day: «أمس السبت» as «السبت 11 أكتوبر», "last October" as "in October
/// 2024". The names of months are of the set that the article itself uses, digits likewise.
/// </summary>
internal sealed class DateWording
{
    private readonly AnalyzedText _text;
    private readonly int _year;
    private readonly string[] _arabicMonths;
    private readonly bool _easternDigits;
    private readonly bool _dayFirst;

    /// <summary>Learns how the article writes dates.</summary>
    /// <param name="text">The article.</param>
    /// <param name="dates">Its dates.</param>
    /// <param name="year">Year of publication; dates of other years are given theirs. 0 where it is not known.</param>
    public DateWording(AnalyzedText text, IReadOnlyList<DateMention> dates, int year)
    {
        (_text, _year) = (text, year);
        var digit = text.Original.AsSpan().IndexOfAnyInRange('٠', '٩');
        _easternDigits = digit >= 0 && text.Original.AsSpan(0, digit).IndexOfAnyInRange('0', '9') < 0;
        _arabicMonths = MonthNames.DefaultArabic;
        var found = false;
        foreach (var date in dates)
        {
            var words = DateWords.Of(text, date);
            if (words.Month is not { } month)
                continue;
            _dayFirst |= words.DayFirst;
            if (!found && MonthNames.SetOf(month) is { } set)
                (_arabicMonths, found) = (set, true);
        }
    }

    /// <summary>The wording.</summary>
    /// <param name="date">A date of the article.</param>
    /// <returns>What to say, an empty text where it should go, null where it can stay as it is.</returns>
    public string? Of(DateMention date)
    {
        var words = DateWords.Of(_text, date);
        if (date.Granularity == DateGranularity.Range || IsGlued(date))
            return null;
        // A day that is counted from the crawl may be the wrong one: a bullet does not state it.
        if (date.Value is null || date.Anchor == DateAnchor.Crawled)
            return words is { IsDay: true, Month: null } && InCommas(date) ? "" : null;
        if (words.HasYear || !TryRead(date.Value, out var year, out var month, out var day))
            return null;
        return words.Arabic ? Arabic(date, words, year, month, day) : English(date, words, year, month, day);
    }

    /// <summary>Whether an expression stands between commas: it can go with one of them.</summary>
    public bool InCommas(DateMention date)
    {
        var first = _text.TokenAt(date.Start);
        var end = _text.TokenAt(date.End);
        return first > 0 && end < _text.Tokens.Length && IsComma(first - 1) && IsComma(end);
    }

    // «قبل ثلاثة أشهر4», "last year,1 May": a year put there would run into what follows.
    private bool IsGlued(DateMention date) => BehindMarks(date.End) is var next && (next < _text.Original.Length && char.IsLetterOrDigit(_text.Original[next]))
        || (next + 1 < _text.Original.Length && char.IsPunctuation(_text.Original[next]) && char.IsDigit(_text.Original[next + 1]))
        || (date.Start > 0 && char.IsLetterOrDigit(_text.Original[date.Start - 1]) && _text.Tokens[_text.TokenAt(date.Start)].Start == date.Start);

    // Marks of direction and the like are no gap: reading looks through them.
    private int BehindMarks(int at)
    {
        while (at < _text.Original.Length && char.GetUnicodeCategory(_text.Original[at]) == UnicodeCategory.Format)
            at++;
        return at;
    }

    private string? Arabic(DateMention date, DateWords words, int year, int month, int day)
    {
        var tail = year == _year && day > 0 ? "" : " " + Number(year);
        if (words.Month is not null)
        {
            // «آذار الماضي»: the direction becomes a year. «مطلع فبراير المقبل» keeps its part.
            return words.Shift is { } shift && shift > date.Start ? _text.Original[date.Start..shift].TrimEnd() + tail : null;
        }

        if (day > 0)
        {
            var weekday = words.Weekday is { } name ? $"{_text.SurfaceOf(name)} " : "";
            return (weekday.Length > 0 || Leads(date) ? weekday : "في ") + Number(day) + " " + _arabicMonths[month - 1] + tail;
        }

        var before = words.Since ? "منذ " : "";
        var part = words.Part is { } of ? $"{_text.SurfaceOf(of)} " : "";
        if (month == 0)
            return before + part + (before.Length == 0 && part.Length == 0 && words.Ago && Leads(date) ? "" : "عام ") + Number(year);
        return (before.Length > 0 || part.Length > 0 || Leads(date) ? before + part : "في ") + _arabicMonths[month - 1] + tail;
    }

    private string? English(DateMention date, DateWords words, int year, int month, int day)
    {
        if (date.End < _text.Original.Length && _text.Original[date.End] is '\'' or '’')
            return null;
        var name = month > 0 ? MonthNames.English[month - 1] : "";
        var tail = year == _year && day > 0 ? "" : Number(year);
        if (words.Month is not null && words.Shift is null)
            return null;
        var preposition = Leads(date) ? "" : words.Since ? "since " : day > 0 ? "on " : "in ";
        if (month == 0)
            return preposition + tail;
        if (day == 0)
            return preposition + name + " " + tail;
        var number = Number(day);
        var text = _dayFirst ? $"{number} {name}" : $"{name} {number}";
        return preposition + text + (tail.Length == 0 ? "" : _dayFirst ? " " + tail : ", " + tail);
    }

    // Whether the word before it is a preposition or the like already.
    private bool Leads(DateMention date)
    {
        var first = _text.TokenAt(date.Start);
        return first > 0 && MonthNames.IsPreposition(_text.FoldedOf(first - 1));
    }

    private bool IsComma(int token) => _text.Folded[_text.Tokens[token].FoldedStart] is '،' or ',';

    private string Number(int number)
    {
        var digits = number.ToString(CultureInfo.InvariantCulture);
        return _easternDigits ? string.Create(digits.Length, digits, (span, from) =>
        {
            for (var i = 0; i < span.Length; i++)
                span[i] = (char)(from[i] - '0' + '٠');
        }) : digits;
    }

    private static bool TryRead(string value, out int year, out int month, out int day)
    {
        (year, month, day) = (0, 0, 0);
        return value.Length >= 4 && int.TryParse(value.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out year)
            && (value.Length < 7 || (int.TryParse(value.AsSpan(5, 2), NumberStyles.None, CultureInfo.InvariantCulture, out month) && month is >= 1 and <= 12))
            && (value.Length < 10 || (value.Length == 10 && int.TryParse(value.AsSpan(8, 2), NumberStyles.None, CultureInfo.InvariantCulture, out day)));
    }
}
