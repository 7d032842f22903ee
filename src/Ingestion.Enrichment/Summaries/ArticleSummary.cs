using System.Numerics;
using Ingestion.Enrichment.Quotations;
using Ingestion.Enrichment.Text;

namespace Ingestion.Enrichment.Summaries;

/// <summary>What is read once of an article, for its bullets, its lead and its key phrases alike.</summary>
internal sealed class ArticleSummary : IDisposable
{
    /// <summary>Why there may be none.</summary>
    public const string NoSentence = "no sentence is long enough to stand alone";

    // A longer sentence is cut at a comma; where it has none, it is not taken.
    private const int MostWords = 45;

    // A bullet may be so much longer than its part of the target before it is cut at the end of a clause.
    private const double Latitude = 1.6;

    // Two sentences that share more of the shorter one's content words than this say the same.
    private const float SameContent = 0.6f;

    // The scores are points of ROUGE-1 F1 against summaries of one or two sentences, where a word more costs about this much. Where a
    // number of words is asked for, a word costs nothing, but each one too many or too few does.
    private const float PriceOfAWord = 0.3f;
    private const float WordAmiss = 0.3f;

    // In the same points: a third of the article that is told, and a sentence that would be another's words altogether.
    private const float ThirdTold = 2;
    private const float Repetition = 9;

    // One sentence of usual length, wherever it stands: the scorer knows that it is mostly the first.
    private static readonly BulletOptions LeadOptions = new() { Count = 1, Words = 28, Spread = 0 };

    private readonly AnalyzedText _text;
    private readonly ArticleText _article;
    private readonly IReadOnlyList<Entity> _entities;
    private readonly IReadOnlyList<DateMention> _dates;
    private readonly IReadOnlyList<QuotedStretch> _stretches;
    private readonly SummaryModel _model;
    private readonly float[] _scores;
    private readonly Func<int, bool> _isName;

    /// <summary>Reads an article.</summary>
    /// <param name="text">The body.</param>
    /// <param name="article">The same article; its title weighs, its day of publication makes dates absolute.</param>
    /// <param name="language">BCP 47 primary tag.</param>
    /// <param name="entities">What the body names.</param>
    /// <param name="dates">Its dates, in text order.</param>
    /// <param name="model">What scores; <see cref="SummaryModel.Instance"/> in the product.</param>
    /// <param name="cancellationToken">Checked at every sentence.</param>
    public ArticleSummary(
        AnalyzedText text, ArticleText article, string language, IReadOnlyList<Entity> entities, IReadOnlyList<DateMention> dates, SummaryModel model,
        CancellationToken cancellationToken)
    {
        (_text, _article, _entities, _dates) = (text, article, entities, dates);
        _stretches = QuoteMarks.Find(text);
        _model = model;
        Features = new ArticleFeatures(text, article.Title, language, _stretches, cancellationToken);
        _isName = Starts(entities);
        _scores = SummaryModel.Score(_model.Sentences, Features);
    }

    /// <summary>The features of its sentences.</summary>
    public ArticleFeatures Features { get; }

    /// <summary>Gives the memory of the features back.</summary>
    public void Dispose() => Features.Dispose();

    /// <summary>The bullets, in text order.</summary>
    public IReadOnlyList<Bullet> Bullets(BulletOptions options)
    {
        if (options.Words is not { } words)
            return WholeSentences(options.Count);
        var drafts = Drafts((int)(words * Latitude / options.Count));
        var list = ShortList.Of(Features, _scores, Ranking(drafts, options.Spread), i => drafts[i].Exists);
        var set = 0u;
        for (var size = Math.Min(options.Count, list.Count); size > 0 && set == 0; size--)
            set = Best(list, size, drafts, options, words);
        var editor = new BulletEditor(_text, _article, _entities, _dates, _stretches);
        var bullets = new List<Bullet>(options.Count);
        for (; set != 0; set &= set - 1)
            bullets.Add(editor.Edit(drafts[list[BitOperations.TrailingZeroCount(set)]]));
        return bullets;
    }

    /// <summary>The bullets, with the reason where there are fewer than asked for.</summary>
    public Part<Bullet> BulletPart(BulletOptions options)
    {
        var bullets = Bullets(options);
        return bullets.Count == 0
            ? Part.Without<Bullet>(PartStatus.Empty, NoSentence)
            : new Part<Bullet>(bullets, PartStatus.Ok, bullets.Count < options.Count ? "the text has no more sentences that can be read alone and repeat no other" : null);
    }

    /// <summary>The one sentence that tells most, as a bullet.</summary>
    /// <returns>One, or none where no sentence can be read alone.</returns>
    public IReadOnlyList<Bullet> Lead() => Bullets(LeadOptions);

    private Bullet[] WholeSentences(int count)
    {
        var list = ShortList.Of(Features, _scores, _scores, Features.ReportSentences(count));
        var members = new int[Math.Min(count, list.Count)];
        if (members.Length == 0)
            return [];
        list.Members(BestOfModel(list, members.Length), members);
        return [.. members.Select(i => new Bullet(_text.SurfaceOf(_text.Sentences[i].Span), [_text.Sentences[i].Span]))];
    }

    private uint BestOfModel(ShortList list, int size)
    {
        Span<float> row = stackalloc float[ShortList.Features];
        var best = 0u;
        var bestValue = float.NegativeInfinity;
        foreach (var set in new SentenceSets(list.Count, size))
        {
            list.Describe(set, row);
            var value = _model.Sets.Score(row);
            if (value > bestValue)
                (best, bestValue) = (set, value);
        }

        return best;
    }

    private uint Best(ShortList list, int size, BulletDraft[] drafts, BulletOptions options, int target)
    {
        var best = 0u;
        var bestValue = float.NegativeInfinity;
        foreach (var set in new SentenceSets(list.Count, size))
        {
            if (Value(list, set, drafts, options, target) is var value && value > bestValue)
                (best, bestValue) = (set, value);
        }

        return best;
    }

    private float Value(ShortList list, uint set, BulletDraft[] drafts, BulletOptions options, int target)
    {
        var value = 0f;
        int words = 0, thirds = 0;
        for (var left = set; left != 0; left &= left - 1)
        {
            var at = BitOperations.TrailingZeroCount(left);
            value += _scores[list[at]] + (PriceOfAWord * drafts[list[at]].Words);
            words += drafts[list[at]].Words;
            thirds |= 1 << Third(list[at]);
            for (var before = set & ((1u << at) - 1); before != 0; before &= before - 1)
            {
                var overlap = list.Overlap(at, BitOperations.TrailingZeroCount(before));
                if (overlap > SameContent)
                    return float.NegativeInfinity;
                value -= Repetition * overlap;
            }
        }

        return value + ((float)options.Spread * ThirdTold * BitOperations.PopCount((uint)thirds)) - (WordAmiss * Math.Abs(words - target));
    }

    // The best two of each third come first, so that the list has something of everywhere.
    private float[] Ranking(BulletDraft[] drafts, double spread)
    {
        if (spread == 0)
            return _scores;
        var ranking = (float[])_scores.Clone();
        for (var i = 0; i < ranking.Length; i++)
            ranking[i] += PriceOfAWord * drafts[i].Words;
        for (var third = 0; third < 3; third++)
        {
            for (var n = 0; n < 2; n++)
            {
                var best = -1;
                for (var i = 0; i < ranking.Length; i++)
                {
                    if (drafts[i].Exists && Third(i) == third && ranking[i] < 500 && (best < 0 || ranking[i] > ranking[best]))
                        best = i;
                }

                if (best >= 0)
                    ranking[best] += 1000;
            }
        }

        return ranking;
    }

    private int Third(int sentence) => sentence * 3 / Features.Sentences;

    private static Func<int, bool> Starts(IReadOnlyList<Entity> entities)
    {
        var starts = new int[entities.Sum(static entity => entity.Mentions.Count)];
        for (int i = 0, count = 0; i < entities.Count; i++)
        {
            for (var j = 0; j < entities[i].Mentions.Count; j++)
                starts[count++] = entities[i].Mentions[j].Start;
        }

        Array.Sort(starts);
        return position => Array.BinarySearch(starts, position) >= 0;
    }

    private BulletDraft[] Drafts(int limit)
    {
        var drafts = new BulletDraft[Features.Sentences];
        for (var i = 0; i < drafts.Length; i++)
            drafts[i] = Draft(i, limit);
        return drafts;
    }

    private BulletDraft Draft(int index, int limit)
    {
        var sentence = _text.Sentences[index];
        if (Features.Of(index, SentenceFeature.Line) > 0)
            return BulletDraft.None;
        var start = SentenceOpeners.Instance.StartOf(_text, sentence, _isName, out _);
        if (start < 0 || SentenceForm.IsInside(_stretches, start) || SentenceForm.LeavesOpen(_stretches, sentence.Span))
            return BulletDraft.None;
        var end = ClauseCutter.EndOf(_text, sentence, _stretches, start, limit, MostWords, out var words);
        return end < 0 || words < SentenceForm.FewestWords ? BulletDraft.None : new BulletDraft(index, start, end, words);
    }
}
