using Ingestion.Enrichment.Entities.Sequence;

namespace Ingestion.Training.Names;

/// <summary>Trains the names of a language from documents.</summary>
/// <param name="tag">Language.</param>
/// <param name="lexicon">What features are made with.</param>
/// <param name="options">How.</param>
/// <param name="progress">Told what is done, now and then.</param>
internal sealed class NameTraining(string tag, WordLexicon lexicon, TrainingOptions options, Action<string> progress)
{
    private const int FirstEpochs = 8;
    private readonly NameLanguage _language = NameLanguage.Of(tag, lexicon);

    /// <summary>
    /// Trains. What the rest of a document says of a token is learnt from first passes by models that have not seen the document, so
    /// that it is as doubtful as it will be later.
    /// </summary>
    /// <param name="documents">What to learn from.</param>
    /// <param name="without">Kinds of features that are left out, a bit each.</param>
    /// <param name="again">Whether a second pass over the document is learnt too.</param>
    /// <param name="cancellationToken">Checked at every sentence.</param>
    public SequenceModel Train(TrainingDocuments documents, uint without, bool again, CancellationToken cancellationToken)
    {
        var reader = new NameReader(_language, without);
        if (!again)
            documents.AddTo(reader, firstPass: null, _ => true);

        for (var fold = 0; again && fold < options.Folds; fold++)
        {
            var first = new NameReader(_language, without);
            documents.AddTo(first, firstPass: null, number => number % options.Folds != fold);
            progress($"first pass {fold + 1} of {options.Folds}");
            var trainer = new CrfTrainer(first.Set, options with { Epochs = FirstEpochs, Averaged = FirstEpochs / 2 });
            var model = new NameModel(trainer.Train(lexicon, (_, _) => { }, cancellationToken), tag);
            documents.AddTo(reader, model, number => number % options.Folds == fold);
        }

        return new CrfTrainer(reader.Set, options).Train(lexicon, (epoch, loss) => progress($"pass {epoch} of {options.Epochs}, loss {loss:F4}"), cancellationToken);
    }
}
