using Ingestion.Enrichment.Quotations;
using Ingestion.Enrichment.Text;

namespace Ingestion.Enrichment.Summaries;

/// <summary>How a sentence begins, and from which token on it can be read alone. The words stand in <c>Resources/Summaries</c>.</summary>
internal sealed class SentenceOpeners
{
    private const int LongestPhrase = 3;
    private const int LongestDateline = 7;
    private const int WordsBeforeVerb = 4;

    // A line that only looks like a notice ("By 2030 the port …") is longer than one.
    private const int LongestNotice = 12;

    private static readonly Lazy<SentenceOpeners> Shared = new(() => new SentenceOpeners());

    private readonly Dictionary<string, Opener> _openers = new(StringComparer.Ordinal);
    private readonly HashSet<string> _verbs = new(StringComparer.Ordinal);

    private SentenceOpeners()
    {
        foreach (var row in WordList.Rows("Summaries/openers.tsv"))
            _openers[FoldedText.Fold(row[0])] = Enum.Parse<Opener>(row[1], ignoreCase: true);
        foreach (var line in WordList.Lines("Summaries/verbs-ar.txt"))
        {
            _verbs.Add(FoldedText.Fold(line));
            _verbs.Add(FoldedText.Fold(line + "ت"));
        }
    }

    private enum Opener
    {
        None,
        Drop,
        Comma,
        Dangling,
        Notice,
    }

    /// <summary>The one set of openers.</summary>
    public static SentenceOpeners Instance => Shared.Value;

    /// <summary>Where a sentence can begin so that it reads alone.</summary>
    /// <param name="text">The article.</param>
    /// <param name="sentence">One of its sentences.</param>
    /// <param name="isName">Tells whether a name begins at a code unit: «وليد» keeps its first letter.</param>
    /// <param name="dropped">Whether a connective was taken off.</param>
    /// <returns>A code unit of the original, or -1 where the sentence leans on the one before it or is no part of the report.</returns>
    public int StartOf(AnalyzedText text, Sentence sentence, Func<int, bool> isName, out bool dropped)
    {
        dropped = false;
        var at = AfterDateline(text, sentence);
        var skip = 0;
        for (var round = 0; round < 3; round++)
        {
            if (at >= sentence.EndToken || !text.Tokens[at].IsWord)
                return -1;
            var opener = Longest(text, sentence, at, ref skip, out var end);
            switch (opener)
            {
                case Opener.Dangling:
                    return -1;
                case Opener.Notice when sentence.EndToken - sentence.FirstToken <= LongestNotice:
                    return -1;
                case Opener.Comma when end < sentence.EndToken && text.Folded[text.Tokens[end].FoldedStart] is '،' or ',':
                    // English would then begin with a small letter, unless a name follows.
                    if (!CanBegin(text, end + 1))
                        return -1;
                    (at, skip, dropped) = (end + 1, 0, true);
                    continue;
                case Opener.Drop when CanBegin(text, end):
                    (at, skip, dropped) = (end, 0, true);
                    continue;
                default:
                    break;
            }

            break;
        }

        if (IsBareContinuation(text, sentence, at) || IsSaidOfSomebody(text, sentence, at, isName))
            return -1;
        var token = text.Tokens[at];
        if (token.Script != TokenScript.Arabic || skip > 0 || isName(token.Start))
            return token.Start;
        if (Conjunction(text, at) || (text.Folded[token.FoldedStart] is 'و' or 'ف' && isName(text.Text.ToOriginal(token.FoldedStart + 1))))
        {
            dropped = true;
            return text.Text.ToOriginal(token.FoldedStart + 1);
        }

        return token.Start;
    }

    // "BALTIMORE — Federal …", «بغداد (الوكالة) - سجلت …»
    private static int AfterDateline(AnalyzedText text, Sentence sentence)
    {
        var limit = Math.Min(sentence.EndToken - 2, sentence.FirstToken + LongestDateline);
        for (var i = sentence.FirstToken + 1; i < limit; i++)
        {
            var token = text.Tokens[i];
            if (text.Folded[token.FoldedStart] is '-' or '–' or '—' && token.Start > text.Tokens[i - 1].End && text.Tokens[i + 1].Start > token.End)
                return i + 1;
            if (token.IsWord && token.Script == TokenScript.Latin && char.IsLower(text.Original[token.Start]))
                break;
        }

        return sentence.FirstToken;
    }

    /// <summary>Whether a verb of speech stands at a token whose speaker an earlier sentence names («وأضاف أن …»).</summary>
    public static bool IsBareContinuation(AnalyzedText text, Sentence sentence, int at)
    {
        var verb = SpeechLexicon.Instance.At(text, at, out var end);
        if (verb.Kind != SpeechKind.Saying || text.Tokens[at].Script != TokenScript.Arabic || end >= sentence.EndToken)
            return false;
        if (!text.Tokens[end].IsWord)
            return true;
        var folded = text.FoldedOf(end);
        return SpeechLexicon.Instance.At(text, end, out _).Kind is SpeechKind.That or SpeechKind.Prep or SpeechKind.Inherit or SpeechKind.Adverb
            || folded.StartsWith("بال") || folded.StartsWith("لل");
    }

    // "Prosecutors say he left …": who he is stands in the sentence before. "Kessler said she would …" tells it.
    private static bool IsSaidOfSomebody(AnalyzedText text, Sentence sentence, int at, Func<int, bool> isName)
    {
        for (var i = at + 1; i < Math.Min(sentence.EndToken - 1, at + WordsBeforeVerb); i++)
        {
            if (isName(text.Tokens[i - 1].Start))
                return false;
            if (text.Tokens[i].Script == TokenScript.Latin && SpeechLexicon.Instance.At(text, i, out var end).Kind == SpeechKind.Saying && end < sentence.EndToken)
                return SpeechLexicon.Instance.At(text, end, out _).Kind is SpeechKind.He or SpeechKind.She or SpeechKind.They;
        }

        return false;
    }

    // Whether «و» or «ف» in front of a word is a connective: what remains is a verb or a preposition that opens sentences, or «ال…».
    private bool Conjunction(AnalyzedText text, int token)
    {
        var folded = text.FoldedOf(token);
        if (folded.Length < 3 || folded[0] is not ('و' or 'ف'))
            return false;
        var rest = folded[1..];
        if (rest.StartsWith("ال") && rest.Length > 4 && folded[0] == 'و')
            return true;
        return _verbs.GetAlternateLookup<ReadOnlySpan<char>>().Contains(rest) || SpeechLexicon.Instance.Knows(rest, SpeechKind.Saying)
            || SpeechLexicon.Instance.Knows(rest, SpeechKind.Source);
    }

    private static bool CanBegin(AnalyzedText text, int token) => token < text.Tokens.Length && text.Tokens[token].IsWord
        && !char.IsLower(text.Original[text.Tokens[token].Start]);

    private Opener Longest(AnalyzedText text, Sentence sentence, int at, ref int skip, out int end)
    {
        end = at + 1;
        var openers = _openers.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var words = Math.Min(LongestPhrase, sentence.EndToken - at); words > 0; words--)
        {
            var from = text.Tokens[at].FoldedStart;
            var phrase = text.Folded.Slice(from, text.Tokens[at + words - 1].FoldedEnd - from);
            end = at + words;
            if (openers.TryGetValue(phrase, out var opener) || (phrase.Length > 2 && phrase[0] is 'و' or 'ف' && openers.TryGetValue(phrase[1..], out opener)))
            {
                skip = 0;
                return opener;
            }
        }

        end = at + 1;
        return Opener.None;
    }
}
