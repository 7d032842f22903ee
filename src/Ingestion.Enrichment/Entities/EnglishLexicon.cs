using System.Runtime.InteropServices;
using Ingestion.Enrichment.Text;

namespace Ingestion.Enrichment.Entities;

/// <summary>
/// The English word lists, folded, in memory. Read once. <see cref="WordTraits.Rank"/> is a form of address, <see cref="WordTraits.Title"/> a
/// role; heads close a name, <see cref="WordTraits.ListHead"/> and <see cref="WordTraits.Generic"/> open "University of", "Gulf of".
/// </summary>
internal sealed class EnglishLexicon
{
    private readonly Dictionary<string, WordTraits> _words = new(40_000, StringComparer.Ordinal);

    private EnglishLexicon()
    {
    }

    /// <summary>Names of places and organizations.</summary>
    public PhraseTrie Phrases { get; } = new();

    /// <summary>What is known of a folded word.</summary>
    public WordTraits Of(ReadOnlySpan<char> folded) =>
        _words.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(folded, out var traits) ? traits : WordTraits.None;

    public static EnglishLexicon Load()
    {
        var lexicon = new EnglishLexicon();
        lexicon.LoadNames();
        lexicon.LoadWords();
        return lexicon;
    }

    private void Add(string word, WordTraits traits) => AddFolded(FoldedText.Fold(word), traits);

    private void AddFolded(string folded, WordTraits traits) => CollectionsMarshal.GetValueRefOrAddDefault(_words, folded, out _) |= traits;

    private void LoadNames()
    {
        foreach (var row in WordList.Rows("En/places.txt"))
        {
            foreach (var name in row)
                Phrases.Add(name, new KnownName(EntityType.Location, row[0]));
        }

        foreach (var name in WordList.Lines("En/organizations.txt"))
            Phrases.Add(name, new KnownName(EntityType.Organization, FoldedText.Fold(name)));
        foreach (var name in WordList.Lines("En/countries-cldr.txt"))
            Phrases.Add(name, new KnownName(EntityType.Location, name));
        foreach (var row in WordList.Rows("En/cities-odbl.txt"))
            Phrases.Add(row[0], new KnownName(EntityType.Location, row[0], row[1]));
        foreach (var word in Phrases.FirstWords.ToList())
            Add(word, WordTraits.PhraseStart);
    }

    private void LoadWords()
    {
        foreach (var row in WordList.Rows("En/titles.txt"))
            Add(row[0], row[1] == "before" ? WordTraits.Rank : WordTraits.Title);
        foreach (var row in WordList.Rows("En/organization-heads.txt"))
        {
            var traits = row[1].Contains("last", StringComparison.Ordinal) ? WordTraits.Head : WordTraits.None;
            if (row[1].Contains("company", StringComparison.Ordinal))
                traits |= WordTraits.CompanyHead;
            if (row[1].Contains("outside", StringComparison.Ordinal))
                traits |= WordTraits.OutsideHead;
            Add(row[0], row[1].Contains("of", StringComparison.Ordinal) ? traits | WordTraits.ListHead : traits);
        }

        foreach (var row in WordList.Rows("En/place-heads.txt"))
        {
            foreach (var kind in row[1].Split(' '))
                Add(row[0], kind switch { "last" => WordTraits.PlaceHead, "first" => WordTraits.PlaceHeadInside, _ => WordTraits.Generic });
        }

        AddAll("En/other-heads.txt", WordTraits.OtherHead);
        AddAll("En/demonyms.txt", WordTraits.Demonym);
        AddAll("En/speech-verbs.txt", WordTraits.Speech);
        AddAll("En/time-words.txt", WordTraits.Time);
        AddAll("En/connectors.txt", WordTraits.NamePrefix);
        AddAll("En/sentence-starters.txt", WordTraits.Common | WordTraits.Stop);
        AddAll("En/common-words.txt", WordTraits.Common);
        foreach (var row in WordList.Rows("En/name-tokens.txt"))
            AddFolded(row[0], row[1] == "s" ? WordTraits.Name : WordTraits.RareName);
    }

    private void AddAll(string list, WordTraits traits)
    {
        foreach (var line in WordList.Lines(list))
        {
            foreach (var word in line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                Add(word, traits);
        }
    }
}
