using Ingestion.Enrichment.Text;

namespace Ingestion.Enrichment.Summaries;

/// <summary>The names of months for writing, read once from <c>Resources/Summaries</c>.</summary>
internal static class MonthNames
{
    private static readonly (string Set, string[] Names, string[] Folded)[] Sets =
        [.. WordList.Rows("Summaries/month-names.tsv").Select(row => (row[0], row[1..], row[1..].Select(name => FoldedText.Fold(name)).ToArray()))];

    private static readonly HashSet<string> Prepositions =
        new(WordList.Lines("Summaries/date-prepositions.txt").Select(line => FoldedText.Fold(line)), StringComparer.Ordinal);

    /// <summary>The Arabic names for articles that show none.</summary>
    public static string[] DefaultArabic => Sets[0].Names;

    /// <summary>The English names.</summary>
    public static string[] English => Sets[^1].Names;

    /// <summary>The Arabic set that a name belongs to, or null. Names of several sets (مارس) count for the first.</summary>
    /// <param name="folded">A name, folded.</param>
    public static string[]? SetOf(string folded)
    {
        foreach (var (_, names, forms) in Sets.AsSpan(0, Sets.Length - 1))
        {
            if (Array.IndexOf(forms, folded) >= 0)
                return names;
        }

        return null;
    }

    /// <summary>Whether a word is a name of a month in any set.</summary>
    /// <param name="folded">The word, folded.</param>
    /// <param name="month">1 to 12.</param>
    public static bool IsNameOf(string folded, int month) => Array.Exists(Sets, set => string.Equals(set.Folded[month - 1], folded, StringComparison.Ordinal));

    /// <summary>Whether a date may follow a word without a preposition of its own.</summary>
    /// <param name="folded">The word, folded.</param>
    public static bool IsPreposition(ReadOnlySpan<char> folded) => Prepositions.GetAlternateLookup<ReadOnlySpan<char>>().Contains(folded);
}
