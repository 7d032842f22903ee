using Ingestion.Enrichment.Quotations;
using Ingestion.Enrichment.Text;

namespace Ingestion.Enrichment.Dates;

/// <summary>A date expression found among the terms of a sentence.</summary>
/// <param name="First">Index of its first term.</param>
/// <param name="EndTerm">One past its last term.</param>
/// <param name="Value">What it resolves to.</param>
/// <param name="Conflict">Whether its parts disagree.</param>
/// <param name="IsDayWord">It is «أمس», a weekday or the like: what is said that day is said on that day.</param>
/// <param name="IsName">It has the shape of a date but is part of a name («ملعب 3 مارس»): to be passed over whole.</param>
internal readonly record struct DateMatch(int First, int EndTerm, DateValue Value, bool Conflict = false, bool IsDayWord = false, bool IsName = false)
{
    /// <summary>What the value rests on.</summary>
    public DateBasis Basis { get; init; }

    /// <summary>The last day, month or year of a range; all zero for a single date.</summary>
    public DateValue EndValue { get; init; }

    /// <summary>The date in the Hijri calendar as written; the year is 0 where none is written.</summary>
    public DateValue Hijri { get; init; }

    /// <summary>Whether a Hijri date was written.</summary>
    public bool IsHijri => Hijri != default;
}

/// <summary>
/// The rules of date expressions over the terms of one sentence. The rules know parts (day, month, shift …), never words: those
/// stand in <c>Resources/Dates</c>. Longer readings are tried before shorter ones.
/// </summary>
internal sealed partial class DateGrammar(AnalyzedText text)
{
    private const int FutureReach = 16;

    // The value of signs such as "by" and «بحلول», which look ahead.
    private const int Deadline = 1;

    private readonly AnalyzedText _text = text;
    private readonly DateLexicon _lexicon = DateLexicon.Instance;
    private IReadOnlyList<DateTerm> _terms = [];
    private DateOnly? _anchor;
    private int _lastYear;
    private DateValue _lastMonth;
    private int _namesSought;
    private int _names;

    /// <summary>Turns to a sentence.</summary>
    /// <param name="terms">Its terms.</param>
    public void Read(IReadOnlyList<DateTerm> terms) => _terms = terms;

    /// <summary>The expression that begins at a term, if one does.</summary>
    /// <param name="at">Index of the term.</param>
    /// <param name="anchor">The day that relative expressions count from, or null.</param>
    public DateMatch? MatchAt(int at, DateOnly? anchor)
    {
        _anchor = anchor;
        var match = Kind(at) switch
        {
            DateTermKind.Day => RelativeDay(at),
            DateTermKind.Weekday => WithWeekday(at),
            DateTermKind.Number => NumericDate(at) ?? Calendar(at) ?? DayOfThisMonth(at) ?? SharedMonth(at) ?? QuantityAgo(at) ?? BareYear(at),
            DateTermKind.Ordinal => Calendar(at) ?? DayOfThisMonth(at) ?? SharedMonth(at),
            DateTermKind.Cardinal or DateTermKind.Few or DateTermKind.A => QuantityAgo(at),
            DateTermKind.Month => Calendar(at),
            DateTermKind.Part => PartOf(at),
            DateTermKind.Shift or DateTermKind.This => ShiftBefore(at),
            DateTermKind.Unit => UnitWithYear(at) ?? UnitWithShift(at) ?? QuantityAgo(at),
            DateTermKind.Ago or DateTermKind.Since or DateTermKind.After => Quantity(at),
            DateTermKind.Vague => Vague(at),
            _ => null,
        };
        if (match is not { } found)
            return null;
        if (!found.IsHijri && found.EndValue == default)
            found = WithEnd(found) ?? found;
        if (IsPartOfName(found))
            return found with { IsName = true };
        if (IsAmount(found))
            return null;
        if (found.Value.Year > 0)
            _lastYear = found.Value.Year;
        if (found.Value.Month > 0)
            _lastMonth = found.Value;
        return found;
    }

    private DateTermKind Kind(int at) => at >= 0 && at < _terms.Count ? _terms[at].Kind : DateTermKind.None;

    private bool Is(int at, DateTermKind kind) => at >= 0 && at < _terms.Count && _terms[at].Kind == kind;

    private bool IsMark(int at, char mark) => Is(at, DateTermKind.Mark) && _terms[at].Value == mark;

    private bool IsComma(int at) => IsMark(at, ',') || IsMark(at, '،');

    private bool IsUnit(int at, DateUnit unit) => Is(at, DateTermKind.Unit) && _terms[at].Value == (int)unit;

    private bool IsLatin(int at) => _terms[at].Start < _text.Original.Length && _text.Original[_terms[at].Start] < '\u0250';

    private bool Touch(int left) => left >= 0 && left + 1 < _terms.Count && _terms[left].End == _terms[left + 1].Start;

    private ReadOnlySpan<char> Folded(int at) => _text.FoldedOf(_terms[at].FirstToken);

    private bool IsPartOfName(DateMatch match)
    {
        var kind = _terms[match.First].Kind;
        var block = DateBlock.Name;
        if (kind == DateTermKind.Day && _terms[match.First].Value == 0)
            block |= DateBlock.Today;
        if (kind == DateTermKind.Weekday)
            block |= DateBlock.Weekday;
        if (IsUnit(match.First, DateUnit.Year))
            block |= DateBlock.Year;
        if (kind == DateTermKind.Number && match.Value.Granularity == DateGranularity.Year)
            block |= DateBlock.Count;
        return (match.First > 0 && (Before(match.First - 1) & block) != DateBlock.None)
            || (match.EndTerm < _terms.Count && (_lexicon.BlockedAfter(Folded(match.EndTerm)) & block) != DateBlock.None);
    }

    private DateBlock Before(int at)
    {
        var folded = Folded(at);
        var block = _lexicon.BlockedBefore(folded);
        if (block == DateBlock.None && folded.Length > 3 && folded[0] is 'و' or 'ب' or 'ل' or 'ف')
            block = _lexicon.BlockedBefore(folded[1..]);
        return block;
    }

    // A clause with a sign of the future before the expression looks ahead.
    private DateLean Lean(int at)
    {
        var goesOn = HasConjunction(at) || Is(at - 1, DateTermKind.And) || (Is(at - 1, DateTermKind.Sign) && Is(at - 2, DateTermKind.And));
        for (var i = at - 1; i >= 0 && i >= at - FutureReach; i--)
        {
            // «غداً نرتاح، والأربعاء نبدأ»: what goes on from "tomorrow" lies ahead as well.
            if (Is(i, DateTermKind.Future) || (goesOn && Is(i, DateTermKind.Day) && _terms[i].Value > 0))
                return DateLean.Future;
            if (IsAgreement(i))
                return DateLean.Future;
            // "will grow, the bank said on Monday": the verb of speech stands nearer.
            if (Kind(i) is DateTermKind.None or DateTermKind.Forecast && SpeechAt(i) == SpeechKind.Saying)
                break;
            // What is said within marks does not tell when it was said.
            if (Is(i, DateTermKind.Mark) && _terms[i].Value is '؛' or ';' or ':' or '"' or '“' or '”' or '«' or '»')
                break;
        }

        if (Is(at - 1, DateTermKind.Since))
            return DateLean.Past;
        // «قبل نهاية كانون الأول», "by the end of May"
        if (Is(at - 1, DateTermKind.Part) && ((Is(at - 2, DateTermKind.Ago) && !IsLatin(at - 2)) || (Is(at - 2, DateTermKind.Sign) && _terms[at - 2].Value == Deadline)))
            return DateLean.Future;
        return Is(at - 1, DateTermKind.Sign) && _terms[at - 1].Value == Deadline ? DateLean.Future : DateLean.None;
    }

    // «على أن تجتمع اللجنة الأحد»: agreed on, not yet done; «أكد على أن الأحد يوم عمل»
    private bool IsAgreement(int at) => at > 0 && at + 1 < _terms.Count && Folded(at) is "ان" && Folded(at - 1) is "علي" && Folded(at + 1) is ['ي' or 'ت', ..]
        && !(at > 1 && SpeechAt(at - 2) == SpeechKind.Saying);

    private SpeechKind SpeechAt(int term) => SpeechLexicon.Instance.At(_text, _terms[term].FirstToken, out _).Kind;

    private DateMatch? Vague(int at)
    {
        var variant = _terms[at].Value;
        // «قريباً من الشاطئ» is nearness, «وقت متأخر من الليل» an hour; "as soon as" is neither.
        if (variant == 1 && (Is(at + 1, DateTermKind.Of) || Is(at - 1, DateTermKind.Vague)))
            return null;
        if (variant == 2 && ((at > 0 && Folded(at - 1) is "as" or "too") || (at + 1 < _terms.Count && Folded(at + 1) is "after" or "as" or "enough")))
            return null;
        return new DateMatch(at, at + 1, default);
    }
}
