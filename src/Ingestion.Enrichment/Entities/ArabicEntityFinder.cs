using Ingestion.Enrichment.Text;

namespace Ingestion.Enrichment.Entities;

/// <summary>Persons, organizations and places of an Arabic text.</summary>
internal sealed class ArabicEntityFinder
{
    private readonly EnglishEntityFinder _latin;
    private readonly ArabicLexicon _lexicon = ArabicLexicon.Load();
    private readonly EntityGatherer _gatherer;

    public ArabicEntityFinder(EnglishEntityFinder latin)
    {
        _latin = latin;
        _gatherer = new EntityGatherer(_lexicon.Phrases, word => (_lexicon.Of(word) & WordTraits.Name) != WordTraits.None);
    }

    public IReadOnlyList<Entity> Find(AnalyzedText text, CancellationToken cancellationToken)
    {
        var words = new ArabicWords(text, _lexicon);
        var places = new ArabicPlaceFinder(words);
        var organizations = new ArabicOrganizationFinder(words);
        var nameEnds = new int[words.Count];
        var persons = new ArabicPersonFinder(words, nameEnds);
        var owners = new int[words.Count];
        var found = new List<FoundName>();
        var inSentence = new List<FoundName>();
        foreach (var sentence in text.Sentences)
        {
            cancellationToken.ThrowIfCancellationRequested();
            inSentence.Clear();
            places.Find(sentence.FirstToken, sentence.EndToken, inSentence);
            organizations.Find(sentence.FirstToken, sentence.EndToken, inSentence);
            foreach (var name in inSentence)
                nameEnds[name.FirstToken] = Math.Max(nameEnds[name.FirstToken], name.EndToken);
            persons.Find(sentence.FirstToken, sentence.EndToken, inSentence);
            found.AddRange(OverlapResolver.Resolve(inSentence, owners));
        }

        var names = ArabicOrganizationGroups.Merge(words, new ArabicDocumentPass(words).Run(found));
        names.AddRange(_latin.Names(text, inArabic: true, cancellationToken));
        return _gatherer.Gather(text, names);
    }
}
