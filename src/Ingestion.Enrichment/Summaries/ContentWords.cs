using System.Buffers;
using System.Runtime.InteropServices;
using Ingestion.Enrichment.Text;

namespace Ingestion.Enrichment.Summaries;

/// <summary>
/// The content words of a text by sentence, as hashes: long enough to be no function word, without the Arabic article and one clitic
/// before it. How many sentences hold a word tells how central it is.
/// </summary>
internal sealed class ContentWords
{
    private const int ShortestArabic = 3;
    private const int ShortestLatin = 4;

    // One article at a time and thread: made once a thread, for it is most of what a summary would allocate.
    [ThreadStatic]
    private static Dictionary<uint, (int First, int Sentences)>? s_words;

    private readonly Dictionary<uint, (int First, int Sentences)> _words = Rented();
    private readonly List<uint> _buffer = new(64);
    private double _squares;

    /// <summary>Number of sentences counted.</summary>
    public int Sentences { get; private set; }

    /// <summary>Length of the vector of all words, each with the number of its sentences; at least 1.</summary>
    public float Norm => MathF.Max(1, (float)Math.Sqrt(_squares));

    private static Dictionary<uint, (int First, int Sentences)> Rented()
    {
        var words = s_words ?? new(256);
        s_words = null;
        words.Clear();
        return words;
    }

    /// <summary>Gives its memory to the next article of this thread. It is of no use afterwards.</summary>
    public void Release() => s_words = _words;

    /// <summary>The content words of a stretch of tokens, sorted, each once.</summary>
    public uint[] Of(AnalyzedText text, int firstToken, int endToken)
    {
        _buffer.Clear();
        for (var i = firstToken; i < endToken; i++)
        {
            if (TryHash(text, i, out var hash))
                _buffer.Add(hash);
        }

        _buffer.Sort();
        var count = 0;
        for (var i = 0; i < _buffer.Count; i++)
        {
            var hash = _buffer[i];
            if (count == 0 || _buffer[count - 1] != hash)
                _buffer[count++] = hash;
        }

        return [.. CollectionsMarshal.AsSpan(_buffer)[..count]];
    }

    /// <summary>Counts the words of one sentence.</summary>
    public void Count(uint[] words)
    {
        foreach (var word in words)
        {
            ref var entry = ref CollectionsMarshal.GetValueRefOrAddDefault(_words, word, out var known);
            entry = (known ? entry.First : Sentences, entry.Sentences + 1);
            _squares += (2 * entry.Sentences) - 1;
        }

        Sentences++;
    }

    /// <summary>In how many sentences a word stands.</summary>
    public int SentencesWith(uint word) => _words.GetValueOrDefault(word).Sentences;

    /// <summary>Index of the first sentence that has a word, in the order in which they were counted.</summary>
    public int FirstSentence(uint word) => _words.TryGetValue(word, out var entry) ? entry.First : -1;

    /// <summary>The words that stand in most sentences, at least two, sorted by hash.</summary>
    /// <param name="most">How many at most; among equals the earlier ones.</param>
    public uint[] MostCommon(int most)
    {
        var pooled = ArrayPool<(int Sentences, int First, uint Word)>.Shared.Rent(_words.Count);
        var count = 0;
        foreach (var (word, entry) in _words)
        {
            if (entry.Sentences > 1)
                pooled[count++] = (-entry.Sentences, entry.First, word);
        }

        pooled.AsSpan(0, count).Sort();
        var words = new uint[Math.Min(most, count)];
        for (var i = 0; i < words.Length; i++)
            words[i] = pooled[i].Word;
        ArrayPool<(int Sentences, int First, uint Word)>.Shared.Return(pooled);
        Array.Sort(words);
        return words;
    }

    /// <summary>How many words two sorted lists share, by the length of the shorter one: 0 to 1.</summary>
    public static float Overlap(uint[] one, uint[] other) => Shared(one, other) / (float)Math.Max(1, Math.Min(one.Length, other.Length));

    /// <summary>How many words two sorted lists share.</summary>
    public static int Shared(uint[] one, uint[] other)
    {
        int shared = 0, i = 0, j = 0;
        while (i < one.Length && j < other.Length)
        {
            if (one[i] == other[j])
                (shared, i, j) = (shared + 1, i + 1, j + 1);
            else if (one[i] < other[j])
                i++;
            else
                j++;
        }

        return shared;
    }

    /// <summary>
    /// Letters of a word that are a clitic, as far as its shape tells: 1 for «وال…», «بال…» and the like, 2 for «لل…», else 0.
    /// </summary>
    public static int CliticOf(AnalyzedText text, int token)
    {
        var folded = text.FoldedOf(token);
        if (text.Tokens[token].Script != TokenScript.Arabic || folded.Length <= 4)
            return 0;
        if (folded.StartsWith("لل"))
            return 2;
        return folded[0] is 'و' or 'ف' or 'ب' or 'ل' or 'ك' && folded.Length > 5 && folded[1..].StartsWith("ال") ? 1 : 0;
    }

    /// <summary>The hash of a content word's stem.</summary>
    /// <returns>Whether the token is a content word.</returns>
    public static bool TryHash(AnalyzedText text, int token, out uint hash)
    {
        hash = 0;
        var current = text.Tokens[token];
        if (current.Kind is not (TokenKind.Word or TokenKind.Number))
            return false;
        var folded = text.FoldedOf(current);
        if (current.Script == TokenScript.Arabic)
            folded = Stem(folded);
        if (current.IsWord && folded.Length < (current.Script == TokenScript.Latin ? ShortestLatin : ShortestArabic))
            return false;
        // FNV-1a: the same in every process, unlike string hash codes.
        hash = 2166136261;
        foreach (var letter in folded)
            hash = (hash ^ letter) * 16777619;
        return true;
    }

    private static ReadOnlySpan<char> Stem(ReadOnlySpan<char> word)
    {
        if (word.Length > 4 && word[0] is 'و' or 'ف')
            word = word[1..];
        if (word.Length > 4 && word.StartsWith("لل"))
            return word[2..];
        if (word.Length > 5 && word[0] is 'ب' or 'ل' or 'ك' && word[1] == 'ا' && word[2] == 'ل')
            word = word[1..];
        return word.Length > 4 && word.StartsWith("ال") ? word[2..] : word;
    }
}
