using Ingestion.Enrichment.Quotations;

namespace Ingestion.Enrichment.Dates;

/// <content>Expressions that count from the anchor: day words, weekdays, «الماضي», «قبل», «منذ», and years on their own.</content>
internal sealed partial class DateGrammar
{
    // «اليوم الأحد», «أمس السبت», «اليوم الأحد 12 أكتوبر»
    private DateMatch? RelativeDay(int at)
    {
        var end = at + 1;
        // «النيلين اليوم:» is a newspaper.
        if (_terms[at].Value == 0 && IsMark(end, ':'))
            return null;
        // «جيل الغد», «طاقة الغد»: what tomorrow brings, not tomorrow; «صباح الغد», «حتى الغد»
        if (Folded(at) is "الغد" && Is(at - 1, DateTermKind.None) && SpeechAt(at - 1) == SpeechKind.None)
            return null;
        var weekday = 0;
        var next = IsComma(end) || IsMark(end, '(') ? end + 1 : end;
        if (Is(next, DateTermKind.Weekday) && !_terms[next].Word.Contextual)
        {
            weekday = _terms[next].Value;
            end = IsMark(end, '(') && IsMark(next + 1, ')') ? next + 2 : next + 1;
        }

        // «مليون ريال في اليوم»: a rate.
        if (weekday == 0 && Folded(at) is "اليوم" && at > 0 && Folded(at - 1) is "في")
            return null;
        var value = DateResolver.Relative(_anchor, _terms[at].Value, weekday, out var conflict);
        if (weekday > 0 && Is(end, DateTermKind.Shift) && !IsLatin(end))
            end++;
        var date = IsComma(end) ? end + 1 : end;
        if (Calendar(date, weekday, at) is { Value.Granularity: DateGranularity.Day } calendar && weekday > 0)
        {
            var basis = calendar.Basis == DateBasis.Guessed ? DateBasis.Counted : calendar.Basis;
            return calendar with { Conflict = calendar.Conflict || (value.Year > 0 && value != calendar.Value), IsDayWord = true, Basis = basis };
        }

        return new DateMatch(at, end, value, conflict, IsDayWord: true) { Basis = DateBasis.Counted };
    }

    // «الثلاثاء 22 …», «الخميس الماضي», "Thursday"
    private DateMatch? WithWeekday(int at)
    {
        var weekday = _terms[at].Value;
        var end = at + 1;
        if (IsMark(end, '.') && Touch(at) && _terms[at].Word.Contextual && Is(end + 1, DateTermKind.Month))
            end++;
        var date = IsComma(end) ? end + 1 : end;
        // "Monday morning, 3 May"
        if (Is(end, DateTermKind.Time))
            date = IsComma(end + 1) ? end + 2 : end + 1;
        if ((Calendar(date, weekday, at) ?? DayOfThisMonth(date) ?? NumericDate(date, weekday) ?? SharedMonth(date)) is { Value.Granularity: not DateGranularity.Month } calendar)
            return calendar with { First = at, IsDayWord = true };
        if (_terms[at].Word.Contextual && !IsUnit(at - 1, DateUnit.Day))
            return null;
        int? shift = null;
        if (Is(end, DateTermKind.Shift) && !IsLatin(end))
            shift = _terms[end++].Value;
        var value = SecondOfPair(at, weekday) is { Year: > 0 } second && shift is null ? second : DateResolver.Weekday(_anchor, weekday, shift, LeanOfWeekday(at));
        return new DateMatch(at, end, value, IsDayWord: true)
        {
            Basis = shift is null ? DateBasis.Guessed : DateBasis.Counted,
        };
    }

    // «تتوقع أمطاراً بين الأربعاء والجمعة»: a forecast looks ahead; alone, the day is that of the forecast («وتوقع البنك الأربعاء»).
    private DateLean LeanOfWeekday(int at)
    {
        if (Lean(at) is var lean && (lean != DateLean.None || !IsBetween(at)))
            return lean;
        for (var i = at - 1; i >= 0 && i >= at - FutureReach; i--)
        {
            if (Is(i, DateTermKind.Forecast))
                return DateLean.Future;
        }

        return DateLean.None;
    }

    // The second of two weekdays behind «بين» is the next one after the first.
    private DateValue SecondOfPair(int at, int weekday)
    {
        var first = Is(at - 1, DateTermKind.And) ? at - 2 : HasConjunction(at) ? at - 1 : -1;
        if (!Is(first, DateTermKind.Weekday) || !IsBetween(first) || DateResolver.Weekday(_anchor, _terms[first].Value, null, LeanOfWeekday(first)).AsDay() is not { } day)
            return default;
        return DateResolver.Distance(day, (weekday - _terms[first].Value + 7) % 7, DateUnit.Day);
    }

    // «19 من الشهر الجاري», «15 الجاري», «30 من الشهر ذاته»
    private DateMatch? DayOfThisMonth(int at)
    {
        if (!TryDay(at, out var day, out var next))
            return null;
        var month = Is(next, DateTermKind.Of) ? next + 1 : next;
        if (month > next && IsUnit(month, DateUnit.Month) && Is(month + 1, DateTermKind.Same))
            return _lastMonth.Year > 0 ? Counted(at, month + 2, DateResolver.Day(_lastMonth.Year, _lastMonth.Month, day)) : null;
        int shift;
        int end;
        if (month > next && Is(month, DateTermKind.This) && IsUnit(month + 1, DateUnit.Month))
            (shift, end) = (0, month + 2);
        else if (month > next && IsUnit(month, DateUnit.Month) && Is(month + 1, DateTermKind.Shift))
            (shift, end) = (_terms[month + 1].Value, month + 2);
        else if (Is(at, DateTermKind.Number) && Is(next, DateTermKind.Shift) && _terms[next].Value == 0 && !IsLatin(next))
            (shift, end) = (0, next + 1);
        else
            return null;
        var value = DateResolver.Distance(_anchor, shift, DateUnit.Month);
        return Counted(at, end, DateResolver.Day(value.Year, value.Month, day));
    }

    // «مطلع فبراير المقبل», «نهاية الأسبوع», "later this summer", "early March"
    private DateMatch? PartOf(int at)
    {
        var next = at + 1;
        if (Is(next, DateTermKind.The))
            next++;
        if (Is(next, DateTermKind.Month) && Calendar(next) is { } month)
            return month with { First = at };
        if (Kind(next) is DateTermKind.This or DateTermKind.Shift && ShiftBefore(next) is { } shifted)
            return shifted with { First = at };
        if (!Is(next, DateTermKind.Unit) || UnitWithYear(next) is not null || UnitWithShift(next) is not null)
            return null;
        var unit = _terms[next];
        if (unit.Word.Detail != 1 || !(unit.Word.Definite || Is(next - 1, DateTermKind.The) || EndsInThe(at)))
            return null;
        return (DateUnit)unit.Value switch
        {
            DateUnit.Week or DateUnit.Season => new DateMatch(at, next + 1, default),
            DateUnit.Month or DateUnit.Year => Counted(at, next + 1, DateResolver.Distance(_anchor, 0, (DateUnit)unit.Value)),
            _ => null,
        };
    }

    // "the end of" + "the" is written as one phrase or two.
    private bool EndsInThe(int at) => IsLatin(at) && at > 0 && Is(at - 1, DateTermKind.The);

    // "last October", "this year", «هذا العام», "next Friday"
    private DateMatch? ShiftBefore(int at)
    {
        var isThis = Is(at, DateTermKind.This);
        if (!isThis && !IsLatin(at))
            return null;
        // "It's my last year"
        if (at > 0 && Folded(at - 1) is "my" or "your" or "his" or "her" or "our" or "their")
            return null;
        var shift = isThis ? 0 : _terms[at].Value;
        var next = at + 1;
        switch (Kind(next))
        {
            case DateTermKind.Month when Parse(next) is { Year: 0 } date:
                var value = date.Day > 0
                    ? DateResolver.DayOfMonth(_anchor, date.Month, date.Day, shift, DateLean.None)
                    : DateResolver.Month(_anchor, date.Month, shift == 0 ? null : shift, DateLean.None);
                return date.Hijri ? Hijri(at, date.EndTerm, 0, date.Month, date.Day) : Counted(at, date.EndTerm, value);
            case DateTermKind.Weekday when Folded(at) is not "recent":
                var lean = isThis ? Lean(at) : DateLean.None;
                return new DateMatch(at, next + 1, DateResolver.Weekday(_anchor, _terms[next].Value, isThis ? null : shift, lean), IsDayWord: true) { Basis = DateBasis.Counted };
            case DateTermKind.Unit:
                // «كل هذه السنين»: how long.
                if (isThis && !IsLatin(next) && IsUnit(next, DateUnit.Year) && _terms[next].Word.Detail == 3)
                    return null;
                return _terms[next].Word.Definite || IsLatin(next) ? Shifted(at, next, next + 1, shift) : null;
            case DateTermKind.Few when IsLatin(at) && Is(next + 1, DateTermKind.Unit):
                return Open(at, next + 1, next + 2);
            default:
                return null;
        }
    }

    // «العام الماضي», «الأيام القليلة المقبلة», «صيف العام الماضي»
    private DateMatch? UnitWithShift(int at)
    {
        if (IsUnit(at, DateUnit.Season) && IsUnit(at + 1, DateUnit.Year) && UnitWithShift(at + 1) is { } year)
            return year with { First = at };
        if (!_terms[at].Word.Definite)
            return null;
        var next = Is(at + 1, DateTermKind.Handful) ? at + 2 : at + 1;
        // «الأيام الثلاثة المقبلة»
        if (IsUnit(at, DateUnit.Day) && Is(at + 1, DateTermKind.Count))
            next++;
        return Is(next, DateTermKind.Shift) ? Shifted(at, at, next + 1, _terms[next].Value) : null;
    }

    private DateMatch? Shifted(int first, int unit, int end, int shift) => (DateUnit)_terms[unit].Value switch
    {
        DateUnit.Month or DateUnit.Year when _terms[unit].Word.Detail == 1 =>
            Counted(first, end, DateResolver.Distance(_anchor, shift, (DateUnit)_terms[unit].Value)),
        // «العامين الماضيين» is a duration.
        _ when _terms[unit].Word.Detail == 2 => null,
        DateUnit.Day when _terms[unit].Word.Detail == 1 => null,
        _ => Open(first, unit, end),
    };

    private DateMatch? Open(int first, int unit, int end) =>
        (DateUnit)_terms[unit].Value == DateUnit.Hour && IsLatin(unit) ? null : new DateMatch(first, end, default);

    // «عام 2019», «عامي 2011 و2015», «صيف 2024», "summer of 2024"
    private DateMatch? UnitWithYear(int at)
    {
        var season = IsUnit(at, DateUnit.Season);
        if (!season && !IsUnit(at, DateUnit.Year))
            return null;
        var next = at + 1;
        if (season && (Is(next, DateTermKind.Of) || (IsUnit(next, DateUnit.Year) && Is(next + 1, DateTermKind.Number))))
            next++;
        if (!Is(next, DateTermKind.Number) || _terms[next].Word.Detail is < 3 or > 4)
            return null;
        // A span of years, as in a school year or a season of matches, is left alone.
        if (IsMark(next + 1, '/') && Is(next + 2, DateTermKind.Number))
            return null;
        var end = next + 1;
        var value = new DateValue(_terms[next].Value);
        if (Is(end, DateTermKind.Era) && _terms[end].Value == 2)
            return Hijri(at, end + 1, value.Year, 0, 0);
        if (Is(end, DateTermKind.Era))
            end++;
        else if (!IsYear(_terms[next], hijri: false) || IsLetterGlued(next))
            return null;
        return new DateMatch(IsLatin(at) && !season ? next : at, end, value);
    }

    // "since 2019", «بحلول 2030», and the second of «عامي 2011 و2015»
    private DateMatch? BareYear(int at)
    {
        if (_terms[at].Word.Detail != 4 || _terms[at].Value is < 1900 or > 2099 || IsLetterGlued(at) || !(Free(at, at + 1) || IsYearSpan(at)))
            return null;
        var sign = Kind(at - 1) switch
        {
            DateTermKind.Sign or DateTermKind.Since or DateTermKind.After or DateTermKind.Ago or DateTermKind.Part => true,
            // «مقارنة بالفترة نفسها من 2024»
            DateTermKind.Of => !IsLatin(at - 1) ? Kind(at + 1) is DateTermKind.Sign or DateTermKind.And || Is(at - 2, DateTermKind.Same) : Is(at - 2, DateTermKind.Part),
            DateTermKind.And => IsYearBefore(at - 2),
            // «بعد انهيار 2019»
            DateTermKind.None => at > 1 && !IsLatin(at - 1) && Kind(at - 2) is DateTermKind.After or DateTermKind.Since or DateTermKind.Ago,
            // «الفترة 2019-2023», "the 2019–2023 plan"
            DateTermKind.Unit or DateTermKind.The => IsYearSpan(at),
            _ => false,
        };
        if (!sign || CountsWhatFollows(at))
            return null;
        if (IsMark(at + 1, '%') || IsMark(at + 1, '٪') || (IsMark(at + 1, '/') && Is(at + 2, DateTermKind.Number)))
            return null;
        return new DateMatch(at, Is(at + 1, DateTermKind.Era) && _terms[at + 1].Value == 1 ? at + 2 : at + 1, new DateValue(_terms[at].Value));
    }

    // "in 2000 homes", «إلى 2019 إصابة»: a number with what it counts; a year is followed by a verb or nothing.
    private bool CountsWhatFollows(int number)
    {
        if (!Is(number + 1, DateTermKind.None) || !char.IsLetter(_text.Original[_terms[number + 1].Start]))
            return false;
        var next = Folded(number + 1);
        if (IsLatin(number + 1))
            return next is [.., 's'] and not ("was" or "has" or "its" or "is" or "as");
        return Is(number - 1, DateTermKind.Sign) && _terms[number - 1].Value != Deadline && next is [_, _, .., 'ه' or 'ا'];
    }

    private bool IsYearBefore(int at) => Is(at, DateTermKind.Number) && IsYear(_terms[at], hijri: false)
        && (IsUnit(at - 1, DateUnit.Year) || Kind(at - 1) is DateTermKind.Sign or DateTermKind.Since || (Is(at - 1, DateTermKind.And) && IsYearBefore(at - 2)));

    // "1990s"
    private bool IsLetterGlued(int number) => number + 1 < _terms.Count && Touch(number) && Is(number + 1, DateTermKind.None)
        && char.IsLetter(_text.Original[_terms[number + 1].Start]);
}
