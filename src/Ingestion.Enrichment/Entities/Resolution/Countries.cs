using Ingestion.Enrichment.Text;

namespace Ingestion.Enrichment.Entities.Resolution;

/// <summary>Countries by their names and adjectives, as ISO 3166-1 alpha-2 codes.</summary>
internal sealed class Countries
{
    private const int MostWords = 4;

    // Article and feminine ending of two words, and a space.
    private const int LongestAffixes = 7;
    private static readonly Lazy<Countries> Read = new(() => new Countries());

    private readonly Dictionary<string, (string Code, bool Whole)> _names = new(1024, StringComparer.Ordinal);
    private readonly Dictionary<string, string> _adjectives = new(256, StringComparer.Ordinal);
    private readonly int _longest;

    private Countries()
    {
        foreach (var row in WordList.Rows("Countries/spellings.tsv"))
        {
            var code = row[0].TrimEnd('*');
            AddNames(row[1], code, whole: code == row[0]);
            foreach (var adjective in Parts(row, 2).Concat(Parts(row, 3)))
                _adjectives.TryAdd(FoldedText.Fold(adjective), code);
        }

        foreach (var row in WordList.Rows("Countries/territories.tsv"))
        {
            AddNames(row[1], row[0], whole: true);
            AddNames(row[2], row[0], whole: true);
        }

        // An Arabic adjective is looked up without the article and the ending of each of its words.
        _longest = Math.Max(_names.Keys.Max(name => name.Length), _adjectives.Keys.Max(adjective => adjective.Length) + LongestAffixes);
    }

    /// <summary>Reads the lists at first use.</summary>
    public static Countries Known => Read.Value;

    /// <summary>The country that a folded name is of, or lies in, or null.</summary>
    public string? OfName(ReadOnlySpan<char> folded) => Find(folded).Code;

    /// <summary>The country of which this folded name is the name of the whole, or null.</summary>
    public string? Named(ReadOnlySpan<char> folded) => Find(folded) is { Whole: true } found ? found.Code : null;

    /// <summary>The first country that a role names, by its adjective («وزير الدفاع السوري») or its name ("President of Kenya"), or null.</summary>
    public string? OfRole(string role)
    {
        using var folding = new FoldedTextBuilder(role);
        Span<char> buffer = stackalloc char[_longest + 1];
        Span<int> ends = stackalloc int[MostWords];
        var first = true;
        for (var rest = folding.Text.TrimStart(' '); !rest.IsEmpty; rest = AfterWord(rest))
        {
            for (var count = WritePhrase(rest, buffer, ends); count > 0; count--)
            {
                ReadOnlySpan<char> phrase = buffer[..ends[count - 1]];
                if ((OfAdjective(phrase, count) ?? (!first || IsLatin(phrase) ? OfName(phrase) : null)) is { } code)
                    return code;
            }

            first = false;
        }

        return null;
    }

    // The next words with one space between them, as many as fit: longer ones are on no list.
    private static int WritePhrase(ReadOnlySpan<char> rest, Span<char> phrase, Span<int> ends)
    {
        var count = 0;
        for (var end = 0; count < ends.Length && !rest.IsEmpty; rest = AfterWord(rest))
        {
            var word = rest[..WordLength(rest)];
            if (end + word.Length + 1 > phrase.Length)
                break;
            if (count > 0)
                phrase[end++] = ' ';
            word.CopyTo(phrase[end..]);
            ends[count++] = end += word.Length;
        }

        return count;
    }

    private static int WordLength(ReadOnlySpan<char> rest) => rest.IndexOf(' ') is var space and >= 0 ? space : rest.Length;

    private static ReadOnlySpan<char> AfterWord(ReadOnlySpan<char> rest) => rest[WordLength(rest)..].TrimStart(' ');

    private string? OfAdjective(ReadOnlySpan<char> phrase, int count)
    {
        var adjectives = _adjectives.GetAlternateLookup<ReadOnlySpan<char>>();
        if (IsLatin(phrase))
            return adjectives.TryGetValue(phrase, out var latin) ? latin : null;
        if (count > 2)
            return null;
        // «السوري», «السورية», «الكورية الجنوبية»: without the article and the feminine ending.
        Span<char> bare = stackalloc char[phrase.Length];
        var length = 0;
        foreach (var range in phrase.Split(' '))
        {
            if (range.Start.Value > 0)
                bare[length++] = ' ';
            var word = Bare(phrase[range]);
            word.CopyTo(bare[length..]);
            length += word.Length;
        }

        return adjectives.TryGetValue(bare[..length], out var code) ? code : null;
    }

    private static ReadOnlySpan<char> Bare(ReadOnlySpan<char> word)
    {
        var from = word.Length > 4 && word.StartsWith("ال") ? 2 : 0;
        return word[^1] == 'ه' ? word[from..^1] : word[from..];
    }

    // «عمان» is Oman or Amman: only the vowel signs tell, and folding drops them.
    private (string? Code, bool Whole) Find(ReadOnlySpan<char> folded) => folded is not ("عمان" or "us")
        && _names.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(folded, out var found) ? found : (null, false);

    private static bool IsLatin(ReadOnlySpan<char> text) => text[0] < 0x250;

    private void AddNames(string names, string code, bool whole)
    {
        foreach (var name in names.Split('|', StringSplitOptions.RemoveEmptyEntries))
            _names.TryAdd(FoldedText.Fold(name), (code, whole));
    }

    private static string[] Parts(string[] row, int column) =>
        row.Length > column ? row[column].Split('|', StringSplitOptions.RemoveEmptyEntries) : [];
}
