namespace Ingestion.Enrichment.Entities;

/// <summary>The names that grammar and lists find in an Arabic text, sentence by sentence.</summary>
internal static class ArabicGrammar
{
    /// <summary>Finds them; what overlaps is decided.</summary>
    public static List<FoundName> Find(ArabicWords words, CancellationToken cancellationToken)
    {
        var places = new ArabicPlaceFinder(words);
        var organizations = new ArabicOrganizationFinder(words);
        var nameEnds = new int[words.Count];
        var persons = new ArabicPersonFinder(words, nameEnds);
        var owners = new int[words.Count];
        var found = new List<FoundName>();
        var inSentence = new List<FoundName>();
        foreach (var sentence in words.Text.Sentences)
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

        return found;
    }
}
