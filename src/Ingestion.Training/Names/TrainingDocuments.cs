using Ingestion.Training.Conll;

namespace Ingestion.Training.Names;

/// <summary>The documents that a model learns from.</summary>
/// <param name="Domain">Those of the genre and annotation that the model is for.</param>
/// <param name="Others">Further ones, from which it learns what is true of both.</param>
internal sealed record TrainingDocuments(IReadOnlyList<ConllDocument> Domain, IReadOnlyList<ConllDocument> Others)
{
    /// <summary>The documents of some corpora.</summary>
    /// <param name="corpora">All of them.</param>
    /// <param name="domain">Those of the domain, or longer ones with their names.</param>
    public static TrainingDocuments Of(IEnumerable<CorpusFile> corpora, IReadOnlyList<CorpusFile> domain)
    {
        var documents = corpora.ToLookup(corpus => domain.Any(one => one.Name == corpus.Name), corpus => ConllDocument.Of(corpus.Sentences));
        return new TrainingDocuments([.. documents[true].SelectMany(each => each)], [.. documents[false].SelectMany(each => each)]);
    }

    /// <summary>Adds those of some folds.</summary>
    /// <param name="reader">What reads them.</param>
    /// <param name="language">The language's part of the engine.</param>
    /// <param name="firstPass">A model that has not seen them, or null.</param>
    /// <param name="wanted">Told the number of a document; whether it is to be added.</param>
    public void AddTo(NameReader reader, NameLanguage language, NameModel? firstPass, Func<int, bool> wanted)
    {
        for (var i = 0; i < Domain.Count + Others.Count; i++)
        {
            if (wanted(i))
                reader.Add(i < Domain.Count ? Domain[i] : Others[i - Domain.Count], i < Domain.Count, language, firstPass);
        }
    }
}
