namespace Ingestion.Enrichment.Text;

/// <summary>English abbreviations, and which of them may end a sentence.</summary>
internal sealed class Abbreviations
{
    private readonly Dictionary<string, string> _kinds;
    private readonly Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> _lookup;
    private readonly int _longest;

    private Abbreviations(Dictionary<string, string> kinds)
    {
        _kinds = kinds;
        _lookup = _kinds.GetAlternateLookup<ReadOnlySpan<char>>();
        _longest = kinds.Keys.Max(word => word.Length);
    }

    public static Abbreviations Load() =>
        new(WordList.Rows("En/abbreviations.txt").ToDictionary(row => row[0], row => row[1], StringComparer.Ordinal));

    /// <summary>Whether the full stop at <paramref name="end"/> belongs to the word before it.</summary>
    public bool TakesStop(FoldedText text, int start, int end)
    {
        if (end - start > _longest || !_lookup.TryGetValue(text.Folded.Slice(start, end - start), out var kind))
            return false;
        return kind switch
        {
            // "no. 5", "Oct. 17", but "He said no." and "in Oct."
            "number" => Follows(text.Folded, end + 1, char.IsAsciiDigit),
            // Ordinary words in lower case: "la", "miss", "wash".
            "capital" => char.IsUpper(text.Original[text.ToOriginal(start)]),
            _ => true,
        };
    }

    /// <summary>Whether a name nearly always follows, so that the sentence goes on.</summary>
    public bool IsTitle(ReadOnlySpan<char> foldedWithoutStop) =>
        _lookup.TryGetValue(foldedWithoutStop, out var kind) && kind is "title" or "number";

    private static bool Follows(ReadOnlySpan<char> text, int at, Func<char, bool> test)
    {
        while (at < text.Length && text[at] == ' ')
            at++;
        return at < text.Length && test(text[at]);
    }
}
