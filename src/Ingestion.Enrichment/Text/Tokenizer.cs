using System.Globalization;
using System.Text;
using Ingestion.Enrichment.Buffers;

namespace Ingestion.Enrichment.Text;

/// <summary>
/// Cuts a folded text into tokens, for Arabic and Latin scripts; other scripts give runs of letters.
/// </summary>
/// <remarks>
/// Stays one token: <c>O'Brien</c>, <c>Al-Sharif</c>, <c>U.S.</c>, <c>Inc.</c>, <c>F16</c>, «1,000». Apart: <c>Brandt|'s</c>,
/// <c>12|th</c>, «أغسطس|/|آب», «1446|هـ», <c>D|-|Md.</c>. Vanishes: a tatweel or a bidi mark that stands alone.
/// </remarks>
internal static class Tokenizer
{
    // Bounded, so that a body of "a.a.a. …" stays linear.
    private const int LongestInitials = 8;

    private static readonly Lazy<Abbreviations> Abbreviated = new(Abbreviations.Load);

    /// <summary>Tokens in text order.</summary>
    public static PooledList<Token> Tokenize(FoldedText text)
    {
        var folded = text.Folded;
        var tokens = new PooledList<Token>(folded.Length / 4);
        for (var i = 0; i < folded.Length;)
        {
            if (char.IsWhiteSpace(folded[i]))
            {
                i++;
                continue;
            }

            var token = Next(text, i);
            tokens.Add(token);
            i = token.FoldedEnd;
        }

        return tokens;
    }

    private static Token Next(FoldedText text, int at)
    {
        var folded = text.Folded;
        var c = folded[at];
        if (IsLetter(folded, at))
            return Make(text, at, WordEnd(text, at), TokenKind.Word, ScriptOf(c));
        if (char.IsAsciiDigit(c))
            return Make(text, at, NumberEnd(folded, at), TokenKind.Number, TokenScript.Digit);
        if (c == '.')
            return Make(text, at, RunEnd(folded, at), TokenKind.Punctuation, TokenScript.Other);
        if (c == '\'' && PossessiveEnd(folded, at) is var end and > 0)
            return Make(text, at, end, TokenKind.Word, TokenScript.Latin);
        var kind = char.IsPunctuation(c) ? TokenKind.Punctuation : TokenKind.Other;
        return Make(text, at, at + Width(folded, at), kind, TokenScript.Other);
    }

    private static Token Make(FoldedText text, int start, int end, TokenKind kind, TokenScript script)
    {
        var span = text.ToOriginalSpan(start, end);
        return new Token(span.Start, span.End, start, end, kind, script);
    }

    private static int WordEnd(FoldedText text, int start)
    {
        var folded = text.Folded;
        var latin = ScriptOf(folded[start]) == TokenScript.Latin;
        if (InitialsEnd(text, start) is var initials and > 0)
            return initials;
        var end = start;
        while (end < folded.Length)
        {
            if (IsLetter(folded, end) || IsMark(folded[end]))
            {
                // A change of script without a space is a new word: «إكسX».
                if (end > start && latin != (ScriptOf(folded[end]) == TokenScript.Latin) && !IsMark(folded[end]))
                    break;
                end += Width(folded, end);
            }
            else if (latin && end > start && (char.IsAsciiDigit(folded[end]) || Joins(text, start, end)))
            {
                end++;
            }
            else
            {
                break;
            }
        }

        return end < folded.Length && folded[end] == '.' && latin && Abbreviated.Value.TakesStop(text, start, end) ? end + 1 : end;
    }

    // "U.S.", "a.m.", "S." before a name, «د.»: single letters, each with its full stop.
    private static int InitialsEnd(FoldedText text, int start)
    {
        var folded = text.Folded;
        var end = start;
        var letters = 0;
        while (letters < LongestInitials && end + 1 < folded.Length && IsLetter(folded, end) && folded[end + 1] == '.' && !char.IsSurrogate(folded[end]))
        {
            end += 2;
            letters++;
        }

        if (letters == 0 || (end < folded.Length && (folded[end] == '.' || IsLetter(folded, end))))
            return 0;
        // One letter alone: an initial only if it is a capital, or Arabic («د. سامر»), and something follows in the line.
        if (letters == 1 && ScriptOf(folded[start]) == TokenScript.Latin && !char.IsUpper(text.Original[text.ToOriginal(start)]))
            return 0;
        return letters > 1 || (end + 1 < folded.Length && folded[end] == ' ' && IsLetter(folded, end + 1)) ? end : 0;
    }

    // An apostrophe or a hyphen inside a Latin word.
    private static bool Joins(FoldedText text, int start, int at)
    {
        var folded = text.Folded;
        if (at + 1 >= folded.Length)
            return false;
        var next = folded[at + 1];
        if (folded[at] == '\'')
            return IsLetter(folded, at + 1) && PossessiveEnd(folded, at) == 0;
        if (folded[at] != '-' || !(char.IsAsciiDigit(next) || ScriptOf(next) == TokenScript.Latin))
            return false;
        // "D-Md.", "R-Texas": a party and a state, two words.
        var party = at == start + 1 && folded[start] is 'd' or 'r' or 'i';
        return !party || !char.IsUpper(text.Original[text.ToOriginal(start)]) || !char.IsUpper(text.Original[text.ToOriginal(at + 1)]);
    }

    private static int PossessiveEnd(ReadOnlySpan<char> folded, int at)
    {
        if (at == 0 || at + 1 >= folded.Length || folded[at + 1] != 's' || !IsLetter(folded, at - 1) && !char.IsAsciiDigit(folded[at - 1])
            && folded[at - 1] != '.')
        {
            return 0;
        }

        return at + 2 == folded.Length || !IsLetter(folded, at + 2) && !char.IsAsciiDigit(folded[at + 2]) ? at + 2 : 0;
    }

    private static int NumberEnd(ReadOnlySpan<char> folded, int at)
    {
        while (at < folded.Length && (char.IsAsciiDigit(folded[at])
            || (folded[at] is '.' or ',' or '\u066B' or '\u066C' && at + 1 < folded.Length && char.IsAsciiDigit(folded[at + 1]))))
        {
            at++;
        }

        return at;
    }

    private static int RunEnd(ReadOnlySpan<char> folded, int at)
    {
        while (at < folded.Length && folded[at] == '.')
            at++;
        return at;
    }

    private static bool IsLetter(ReadOnlySpan<char> text, int at)
    {
        var c = text[at];
        if (char.IsAsciiLetter(c))
            return true;
        return char.IsHighSurrogate(c) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1])
            ? Rune.IsLetter(new Rune(c, text[at + 1]))
            : char.IsLetter(c);
    }

    private static bool IsMark(char c) => c > '\u02FF'
        && char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private static int Width(ReadOnlySpan<char> text, int at) =>
        char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]) ? 2 : 1;

    private static TokenScript ScriptOf(char c) => c switch
    {
        < '\u0080' => char.IsAsciiLetter(c) ? TokenScript.Latin : TokenScript.Other,
        >= '\u0600' and <= '\u06FF' or >= '\u0750' and <= '\u077F' or >= '\u08A0' and <= '\u08FF' => TokenScript.Arabic,
        >= '\u00AA' and <= '\u024F' or >= '\u1E00' and <= '\u1EFF' => TokenScript.Latin,
        _ => TokenScript.Other,
    };
}
