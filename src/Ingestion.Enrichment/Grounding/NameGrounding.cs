using Ingestion.Enrichment.Entities.Resolution;
using Ingestion.Enrichment.Text;

namespace Ingestion.Enrichment.Grounding;

/// <summary>
/// Looks for a candidate name in a text as an Arabic reader would: clitics before it, «لل» for ل and the article, kunyas in any case,
/// «عبد الله» in one word or two, «بن X» left out, one foreign name in two spellings. All of a candidate's words must stand side by side:
/// a single word in common grounds nothing.
/// </summary>
public sealed class NameGrounding
{
    private const int FewestLetters = 3;

    // A word alone must be longer to be known again in another spelling.
    private const int FewestLettersAlone = 6;
    private const int MostExtraTokens = 3;

    private readonly AnalyzedText _text;
    private readonly string[] _words;

    /// <summary>Prepares a text for any number of look-ups.</summary>
    /// <param name="text">The text.</param>
    public NameGrounding(AnalyzedText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        _text = text;
        _words = new string[text.Tokens.Length];
        for (var i = 0; i < _words.Length; i++)
            _words[i] = text.Tokens[i].IsWord || text.Tokens[i].Kind == TokenKind.Number ? Comparable(text.FoldedOf(i)) : "";
    }

    /// <summary>The first mention of a name, or null where the text does not hold it.</summary>
    /// <param name="name">A candidate name without title, of three letters at least.</param>
    /// <returns>Span, surface and merged clitic; <c>body[Start..End] == Surface</c>.</returns>
    public Mention? Find(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var candidate = Words(name);
        if (candidate.Length == 0 || candidate.Sum(word => word.Length) < FewestLetters)
            return null;
        return Find(candidate) ?? WithOrWithoutHead(candidate);
    }

    // «وزارة الخارجية التركية» is there where the text says «الخارجية التركية».
    private Mention? WithOrWithoutHead(string[] candidate) => candidate.Length > 2 && candidate[0] == "وزاره" && HasArticle(candidate[1]) ? Find(candidate[1..]) : null;

    private Mention? Find(string[] candidate)
    {
        for (var i = 0; i < _words.Length; i++)
        {
            if (_words[i].Length > 0 && At(candidate, i) is { } mention)
                return mention;
        }

        return null;
    }

    private Mention? At(string[] candidate, int at)
    {
        var word = _words[at];
        if (Match(candidate, at, word) is { } end)
            return Make(at, 0, end, null);
        if (word[0] < 0x250)
            return null;
        // Conjunction, then preposition; «لل» has swallowed the article.
        var skip = word[0] is 'و' or 'ف' ? 1 : 0;
        if (skip > 0 && word.Length > FewestLetters && Match(candidate, at, word[1..]) is { } afterConjunction)
            return Make(at, 1, afterConjunction, null);
        if (word.Length > skip + FewestLetters && word.AsSpan(skip).StartsWith("لل") && Match(candidate, at, "ال" + word[(skip + 2)..]) is { } merged)
            return Make(at, skip, merged, "لل");
        return word.Length > skip + FewestLetters && word[skip] is 'ب' or 'ل' or 'ك' or 'س' && Match(candidate, at, word[(skip + 1)..]) is { } afterPreposition
            ? Make(at, skip + 1, afterPreposition, null)
            : null;
    }

    // One past the last token of the candidate that starts at a token, or null.
    private int? Match(string[] candidate, int at, string first)
    {
        var token = at;
        var word = first;
        var i = 0;
        var spared = 0;
        while (true)
        {
            if (AreOne(candidate[i], word, candidate.Length == 1 ? FewestLettersAlone : FewestLetters + 1))
            {
                i++;
            }
            else if (i + 1 < candidate.Length && candidate[i].Length + candidate[i + 1].Length == word.Length
                && word.StartsWith(candidate[i], StringComparison.Ordinal) && word.EndsWith(candidate[i + 1], StringComparison.Ordinal))
            {
                i += 2; // «عبد الله» is «عبدالله» here.
            }
            else if (Next(token) is { } second && candidate[i].Length == word.Length + _words[second].Length
                && candidate[i].StartsWith(word, StringComparison.Ordinal) && candidate[i].EndsWith(_words[second], StringComparison.Ordinal))
            {
                token = second;
                i++;
            }
            else if (i > 0 && word is "بن" or "ابن" or "bin" or "ibn" && ++spared < MostExtraTokens && Next(token) is { } father)
            {
                token = father; // «عبد الله بن سالم الهاملي» is also «عبد الله الهاملي».
            }
            else
            {
                return null;
            }

            if (i == candidate.Length)
                return token + 1;
            if (Next(token) is not { } next)
                return null;
            token = next;
            word = _words[token];
        }
    }

    private int? Next(int token) => token + 1 < _words.Length && _words[token + 1].Length > 0 ? token + 1 : null;

    private static bool AreOne(string one, string other, int fewest) => one == other
        || (one.Length >= fewest && other.Length >= fewest && !HasArticle(one) && !HasArticle(other) && SpellingVariants.AreAlike(one, other, SpellingVariants.IsListed))
        || SpellingVariants.AreSynonyms(one, other);

    private Mention Make(int first, int skip, int end, string? clitic)
    {
        var tokens = _text.Tokens;
        var start = skip == 0 ? tokens[first].Start : _text.Text.ToOriginal(tokens[first].FoldedStart + skip);
        return new Mention(start, tokens[end - 1].End, _text.Original[start..tokens[end - 1].End], clitic);
    }

    private static string[] Words(string name)
    {
        using var text = AnalyzedText.Of(name);
        var words = new List<string>();
        for (var i = 0; i < text.Tokens.Length; i++)
        {
            if (text.Tokens[i].IsWord || text.Tokens[i].Kind == TokenKind.Number)
                words.Add(Comparable(text.FoldedOf(i)));
        }

        return [.. words];
    }

    private static bool HasArticle(string word) => word.Length > 3 && word.StartsWith("ال", StringComparison.Ordinal);

    private static string Comparable(ReadOnlySpan<char> folded)
    {
        if (folded is "ابا" or "ابي")
            return "ابو";
        if (folded.IndexOfAny('ئ', 'ؤ', 'ء') < 0)
            return folded.ToString();
        return folded.ToString().Replace('ئ', 'ي').Replace('ؤ', 'و').Replace("ء", "", StringComparison.Ordinal).Replace("وو", "و", StringComparison.Ordinal);
    }
}
