using Ingestion.Enrichment.Text;

namespace Ingestion.Enrichment.Entities.Resolution;

/// <summary>Countries by their names and adjectives, as ISO 3166-1 alpha-2 codes.</summary>
internal sealed class Countries
{
    private const int MostWords = 4;
    private static readonly Lazy<Countries> Read = new(() => new Countries());

    private readonly Dictionary<string, (string Code, bool Whole)> _names = new(1024, StringComparer.Ordinal);
    private readonly Dictionary<string, string> _adjectives = new(256, StringComparer.Ordinal);

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
        var words = FoldedText.Fold(role).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < words.Length; i++)
        {
            for (var count = Math.Min(MostWords, words.Length - i); count > 0; count--)
            {
                var phrase = count == 1 ? words[i] : string.Join(' ', words, i, count);
                if (OfAdjective(phrase, count) is { } code || (code = i > 0 || IsLatin(phrase) ? OfName(phrase) : null) is not null)
                    return code;
            }
        }

        return null;
    }

    private string? OfAdjective(string phrase, int count)
    {
        if (IsLatin(phrase))
            return _adjectives.GetValueOrDefault(phrase);
        // «السوري», «السورية», «الكورية الجنوبية»: without the article and the feminine ending.
        var bare = string.Join(' ', phrase.Split(' ').Select(word => Bare(word)));
        return count <= 2 ? _adjectives.GetValueOrDefault(bare) : null;
    }

    private static string Bare(string word)
    {
        var from = word.Length > 4 && word.StartsWith("ال", StringComparison.Ordinal) ? 2 : 0;
        return word.EndsWith('ه') ? word[from..^1] : word[from..];
    }

    // «عمان» is Oman or Amman: only the vowel signs tell, and folding drops them.
    private (string? Code, bool Whole) Find(ReadOnlySpan<char> folded) => folded is not ("عمان" or "us")
        && _names.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(folded, out var found) ? found : (null, false);

    private static bool IsLatin(string text) => text[0] < 0x250;

    private void AddNames(string names, string code, bool whole)
    {
        foreach (var name in names.Split('|', StringSplitOptions.RemoveEmptyEntries))
            _names.TryAdd(FoldedText.Fold(name), (code, whole));
    }

    private static string[] Parts(string[] row, int column) =>
        row.Length > column ? row[column].Split('|', StringSplitOptions.RemoveEmptyEntries) : [];
}
