using Ingestion.Enrichment.Buffers;

namespace Ingestion.Enrichment.Entities;

/// <summary>The names that rules and lists find in the Latin parts of a text, sentence by sentence.</summary>
internal static class LatinGrammar
{
    /// <summary>Finds them.</summary>
    public static PooledList<FoundName> Find(LatinWords words, bool inArabic, CancellationToken cancellationToken)
    {
        var finder = new LatinNameFinder(words, inArabic);
        var found = new PooledList<FoundName>();
        foreach (var sentence in words.Text.Sentences)
        {
            cancellationToken.ThrowIfCancellationRequested();
            finder.Find(sentence.FirstToken, sentence.EndToken, found);
        }

        if (!inArabic)
            Datelines.AddAgency(words.Text, found);
        return found;
    }
}
