using Ingestion.Enrichment.Entities.Sequence;

namespace Ingestion.Training.Names;

/// <summary>Trains the names of a language from documents.</summary>
/// <param name="tag">Language.</param>
/// <param name="lexicon">What features are made with.</param>
/// <param name="rawTexts">Texts without annotation, to learn what words are taken for in them; may be empty.</param>
/// <param name="options">How.</param>
/// <param name="progress">Told what is done, now and then.</param>
internal sealed class NameTraining(string tag, WordLexicon lexicon, IReadOnlyList<string> rawTexts, TrainingOptions options, Action<string> progress)
{
    private const int FirstEpochs = 8;
    private readonly NameLanguage _language = NameLanguage.Of(tag, lexicon);

    /// <summary>How many texts without annotation there are.</summary>
    public int RawTextCount => rawTexts.Count;

    /// <summary>
    /// Trains. What the rest of a document and the raw texts say of a token is learnt from first passes by models that have not seen the
    /// document, so that it is as doubtful as it will be later.
    /// </summary>
    /// <param name="documents">What to learn from.</param>
    /// <param name="without">Kinds of features that are left out, a bit each.</param>
    /// <param name="again">Whether what first passes say is learnt too: a second pass over the document, and the raw texts. Without, there is one run.</param>
    /// <param name="cancellationToken">Checked at every sentence.</param>
    public SequenceModel Train(TrainingDocuments documents, uint without, bool again, CancellationToken cancellationToken)
    {
        var reader = new NameReader(without);
        if (!again)
            documents.AddTo(reader, _language, firstPass: null, _ => true);

        var votes = new RawTextVotes();
        for (var fold = 0; again && fold < options.Folds; fold++)
        {
            var first = new NameReader(without);
            documents.AddTo(first, _language, firstPass: null, number => number % options.Folds != fold);
            progress($"first pass {fold + 1} of {options.Folds}");
            var trainer = new CrfTrainer(first.Set, options with { Epochs = FirstEpochs, Averaged = FirstEpochs / 2, Runs = 1 });
            var model = new NameModel(trainer.Train(lexicon, (_, _) => { }, cancellationToken), tag);
            var own = RawTextVotes.Of(model, rawTexts, cancellationToken);
            votes.Add(own);
            documents.AddTo(reader, NameLanguage.Of(tag, own.AddTo(lexicon)), model, number => number % options.Folds == fold);
        }

        var withVotes = again ? votes.AddTo(lexicon) : lexicon;
        return new CrfTrainer(reader.Set, again ? options : options with { Runs = 1 }).Train(withVotes, (epoch, loss) => progress($"pass {epoch} of {options.Epochs}, loss {loss:F4}"), cancellationToken);
    }
}
