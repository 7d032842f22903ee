namespace Ingestion.Enrichment.Summaries;

/// <summary>
/// The trained models: one scores sentences, the other sets of sentences. The weights stand in <c>Resources/Summaries</c>, with a model
/// card beside them; <c>train bullets</c> of Ingestion.Training makes both.
/// </summary>
/// <param name="Sentences">Scores a row of <see cref="SentenceFeature"/>: higher tells more of what an editor would tell.</param>
/// <param name="Sets">Scores a row of <see cref="SetFeature"/>, likewise.</param>
internal sealed record SummaryModel(BoostedTrees Sentences, BoostedTrees Sets)
{
    /// <summary>Name of the resource.</summary>
    public const string Resource = "Summaries/weights.bin";

    private static readonly Lazy<SummaryModel> Shared = new(Load);

    /// <summary>The model that ships.</summary>
    /// <exception cref="InvalidOperationException">The weights are missing or made for other features.</exception>
    public static SummaryModel Instance => Shared.Value;

    /// <summary>Reads both models.</summary>
    /// <exception cref="InvalidOperationException">The weights are made for other features.</exception>
    public static SummaryModel Read(Stream stream)
    {
        var model = new SummaryModel(BoostedTrees.Read(stream), BoostedTrees.Read(stream));
        return model.Sentences.Features == ArticleFeatures.Count && model.Sets.Features == ShortList.Features
            ? model
            : throw new InvalidOperationException("The weights of the bullets are made for other features: run 'train bullets' again.");
    }

    /// <summary>Writes both models.</summary>
    public void Write(Stream stream)
    {
        Sentences.Write(stream);
        Sets.Write(stream);
    }

    /// <summary>The scores of all sentences of an article.</summary>
    public static float[] Score(BoostedTrees sentences, ArticleFeatures article)
    {
        var scores = new float[article.Sentences];
        for (var i = 0; i < scores.Length; i++)
            scores[i] = sentences.Score(article.Of(i));
        return scores;
    }

    private static SummaryModel Load()
    {
        using var stream = typeof(SummaryModel).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The weights '{Resource}' are not embedded in the assembly.");
        return Read(stream);
    }
}
