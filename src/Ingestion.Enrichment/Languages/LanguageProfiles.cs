using System.Buffers;
using System.Globalization;
using Ingestion.Enrichment.Text;

namespace Ingestion.Enrichment.Languages;

/// <summary>What tells the languages apart: function words, letters, scripts. Read once from <c>Resources/Languages</c>.</summary>
internal sealed class LanguageProfiles
{
    private readonly Dictionary<string, int[]> _languagesByWord = new(StringComparer.Ordinal);
    private readonly Dictionary<char, int[]> _languagesByLetter = [];
    private readonly List<(int First, int Last, string Language)> _scripts = [];

    private LanguageProfiles(string[] languages) => Languages = languages;

    /// <summary>The letters that only a few languages write.</summary>
    public SearchValues<char> TellingLetters { get; private set; } = SearchValues.Create("");

    /// <summary>BCP 47 primary tags; the numbers of other members index here.</summary>
    public string[] Languages { get; }

    /// <summary>Languages that have a folded word among their function words.</summary>
    public int[] LanguagesOfWord(ReadOnlySpan<char> folded) =>
        _languagesByWord.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(folded, out var languages) ? languages : [];

    /// <summary>Languages that alone write a folded letter; empty for common ones.</summary>
    public int[] LanguagesOfLetter(char letter) => _languagesByLetter.TryGetValue(letter, out var languages) ? languages : [];

    /// <summary>The one language of a script, or null for scripts of many.</summary>
    public string? LanguageOfScript(char letter)
    {
        foreach (var (first, last, language) in _scripts)
        {
            if (letter >= first && letter <= last)
                return language;
        }

        return null;
    }

    public static LanguageProfiles Load()
    {
        var words = WordList.Rows("Languages/function-words.txt").ToList();
        var profiles = new LanguageProfiles([.. words.Select(row => row[0])]);
        for (var i = 0; i < words.Count; i++)
        {
            foreach (var word in words[i][1].Split(' ').Select(word => FoldedText.Fold(word)).Distinct(StringComparer.Ordinal))
                profiles._languagesByWord[word] = [.. profiles._languagesByWord.GetValueOrDefault(word, []), i];
        }

        foreach (var row in WordList.Rows("Languages/letters.txt"))
        {
            foreach (var letter in FoldedText.Fold(row[1]))
                profiles._languagesByLetter[letter] = [.. profiles._languagesByLetter.GetValueOrDefault(letter, []), Array.IndexOf(profiles.Languages, row[0])];
        }

        profiles.TellingLetters = SearchValues.Create([.. profiles._languagesByLetter.Keys]);
        foreach (var row in WordList.Rows("Languages/scripts.txt"))
            profiles._scripts.Add((Hex(row[0][..4]), Hex(row[0][5..]), row[1]));
        return profiles;
    }

    private static int Hex(string code) => int.Parse(code, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
