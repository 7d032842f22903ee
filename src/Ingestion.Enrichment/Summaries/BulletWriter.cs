using Ingestion.Enrichment.Quotations;
using Ingestion.Enrichment.Text;

namespace Ingestion.Enrichment.Summaries;

/// <summary>
/// Writes bullets of sentences taken from the body as they stand: chosen by place, title, length, names, numbers and how central their
/// words are, spread over the article, each readable alone. Works for any language whose text has sentences.
/// Thread-safe, linear, without I/O.
/// </summary>
public static class BulletWriter
{
    /// <summary>Bullets where nothing else is asked for.</summary>
    public const int DefaultCount = 3;

    private const int FewestWords = 7;

    // A longer sentence is cut at a comma; where it has none, it is not taken.
    private const int MostWords = 45;
    private const int FewestWordsOfCut = 14;

    // Captions and list items are shorter; a longer line without a full stop is a sentence all the same.
    private const int LongestLine = 12;

    // The set is chosen among this many of the best sentences.
    private const int ShortList = 12;

    /// <summary>The bullets of an article, in text order.</summary>
    /// <param name="text">The body.</param>
    /// <param name="article">The same article; its title weighs.</param>
    /// <param name="entities">What the body names.</param>
    /// <param name="count">At most this many, 1 to 5.</param>
    /// <param name="cancellationToken">Checked at every sentence.</param>
    /// <returns>Fewer than asked for, or none, where the text has no more sentences that can be read alone.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static IReadOnlyList<Bullet> Write(AnalyzedText text, ArticleText article, IReadOnlyList<Entity> entities, int count = DefaultCount, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(article);
        ArgumentNullException.ThrowIfNull(entities);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, 5);
        var candidates = Candidates(text, article, entities, cancellationToken);
        if (candidates.Count == 0)
            return [];
        candidates.Sort((one, other) => one.Score != other.Score ? other.Score.CompareTo(one.Score) : one.Index.CompareTo(other.Index));
        if (candidates.Count > ShortList)
            candidates.RemoveRange(ShortList, candidates.Count - ShortList);
        var chosen = BulletChooser.Choose(candidates, count, text.Sentences.Length);
        var bullets = new Bullet[chosen.Count];
        for (var i = 0; i < bullets.Length; i++)
        {
            var span = text.Sentences[chosen[i].Index].Span;
            bullets[i] = new Bullet(text.Original[chosen[i].Start..chosen[i].End], [span]);
        }

        return bullets;
    }

    private static List<SentenceCandidate> Candidates(AnalyzedText text, ArticleText article, IReadOnlyList<Entity> entities, CancellationToken cancellationToken)
    {
        var starts = new HashSet<int>();
        foreach (var entity in entities)
        {
            foreach (var mention in entity.Mentions)
                starts.Add(mention.Start);
        }

        var stretches = QuoteMarks.Find(text);
        var words = new ContentWords();
        var content = new uint[text.Sentences.Length][];
        for (var i = 0; i < content.Length; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            content[i] = words.Of(text, text.Sentences[i].FirstToken, text.Sentences[i].EndToken);
            words.Count(content[i]);
        }

        var title = AnalyzedText.Of(article.Title);
        var scorer = new SentenceScorer(text, words, words.Of(title, 0, title.Tokens.Length), starts);
        var found = new List<SentenceCandidate>();
        for (var i = 0; i < content.Length; i++)
        {
            var sentence = text.Sentences[i];
            var start = SentenceOpeners.Instance.StartOf(text, sentence, starts.Contains, out _);
            if (start < 0 || !ReadableEnd(text, sentence, stretches, start, out var end, out var length) || IsLine(text, i, length))
                continue;
            found.Add(new SentenceCandidate(i, start, end, length, scorer.Score(i, length, content[i]), content[i]));
        }

        return found;
    }

    // Where the bullet ends: at the sentence's end, or at a comma of one that is too long; never within quotation marks.
    private static bool ReadableEnd(AnalyzedText text, Sentence sentence, IReadOnlyList<QuotedStretch> stretches, int start, out int end, out int words)
    {
        words = 0;
        end = sentence.Span.End;
        var cut = -1;
        var wordsAtCut = 0;
        for (var i = text.TokenAt(start); i < sentence.EndToken; i++)
        {
            var token = text.Tokens[i];
            if (token.Kind is TokenKind.Word or TokenKind.Number)
                words++;
            else if (words is >= FewestWordsOfCut and <= MostWords && text.Folded[token.FoldedStart] is '،' or ',' or '؛' or ';' && !Inside(stretches, token.Start))
                (cut, wordsAtCut) = (token.Start, words);
        }

        if (words < FewestWords || Inside(stretches, start) || LeavesOpen(stretches, sentence.Span))
            return false;
        if (words > MostWords)
        {
            if (cut < 0)
                return false;
            (end, words) = (cut, wordsAtCut);
        }

        return true;
    }

    // A sentence that is all quotation, or breaks off within one, says too little alone.
    private static bool LeavesOpen(IReadOnlyList<QuotedStretch> stretches, TextSpan sentence)
    {
        for (var i = FirstBehind(stretches, sentence.Start); i < stretches.Count && stretches[i].Start < sentence.End; i++)
        {
            if (stretches[i].Start < sentence.Start || stretches[i].End > sentence.End || !stretches[i].Closed || stretches[i].End - stretches[i].Start > sentence.Length * 8 / 10)
                return true;
        }

        return false;
    }

    private static bool Inside(IReadOnlyList<QuotedStretch> stretches, int position)
    {
        var at = FirstBehind(stretches, position);
        return at < stretches.Count && stretches[at].Start <= position;
    }

    private static int FirstBehind(IReadOnlyList<QuotedStretch> stretches, int position)
    {
        int low = 0, high = stretches.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (stretches[middle].End <= position)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    // Headings, list items, captions: lines of their own that do not end like a sentence.
    private static bool IsLine(AnalyzedText text, int index, int words)
    {
        var sentence = text.Sentences[index];
        var last = text.Folded[text.Tokens[sentence.EndToken - 1].FoldedStart];
        if (last is ':' or '؟' or '?')
            return true;
        return words < LongestLine && !(last is '.' or '!' or '…' or '۔' or '。' or '।' or '"' or '»' or '”' or ')' or '\'');
    }
}
