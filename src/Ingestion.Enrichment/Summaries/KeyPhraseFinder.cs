using System.Runtime.InteropServices;
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
    /// <param name="title">Headline, or empty.</param>
    /// <param name="entities">What the body names.</param>
    /// <param name="cancellationToken">Checked at every sentence.</param>
    /// <returns>At most <see cref="Most"/>; scores from above 0 to 1, falling.</returns>
    public static IReadOnlyList<KeyPhrase> Find(AnalyzedText text, string title, IReadOnlyList<Entity> entities, CancellationToken cancellationToken)
    {
        var headline = AnalyzedText.Of(title);
        var inTitle = new HashSet<uint>();
        for (var i = 0; i < headline.Tokens.Length; i++)
        {
            if (ContentWords.TryHash(headline, i, out var hash))
                inTitle.Add(hash);
        }

        var taken = new bool[Math.Min(text.Tokens.Length, MostTokens)];
        var candidates = new List<Candidate>();
        foreach (var entity in entities)
            AddName(text, entity, taken, inTitle, candidates);
        foreach (var run in Runs(text, taken, cancellationToken).Values)
            AddRun(text, run, inTitle, candidates);
        candidates.Sort((one, other) => one.Score != other.Score ? other.Score.CompareTo(one.Score) : one.First.CompareTo(other.First));
        return Choose(candidates);
    }

    private static void AddName(AnalyzedText text, Entity entity, bool[] taken, HashSet<uint> inTitle, List<Candidate> candidates)
    {
        var spans = new List<TextSpan>(entity.Mentions.Count);
        var first = int.MaxValue;
        foreach (var mention in entity.Mentions)
        {
            var from = text.TokenAt(mention.Start);
            first = Math.Min(first, from);
            spans.Add(new TextSpan(mention.Start, mention.End));
            for (var i = from; i < taken.Length && text.Tokens[i].Start < mention.End; i++)
                taken[i] = true;
        }

        // From the first mention by the full name on: the others are told by it.
        var full = 0;
        for (var i = 0; i < entity.Mentions.Count && full == 0; i++)
            full = string.Equals(entity.Mentions[i].Surface, entity.Name, StringComparison.Ordinal) ? i : 0;
        if (first >= taken.Length || entity.Mentions[full].Clitic is not null)
            return;
        spans.RemoveRange(0, full);
        var words = Words(AnalyzedText.Of(entity.Name), 0, LongestPhrase * 3);
        candidates.Add(new Candidate(entity.Mentions[full].Surface, NameBonus * Score(text, entity.Mentions.Count, first, Share(words, inTitle), 2), first, words, spans));
    }

    private static Dictionary<ulong, Run> Runs(AnalyzedText text, bool[] taken, CancellationToken cancellationToken)
    {
        var runs = new Dictionary<ulong, Run>();
        foreach (var sentence in text.Sentences)
        {
            cancellationToken.ThrowIfCancellationRequested();
            for (var first = sentence.FirstToken; first < Math.Min(taken.Length, sentence.EndToken); first++)
            {
                var key = 14695981039346656037UL;
                for (var end = first + 1; end <= Math.Min(Math.Min(taken.Length, sentence.EndToken), first + LongestPhrase); end++)
                {
                    if (taken[end - 1] || !PhraseWords.CanBePart(text, end - 1) || !ContentWords.TryHash(text, end - 1, out var hash))
                        break;
                    key = (key ^ hash) * 1099511628211UL;
                    ref var run = ref CollectionsMarshal.GetValueRefOrAddDefault(runs, key, out var known);
                    if (!known)
                        run = new Run(first, end - first, []);
                    run.Starts.Add(first);
                }
            }
        }

        return runs;
    }

    private static void AddRun(AnalyzedText text, Run run, HashSet<uint> inTitle, List<Candidate> candidates)
    {
        var words = Words(text, run.First, run.Length);
        var share = Share(words, inTitle);
        if (share < 1 ? run.Starts.Count < (run.Length == 1 ? 3 : 2) : run.Length == 1 && run.Starts.Count < 2)
            return;
        var spans = new List<TextSpan>(run.Starts.Count);
        foreach (var start in run.Starts)
        {
            var span = text.SpanOf(start, start + run.Length);
            var clitic = ContentWords.CliticOf(text, start);
            // «لل» has swallowed the article: what remains is no word.
            if (clitic < 2)
                spans.Add(clitic == 0 ? span : span with { Start = text.Text.ToOriginal(text.Tokens[start].FoldedStart + clitic) });
        }

        if (spans.Count > 0)
            candidates.Add(new Candidate(text.SurfaceOf(spans[0]), Score(text, run.Starts.Count, run.First, share, run.Length), run.First, words, spans));
    }

    private static double Score(AnalyzedText text, int count, int firstToken, double titleShare, int length) =>
        Math.Log2(1 + count) * (1 + (TitleBonus * titleShare)) * (length switch { 1 => 0.5, 2 => 1.3, _ => 1.4 })
        / (1 + (PerSentence * text.SentenceOf(firstToken)));

    private static double Share(uint[] words, HashSet<uint> inTitle) => words.Length == 0 ? 0 : words.Count(inTitle.Contains) / (double)words.Length;

    private static uint[] Words(AnalyzedText text, int first, int count)
    {
        var words = new List<uint>(count);
        for (var i = first; i < Math.Min(text.Tokens.Length, first + count); i++)
        {
            if (ContentWords.TryHash(text, i, out var hash))
                words.Add(hash);
        }

        return [.. words];
    }

    // Best first; a phrase of which half the words are told already tells nothing new.
    private static List<KeyPhrase> Choose(List<Candidate> candidates)
    {
        var told = new HashSet<uint>();
        var phrases = new List<KeyPhrase>(Most);
        foreach (var candidate in candidates)
        {
            if (phrases.Count == Most)
                break;
            if (candidate.Words.Count(told.Contains) * 2 >= Math.Max(1, candidate.Words.Length))
                continue;
            told.UnionWith(candidate.Words);
            phrases.Add(new KeyPhrase(candidate.Text, Math.Round(candidate.Score / candidates[0].Score, 3), candidate.Spans));
        }

        return phrases;
    }

    private readonly record struct Run(int First, int Length, List<int> Starts);

    private sealed record Candidate(string Text, double Score, int First, uint[] Words, List<TextSpan> Spans);
}
