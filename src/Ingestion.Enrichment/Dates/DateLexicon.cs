using System.Globalization;
using Ingestion.Enrichment.Text;

namespace Ingestion.Enrichment.Dates;

/// <summary>The words of date expressions, read once from <c>Resources/Dates</c>. Keys are folded.</summary>
internal sealed class DateLexicon
{
    private static readonly Lazy<DateLexicon> Shared = new(() => new DateLexicon());

    private readonly Dictionary<string, DateWord> _words = new(StringComparer.Ordinal);
    // First word of a phrase -> how many words its longest phrase has.
    private readonly Dictionary<string, int> _phrases = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DateBlock> _blockedBefore = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DateBlock> _blockedAfter = new(StringComparer.Ordinal);
    private readonly List<string> _notFuture = [];

    private DateLexicon()
    {
        foreach (var row in WordList.Rows("Dates/months.tsv"))
        {
            Add(row[0], new DateWord(DateTermKind.Month, Int(row[1]), Contextual: row.Length > 3, Hijri: row[2] == "h",
                Madda: row[0].StartsWith('آ')));
        }

        foreach (var row in WordList.Rows("Dates/weekdays.tsv"))
            Add(row[0], new DateWord(DateTermKind.Weekday, Int(row[1]), Contextual: row.Length > 2));
        foreach (var row in WordList.Rows("Dates/units.tsv"))
        {
            var number = row[2] switch { "1" => (byte)1, "2" => (byte)2, _ => (byte)3 };
            Add(row[0], new DateWord(DateTermKind.Unit, (int)Enum.Parse<DateUnit>(row[1], ignoreCase: true), number, Definite: row.Length > 3));
        }

        foreach (var row in WordList.Rows("Dates/numbers.tsv"))
        {
            var kind = row[1] switch
            {
                "c" => DateTermKind.Cardinal,
                "o" => DateTermKind.Ordinal,
                "t" => DateTermKind.OrdinalTen,
                _ => DateTermKind.Suffix,
            };
            Add(row[0], new DateWord(kind, Int(row[2])));
        }

        foreach (var row in WordList.Rows("Dates/words.tsv"))
        {
            if (row[1] == "notfuture")
                _notFuture.Add(FoldedText.Fold(row[0]));
            else
                Add(row[0], new DateWord(Enum.Parse<DateTermKind>(row[1], ignoreCase: true), Int(row[2])));
        }

        foreach (var row in WordList.Rows("Dates/blocked.tsv"))
        {
            var side = row[1] == "before" ? _blockedBefore : _blockedAfter;
            var key = FoldedText.Fold(row[0]);
            side[key] = side.GetValueOrDefault(key) | Enum.Parse<DateBlock>(row[2], ignoreCase: true);
        }
    }

    /// <summary>The one lexicon.</summary>
    public static DateLexicon Instance => Shared.Value;

    /// <summary>Looks a folded word or phrase up.</summary>
    public bool TryGet(ReadOnlySpan<char> folded, out DateWord word) => _words.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(folded, out word);

    /// <summary>How many words the longest phrase has that begins with a word; 0 if none does.</summary>
    public int LongestPhrase(ReadOnlySpan<char> folded) => _phrases.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(folded, out var words) ? words : 0;

    /// <summary>What a word in front of an expression forbids it to be.</summary>
    public DateBlock BlockedBefore(ReadOnlySpan<char> folded) => Find(_blockedBefore, folded);

    /// <summary>What a word behind an expression forbids it to be.</summary>
    public DateBlock BlockedAfter(ReadOnlySpan<char> folded) => Find(_blockedAfter, folded);

    /// <summary>Whether an Arabic word is, by its shape, a verb with the future prefix («سيعقد»).</summary>
    public bool IsFutureVerb(ReadOnlySpan<char> folded)
    {
        if (folded.Length > 4 && folded[0] is 'و' or 'ف')
            folded = folded[1..];
        if (folded.Length < 4 || folded[0] != 'س' || folded[1] is not ('ي' or 'ت' or 'ن' or 'ا'))
            return false;
        foreach (var beginning in _notFuture)
        {
            if (folded.StartsWith(beginning, StringComparison.Ordinal))
                return false;
        }

        return true;
    }

    private static DateBlock Find(Dictionary<string, DateBlock> side, ReadOnlySpan<char> folded) =>
        side.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(folded, out var block) ? block : DateBlock.None;

    private static int Int(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private void Add(string phrase, DateWord word)
    {
        var key = FoldedText.Fold(phrase);
        _words[key] = word;
        var words = key.AsSpan().Count(' ') + 1;
        var first = words == 1 ? key : key[..key.IndexOf(' ', StringComparison.Ordinal)];
        _phrases[first] = Math.Max(words, _phrases.GetValueOrDefault(first));
    }
}

/// <summary>What a neighbour forbids.</summary>
[Flags]
internal enum DateBlock
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Any date: the expression is part of a name.</summary>
    Name = 1,

    /// <summary>«اليوم» as the day of publication.</summary>
    Today = 2,

    /// <summary>A weekday.</summary>
    Weekday = 4,

    /// <summary>«العام» as a year.</summary>
    Year = 8,

    /// <summary>A year without a unit, which is then a number of what follows («2019 دولاراً»).</summary>
    Count = 16,
}
