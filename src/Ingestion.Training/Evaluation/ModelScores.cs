using Ingestion.Training.Conll;
using Ingestion.Training.Names;

namespace Ingestion.Training.Evaluation;

/// <summary>What a model scores, sentence by sentence and with the second pass over the document.</summary>
/// <param name="Sentences">Sentence by sentence.</param>
/// <param name="Document">With the second pass.</param>
internal sealed record ModelScores(NameCounts Sentences, NameCounts Document)
{
    /// <summary>From which probability names count here: F1 is much the same from 0.2 to 0.3.</summary>
    public const float Threshold = 0.25f;

    /// <summary>Scores a model.</summary>
    public static ModelScores Of(NameModel model, IReadOnlyList<ConllDocument> documents, CancellationToken cancellationToken) =>
        new(Count(model, documents, again: false, cancellationToken), Count(model, documents, again: true, cancellationToken));

    /// <summary>What a model finds in a document beside what is annotated.</summary>
    public static SpanComparison Compare(NameModel model, ConllDocument document, bool again) =>
        SpanScorer.Compare(document.Text, document.Names, model.Find(document.Text, again, Threshold));

    private static NameCounts Count(NameModel model, IReadOnlyList<ConllDocument> documents, bool again, CancellationToken cancellationToken)
    {
        var counts = NameCounts.None;
        foreach (var document in documents)
        {
            cancellationToken.ThrowIfCancellationRequested();
            counts = counts.Plus(NameCounts.Of(Compare(model, document, again)));
        }

        return counts;
    }
}
