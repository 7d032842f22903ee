namespace Ingestion.Enrichment.Dates;

/// <content>Distances: «قبل ثلاثة أيام», «منذ أسابيع», «بعد شهر», "two days ago".</content>
internal sealed partial class DateGrammar
{
    private readonly record struct Amount(int EndTerm, int Count, DateUnit Unit, bool Told);

    private DateMatch? Quantity(int at)
    {
        // "since", "after" and "in" of English take dates, not distances: "for two years" is a duration.
        if (IsLatin(at) || ReadAmount(at + 1) is not { } amount || amount.Unit == DateUnit.Hour)
            return null;
        switch (Kind(at))
        {
            case DateTermKind.After when Lean(at) != DateLean.Future || IsEvent(amount.EndTerm) || amount is { Count: 1, Unit: DateUnit.Day }:
                // «توفي بعد يومين»: counted from an event.
                return null;
            case DateTermKind.Since when amount.Told:
                // «يعمل هناك منذ ثلاث سنوات»: how long, not when.
                return null;
            case DateTermKind.Ago when IsEvent(amount.EndTerm) && !TakesFrom(at):
                return null;
            default:
                var sign = Is(at, DateTermKind.After) ? 1 : -1;
                return Counted(at, amount.EndTerm, amount.Told ? DateResolver.Distance(_anchor, sign * amount.Count, amount.Unit) : default);
        }
    }

    // "two days ago", "a year ago"
    private DateMatch? QuantityAgo(int at)
    {
        if (!IsLatin(at) && !Is(at, DateTermKind.Number))
            return null;
        if (ReadAmount(at) is not { } amount || !Is(amount.EndTerm, DateTermKind.Ago) || _terms[amount.EndTerm].Value != 1 || amount.Unit == DateUnit.Hour)
            return null;
        return Counted(at, amount.EndTerm + 1, amount.Told ? DateResolver.Distance(_anchor, -amount.Count, amount.Unit) : default);
    }

    private static DateMatch Counted(int first, int end, DateValue value) => new(first, end, value) { Basis = DateBasis.Counted };

    private Amount? ReadAmount(int at)
    {
        var told = true;
        var about = Is(at, DateTermKind.About);
        if (about)
            at++;
        else if (Is(at, DateTermKind.Over))
            (at, told) = (at + 1, false);
        switch (Kind(at))
        {
            // «شهر», «شهرين», «أسابيع»; not «عام 2019» nor «العام الماضي».
            case DateTermKind.Unit when !_terms[at].Word.Definite && Kind(at + 1) is not (DateTermKind.Number or DateTermKind.Month or DateTermKind.Weekday):
                var unit = (DateUnit)_terms[at].Value;
                return unit is DateUnit.Period or DateUnit.Season || IsLatin(at) ? null : new Amount(at + 1, _terms[at].Word.Detail, unit, told && _terms[at].Word.Detail < 3 && !IsHalf(at + 1));
            case DateTermKind.Few:
                return Unit(at + 1, 0, told: false);
            case DateTermKind.A:
                return Unit(at + 1, 1, told);
            case DateTermKind.Number:
                return Unit(at + 1, _terms[at].Value, told, about);
            case DateTermKind.Cardinal:
                var count = 0;
                for (; Is(at, DateTermKind.Cardinal) || (Is(at, DateTermKind.And) && Is(at + 1, DateTermKind.Cardinal)); at++)
                    count += Is(at, DateTermKind.Cardinal) ? _terms[at].Value : 0;
                return Unit(at, count, told, about);
            default:
                return null;
        }
    }

    // «نحو 500 يوم» tells no day.
    private Amount? Unit(int at, int count, bool told, bool about = false) =>
        Is(at, DateTermKind.Unit) && !_terms[at].Word.Definite && count >= 0 && (DateUnit)_terms[at].Value is var unit and not (DateUnit.Period or DateUnit.Season)
            ? new Amount(at + 1, count, unit, told && count > 0 && !(about && unit == DateUnit.Day) && !IsHalf(at + 1))
            : null;

    // «عام ونصف»: no whole number of units.
    private bool IsHalf(int at) => at < _terms.Count && Folded(at) is "ونصف" or "والنصف" or "ونيف";

    // «قبل يومين من الانتخابات», «قبل شهر من موعد …» count from the event; «حذر قبل يومين من موجة حر» from now.
    private bool IsEvent(int at) => Is(at, DateTermKind.Of) && at + 1 < _terms.Count
        && (Kind(at + 1) is DateTermKind.Event or DateTermKind.Part || (Is(at + 1, DateTermKind.None) && Folded(at + 1).StartsWith("ال")));

    private bool TakesFrom(int at)
    {
        for (var i = at - 1; i >= 0 && i >= at - 6; i--)
        {
            if (Is(i, DateTermKind.From))
                return true;
        }

        return false;
    }
}
