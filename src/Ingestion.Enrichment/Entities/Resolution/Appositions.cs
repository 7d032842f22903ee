using System.Collections.Frozen;
using Ingestion.Enrichment.Text;

namespace Ingestion.Enrichment.Entities.Resolution;

/// <summary>Two names side by side that the text itself says are one thing: «X (Y)», «X الملقب بـ«Y»», "X, known as Y".</summary>
internal static class Appositions
{
    private const int LongestGap = 40;
    private const int LongestAbbreviation = 8;

    private static readonly Lazy<FrozenSet<string>> Cues = new(() => WordList.Lines("Names/nickname-cues.txt").ToFrozenSet(StringComparer.Ordinal));

    /// <summary>
    /// Adds abbreviations that stand in brackets behind an organization and were not found as names, with all their other occurrences:
    /// "World Health Organization (WHO)", «الاتحاد الدولي لكرة القدم (فيفا)».
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="found">The names found so far; in any order.</param>
    public static void AddAbbreviations(AnalyzedText text, List<FoundName> found)
    {
        Dictionary<string, FoundName>? abbreviations = null;
        var count = found.Count;
        for (var i = 0; i < count; i++)
        {
            if (found[i].Type == EntityType.Organization && InBrackets(text, found[i]) is { } token)
                (abbreviations ??= new(StringComparer.Ordinal)).TryAdd(text.FoldedOf(token).ToString(), found[i]);
        }

        if (abbreviations is null)
            return;
        var taken = new bool[text.Tokens.Length];
        foreach (var name in found)
            taken.AsSpan(name.FirstToken, name.EndToken - name.FirstToken).Fill(true);
        var lookup = abbreviations.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var i = 0; i < taken.Length; i++)
        {
            if (!taken[i] && IsAbbreviation(text, i) && lookup.TryGetValue(text.FoldedOf(i), out var whole))
                found.Add(new FoundName(EntityType.Organization, i, i + 1, text.Tokens[i].Span, 0.75) { Group = whole.Group, Key = whole.Key });
        }
    }

    /// <summary>Joins the groups of names that stand side by side so.</summary>
    public static void Join(AnalyzedText text, List<NameGroup> groups)
    {
        var names = groups.SelectMany(group => group.Names.Select(name => (Name: name, Group: group))).OrderBy(pair => pair.Name.Span.Start).ToList();
        for (var i = 0; i + 1 < names.Count; i++)
        {
            var ((first, one), (second, other)) = (names[i], names[i + 1]);
            if (one.Whole == other.Whole || one.Type != other.Type || one.Type is not (EntityType.Person or EntityType.Organization))
                continue;
            var gap = second.Span.Start - first.Span.End;
            if (gap is > 0 and <= LongestGap && AreOne(text, first.Span.End, second.Span))
                other.JoinTo(one);
        }
    }

    private static bool AreOne(AnalyzedText text, int from, TextSpan second)
    {
        var between = FoldedText.Fold(text.Original.AsSpan(from, second.Start - from)).Trim(' ', '\u00A0', ',', '،', '«', '"', '“', '”', '\'');
        if (between == "(")
            return text.Original.AsSpan(second.End).TrimStart(" »”\"'").StartsWith(")");
        return between.Length > 0 && Cues.Value.Contains(between);
    }

    private static int? InBrackets(AnalyzedText text, FoundName name)
    {
        var at = name.EndToken;
        if (at + 2 >= text.Tokens.Length || text.FoldedOf(at) is not "(" || text.FoldedOf(at + 2) is not ")" || !IsAbbreviation(text, at + 1))
            return null;
        return text.Tokens[at + 1].Script == TokenScript.Arabic || StartsAWord(text, name, text.FoldedOf(at + 1)[0]) ? at + 1 : null;
    }

    // A single Arabic word without the article («فيفا», not «البرلمان»), or two to eight capitals.
    private static bool IsAbbreviation(AnalyzedText text, int token)
    {
        var word = text.SurfaceOf(token);
        if (!text.Tokens[token].IsWord || word.Length is < 2 or > LongestAbbreviation)
            return false;
        if (text.Tokens[token].Script == TokenScript.Arabic)
            return !word.StartsWith("ال");
        foreach (var letter in word)
        {
            if (!char.IsUpper(letter) && letter != '.')
                return false;
        }

        return true;
    }

    // Of an Arabic name the letters tell nothing: «منظمة الصحة العالمية (WHO)».
    private static bool StartsAWord(AnalyzedText text, FoundName name, char letter)
    {
        for (var i = name.FirstToken; i < name.EndToken; i++)
        {
            if (text.Tokens[i].Script != TokenScript.Latin || text.FoldedOf(i)[0] == letter)
                return true;
        }

        return false;
    }
}
