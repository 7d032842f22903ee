using Ingestion.Enrichment.Entities.Sequence;
using Ingestion.Enrichment.Text;

namespace Ingestion.Enrichment.Entities;

/// <summary>Persons, organizations and places of an Arabic text.</summary>
internal sealed class ArabicEntityFinder
{
    private readonly EnglishEntityFinder _latin;
    private readonly ArabicLexicon _lexicon = ArabicLexicon.Instance;
    private readonly EntityGatherer _gatherer;
    private readonly NameRecognizer _model = new(new SequenceTagger(SequenceModelFile.ReadResource("Ar/names.model")), NameThresholds.Arabic);

    public ArabicEntityFinder(EnglishEntityFinder latin)
    {
        _latin = latin;
        _gatherer = new EntityGatherer(_lexicon.Phrases, word => (_lexicon.Of(word) & WordTraits.Name) != WordTraits.None);
    }

    public IReadOnlyList<Entity> Find(AnalyzedText text, CancellationToken cancellationToken)
    {
        var words = new ArabicWords(text, _lexicon);
        var grammar = ArabicGrammar.Find(words, cancellationToken);
        var found = _model.Complete(new ArabicFeatures(words, _model.Lexicon), grammar, name => ArabicSpans.Name(words, _model.Lexicon, name), cancellationToken);
        var names = ArabicOrganizationGroups.Merge(words, SplitNames.Join(words, new ArabicDocumentPass(words).Run(found)));
        names.AddRange(_latin.Names(text, inArabic: true, cancellationToken));
        return _gatherer.Gather(text, names);
    }
}
