using System.Collections.Frozen;
using Ingestion.Enrichment.Buffers;

namespace Ingestion.Enrichment.Text;

/// <summary>Groups tokens into sentences and lines into paragraphs.</summary>
/// <remarks>
/// A line break always ends a sentence. A closing quote or bracket that follows the full stop without a space belongs to the
/// sentence before it.
/// </remarks>
internal static class SentenceSplitter
{
    private static readonly Lazy<Abbreviations> Abbreviated = new(Abbreviations.Load);
    private static readonly Lazy<FrozenSet<string>> Starters =
        new(() => WordList.Lines("En/sentence-starters.txt").ToFrozenSet(StringComparer.Ordinal));

    /// <summary>The non-blank lines, without the white space around them.</summary>
    public static PooledList<TextSpan> Paragraphs(string text)
    {
        var paragraphs = new PooledList<TextSpan>();
        for (var start = 0; start < text.Length;)
        {
            var length = text.AsSpan(start).IndexOfAny("\n\r\u2028\u2029") is var at and >= 0 ? at : text.Length - start;
            var line = text.AsSpan(start, length);
            var trimmed = line.TrimStart();
            var first = start + length - trimmed.Length;
            trimmed = trimmed.TrimEnd();
            if (trimmed.Length > 0)
                paragraphs.Add(new TextSpan(first, first + trimmed.Length));
            start += length + 1;
        }

        return paragraphs;
    }

    /// <summary>Sentences in text order; every token is in exactly one.</summary>
    public static PooledList<Sentence> Split(FoldedText text, ReadOnlySpan<Token> tokens, ReadOnlySpan<TextSpan> paragraphs)
    {
        var sentences = new PooledList<Sentence>(tokens.Length / 16 + 4);
        var next = 0;
        for (var paragraph = 0; paragraph < paragraphs.Length; paragraph++)
        {
            var end = next;
            while (end < tokens.Length && tokens[end].Start < paragraphs[paragraph].End)
                end++;
            for (var first = next; first < end;)
            {
                var stop = SentenceEnd(text, tokens[..end], first);
                sentences.Add(new Sentence(new TextSpan(tokens[first].Start, tokens[stop - 1].End), first, stop, paragraph));
                first = stop;
            }

            next = end;
        }

        return sentences;
    }

    private static int SentenceEnd(FoldedText text, ReadOnlySpan<Token> tokens, int first)
    {
        for (var i = first; i < tokens.Length; i++)
        {
            var abbreviation = tokens[i].IsWord && text.Folded[tokens[i].FoldedEnd - 1] == '.';
            if (!abbreviation && !IsTerminator(text, tokens[i]))
                continue;
            var stop = i + 1;
            while (stop < tokens.Length && tokens[stop].Start == tokens[stop - 1].End
                && (IsTerminator(text, tokens[stop]) || IsCloser(text, tokens[stop])))
            {
                stop++;
            }

            if (stop == tokens.Length || (abbreviation ? EndsAfterAbbreviation(text, tokens, i, stop) : EndsBefore(text, tokens, stop)))
                return stop;
            i = stop - 1;
        }

        return tokens.Length;
    }

    private static bool EndsBefore(FoldedText text, ReadOnlySpan<Token> tokens, int next)
    {
        var token = tokens[next];
        // No space: "example.com", a decimal, a version. A mark of the East needs none.
        if (token.Start == tokens[next - 1].End && !IsEastern(text.Folded[tokens[next - 1].FoldedStart]))
            return false;
        // «أين؟»، قال …
        if (text.Folded[token.FoldedStart] is '،' or ',' or '؛' or ';')
            return false;
        return !char.IsLower(text.Original[token.Start]);
    }

    private static bool EndsAfterAbbreviation(FoldedText text, ReadOnlySpan<Token> tokens, int at, int next)
    {
        var folded = text.Folded.Slice(tokens[at].FoldedStart, tokens[at].FoldedEnd - tokens[at].FoldedStart - 1);
        // Single letters alone are initials: "Anita S. Delgado", «د. سامر».
        if (folded.Length == 1 || Abbreviated.Value.IsTitle(folded) || tokens[at].Script != TokenScript.Latin)
            return false;
        if (next > at + 1)
            return EndsBefore(text, tokens, next);
        return char.IsUpper(text.Original[tokens[next].Start]) && Starters.Value.GetAlternateLookup<ReadOnlySpan<char>>()
            .Contains(text.Folded.Slice(tokens[next].FoldedStart, tokens[next].FoldedEnd - tokens[next].FoldedStart));
    }

    private static bool IsTerminator(FoldedText text, Token token) => token.Kind == TokenKind.Punctuation
        && text.Folded[token.FoldedStart] is '.' or '!' or '?' or '؟' or '…' or '۔' or '。' or '！' or '？' or '।';

    private static bool IsCloser(FoldedText text, Token token) => token.Kind == TokenKind.Punctuation
        && text.Folded[token.FoldedStart] is '"' or '»' or '”' or '’' or '\'' or ')' or ']' or '›' or '」' or '』';

    private static bool IsEastern(char c) => c is '。' or '！' or '？' or '」' or '』';
}
