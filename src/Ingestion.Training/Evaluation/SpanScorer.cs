using System.Globalization;
using Ingestion.Training.Conll;

namespace Ingestion.Training.Evaluation;

/// <summary>Compares the names found in a text with the annotated ones.</summary>
/// <remarks>
/// Both figures pair a found name with at most one annotated name of its type, and the other way round.
/// Exact: equal spans. The corpora leave clitics on the token («بأنقرة») where the product gives the bare name («أنقرة»), so a found
/// name that lacks nothing but such letters at the start is exact too.
/// Overlapping: one code unit in common; of several candidates the one with the most in common.
/// </remarks>
internal static class SpanScorer
{
    private const int MostCliticLetters = 2;

    /// <summary>Compares.</summary>
    /// <param name="text">The text that all spans are of.</param>
    /// <param name="gold">The annotated names; those of types that are not scored are left out.</param>
    /// <param name="found">The names found, likewise.</param>
    public static SpanComparison Compare(string text, IReadOnlyList<NameSpan> gold, IReadOnlyList<NameSpan> found)
    {
        var wanted = Scored(gold);
        var given = Scored(found);
        var exact = Pair(wanted, given, [], (one, other) => Exactness(text, one, other));
        var overlapping = Pair(wanted, given, exact, Common);
        return new SpanComparison(text, wanted, given, exact, overlapping);
    }

    private static NameSpan[] Scored(IReadOnlyList<NameSpan> names) =>
        [.. names.Where(n => NameTypes.Scored.Contains(n.Type)).OrderBy(n => n.Span.Start).ThenBy(n => n.Span.End)];

    /// <summary>Pairs by falling likeness, one to one; among equals, in text order.</summary>
    private static List<SpanPair> Pair(NameSpan[] gold, NameSpan[] found, IReadOnlyList<SpanPair> before, Func<NameSpan, NameSpan, int> likeness)
    {
        var candidates =
            from g in Enumerable.Range(0, gold.Length)
            from f in Enumerable.Range(0, found.Length)
            where gold[g].Type == found[f].Type
            let like = likeness(gold[g], found[f])
            where like > 0
            orderby like descending, g, f
            select new SpanPair(g, f);
        var pairs = new List<SpanPair>(before);
        var (goldTaken, foundTaken) = (pairs.Select(p => p.Gold).ToHashSet(), pairs.Select(p => p.Found).ToHashSet());
        foreach (var pair in candidates)
        {
            if (goldTaken.Contains(pair.Gold) || foundTaken.Contains(pair.Found))
                continue;
            goldTaken.Add(pair.Gold);
            foundTaken.Add(pair.Found);
            pairs.Add(pair);
        }
        return pairs;
    }

    private static int Exactness(string text, NameSpan gold, NameSpan found)
    {
        if (gold.Span == found.Span)
            return 2;
        return gold.Span.End == found.Span.End && gold.Span.Start < found.Span.Start && IsClitic(text.AsSpan(gold.Span.Start, found.Span.Start - gold.Span.Start)) ? 1 : 0;
    }

    private static int Common(NameSpan gold, NameSpan found) =>
        Math.Min(gold.Span.End, found.Span.End) - Math.Max(gold.Span.Start, found.Span.Start);

    /// <summary>Conjunctions and prepositions that are written on the next word. «ال» is no clitic: with it a name is another name.</summary>
    private static bool IsClitic(ReadOnlySpan<char> start)
    {
        var letters = 0;
        foreach (var c in start)
        {
            if (char.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark)
                continue; // A vowel sign belongs to its letter.
            if (c is not ('و' or 'ف' or 'ب' or 'ك' or 'ل') || ++letters > MostCliticLetters)
                return false;
        }
        return letters > 0;
    }
}

/// <summary>A found name and the annotated name it stands for, by their indices.</summary>
internal readonly record struct SpanPair(int Gold, int Found);

/// <summary>The names found in a text beside the annotated ones.</summary>
/// <param name="Text">The text.</param>
/// <param name="Gold">The annotated names in text order.</param>
/// <param name="Found">The names found in text order.</param>
/// <param name="Exact">The pairs that are exact.</param>
/// <param name="Overlapping">The pairs that overlap, the exact ones among them.</param>
internal sealed record SpanComparison(
    string Text, IReadOnlyList<NameSpan> Gold, IReadOnlyList<NameSpan> Found, IReadOnlyList<SpanPair> Exact, IReadOnlyList<SpanPair> Overlapping)
{
    /// <summary>Annotated names without an exact partner.</summary>
    public IEnumerable<NameSpan> Missed => Gold.Where((_, i) => Exact.All(p => p.Gold != i));

    /// <summary>Found names without an exact partner.</summary>
    public IEnumerable<NameSpan> Spurious => Found.Where((_, i) => Exact.All(p => p.Found != i));

    /// <summary>The counts of one type.</summary>
    public SpanCounts CountsOf(NameType type) => new(
        Gold.Count(n => n.Type == type),
        Found.Count(n => n.Type == type),
        Exact.Count(p => Gold[p.Gold].Type == type),
        Overlapping.Count(p => Gold[p.Gold].Type == type));
}
