using System.Globalization;
using Ingestion.Enrichment.Entities.Sequence;
using Ingestion.Enrichment.Text;

namespace Ingestion.Training.Names;

/// <summary>Reads the counts of words that features are made with.</summary>
internal static class LexiconReader
{
    /// <summary>Reads the files.</summary>
    /// <param name="classes">Word, class of 128, class of 1000, count; with tabs. Null for none.</param>
    /// <param name="names">Word of personal names and its count, with a tab. Null for none.</param>
    /// <param name="leastNames">Rarer words of names are left out.</param>
    /// <exception cref="DataFileException">A line can't be read.</exception>
    public static WordLexicon Read(string? classes, string? names, int leastNames)
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
        return new WordLexicon([.. words.Keys], [.. words.Values.Select(counts => counts.Bits)]);
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
