using Ingestion.Enrichment.Entities.Sequence;
using Ingestion.Enrichment.Entities.Things;
using Ingestion.Enrichment.Text;

namespace Ingestion.Enrichment.Entities;

/// <summary>Persons, organizations and places of an Arabic text.</summary>
internal sealed class ArabicEntityFinder
{
    private readonly EnglishEntityFinder _latin;
    private readonly ArabicLexicon _lexicon = ArabicLexicon.Instance;
    private readonly ThingLexicon _things = new("Ar/things.tsv");
    private readonly EntityGatherer _gatherer;
    private readonly NameRecognizer _model = new(new SequenceTagger(SequenceModelFile.ReadResource("Ar/names.model")), NameThresholds.Arabic);

    public ArabicEntityFinder(EnglishEntityFinder latin)
    {
        _latin = latin;
        _gatherer = new EntityGatherer(_lexicon.Phrases, word => (_lexicon.Of(word) & WordTraits.Name) != WordTraits.None);
    }

    public IReadOnlyList<Entity> Find(AnalyzedText text, CancellationToken cancellationToken)
    {
        using var words = new ArabicWords(text, _lexicon);
        using var names = new NameTable();
        using var grammar = ArabicGrammar.Find(words, cancellationToken);
        using var complete = _model.Complete(
            new ArabicFeatures(words, _model.Lexicon), grammar.Items, name => ArabicSpans.Name(words, _model.Lexicon, name), cancellationToken);
        using var document = new ArabicDocumentPass(words, names);
        using var found = document.Run(complete.Items);
        SplitNames.Join(words, found);
        ArabicOrganizationGroups.Merge(words, names, found);
        using var latin = _latin.Names(text, names, inArabic: true, cancellationToken);
        found.AddRange(latin.Items);
        new ArabicThings(words, _things).Find(found);
        return _gatherer.Gather(text, names, found);
    }
}
