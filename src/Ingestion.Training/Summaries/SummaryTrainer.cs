using Ingestion.Enrichment.Summaries;
using Ingestion.Training.Boosting;

namespace Ingestion.Training.Summaries;

/// <summary>
/// Trains both models of the bullets by ROUGE-1 F1. The first learns what a sentence adds: the mean of sets of it and two of the first
/// sentences of the report. The second learns what sets of the best sentences give. Both beside the other choices of the same article.
/// </summary>
/// <remarks>
/// The second sees scores of the first as they will be on new articles: of models trained without the article (cross-fitting).
/// One thread, fixed seeds: the same files give the same weights, byte by byte.
/// </remarks>
internal static class SummaryTrainer
{
    private const int Folds = 4;
    private const int SetSize = 3;
    private const int Seed = 20250101;

    // A sentence is tried with pairs of the first sentences of the report, for that is what it competes with.
    private const int Companions = 7;
    private const int Trials = 30;

    // Targets in points, as ROUGE is told.
    private const float Points = 100;

    /// <summary>How the first model's trees are grown.</summary>
    public static BoostingOptions SentenceTrees { get; } = new() { Trees = 150, Depth = 5, Rate = 0.08, LeastLeaf = 200, Prior = 100 };

    /// <summary>How the second model's trees are grown: an article has 56 sets, so that a leaf of a few articles says little.</summary>
    public static BoostingOptions SetTrees { get; } = new() { Trees = 150, Depth = 4, Rate = 0.08, LeastLeaf = 3000, Prior = 1000 };

    /// <summary>Trains.</summary>
    /// <param name="articles">The articles, each with its weight.</param>
    /// <param name="cancellationToken">Checked at every tree.</param>
    public static SummaryModel Train(IReadOnlyList<WeightedArticle> articles, CancellationToken cancellationToken)
    {
        var rows = new Rows(ArticleFeatures.Count);
        var folds = new List<int>();
        var random = new Random(Seed);
        for (var i = 0; i < articles.Count; i++)
        {
            AddSentences(rows, articles[i], random);
            folds.AddRange(Enumerable.Repeat(i % Folds, articles[i].Article.Features.Sentences));
        }

        var binned = rows.Bin();
        var crossed = Enumerable.Range(0, Folds).Select(fold => rows.Train(binned, SentenceTrees, i => folds[i] != fold, cancellationToken)).ToArray();
        var sets = new Rows(ShortList.Features);
        for (var i = 0; i < articles.Count; i++)
            AddSets(sets, articles[i], crossed[i % Folds]);
        return new SummaryModel(
            rows.Train(binned, SentenceTrees, static _ => true, cancellationToken),
            sets.Train(sets.Bin(), SetTrees, static _ => true, cancellationToken));
    }

    private static void AddSentences(Rows rows, WeightedArticle weighted, Random random)
    {
        var (article, weight) = weighted;
        var proper = article.Features.ReportSentences(SetSize);
        int[] companions = [.. Enumerable.Range(0, article.Features.Sentences).Where(proper).Take(Companions)];
        var first = rows.Count;
        for (var i = 0; i < article.Features.Sentences; i++)
            rows.Add(article.Features.Of(i), Points * Worth(article, i, companions, random), proper(i) ? weight : 0);
        rows.Center(first);
    }

    private static float Worth(TrainingArticle article, int sentence, int[] companions, Random random)
    {
        if (companions.Length <= SetSize)
            return article.F1(sentence);
        var sum = 0f;
        for (var trial = 0; trial < Trials; trial++)
        {
            int one, other;
            do
                one = companions[random.Next(companions.Length)];
            while (one == sentence);
            do
                other = companions[random.Next(companions.Length)];
            while (other == sentence || other == one);
            sum += article.F1(one, other, sentence);
        }

        return sum / Trials;
    }

    private static void AddSets(Rows rows, WeightedArticle weighted, BoostedTrees scorer)
    {
        var (article, weight) = weighted;
        var scores = SummaryModel.Score(scorer, article.Features);
        var list = ShortList.Of(article.Features, scores, scores, article.Features.ReportSentences(SetSize));
        Span<float> row = stackalloc float[ShortList.Features];
        Span<int> members = stackalloc int[SetSize];
        var first = rows.Count;
        foreach (var set in new SentenceSets(list.Count, SetSize))
        {
            list.Describe(set, row);
            list.Members(set, members);
            rows.Add(row, Points * article.F1(members), weight);
        }

        rows.Center(first);
    }

    /// <summary>Rows in the making, with their targets and weights.</summary>
    private sealed class Rows(int features)
    {
        private readonly List<float> _values = [];
        private readonly List<float> _targets = [];
        private readonly List<float> _weights = [];

        public int Count => _targets.Count;

        public void Add(ReadOnlySpan<float> row, float target, float weight)
        {
            _values.AddRange(row);
            _targets.Add(target);
            _weights.Add(weight);
        }

        // Some articles have references of other words altogether: what counts is which choice does better than the article's others.
        public void Center(int first)
        {
            var mean = _targets.Skip(first).DefaultIfEmpty().Average();
            for (var i = first; i < _targets.Count; i++)
                _targets[i] -= mean;
        }

        public BinnedRows Bin() => new([.. _values], features);

        public BoostedTrees Train(BinnedRows binned, BoostingOptions options, Func<int, bool> isSeen, CancellationToken cancellationToken) =>
            GradientBoosting.Train(binned, [.. _targets], [.. _weights.Select((weight, i) => isSeen(i) ? weight : 0)], options, cancellationToken);
    }
}

/// <summary>An article and how much it counts.</summary>
internal readonly record struct WeightedArticle(TrainingArticle Article, float Weight);
