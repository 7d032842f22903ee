using Ingestion.Enrichment.Quotations;
using Ingestion.Enrichment.Text;

namespace Ingestion.Enrichment.Summaries;

/// <summary>Where an overlong sentence can end earlier. The words stand in <c>Resources/Summaries</c>.</summary>
internal static class ClauseCutter
{
    private const int FewestWords = 12;
    private const int LongestPhrase = 2;

    // Words of a whole attribution, "according to" included, that need no cut.
    private const int ShortAttribution = 5;

    private static readonly HashSet<string> Openers = Load("Summaries/clauses.txt");
    private static readonly HashSet<string> Attributions = Load("Summaries/attributions.txt");

    /// <summary>The end of the longest beginning that is a sentence of its own.</summary>
    /// <param name="text">The article.</param>
    /// <param name="sentence">One of its sentences.</param>
    /// <param name="stretches">The article's quotation marks: nothing is cut within them.</param>
    /// <param name="start">Where the bullet begins.</param>
    /// <param name="limit">Words that it may have.</param>
    /// <param name="most">Words above which any comma will do, and a sentence without one is refused.</param>
    /// <param name="words">Words up to the end.</param>
    /// <returns>A code unit of the original; -1 where the sentence is too long and can't be cut.</returns>
    public static int EndOf(AnalyzedText text, Sentence sentence, IReadOnlyList<QuotedStretch> stretches, int start, int limit, int most, out int words)
    {
        int count = 0, clause = -1, clauseWords = 0, comma = -1, commaWords = 0;
        for (var i = text.TokenAt(start); i < sentence.EndToken; i++)
        {
            var token = text.Tokens[i];
            if (token.Kind is TokenKind.Word or TokenKind.Number)
                count++;
            else if (count >= FewestWords && count <= most && text.Folded[token.FoldedStart] is '،' or ',' or '؛' or ';' && !SentenceForm.IsInside(stretches, token.Start))
            {
                (comma, commaWords) = (token.Start, count);
                if (count <= limit && i + 1 < sentence.EndToken && OpensClause(text, i + 1))
                    (clause, clauseWords) = (token.Start, count);
            }
        }

        words = count;
        if (count <= limit)
            return AttributionEnd(text, sentence, start, ref words);
        if (clause >= 0)
        {
            words = clauseWords;
            return clause;
        }

        if (count <= most)
            return AttributionEnd(text, sentence, start, ref words);
        words = commaWords;
        return comma;
    }

    // ", according to papers filed in U.S. District Court": the first part is enough to tell where it is from.
    private static int AttributionEnd(AnalyzedText text, Sentence sentence, int start, ref int words)
    {
        var from = text.TokenAt(start);
        for (var i = sentence.EndToken - 2; i > from; i--)
        {
            if (!text.FoldedOf(i).SequenceEqual("according") || !text.FoldedOf(i + 1).SequenceEqual("to"))
                continue;
            for (var end = i + 3; end < sentence.EndToken && sentence.EndToken - i > ShortAttribution; end++)
            {
                if (text.Tokens[end].Kind == TokenKind.Punctuation && text.Folded[text.Tokens[end].FoldedStart] is ',')
                    return sentence.Span.End;
                if (text.Tokens[end].IsWord && Attributions.GetAlternateLookup<ReadOnlySpan<char>>().Contains(text.FoldedOf(end)))
                {
                    for (var left = end; left < sentence.EndToken; left++)
                        words -= text.Tokens[left].Kind is TokenKind.Word or TokenKind.Number ? 1 : 0;
                    return text.Tokens[end - 1].End;
                }
            }

            break;
        }

        return sentence.Span.End;
    }

    private static bool OpensClause(AnalyzedText text, int token)
    {
        if (SpeechLexicon.Instance.At(text, token, out _).Kind == SpeechKind.Inherit)
            return true;
        var openers = Openers.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var words = LongestPhrase; words > 0; words--)
        {
            if (token + words > text.Tokens.Length)
                continue;
            var from = text.Tokens[token].FoldedStart;
            if (openers.Contains(text.Folded.Slice(from, text.Tokens[token + words - 1].FoldedEnd - from)))
                return true;
        }

        return false;
    }

    private static HashSet<string> Load(string name) => new(WordList.Lines(name).Select(line => FoldedText.Fold(line)), StringComparer.Ordinal);
}
