using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Ingestion.Enrichment.Grounding;

namespace Ingestion.Enrichment.Evaluation;

/// <summary>How spans and names are compared when a result is scored.</summary>
internal static partial class Spans
{
    /// <summary>Code units in common.</summary>
    public static int Common(TextSpan one, TextSpan other) => Math.Max(0, Math.Min(one.End, other.End) - Math.Max(one.Start, other.Start));

    /// <summary>What is in common, of all that both cover; 0 to 1.</summary>
    public static double Likeness(TextSpan one, TextSpan other)
    {
        var common = Common(one, other);
        return common > 0 ? (double)common / (Math.Max(one.End, other.End) - Math.Min(one.Start, other.Start)) : 0;
    }

    /// <summary>A claimed span; one that is none overlaps nothing.</summary>
    public static TextSpan Of(int start, int end) => start < end ? new TextSpan(start, end) : new TextSpan(-1, -1);

    /// <summary>The text of a span, or null where it is no proper one.</summary>
    public static string? Cut(string body, int start, int end) => GroundingVerifier.IsSpan(body, start, end) ? body[start..end] : null;

    /// <summary>Pairs one to one by falling likeness (0 is none); of equals those that come first. The result: from given to gold.</summary>
    public static Dictionary<int, int> Pair<TGiven, TGold>(IReadOnlyList<TGiven> given, IReadOnlyList<TGold> gold, Func<TGiven, TGold, double> likeness)
    {
        var candidates =
            from g in Enumerable.Range(0, given.Count)
            from h in Enumerable.Range(0, gold.Count)
            let like = likeness(given[g], gold[h])
            where like > 0
            orderby like descending, g, h
            select (Given: g, Gold: h);
        var pairs = new Dictionary<int, int>();
        var taken = new HashSet<int>();
        foreach (var (g, h) in candidates)
        {
            if (!pairs.ContainsKey(g) && taken.Add(h))
                pairs[g] = h;
        }

        return pairs;
    }

    /// <summary>
    /// A name as it is compared: NFKC, lower case, without tashkeel and bidi marks, alef and ya forms and ta marbuta unified, digits to 0-9, single spaces.
    /// </summary>
    public static string Fold(string? name)
    {
        var kept = Dropped().Replace((name ?? "").Normalize(NormalizationForm.FormKC), "");
        var folded = new StringBuilder(kept.Length);
        foreach (var c in kept)
        {
            folded.Append(c switch
            {
                'أ' or 'إ' or 'آ' or 'ٱ' => 'ا',
                'ى' or 'ی' => 'ي',
                'ة' => 'ه',
                'ک' => 'ك',
                '’' or '‘' => '\'',
                (>= '٠' and <= '٩') or (>= '۰' and <= '۹') => (char)('0' + (c & 0xF)),
                _ => c,
            });
        }

        return Space().Replace(folded.ToString().ToLower(CultureInfo.InvariantCulture), " ").Trim();
    }

    [GeneratedRegex("[\u064B-\u0652\u0670\u0640\u200B-\u200F\u202A-\u202E\u2066-\u2069\uFEFF]", RegexOptions.NonBacktracking)]
    private static partial Regex Dropped();

    [GeneratedRegex(@"\s+", RegexOptions.NonBacktracking)]
    private static partial Regex Space();
}
