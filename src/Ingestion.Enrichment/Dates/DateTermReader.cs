using System.Globalization;
using Ingestion.Enrichment.Text;

namespace Ingestion.Enrichment.Dates;

/// <summary>Turns tokens into the terms of date expressions: longest phrase first, the whole word before the word without its clitic.</summary>
internal static class DateTermReader
{
    private const int MostDigits = 8;

    /// <summary>Reads one sentence.</summary>
    /// <param name="text">The article.</param>
    /// <param name="sentence">One of its sentences; no expression reaches over its ends.</param>
    /// <param name="terms">Takes the terms, which cover every token, in text order; what it held is dropped.</param>
    public static void Read(AnalyzedText text, Sentence sentence, List<DateTerm> terms)
    {
        terms.Clear();
        var lexicon = DateLexicon.Instance;
        var tokens = text.Tokens[..sentence.EndToken];
        for (var i = sentence.FirstToken; i < tokens.Length;)
        {
            var term = Next(lexicon, text, tokens, i);
            terms.Add(term);
            i = term.EndToken;
        }
    }

    private static DateTerm Next(DateLexicon lexicon, AnalyzedText text, ReadOnlySpan<Token> tokens, int i)
    {
        var token = tokens[i];
        var folded = text.FoldedOf(token);
        switch (token.Kind)
        {
            case TokenKind.Number:
                return new DateTerm(Number(folded), i, i + 1, token.Start, token.End);
            case TokenKind.Punctuation when folded[0] is '-' or '–' or '—':
                return new DateTerm(new DateWord(DateTermKind.And, folded[0]), i, i + 1, token.Start, token.End);
            case TokenKind.Punctuation:
                return new DateTerm(new DateWord(DateTermKind.Mark, folded[0]), i, i + 1, token.Start, token.End);
            case TokenKind.Word:
                break;
            default:
                return new DateTerm(default, i, i + 1, token.Start, token.End);
        }

        if (Phrase(lexicon, text, tokens, i, 0) is { } known)
            return known;
        if (token.Script == TokenScript.Arabic)
            return WithoutClitic(lexicon, text, tokens, i);
        return folded.StartsWith("mid-") && lexicon.TryGet(folded[4..], out var month)
            ? new DateTerm(month with { Contextual = false }, i, i + 1, token.Start, token.End)
            : new DateTerm(default, i, i + 1, token.Start, token.End);
    }

    private static DateTerm WithoutClitic(DateLexicon lexicon, AnalyzedText text, ReadOnlySpan<Token> tokens, int i)
    {
        var token = tokens[i];
        var folded = text.FoldedOf(token);
        var skip = 0;
        for (var stripped = 0; stripped < 2 && folded.Length - skip > 2; stripped++)
        {
            var letter = folded[skip];
            if (letter is not ('و' or 'ف' or 'ب' or 'ل' or 'ك') || (stripped == 1 && letter is 'و' or 'ف'))
                break;
            // لل is ل + ال: the article has merged, so the span keeps the whole word.
            if (letter == 'ل' && folded[skip + 1] == 'ل' && lexicon.TryGet(string.Concat("ال", folded[(skip + 2)..]), out var merged))
                return new DateTerm(merged, i, i + 1, text.Text.ToOriginal(token.FoldedStart + skip), token.End);
            skip++;
            if (Phrase(lexicon, text, tokens, i, skip) is { } known)
                return known;
        }

        var kind = lexicon.IsFutureVerb(folded) ? DateTermKind.Future : DateTermKind.None;
        return new DateTerm(new DateWord(kind, 0), i, i + 1, token.Start, token.End);
    }

    private static DateTerm? Phrase(DateLexicon lexicon, AnalyzedText text, ReadOnlySpan<Token> tokens, int i, int skip)
    {
        var longest = lexicon.LongestPhrase(text.FoldedOf(i)[skip..]);
        for (var words = Math.Min(longest, tokens.Length - i); words > 0; words--)
        {
            var last = tokens[i + words - 1];
            var from = tokens[i].FoldedStart + skip;
            if (!lexicon.TryGet(text.Folded.Slice(from, last.FoldedEnd - from), out var word))
                continue;
            var start = skip == 0 ? tokens[i].Start : text.Text.ToOriginal(from);
            return Fits(word, text.Original, start, skip) ? new DateTerm(word, i, i + words, start, last.End) : null;
        }

        return null;
    }

    // Folding has taken away what tells «أب» (father) from «آب» (August) and "march" from "March".
    private static bool Fits(DateWord word, string original, int start, int skip) => original[start] switch
    {
        'أ' or 'إ' => !word.Madda,
        // «باب» is no «بآب».
        'ا' when skip > 0 => !word.Madda,
        >= 'a' and <= 'z' => word.Kind is not (DateTermKind.Month or DateTermKind.Weekday),
        _ => true,
    };

    private static DateWord Number(ReadOnlySpan<char> digits) =>
        digits.Length <= MostDigits && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            ? new DateWord(DateTermKind.Number, value, (byte)digits.Length)
            : new DateWord(DateTermKind.Number, -1);
}
