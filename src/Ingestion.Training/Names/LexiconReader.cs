using System.Globalization;
using Ingestion.Enrichment.Entities.Sequence;
using Ingestion.Enrichment.Text;

namespace Ingestion.Training.Names;

/// <summary>Reads the counts of words that features are made with.</summary>
internal static class LexiconReader
{
    /// <summary>The kinds of well-known names with their bits.</summary>
    private static readonly Dictionary<string, uint> Kinds = new(StringComparer.Ordinal)
    {
        ["club"] = 0x01, ["company"] = 0x02, ["medium"] = 0x04, ["body"] = 0x08, ["person"] = 0x80,
    };

    /// <summary>Reads the files.</summary>
    /// <param name="classes">Word, class of 128, class of 1000, count; with tabs. Null for none.</param>
    /// <param name="names">Word of personal names and its count, with a tab. Null for none.</param>
    /// <param name="leastNames">Rarer words of names are left out.</param>
    /// <param name="knownNames">Kind and well-known name, with a tab. Null for none.</param>
    /// <exception cref="DataFileException">A line can't be read.</exception>
    public static WordLexicon Read(string? classes, string? names, int leastNames, string? knownNames)
    {
        var words = new SortedDictionary<uint, WordCounts>();
        foreach (var row in names is null ? [] : Rows(names, 2))
        {
            var count = Number(names!, row[1]);
            if (count >= leastNames)
                words[HashOf(row[0])] = WordCounts.Of(-1, -1, count);
        }

        foreach (var row in classes is null ? [] : Rows(classes, 4))
            words[HashOf(row[0])] = words.GetValueOrDefault(HashOf(row[0])).With(Number(classes!, row[1]), Number(classes!, row[2]));
        foreach (var row in knownNames is null ? [] : Rows(knownNames, 2).Where(row => row[0][0] != '#'))
            AddKnownName(knownNames!, row[0], row[1], words);
        return new WordLexicon([.. words.Keys], [.. words.Values.Select(counts => counts.Bits)]);
    }

    private static void AddKnownName(string file, string kind, string name, SortedDictionary<uint, WordCounts> words)
    {
        if (!Kinds.TryGetValue(kind, out var bit))
            throw new DataFileException(file, $"'{kind}' is no kind of name");
        var parts = name.Split(' ');
        if (parts.Length is > 1 and <= KnownNameCues.LongestName)
            words[HashOf(name)] = new WordCounts(0).WithKnown(words.GetValueOrDefault(HashOf(name)).Known | bit);
        for (var i = 0; i < parts.Length; i++)
        {
            if (kind == "person")
            {
                words[HashOf(parts[i])] = words.GetValueOrDefault(HashOf(parts[i])).WithKnown(WordCounts.Person);
                continue;
            }
            var place = parts.Length == 1 ? WordCounts.WholeName : i == 0 ? WordCounts.FirstOfName : WordCounts.LaterInName;
            words[HashOf(parts[i])] = words.GetValueOrDefault(HashOf(parts[i])).WithKnown(place | bit);
        }
    }

    private static uint HashOf(string word) => FeatureList.Hash(FeatureKind.Lexicon, FoldedText.Fold(word));

    private static IEnumerable<string[]> Rows(string file, int columns)
    {
        var number = 0;
        foreach (var line in File.ReadLines(file))
        {
            number++;
            var row = line.Split('\t');
            if (row.Length < columns)
                throw new DataFileException(file, number, $"fewer than {columns.ToString(CultureInfo.InvariantCulture)} columns");
            yield return row;
        }
    }

    private static int Number(string file, string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        ? number
        : throw new DataFileException(file, $"'{text}' is no count");
}
