using Ingestion.Enrichment.Text;

namespace Ingestion.Enrichment.Quotations;

/// <summary>A stretch of text between quotation marks.</summary>
/// <param name="Start">First UTF-16 code unit behind the opening mark.</param>
/// <param name="End">One past the last code unit before the closing mark; the end of the sentence where that is missing.</param>
/// <param name="OpenToken">Index of the token that is the opening mark.</param>
/// <param name="EndToken">One past the index of the last token of the stretch, the closing mark included.</param>
/// <param name="Closed">Whether there is a closing mark.</param>
internal readonly record struct QuotedStretch(int Start, int End, int OpenToken, int EndToken, bool Closed);

/// <summary>
/// Pairs quotation marks: straight, curly, low, guillemets, single curly. A stretch never leaves its paragraph; one without a closing
/// mark ends at its sentence, or at the paragraph where the next one opens with the same mark (a quotation over several paragraphs).
/// Marks within marks of another kind belong to the outer stretch.
/// </summary>
internal static class QuoteMarks
{
    /// <summary>The stretches of a text, in text order, not overlapping.</summary>
    public static IReadOnlyList<QuotedStretch> Find(AnalyzedText text)
    {
        var found = new List<QuotedStretch>();
        var sentences = text.Sentences;
        for (var first = 0; first < sentences.Length;)
        {
            var next = first + 1;
            while (next < sentences.Length && sentences[next].Paragraph == sentences[first].Paragraph)
                next++;
            Paragraph(text, sentences[first].FirstToken, sentences[next - 1].EndToken, found);
            first = next;
        }

        return found;
    }

    private static void Paragraph(AnalyzedText text, int from, int to, List<QuotedStretch> found)
    {
        var tokens = text.Tokens;
        var open = -1;
        var depth = 0;
        for (var i = from; i < to; i++)
        {
            if (tokens[i].Kind != TokenKind.Punctuation)
                continue;
            var mark = text.Original[tokens[i].Start];
            if (!IsMark(mark))
                continue;
            if (open < 0)
            {
                if (Opens(text.Original, tokens[i].Start, mark))
                    (open, depth) = (i, 0);
                continue;
            }

            var opener = text.Original[tokens[open].Start];
            if (!SameKind(opener, mark))
                continue;
            if (IsOpening(text.Original, tokens[i].Start, mark))
            {
                // A second opening mark: nested in the same sentence, else the first one was never closed.
                if (opener is '«' && text.SentenceOf(open) == text.SentenceOf(i))
                {
                    depth++;
                    continue;
                }

                Add(text, open, -1, to, found);
                (open, depth) = (i, 0);
            }
            else if (depth > 0)
            {
                depth--;
            }
            else if (mark != '’' || !IsApostrophe(text.Original, tokens[i].Start))
            {
                Add(text, open, i, to, found);
                open = -1;
            }
        }

        if (open >= 0 && text.Original[tokens[open].Start] is not '‘')
            Add(text, open, -1, to, found);
    }

    private static void Add(AnalyzedText text, int open, int close, int paragraphEnd, List<QuotedStretch> found)
    {
        var tokens = text.Tokens;
        var endToken = close >= 0 ? close + 1 : Unclosed(text, open, paragraphEnd);
        var start = tokens[open].End;
        var end = close >= 0 ? tokens[close].Start : endToken > open + 1 ? tokens[endToken - 1].End : start;
        while (start < end && char.IsWhiteSpace(text.Original[start]))
            start++;
        while (end > start && char.IsWhiteSpace(text.Original[end - 1]))
            end--;
        if (end > start)
            found.Add(new QuotedStretch(start, end, open, endToken, close >= 0));
    }

    private static int Unclosed(AnalyzedText text, int open, int paragraphEnd)
    {
        var tokens = text.Tokens;
        if (paragraphEnd < tokens.Length && text.Original[tokens[open].Start] == text.Original[tokens[paragraphEnd].Start])
            return paragraphEnd;
        var end = text.Sentences[text.SentenceOf(open)].EndToken;
        while (end > open + 1 && text.Original[tokens[end - 1].Start] is '.' or '!' or '?' or '؟' or '…')
            end--;
        return end;
    }

    private static bool IsMark(char mark) => mark is '"' or '“' or '”' or '„' or '‟' or '«' or '»' or '‹' or '›' or '‘' or '’';

    private static bool Opens(string text, int at, char mark) => mark switch
    {
        '“' or '„' or '‟' or '«' or '‹' => true,
        '‘' => at + 1 < text.Length && char.IsLetter(text[at + 1]) && (at == 0 || !char.IsLetterOrDigit(text[at - 1])),
        '”' => IsOpening(text, at, mark),
        '"' => !(at > 0 && !char.IsWhiteSpace(text[at - 1]) && text[at - 1] is not ('(' or '[' or ':' or '/' or '-') && (at + 1 == text.Length || !char.IsLetterOrDigit(text[at + 1]))),
        _ => false,
    };

    // Opening by its shape: a space before it and none behind.
    private static bool IsOpening(string text, int at, char mark) => mark switch
    {
        '«' or '„' => true,
        '"' or '“' or '”' => at + 1 < text.Length && (at == 0 || char.IsWhiteSpace(text[at - 1]) || text[at - 1] is '(' or '[') && !char.IsWhiteSpace(text[at + 1])
            && !char.IsPunctuation(text[at + 1]),
        _ => false,
    };

    private static bool SameKind(char opener, char mark) => opener switch
    {
        '"' => mark is '"' or '”',
        '“' or '”' or '„' or '‟' => mark is '“' or '”' or '"',
        '«' => mark is '«' or '»',
        '‹' => mark is '›',
        _ => mark is '’',
    };

    private static bool IsApostrophe(string text, int at) =>
        at + 1 < text.Length && char.IsLetter(text[at + 1]) && at > 0 && char.IsLetter(text[at - 1]);
}
