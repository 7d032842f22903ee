using System.Globalization;

namespace Ingestion.Enrichment.Dates;

/// <content>Dates of the calendar: numeric ones, day and month, month and year, weekday before them, Hijri beside Gregorian.</content>
internal sealed partial class DateGrammar
{
    private readonly record struct CalendarDate(int EndTerm, int Month, int Day, int Year, int? Shift, bool Hijri, bool Contextual, bool Conflict, DateBasis YearBasis);

    // 2025-10-12, 12/10/2025, 12.10.2025
    private DateMatch? Numeric(int at)
    {
        var folded = Folded(at);
        if (folded.Contains('.'))
        {
            Span<Range> parts = stackalloc Range[4];
            return folded.Split(parts, '.') == 3 && Free(at, at + 1)
                ? Numeric(at, at + 1, Int(folded[parts[0]]), Int(folded[parts[1]]), Int(folded[parts[2]]), folded[parts[0]].Length)
                : null;
        }

        if (!Is(at + 2, DateTermKind.Number) || !Is(at + 4, DateTermKind.Number) || !IsSeparator(at + 1) || !IsSeparator(at + 3)
            || _terms[at + 1].Value != _terms[at + 3].Value || !Touch(at) || !Touch(at + 1) || !Touch(at + 2) || !Touch(at + 3) || !Free(at, at + 5))
        {
            return null;
        }

        return Numeric(at, at + 5, _terms[at].Value, _terms[at + 2].Value, _terms[at + 4].Value, _terms[at].Word.Detail);
    }

    private DateMatch? Numeric(int at, int end, int first, int second, int third, int digits)
    {
        var (year, month, day) = digits == 4 ? (first, second, third) : (third, second, first);
        if (year is < 1000 or > 2999)
            return null;
        var era = Is(end, DateTermKind.Era) ? _terms[end].Value : 0;
        if (era > 0)
            end++;
        // «20/4/1447»: no article tells of a Gregorian day of that time in digits.
        if (era == 2 || (era == 0 && year is >= 1318 and <= 1500))
            return month is >= 1 and <= 12 && day is >= 1 and <= 30 ? Hijri(at, end, year, month, day) : null;
        // In English 3/4 may be either: no day is invented.
        var english = digits != 4 && IsEnglishText(at);
        if (english && first <= 12 && second <= 12 && first != second)
            return first > 0 && second > 0 ? new DateMatch(at, end, new DateValue(year)) : null;
        var value = english && second > 12 ? DateResolver.Day(year, first, second) : DateResolver.Day(year, month, day);
        return value.Year > 0 ? new DateMatch(at, end, value) : null;
    }

    private bool IsSeparator(int at) => IsMark(at, '/') || (Is(at, DateTermKind.And) && _terms[at].Value == '-');

    // Not within a longer chain of digits, such as a telephone number.
    private bool Free(int at, int end) =>
        !(at > 0 && Touch(at - 1) && (IsSeparator(at - 1) || Is(at - 1, DateTermKind.Number)))
        && !(end < _terms.Count && Touch(end - 1) && Is(end + 1, DateTermKind.Number) && Touch(end)
            && (IsSeparator(end) || Is(end, DateTermKind.Number)));

    private bool IsEnglishText(int at)
    {
        for (var i = at - 1; i >= 0; i--)
        {
            if (_terms[i].Kind is not (DateTermKind.Mark or DateTermKind.Number or DateTermKind.And))
                return IsLatin(i);
        }

        return at + 5 < _terms.Count && IsLatin(at + 5);
    }

    private static int Int(ReadOnlySpan<char> digits) =>
        digits.Length <= 4 && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : -1;

    // A day and month, or a month, with everything that may follow.
    private DateMatch? Calendar(int at, int weekday = 0, int from = -1) => Named(at) is { } date
        ? Checked(Paired(date), weekday) with { First = from < 0 ? at : from }
        : null;

    // With digits alone, likewise.
    private DateMatch? NumericDate(int at, int weekday = 0) => Is(at, DateTermKind.Number) && Numeric(at) is { } date ? Checked(Paired(date), weekday) : null;

    private DateMatch? Named(int at)
    {
        if (Parse(at) is not { } date)
            return null;
        if (date.Day == 0 && date.Contextual && date.Year == 0 && date.Shift is null && !HasMonthContext(at))
            return null;
        if (date.Hijri)
            return Hijri(at, date.EndTerm, date.YearBasis == DateBasis.Written ? date.Year : 0, date.Month, date.Day) with { Conflict = date.Conflict };
        return new DateMatch(at, date.EndTerm, Resolve(date, at), date.Conflict)
        {
            Basis = (date.Year, date.Shift) switch { ( > 0, _) => date.YearBasis, (_, not null) => DateBasis.Counted, _ => DateBasis.Guessed },
        };
    }

    private static DateMatch Hijri(int first, int end, int year, int month, int day)
    {
        var match = new DateMatch(first, end, day > 0 ? DateResolver.FromHijri(year, month, day) : default)
        {
            Hijri = new DateValue(year, month, day),
            Basis = DateBasis.Converted,
        };
        if (day > 0 || year == 0)
            return match;
        // A Hijri month or year seldom lies in one Gregorian: then it is a range, and no day is invented.
        var (from, to) = DateResolver.HijriStretch(year, month);
        return match with { Value = from, EndValue = from == to ? default : to };
    }

    // The same date in the other calendar: «الموافق», a slash, a comma or brackets.
    private DateMatch Paired(DateMatch date)
    {
        var at = date.EndTerm;
        var open = IsMark(at, '(');
        if (!open && !IsComma(at) && !IsMark(at, '/') && !Is(at, DateTermKind.Equals) && !Is(at, DateTermKind.And))
            return date;
        var next = at + 1;
        if (Is(next, DateTermKind.Equals))
            next++;
        if (Is(next, DateTermKind.Weekday))
            next++;
        if ((Is(next, DateTermKind.Number) ? Numeric(next) ?? Named(next) : Named(next)) is not { } other || other.IsHijri == date.IsHijri)
            return date;
        var (hijri, gregorian) = date.IsHijri ? (date, other) : (other, date);
        if (other.Hijri.Day == 0 && other.Value.AsDay() is null)
            return date;
        var known = gregorian.Value.Year > 0 ? gregorian : hijri;
        return date with
        {
            Value = known.Value,
            EndValue = known.EndValue,
            Basis = known.Basis,
            Hijri = hijri.Hijri,
            Conflict = date.Conflict || other.Conflict || !DateResolver.Agree(hijri.Value, gregorian.Value),
            EndTerm = open && IsMark(other.EndTerm, ')') ? other.EndTerm + 1 : other.EndTerm,
        };
    }

    private static DateMatch Checked(DateMatch date, int weekday)
    {
        if (weekday == 0 || date.EndValue != default || date.Value.AsDay() is not { } day)
            return date;
        // Months begin by sighting elsewhere: a weekday beside a Hijri date alone tells which day was meant.
        if (date.Basis == DateBasis.Converted)
            date = date with { Value = DateResolver.ToWeekday(day, weekday) };
        return date with { Conflict = date.Conflict || DateResolver.IsoWeekday(date.Value.AsDay() ?? day) != weekday };
    }

    private DateValue Resolve(CalendarDate date, int at)
    {
        if (date.Year > 0)
            return date.Day > 0 ? DateResolver.Day(date.Year, date.Month, date.Day) : new DateValue(date.Year, date.Month);
        return date.Day > 0
            ? DateResolver.DayOfMonth(_anchor, date.Month, date.Day, date.Shift, Lean(at))
            : DateResolver.Month(_anchor, date.Month, date.Shift, Lean(at));
    }

    private CalendarDate? Parse(int at)
    {
        if (TryDay(at, out var day, out var next))
        {
            if (Is(next, DateTermKind.Of))
                next++;
            if (IsUnit(next, DateUnit.Month))
                next++;
            return Is(next, DateTermKind.Month) ? Tail(next + 1, next, day) : null;
        }

        if (!Is(at, DateTermKind.Month))
            return null;
        var end = at + 1;
        if (IsLatin(at) && IsMark(end, '.') && Touch(at) && Is(end + 1, DateTermKind.Number))
            end++;
        // "May 20" and "May 20th"; not "in May 20 people", where the number counts what follows.
        if (IsLatin(at) && TryDay(end, out day, out next) && Is(end, DateTermKind.Number) && !IsCounting(at, next))
            return Tail(next, at, day);
        return Tail(end, at, 0);
    }

    private bool IsCounting(int month, int next) => month > 0 && next < _terms.Count && Folded(month - 1) is "in"
        && Kind(next) == DateTermKind.None && char.IsAsciiLetterLower(_text.Original[_terms[next].Start]);

    private bool TryDay(int at, out int day, out int next)
    {
        day = 0;
        next = at + 1;
        if (Is(at, DateTermKind.Number))
        {
            day = _terms[at].Value;
            if (Is(next, DateTermKind.Suffix) && Touch(at))
                next++;
            return day is >= 1 and <= 31 && _terms[at].Word.Detail <= 2;
        }

        if (!Is(at, DateTermKind.Ordinal))
            return false;
        day = _terms[at].Value;
        // «الحادي عشر», «الثاني والعشرون»
        if (day < 10 && Is(next, DateTermKind.Cardinal) && _terms[next].Value == 10)
            day += 10;
        else if (day < 10 && Is(next, DateTermKind.OrdinalTen))
            day += _terms[next].Value;
        else
            return true;
        next++;
        return day <= 31;
    }

    private CalendarDate Tail(int end, int month, int day)
    {
        var word = _terms[month].Word;
        var conflict = false;
        var contextual = word.Contextual;
        // «أغسطس/آب», «آب (أغسطس)»: one month by two names.
        if (IsMark(end, '/') && Is(end + 1, DateTermKind.Month) && !_terms[end + 1].Word.Hijri)
            Pair(end + 1, end + 2);
        else if (IsMark(end, '(') && Is(end + 1, DateTermKind.Month) && IsMark(end + 2, ')'))
            Pair(end + 1, end + 3);
        // «آذار مارس», as one agency writes them all
        else if (Is(end, DateTermKind.Month) && _terms[end].Value == word.Value && !word.Hijri && !_terms[end].Word.Hijri && !IsLatin(end))
            Pair(end, end + 1);

        var basis = DateBasis.Written;
        var year = Year(ref end, word.Hijri, out var shift, ref basis);
        if (year == 0 && shift is null && Is(end, DateTermKind.Shift) && !IsLatin(end))
            shift = _terms[end++].Value;
        return new CalendarDate(end, word.Value, day, year, shift, word.Hijri, contextual, conflict, basis);

        void Pair(int other, int behind)
        {
            conflict = _terms[other].Value != word.Value;
            contextual = false;
            end = behind;
        }
    }

    // ", 2025", «عام 2025م», «من العام الماضي», "last year". A relative year is resolved here; «العام نفسه» is the year named last.
    private int Year(ref int end, bool hijri, out int? shift, ref DateBasis basis)
    {
        shift = null;
        var at = IsComma(end) ? end + 1 : end;
        if (Is(at, DateTermKind.Of))
            at++;
        var marked = IsUnit(at, DateUnit.Year) && _terms[at].Word.Detail == 1;
        if (marked && Is(at + 1, DateTermKind.Same))
        {
            end = at + 2;
            basis = DateBasis.Guessed;
            return _lastYear;
        }

        if (marked && Is(at + 1, DateTermKind.Shift))
            return Relative(ref end, ref basis, at + 2, _terms[at + 1].Value);
        if (Kind(at) is DateTermKind.Shift or DateTermKind.This && IsUnit(at + 1, DateUnit.Year))
            return Relative(ref end, ref basis, at + 2, Is(at, DateTermKind.This) ? 0 : _terms[at].Value);
        if (marked)
            at++;
        if (!Is(at, DateTermKind.Number) || !IsYear(_terms[at], hijri) || (at + 1 < _terms.Count && Touch(at) && Is(at + 1, DateTermKind.None)))
            return 0;
        var year = _terms[at].Value;
        end = at + 1;
        if (Is(end, DateTermKind.Era))
            end++;
        return year;

        int Relative(ref int end, ref DateBasis basis, int behind, int distance)
        {
            if (_anchor is not { } day)
                return 0;
            basis = DateBasis.Counted;
            end = behind;
            return Math.Clamp(day.Year + distance, 1, 9999);
        }
    }

    private static bool IsYear(DateTerm number, bool hijri) => number.Word.Detail == 4
        && (hijri ? number.Value is >= 1200 and <= 1600 : number.Value is >= 1000 and <= 2999);

    // A month whose name is also another word («مارس», "May") counts only in a temporal context.
    private bool HasMonthContext(int at)
    {
        if (IsUnit(at - 1, DateUnit.Month))
            return true;
        if (Kind(at - 1) is not (DateTermKind.Sign or DateTermKind.Of or DateTermKind.Since or DateTermKind.Ago or DateTermKind.After or DateTermKind.Part
            or DateTermKind.Shift or DateTermKind.This))
        {
            // Of two months joined the first tells; «صفر-صفر» is a score.
            return Is(at - 1, DateTermKind.And) && Is(at - 2, DateTermKind.Month) && !_terms[at - 2].Word.Contextual;
        }

        if (!IsLatin(at))
            return true;
        return Is(at - 1, DateTermKind.Of) ? Is(at - 2, DateTermKind.Part) : Folded(at - 1) is "in" or "since" or "during" or "last" or "next" or "this" || !IsNameElsewhere(at);
    }

    // "Rosalind May" somewhere makes "by May" a person. Told once per month name, so that the whole stays linear.
    private bool IsNameElsewhere(int at)
    {
        var bit = 1 << _terms[at].Value;
        if ((_namesSought & bit) == 0)
        {
            _namesSought |= bit;
            if (HasNameLike(_text.FoldedOf(_terms[at].FirstToken)))
                _names |= bit;
        }

        return (_names & bit) != 0;
    }

    private bool HasNameLike(ReadOnlySpan<char> name)
    {
        var tokens = _text.Tokens;
        for (var i = 1; i < tokens.Length; i++)
        {
            if (tokens[i - 1].IsWord && tokens[i].IsWord && char.IsUpper(_text.Original[tokens[i - 1].Start]) && char.IsUpper(_text.Original[tokens[i].Start])
                && _text.FoldedOf(i).SequenceEqual(name) && !_lexicon.TryGet(_text.FoldedOf(i - 1), out _))
            {
                return true;
            }
        }

        return false;
    }
}
