using Ingestion.Enrichment.Entities.Sequence;
using Ingestion.Enrichment.Text;

namespace Ingestion.Enrichment.Entities;

/// <summary>Persons, organizations and places of an Arabic text.</summary>
/// <param name="latin">Finds the names that stand in Latin letters.</param>
internal sealed class ArabicEntityFinder(EnglishEntityFinder latin)
{
    private readonly ArabicLexicon _lexicon = ArabicLexicon.Load();
    private readonly NameRecognizer _model = new(new SequenceTagger(SequenceModelFile.ReadResource("Ar/names.model")), NameThresholds.Arabic);

    public IReadOnlyList<Entity> Find(AnalyzedText text, CancellationToken cancellationToken)
    {
        var words = new ArabicWords(text, _lexicon);
        var grammar = ArabicGrammar.Find(words, cancellationToken);
        var found = _model.Complete(new ArabicFeatures(words, _model.Lexicon), grammar, name => ArabicSpans.Name(words, _model.Lexicon, name), cancellationToken);
        var names = ArabicOrganizationGroups.Merge(words, new ArabicDocumentPass(words).Run(found));
        names.AddRange(latin.Names(text, inArabic: true, cancellationToken));
        return EntityGatherer.Gather(text, names);
    }
}
