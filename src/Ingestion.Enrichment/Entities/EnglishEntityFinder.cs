using Ingestion.Enrichment.Text;

namespace Ingestion.Enrichment.Entities;

/// <summary>Persons, organizations and places of an English text, and of Latin runs inside an Arabic one.</summary>
internal sealed class EnglishEntityFinder
{
    private readonly EnglishLexicon _lexicon = EnglishLexicon.Load();
    private readonly EntityGatherer _gatherer;

    public EnglishEntityFinder() =>
        _gatherer = new EntityGatherer(_lexicon.Phrases, word => (_lexicon.Of(word) & WordTraits.Name) != WordTraits.None);

    public IReadOnlyList<Entity> Find(AnalyzedText text, CancellationToken cancellationToken) =>
        _gatherer.Gather(text, Names(text, inArabic: false, cancellationToken));

    /// <summary>The names with their groups.</summary>
    /// <param name="text">The text.</param>
    /// <param name="inArabic">Whether the text is Arabic.</param>
    /// <param name="cancellationToken">Checked at every sentence.</param>
    public List<FoundName> Names(AnalyzedText text, bool inArabic, CancellationToken cancellationToken)
    {
        var words = new LatinWords(text, _lexicon);
        var finder = new LatinNameFinder(words, inArabic);
        var found = new List<FoundName>();
        foreach (var sentence in text.Sentences)
        {
            cancellationToken.ThrowIfCancellationRequested();
            finder.Find(sentence.FirstToken, sentence.EndToken, found);
        }

        return new LatinDocumentPass(words, inArabic).Run(found);
    }
}
