using Ingestion.Enrichment.Buffers;
using Ingestion.Enrichment.Entities.Sequence;
using Ingestion.Enrichment.Entities.Things;
using Ingestion.Enrichment.Text;

namespace Ingestion.Enrichment.Entities;

/// <summary>Persons, organizations and places of an English text, and of Latin runs inside an Arabic one.</summary>
internal sealed class EnglishEntityFinder
{
    private readonly EnglishLexicon _lexicon = EnglishLexicon.Load();
    private readonly ThingLexicon _things = new("En/things.tsv");
    private readonly EntityGatherer _gatherer;
    private readonly NameRecognizer _model = new(new SequenceTagger(SequenceModelFile.ReadResource("En/names.model")), NameThresholds.English);

    public EnglishEntityFinder() =>
        _gatherer = new EntityGatherer(_lexicon.Phrases, word => (_lexicon.Of(word) & WordTraits.Name) != WordTraits.None);

    public IReadOnlyList<Entity> Find(AnalyzedText text, CancellationToken cancellationToken)
    {
        using var names = new NameTable();
        using var found = Names(text, names, inArabic: false, cancellationToken);
        return _gatherer.Gather(text, names, found);
    }

    /// <summary>The names with their groups.</summary>
    /// <param name="text">The text.</param>
    /// <param name="names">The names of the article.</param>
    /// <param name="inArabic">Whether the text is Arabic.</param>
    /// <param name="cancellationToken">Checked at every sentence.</param>
    public PooledList<FoundName> Names(AnalyzedText text, NameTable names, bool inArabic, CancellationToken cancellationToken)
    {
        using var words = new LatinWords(text, _lexicon);
        using var grammar = LatinGrammar.Find(words, inArabic, cancellationToken);
        using var document = new LatinDocumentPass(words, names, inArabic);
        // Latin words in an Arabic text have no English sentence around them.
        if (inArabic)
            return document.Run(grammar.Items);
        using var complete = _model.Complete(new EnglishFeatures(words, _model.Lexicon), grammar.Items, name => NameOf(text, name), cancellationToken);
        var found = document.Run(complete.Items);
        new EnglishThings(words, _things).Find(found);
        return found;
    }

    private static FoundName? NameOf(AnalyzedText text, TaggedName name)
    {
        var end = name.EndToken;
        while (end > name.FirstToken + 1 && text.FoldedOf(end - 1) is "'s" or "'")
            end--;
        return new FoundName(name.Type, name.FirstToken, end, text.SpanOf(name.FirstToken, end), 0.8 * name.Probability);
    }
}
