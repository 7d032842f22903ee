using System.Globalization;
using System.Text;

namespace Ingestion.Enrichment.Evaluation;

/// <summary>ROUGE-1, ROUGE-2 and ROUGE-L as F1, 0 to 1.</summary>
internal readonly record struct RougeScore(double One, double Two, double Longest)
{
    /// <summary>The mean over several references.</summary>
    public static RougeScore Mean(IReadOnlyCollection<RougeScore> scores) =>
        new(scores.Average(s => s.One), scores.Average(s => s.Two), scores.Average(s => s.Longest));
}

/// <summary>
/// ROUGE (Lin 2004) for Arabic and Latin text: clipped counts of n-grams, and one longest common subsequence over the whole texts.
/// No stemming, no stop words.
/// </summary>
internal static class Rouge
{
    /// <summary>Scores a summary against a reference.</summary>
    /// <param name="candidate">Tokens of the summary.</param>
    /// <param name="reference">Tokens of the reference.</param>
    public static RougeScore Score(IReadOnlyList<string> candidate, IReadOnlyList<string> reference) => new(
        OfGrams(candidate, reference, 1),
        OfGrams(candidate, reference, 2),
        F1(LongestCommonSubsequence(candidate, reference), candidate.Count, reference.Count));

    /// <summary>
    /// Runs of letters and digits after NFKC and lower case, without tashkeel and tatweel, the forms of alef, ya, ta marbuta and kaf
    /// unified, digits as 0-9.
    /// </summary>
    /// <param name="text">Any text without lone surrogates.</param>
    public static IReadOnlyList<string> Tokens(string text)
    {
        var tokens = new List<string>();
        var token = new StringBuilder();
        foreach (var rune in text.Normalize(NormalizationForm.FormKC).ToLowerInvariant().EnumerateRunes())
        {
            if (IsDropped(rune.Value))
                continue;
            if (IsLetterOrDigit(rune))
            {
                token.Append(Unified(rune));
            }
            else if (token.Length > 0)
            {
                tokens.Add(token.ToString());
                token.Clear();
            }
        }
        if (token.Length > 0)
            tokens.Add(token.ToString());
        return tokens;
    }

    // Tatweel, vowel signs, the marks of the Quran.
    private static bool IsDropped(int c) =>
        c is 0x0640 or (>= 0x0610 and <= 0x061A) or (>= 0x064B and <= 0x065F) or 0x0670 or (>= 0x06D6 and <= 0x06ED);

    private static bool IsLetterOrDigit(Rune rune) =>
        Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber;

    private static Rune Unified(Rune rune) => rune.Value switch
    {
        'أ' or 'إ' or 'آ' or 'ٱ' => new Rune('ا'),
        'ى' or 'ی' => new Rune('ي'),
        'ة' => new Rune('ه'),
        'ک' => new Rune('ك'),
        (>= 0x0660 and <= 0x0669) or (>= 0x06F0 and <= 0x06F9) => new Rune('0' + (rune.Value & 0xF)),
        _ => rune,
    };

    private static double OfGrams(IReadOnlyList<string> candidate, IReadOnlyList<string> reference, int size)
    {
        var wanted = Grams(reference, size).CountBy(g => g, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        var hits = 0;
        foreach (var gram in Grams(candidate, size))
        {
            if (!wanted.TryGetValue(gram, out var left) || left == 0)
                continue;
            wanted[gram] = left - 1; // Clipped: what the reference says once counts once.
            hits++;
        }
        return F1(hits, Math.Max(0, candidate.Count - size + 1), Math.Max(0, reference.Count - size + 1));
    }

    // Tokens have no spaces in them, so a joined gram is as good as a tuple.
    private static IEnumerable<string> Grams(IReadOnlyList<string> tokens, int size) =>
        Enumerable.Range(0, Math.Max(0, tokens.Count - size + 1)).Select(i => string.Join(' ', tokens.Skip(i).Take(size)));

    private static int LongestCommonSubsequence(IReadOnlyList<string> one, IReadOnlyList<string> other)
    {
        var row = new int[other.Count + 1];
        foreach (var token in one)
        {
            var diagonal = 0;
            for (var j = 1; j < row.Length; j++)
                (diagonal, row[j]) = (row[j], token == other[j - 1] ? diagonal + 1 : Math.Max(row[j], row[j - 1]));
        }
        return row[^1];
    }

    private static double F1(int hits, int candidate, int reference) => hits == 0 ? 0 : 2.0 * hits / (candidate + reference);
}
