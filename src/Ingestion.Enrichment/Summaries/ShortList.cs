using System.Numerics;

namespace Ingestion.Enrichment.Summaries;

/// <summary>The best sentences of an article, and what sets of them look like. A set is a mask: bit i is sentence i of the list.</summary>
internal sealed class ShortList
{
    /// <summary>Sentences in the list, at most.</summary>
    public const int Most = 8;

    /// <summary>Number of features of a set.</summary>
    public const int Features = (int)SetFeature.Alone + 1;

    private readonly ArticleFeatures _article;
    private readonly int[] _sentences;
    private readonly float[] _scores;
    private readonly float[] _overlaps;
    private readonly ulong[] _titles;
    private readonly ulong[] _topics;
    private readonly int _topicCount;

    /// <summary>Makes a list.</summary>
    /// <param name="article">The features of the article.</param>
    /// <param name="sentences">Indices of at most <see cref="Most"/> sentences, in text order.</param>
    /// <param name="scores">Their scores.</param>
    public ShortList(ArticleFeatures article, int[] sentences, float[] scores)
    {
        (_article, _sentences, _scores) = (article, sentences, scores);
        _overlaps = new float[sentences.Length * sentences.Length];
        _titles = new ulong[sentences.Length];
        _topics = new ulong[sentences.Length];
        var topics = article.Topics;
        _topicCount = topics.Length;
        for (var i = 0; i < sentences.Length; i++)
        {
            _titles[i] = Mask(article.Title, article.Content(sentences[i]));
            _topics[i] = Mask(topics, article.Content(sentences[i]));
            for (var j = 0; j < i; j++)
                _overlaps[(i * sentences.Length) + j] = ContentWords.Overlap(article.Content(sentences[i]), article.Content(sentences[j]));
        }
    }

    /// <summary>The best sentences of an article.</summary>
    /// <param name="article">The features of the article.</param>
    /// <param name="scores">The scores of its sentences.</param>
    /// <param name="ranking">What they are ranked by: the scores, or something else.</param>
    /// <param name="allowed">Which of them may be taken.</param>
    public static ShortList Of(ArticleFeatures article, ReadOnlySpan<float> scores, ReadOnlySpan<float> ranking, Func<int, bool> allowed)
    {
        Span<int> best = stackalloc int[Most];
        var count = 0;
        for (var i = 0; i < scores.Length; i++)
        {
            if (!allowed(i))
                continue;
            var at = count;
            while (at > 0 && ranking[best[at - 1]] < ranking[i])
                at--;
            if (at == Most)
                continue;
            count = Math.Min(Most, count + 1);
            best[at..(count - 1)].CopyTo(best[(at + 1)..]);
            best[at] = i;
        }

        best[..count].Sort();
        var of = new float[count];
        for (var i = 0; i < count; i++)
            of[i] = scores[best[i]];
        return new ShortList(article, best[..count].ToArray(), of);
    }

    /// <summary>Number of sentences.</summary>
    public int Count => _sentences.Length;

    /// <summary>A sentence.</summary>
    /// <param name="at">Its place in the list.</param>
    public int this[int at] => _sentences[at];

    /// <summary>Content words that two sentences share, by the shorter one's length.</summary>
    /// <param name="one">The later place in the list.</param>
    /// <param name="other">The earlier one.</param>
    public float Overlap(int one, int other) => _overlaps[(one * Count) + other];

    /// <summary>The sentences of a set, in text order.</summary>
    /// <param name="set">The mask.</param>
    /// <param name="members">Filled; as long as the set is large.</param>
    public void Members(uint set, Span<int> members)
    {
        for (var i = 0; set != 0; set &= set - 1)
            members[i++] = _sentences[BitOperations.TrailingZeroCount(set)];
    }

    /// <summary>The features of a set.</summary>
    /// <param name="set">The mask; not 0.</param>
    /// <param name="row">Filled, in the order of <see cref="SetFeature"/>.</param>
    public void Describe(uint set, Span<float> row)
    {
        row.Clear();
        var size = BitOperations.PopCount(set);
        float least = float.MaxValue, greatest = float.MinValue, shortest = float.MaxValue, longest = 0, repetition = 0, most = 0;
        ulong titles = 0, topics = 0;
        var previous = -1;
        for (var left = set; left != 0; left &= left - 1)
        {
            var at = BitOperations.TrailingZeroCount(left);
            var sentence = _sentences[at];
            var words = _article.Of(sentence, SentenceFeature.Words);
            row[(int)SetFeature.Score] += _scores[at];
            (least, greatest) = (Math.Min(least, _scores[at]), Math.Max(greatest, _scores[at]));
            row[(int)SetFeature.Words] += words;
            (shortest, longest) = (Math.Min(shortest, words), Math.Max(longest, words));
            row[(int)SetFeature.Places] += _article.Of(sentence, SentenceFeature.ProperIndex);
            row[(int)SetFeature.NewNames] += _article.Of(sentence, SentenceFeature.NewNames);
            row[(int)SetFeature.Leaning] += _article.Of(sentence, SentenceFeature.Leans);
            row[(int)SetFeature.Quoted] += _article.Of(sentence, SentenceFeature.Quoted);
            row[(int)SetFeature.Numbers] += _article.Of(sentence, SentenceFeature.Numbers);
            row[(int)SetFeature.FirstShared] += _article.Of(sentence, SentenceFeature.FirstShared);
            row[(int)SetFeature.Centroid] += _article.Of(sentence, SentenceFeature.Centroid);
            row[(int)SetFeature.Alone] += _article.Of(sentence, SentenceFeature.Alone);
            row[(int)SetFeature.Leading] += _article.Of(sentence, SentenceFeature.ProperIndex) < size ? 1 : 0;
            row[(int)SetFeature.Adjacent] += previous >= 0 && previous == sentence - 1 ? 1 : 0;
            previous = sentence;
            titles |= _titles[at];
            topics |= _topics[at];
            for (var before = set & ((1u << at) - 1); before != 0; before &= before - 1)
            {
                var overlap = Overlap(at, BitOperations.TrailingZeroCount(before));
                repetition += overlap;
                most = Math.Max(most, overlap);
            }
        }

        var first = _sentences[BitOperations.TrailingZeroCount(set)];
        var last = _sentences[BitOperations.Log2(set)];
        row[(int)SetFeature.Language] = _article.Of(first, SentenceFeature.Language);
        row[(int)SetFeature.Sentences] = _article.Of(first, SentenceFeature.Sentences);
        row[(int)SetFeature.ArticleWords] = _article.Of(first, SentenceFeature.ArticleWords);
        row[(int)SetFeature.LeastScore] = least;
        row[(int)SetFeature.GreatestScore] = greatest;
        row[(int)SetFeature.Shortest] = shortest;
        row[(int)SetFeature.Longest] = longest;
        row[(int)SetFeature.First] = first;
        row[(int)SetFeature.Last] = last;
        row[(int)SetFeature.Gaps] = last - first + 1 - size;
        row[(int)SetFeature.MeanRepetition] = repetition / Math.Max(1, size * (size - 1) / 2);
        row[(int)SetFeature.MostRepetition] = most;
        row[(int)SetFeature.TitleCovered] = BitOperations.PopCount(titles) / (float)Math.Max(1, Math.Min(64, _article.Title.Length));
        row[(int)SetFeature.TopicsCovered] = BitOperations.PopCount(topics) / (float)Math.Max(1, _topicCount);
    }

    // Which of the first 64 words of one sorted list the other has.
    private static ulong Mask(uint[] words, uint[] content)
    {
        var mask = 0UL;
        for (int i = 0, j = 0; i < Math.Min(words.Length, 64) && j < content.Length;)
        {
            if (words[i] == content[j])
                mask |= 1UL << i;
            (i, j) = words[i] == content[j] ? (i + 1, j + 1) : words[i] < content[j] ? (i + 1, j) : (i, j + 1);
        }

        return mask;
    }
}
