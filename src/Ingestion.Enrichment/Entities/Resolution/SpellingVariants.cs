using System.Collections.Frozen;
using Ingestion.Enrichment.Quotations;
using Ingestion.Enrichment.Text;

namespace Ingestion.Enrichment.Entities.Resolution;

/// <summary>Whether two folded words are one foreign name in two spellings («غولر», «جولر») or two scripts.</summary>
internal static class SpellingVariants
{
    private static readonly Lazy<FrozenDictionary<string, int>> Synonyms = new(ReadSynonyms);

    private static readonly Lazy<FrozenSet<string>> Listed = new(() =>
        new[] { "Ar/name-tokens.txt", "En/name-tokens.txt" }.SelectMany(WordList.Rows).Where(row => row[1] == "s").Select(row => row[0]).ToFrozenSet(StringComparer.Ordinal));

    /// <summary>Whether a folded word is a common personal name. For those who have no lexicon at hand.</summary>
    public static bool IsListed(ReadOnlySpan<char> word) => Listed.Value.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);

    /// <summary>Whether news use two folded words for one name («سورية», «سوريا»).</summary>
    public static bool AreSynonyms(string one, string other) =>
        Synonyms.Value.TryGetValue(one, out var set) && Synonyms.Value.TryGetValue(other, out var same) && set == same;

    /// <summary>
    /// Whether they are alike. Words with the article and two listed names are only alike when they are equal: «الديري» and «الداري»,
    /// «جمال» and «كمال» are different people.
    /// </summary>
    /// <param name="one">A folded word.</param>
    /// <param name="other">Another.</param>
    /// <param name="isListed">Whether a word is a common personal name.</param>
    public static bool AreAlike(ReadOnlySpan<char> one, ReadOnlySpan<char> other, Predicate<ReadOnlySpan<char>> isListed)
    {
        if (one[0] < 0x250 != other[0] < 0x250)
            return AreTranscribed(one, other);
        if (one[0] < 0x250)
            return one.Length > 3 && other.Length > 3 && OneEdit(one, other) && !(isListed(one) && isListed(other)) && NameSkeleton.Alike(one, other);
        if (one.StartsWith("ال") || other.StartsWith("ال") || one.Length < 4 || other.Length < 4
            || !BeginAlike(one[0], other[0]) || EndDifferently(one, other) || EndDifferently(other, one))
            return false;
        return !(isListed(one) && isListed(other)) && NameSkeleton.Alike(one, other);
    }

    // A conjunction before a name is no other spelling of it.
    private static bool BeginAlike(char one, char other) =>
        one == other || (one is 'غ' or 'ج' or 'ق' or 'ك' or 'گ' && other is 'غ' or 'ج' or 'ق' or 'ك' or 'گ') || (one is 'ف' or 'ڤ' && other is 'ف' or 'ڤ');

    // «ركبة» is not «ركاب», but «سابينه» is «سابينا».
    private static bool EndDifferently(ReadOnlySpan<char> one, ReadOnlySpan<char> other) => one[^1] == 'ه' && other[^1] is not ('ه' or 'ا');

    /// <summary>Whether one is the other in the other script.</summary>
    public static bool AreTranscribed(ReadOnlySpan<char> one, ReadOnlySpan<char> other) => one[0] < 0x250 != other[0] < 0x250 && NameSkeleton.Alike(one, other);

    // Latin spellings of one name differ by a letter ("Mohamed", "Mohammed").
    private static bool OneEdit(ReadOnlySpan<char> one, ReadOnlySpan<char> other)
    {
        if (Math.Abs(one.Length - other.Length) > 1)
            return false;
        var start = one.CommonPrefixLength(other);
        var restOfOne = one[start..];
        var restOfOther = other[start..];
        return one.Length == other.Length ? restOfOne.Length == 0 || restOfOne[1..].SequenceEqual(restOfOther[1..])
            : one.Length > other.Length ? restOfOne[1..].SequenceEqual(restOfOther) : restOfOther[1..].SequenceEqual(restOfOne);
    }

    private static FrozenDictionary<string, int> ReadSynonyms() => WordList.Lines("Names/synonyms.txt")
        .SelectMany((line, set) => line.Split(' ').Select(word => KeyValuePair.Create(FoldedText.Fold(word), set)))
        .DistinctBy(pair => pair.Key, StringComparer.Ordinal).ToFrozenDictionary(StringComparer.Ordinal);
}
