using System.Buffers;
using Ingestion.Enrichment.Text;

namespace Ingestion.Enrichment.Summaries;

/// <summary>
/// What an article is about, in its own words: names, and runs of one to three content words that come back or that the title has. Ranked
/// by how often, how early and how long they are; none is part of another. Thread-safe, linear, without I/O.
/// </summary>
/// <remarks>Works without training, for any language whose function words are known; see YAKE (Campos et al. 2020) for the idea.</remarks>
internal static class KeyPhraseFinder
{
    /// <summary>Phrases of an article, at most.</summary>
    public const int Most = 8;

    private const int LongestPhrase = 3;

    // The first sentences tell what an article is about; the part of a long text behind these is not read.
    private const int MostTokens = 6000;

    private const double TitleBonus = 1.6;
    private const double NameBonus = 1.25;
    private const double PerSentence = 0.04;

    /// <summary>The phrases, best first.</summary>
    /// <param name="text">The body.</param>
    /// <param name="title">The content words of the headline: <see cref="ArticleFeatures.Title"/>.</param>
    /// <param name="entities">What the body names.</param>
    /// <param name="cancellationToken">Checked at every sentence.</param>
    /// <returns>At most <see cref="Most"/>; scores from above 0 to 1, falling.</returns>
    public static IReadOnlyList<KeyPhrase> Find(AnalyzedText text, uint[] title, IReadOnlyList<Entity> entities, CancellationToken cancellationToken)
    {
        var count = Math.Min(text.Tokens.Length, MostTokens);
        var words = ArrayPool<uint>.Shared.Rent(count);
        var runs = ArrayPool<Run>.Shared.Rent(count * LongestPhrase);
        var pool = ArrayPool<Candidate>.Shared.Rent(entities.Count + (count * LongestPhrase));
        try
        {
            var candidates = new Candidates(pool);
            var phraseWords = words.AsSpan(0, count);
            Hash(text, phraseWords, cancellationToken);
            for (var i = 0; i < entities.Count; i++)
                AddName(text, entities[i], i, phraseWords, title, ref candidates);
            var found = runs.AsSpan(0, Collect(text, phraseWords, title, runs));
            found.Sort(static (one, other) => one.Key != other.Key ? one.Key.CompareTo(other.Key) : one.First.CompareTo(other.First));
            for (int first = 0, end; first < found.Length; first = end)
            {
                for (end = first + 1; end < found.Length && found[end].Key == found[first].Key;)
                    end++;
                AddRun(text, found, first, end, title, ref candidates);
            }

            return Choose(text, entities, found, candidates.Sorted());
        }
        finally
        {
            ArrayPool<uint>.Shared.Return(words);
            ArrayPool<Run>.Shared.Return(runs);
            ArrayPool<Candidate>.Shared.Return(pool);
        }
    }

    // The stems of the words that may stand in a phrase; 0 for the others.
    private static void Hash(AnalyzedText text, Span<uint> words, CancellationToken cancellationToken)
    {
        foreach (var sentence in text.Sentences)
        {
            cancellationToken.ThrowIfCancellationRequested();
            for (var i = sentence.FirstToken; i < Math.Min(words.Length, sentence.EndToken); i++)
                words[i] = PhraseWords.CanBePart(text, i) && ContentWords.TryHash(text, i, out var hash) ? hash : 0;
        }
    }

    private static void AddName(AnalyzedText text, Entity entity, int index, Span<uint> words, uint[] title, ref Candidates candidates)
    {
        foreach (var mention in entity.Mentions)
        {
            for (var i = text.TokenAt(mention.Start); i < words.Length && text.Tokens[i].Start < mention.End; i++)
                words[i] = 0;
        }

        var first = text.TokenAt(entity.Mentions[0].Start);
        var named = entity.Mentions[FullMention(entity)];
        if (first >= words.Length || named.Clitic is not null)
            return;
        var at = text.TokenAt(named.Start);
        var length = text.TokenAt(named.End) - at;
        var score = NameBonus * Score(text, entity.Mentions.Count, first, Share(text, at, length, title), 2);
        candidates.Add(new Candidate(score, first, at, length, index, 0, 0));
    }

    // The first mention by the full name; the first of all where the text has none.
    private static int FullMention(Entity entity)
    {
        for (var i = 0; i < entity.Mentions.Count; i++)
        {
            if (string.Equals(entity.Mentions[i].Surface, entity.Name, StringComparison.Ordinal))
                return i;
        }

        return 0;
    }

    // Runs of words of which each comes back or stands in the title: others can't be phrases.
    private static int Collect(AnalyzedText text, ReadOnlySpan<uint> words, uint[] title, Run[] runs)
    {
        var sorted = ArrayPool<uint>.Shared.Rent(words.Length);
        var all = sorted.AsSpan(0, words.Length);
        words.CopyTo(all);
        all.Sort();
        var count = 0;
        foreach (var sentence in text.Sentences)
        {
            for (var first = sentence.FirstToken; first < Math.Min(words.Length, sentence.EndToken); first++)
            {
                var key = 14695981039346656037UL;
                for (var end = first + 1; end <= Math.Min(Math.Min(words.Length, sentence.EndToken), first + LongestPhrase); end++)
                {
                    var word = words[end - 1];
                    if (word == 0 || !(ComesBack(all, word) || title.Contains(word)))
                        break;
                    key = (key ^ word) * 1099511628211UL;
                    runs[count++] = new Run(key, first, end - first);
                }
            }
        }

        ArrayPool<uint>.Shared.Return(sorted);
        return count;
    }

    private static bool ComesBack(ReadOnlySpan<uint> sorted, uint word)
    {
        var at = sorted.BinarySearch(word);
        return (at > 0 && sorted[at - 1] == word) || (at + 1 < sorted.Length && sorted[at + 1] == word);
    }

    private static void AddRun(AnalyzedText text, ReadOnlySpan<Run> runs, int from, int to, uint[] title, ref Candidates candidates)
    {
        var (_, first, length) = runs[from];
        var count = to - from;
        if (count < 2 && length == 1)
            return;
        var share = Share(text, first, length, title);
        if (share == 1 || count >= (length == 1 ? 3 : 2))
            candidates.Add(new Candidate(Score(text, count, first, share, length), first, first, length, -1, from, to));
    }

    private static double Score(AnalyzedText text, int count, int firstToken, double titleShare, int length) =>
        Math.Log2(1 + count) * (1 + (TitleBonus * titleShare)) * (length switch { 1 => 0.5, 2 => 1.3, _ => 1.4 })
        / (1 + (PerSentence * text.SentenceOf(firstToken)));

    private static double Share(AnalyzedText text, int first, int count, uint[] title)
    {
        int words = 0, shared = 0;
        for (var i = first; i < first + count; i++)
        {
            if (!ContentWords.TryHash(text, i, out var hash))
                continue;
            words++;
            shared += title.Contains(hash) ? 1 : 0;
        }

        return words == 0 ? 0 : shared / (double)words;
    }

    // Best first; a phrase of which half the words are told already tells nothing new.
    private static List<KeyPhrase> Choose(AnalyzedText text, IReadOnlyList<Entity> entities, ReadOnlySpan<Run> runs, ReadOnlySpan<Candidate> candidates)
    {
        var told = new List<uint>(32);
        var phrases = new List<KeyPhrase>(Most);
        foreach (var candidate in candidates)
        {
            if (phrases.Count == Most)
                break;
            int words = 0, known = 0;
            var before = told.Count;
            for (var i = candidate.At; i < candidate.At + candidate.Length; i++)
            {
                if (!ContentWords.TryHash(text, i, out var hash))
                    continue;
                words++;
                if (told.IndexOf(hash) is var place && place >= 0 && place < before)
                    known++;
                else
                    told.Add(hash);
            }

            var spans = known * 2 >= Math.Max(1, words) ? [] : Occurrences(text, entities, runs, candidate);
            if (spans.Length == 0)
                told.RemoveRange(before, told.Count - before);
            else
                phrases.Add(new KeyPhrase(text.SurfaceOf(spans[0]), Math.Round(candidate.Score / candidates[0].Score, 3), spans));
        }

        return phrases;
    }

    private static TextSpan[] Occurrences(AnalyzedText text, IReadOnlyList<Entity> entities, ReadOnlySpan<Run> runs, Candidate candidate)
    {
        if (candidate.Entity >= 0)
        {
            // From the full name on: what stands before it is told by it.
            var entity = entities[candidate.Entity];
            return [.. entity.Mentions.Skip(FullMention(entity)).Select(mention => new TextSpan(mention.Start, mention.End))];
        }

        var spans = new List<TextSpan>(candidate.RunEnd - candidate.RunFirst);
        foreach (var (_, start, _) in runs[candidate.RunFirst..candidate.RunEnd])
        {
            var span = text.SpanOf(start, start + candidate.Length);
            var clitic = ContentWords.CliticOf(text, start);
            // «لل» has swallowed the article: what remains is no word.
            if (clitic < 2)
                spans.Add(clitic == 0 ? span : span with { Start = text.Text.ToOriginal(text.Tokens[start].FoldedStart + clitic) });
        }

        return [.. spans];
    }

    private readonly record struct Run(ulong Key, int First, int Length);

    // A name (Entity is its index) or a run (RunFirst to RunEnd among the sorted runs). The words stand at the tokens from At.
    private readonly record struct Candidate(double Score, int First, int At, int Length, int Entity, int RunFirst, int RunEnd);

    // In pooled memory: a text that repeats itself has hundreds of them.
    private ref struct Candidates(Candidate[] pool)
    {
        private int _count;

        public void Add(Candidate candidate) => pool[_count++] = candidate;

        public readonly ReadOnlySpan<Candidate> Sorted()
        {
            var all = pool.AsSpan(0, _count);
            all.Sort(static (one, other) => one.Score != other.Score ? other.Score.CompareTo(one.Score) : one.First.CompareTo(other.First));
            return all;
        }
    }
}
