using Ingestion.Enrichment.Buffers;

namespace Ingestion.Enrichment.Entities;

/// <summary>The names that grammar and lists find in an Arabic text, sentence by sentence.</summary>
internal static class ArabicGrammar
{
    /// <summary>Finds them; what overlaps is decided.</summary>
    public static PooledList<FoundName> Find(ArabicWords words, CancellationToken cancellationToken)
    {
        var places = new ArabicPlaceFinder(words);
        var organizations = new ArabicOrganizationFinder(words);
        var outlets = new QuotedOutlets(words);
        using var nameEnds = PooledList<int>.OfDefaults(words.Count);
        var persons = new ArabicPersonFinder(words, nameEnds);
        using var overlaps = new OverlapResolver(words.Count);
        using var inSentence = new PooledList<FoundName>();
        var found = new PooledList<FoundName>();
        foreach (var sentence in words.Text.Sentences)
        {
            cancellationToken.ThrowIfCancellationRequested();
            inSentence.Truncate(0);
            places.Find(sentence.FirstToken, sentence.EndToken, inSentence);
            organizations.Find(sentence.FirstToken, sentence.EndToken, inSentence);
            Abbreviations.Find(words, sentence.EndToken, inSentence);
            outlets.Find(sentence.FirstToken, sentence.EndToken, inSentence);
            foreach (var name in inSentence.Items)
                nameEnds[name.FirstToken] = Math.Max(nameEnds[name.FirstToken], name.EndToken);
            persons.Find(sentence.FirstToken, sentence.EndToken, inSentence);
            overlaps.Resolve(inSentence.Items, found);
        }

        Datelines.AddAgency(words.Text, found);
        return found;
    }
}
