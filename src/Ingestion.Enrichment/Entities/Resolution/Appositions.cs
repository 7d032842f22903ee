using System.Collections.Frozen;
using Ingestion.Enrichment.Buffers;
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
    /// <param name="names">The names of the article.</param>
    /// <param name="found">The names found so far; in any order.</param>
    public static void AddAbbreviations(AnalyzedText text, NameTable names, PooledList<FoundName> found)
    {
        // By the number of the abbreviation, what it stands for: from 1, its index among the names.
        using var wholes = new PooledList<int>();
        var count = found.Count;
        for (var i = 0; i < count; i++)
        {
            if (found[i].Type != EntityType.Organization || InBrackets(text, found[i]) is not { } token)
                continue;
            ref var whole = ref wholes.At(names.Add(text.FoldedOf(token)));
            whole = whole == 0 ? i + 1 : whole;
        }

        if (wholes.Count == 0)
            return;
        using var taken = PooledList<bool>.OfDefaults(text.Tokens.Length);
        foreach (var name in found.Items)
            taken.Items[name.FirstToken..name.EndToken].Fill(true);
        for (var i = 0; i < taken.Count; i++)
        {
            if (taken[i] || !IsAbbreviation(text, i) || names.Find(text.FoldedOf(i)) is var name && (name >= wholes.Count || wholes[name] == 0))
                continue;
            var whole = found[wholes[name] - 1];
            found.Add(new FoundName(EntityType.Organization, i, i + 1, text.Tokens[i].Span, 0.75) { Group = whole.Group, Key = whole.Key });
        }
    }

    /// <summary>Joins the groups of names that stand side by side so.</summary>
    /// <param name="text">The text.</param>
    /// <param name="found">All names in text order.</param>
    /// <param name="owners">The group of each.</param>
    public static void Join(AnalyzedText text, ReadOnlySpan<FoundName> found, ReadOnlySpan<NameGroup> owners)
    {
        for (var i = 0; i + 1 < found.Length; i++)
        {
            var (one, other) = (owners[i], owners[i + 1]);
            if (one.Type != other.Type || one.Type is not (EntityType.Person or EntityType.Organization) || one.Whole == other.Whole)
                continue;
            var gap = found[i + 1].Span.Start - found[i].Span.End;
            if (gap is > 0 and <= LongestGap && AreOne(text, found[i].Span.End, found[i + 1].Span))
                other.JoinTo(one);
        }
    }

    private static bool AreOne(AnalyzedText text, int from, TextSpan second)
    {
        using var folding = new FoldedTextBuilder(text.Original.AsSpan(from, second.Start - from));
        var between = folding.Text.Trim(" \u00A0,،«\"“”'");
        if (between is "(")
            return text.Original.AsSpan(second.End).TrimStart(" »”\"'").StartsWith(")");
        return between.Length > 0 && Cues.Value.GetAlternateLookup<ReadOnlySpan<char>>().Contains(between);
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
