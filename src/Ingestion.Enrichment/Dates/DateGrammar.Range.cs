namespace Ingestion.Enrichment.Dates;

/// <content>Ranges: «بين 3 و5 مايو», «من مايو إلى يوليو», "3–5 May", "from 2019 to 2023"; and enumerations that share a month.</content>
internal sealed partial class DateGrammar
{
    // The values of words that join two dates.
    private const int Reach = 2;
    private const int Between = 3;
    private const int From = 4;

    // How many days may share one month («3 و4 و5 مايو»); bounds the look-ahead.
    private const int MostShared = 4;

    // Where the second of two joined dates begins, -1 if nothing joins; and whether the two are the ends of a range.
    private int Second(int first, int at, out bool isRange)
    {
        isRange = false;
        if (Is(at, DateTermKind.And))
        {
            isRange = _terms[at].Value is '-' or '–' or '—' or Reach || IsBetween(first);
            return at + 1;
        }

        if (Is(at, DateTermKind.Sign) && _terms[at].Value == Reach)
        {
            isRange = true;
            // «إلى غاية 5 مايو»
            return Is(at + 1, DateTermKind.Sign) && _terms[at + 1].Value == Reach ? at + 2 : at + 1;
        }

        // «بين مايو ويونيو»: the conjunction is part of the word.
        if (!HasConjunction(at))
            return -1;
        isRange = IsBetween(first);
        return at;
    }

    private bool HasConjunction(int at) => at < _terms.Count && _terms[at].Start > _text.Tokens[_terms[at].FirstToken].Start && _text.FoldedOf(_terms[at].FirstToken)[0] == 'و';

    private bool IsBetween(int first) => IsOpenedBy(first, Between);

    // «بين», "from" before the first date, with an article or a unit between («بين يومي 3 و5 مايو»).
    private bool IsOpenedBy(int first, int value)
    {
        for (var i = first - 1; i >= 0 && i >= first - 3; i--)
        {
            if (Is(i, DateTermKind.Sign))
                return _terms[i].Value == value;
            if (Kind(i) is not (DateTermKind.Unit or DateTermKind.The or DateTermKind.Part))
                return false;
        }

        return false;
    }

    // The day whose month stands with a later one.
    private DateMatch? SharedMonth(int at, int depth = 0)
    {
        if (!TryDay(at, out var day, out var next) || depth == MostShared)
            return null;
        var second = Second(at, next, out var isRange);
        if (second < 0 || !TryDay(second, out _, out _))
            return null;
        if ((Calendar(second) ?? SharedMonth(second, depth + 1)) is not { Value.Granularity: DateGranularity.Day } other || other.EndValue != default)
            return null;
        var value = DateResolver.Day(other.Value.Year, other.Value.Month, day);
        var match = new DateMatch(at, next, value) { Basis = other.Basis };
        if (!isRange)
            return match;
        return IsBefore(value, other.Value) ? match with { EndTerm = other.EndTerm, EndValue = other.Value, Conflict = other.Conflict } : null;
    }

    // The range that begins with a date, if one does.
    private DateMatch? WithEnd(DateMatch first)
    {
        if (IsYearSpan(first.EndTerm - 1) && first.Value.Granularity == DateGranularity.Year)
            return first with { EndTerm = first.EndTerm + 2, EndValue = new DateValue(_terms[first.EndTerm + 1].Value) };
        var at = Second(first.First, first.EndTerm, out var isRange);
        // "Monday to Friday" tells habits; "Friday 3 May to Sunday 5 May" is a range.
        if (at < 0 || !isRange || (first.IsDayWord && Is(first.EndTerm - 1, DateTermKind.Weekday)))
            return null;
        var second = Kind(at) switch
        {
            DateTermKind.Month => Named(at),
            DateTermKind.Number => NumericDate(at) ?? Calendar(at) ?? DayAfterMonth(first, at) ?? YearAfter(first, at),
            DateTermKind.Ordinal => Calendar(at),
            DateTermKind.Weekday when first.IsDayWord => Calendar(at + 1, _terms[at].Value),
            DateTermKind.Unit => UnitWithYear(at),
            DateTermKind.Part when Is(at + 1, DateTermKind.Month) => Named(at + 1),
            _ => null,
        };
        if (second is not { } end || end.IsHijri || end.EndValue != default || end.Value.Granularity != first.Value.Granularity)
            return null;
        var (from, to) = Aligned(first, end);
        if (from.Year > 0 && !IsBefore(from, to))
            return null;
        return first with
        {
            EndTerm = end.EndTerm,
            Value = from,
            EndValue = to,
            Conflict = first.Conflict || end.Conflict,
            Basis = end.Basis == DateBasis.Written ? DateBasis.Written : first.Basis,
        };
    }

    // "May to July 2024": the year stands with the second; «من نوفمبر إلى مارس»: the second is the next one behind the first.
    private static (DateValue From, DateValue To) Aligned(DateMatch first, DateMatch second)
    {
        var (from, to) = (first.Value, second.Value);
        if (from.Month == 0 || from.Year == 0)
            return (from, to);
        if (first.Basis != DateBasis.Written && second.Basis == DateBasis.Written)
        {
            from = InYear(from, to.Year);
            return IsBefore(from, to) ? (from, to) : (InYear(from, to.Year - 1), to);
        }

        if (second.Basis != DateBasis.Written)
        {
            to = InYear(to, from.Year);
            return IsBefore(from, to) ? (from, to) : (from, InYear(to, from.Year + 1));
        }

        return (from, to);
    }

    private static DateValue InYear(DateValue value, int year) =>
        value.Day > 0 ? DateResolver.Day(year, value.Month, value.Day) : new DateValue(year, value.Month);

    // "May 3–5, 2025": the second day stands behind the month; not "May 3 to 5 people".
    private DateMatch? DayAfterMonth(DateMatch first, int at)
    {
        if (!IsLatin(first.First) || first.Value.Granularity != DateGranularity.Day || !Is(first.EndTerm - 1, DateTermKind.Number)
            || !TryDay(at, out var day, out var end) || !(Is(at - 1, DateTermKind.And) && _terms[at - 1].Value != Reach || IsOpenedBy(first.First, From)))
        {
            return null;
        }

        var basis = first.Basis;
        var year = first.Basis == DateBasis.Written ? 0 : Year(ref end, hijri: false, out _, ref basis);
        var value = DateResolver.Day(year > 0 ? year : first.Value.Year, first.Value.Month, day);
        return new DateMatch(at, end, value) { Basis = year > 0 ? DateBasis.Written : basis };
    }

    private DateMatch? YearAfter(DateMatch first, int at) =>
        first.Value.Granularity == DateGranularity.Year && _terms[at].Word.Detail == 4 && _terms[at].Value is >= 1900 and <= 2099 && !IsLetterGlued(at) && !CountsWhatFollows(at)
            ? new DateMatch(at, Is(at + 1, DateTermKind.Era) && _terms[at + 1].Value == 1 ? at + 2 : at + 1, new DateValue(_terms[at].Value))
            : null;

    // «من 2000 إلى 2500»: a year that leads to a number which is none is none itself.
    private bool IsAmount(DateMatch match) => match.EndValue == default && Is(match.First, DateTermKind.Number)
        && match.Value.Granularity == DateGranularity.Year && Second(match.First, match.EndTerm, out var isRange) is var second and >= 0
        && isRange && Is(second, DateTermKind.Number) && Parse(second) is null;

    // "2019–2023", written together.
    private bool IsYearSpan(int at) => Is(at, DateTermKind.Number) && _terms[at].Word.Detail == 4 && Is(at + 1, DateTermKind.And)
        && _terms[at + 1].Value is '-' or '–' or '—' && Touch(at) && Touch(at + 1)
        && Is(at + 2, DateTermKind.Number) && _terms[at + 2].Word.Detail == 4
        && _terms[at].Value is >= 1900 and <= 2099 && _terms[at + 2].Value is >= 1900 and <= 2099 && _terms[at].Value < _terms[at + 2].Value
        && !(Touch(at + 2) && (IsSeparator(at + 3) || IsLetterGlued(at + 2))) && !(at > 0 && Touch(at - 1) && IsSeparator(at - 1));

    private static bool IsBefore(DateValue one, DateValue other) =>
        (one.Year, one.Month, one.Day).CompareTo((other.Year, other.Month, other.Day)) < 0 && one.Year > 0 && other.Year > 0;
}
