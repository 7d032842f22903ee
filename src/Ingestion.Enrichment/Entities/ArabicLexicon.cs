using System.Runtime.InteropServices;
using Ingestion.Enrichment.Text;

namespace Ingestion.Enrichment.Entities;

/// <summary>The Arabic word lists, folded, in memory. Read once.</summary>
internal sealed class ArabicLexicon
{
    private readonly Dictionary<string, WordTraits> _words = new(60_000, StringComparer.Ordinal);
    private readonly Dictionary<string, string> _roles = new(StringComparer.Ordinal);
    private readonly Dictionary<string, NameParticle> _particles = new(StringComparer.Ordinal);
    private readonly HashSet<string> _clubWords = new(StringComparer.Ordinal);
    private readonly HashSet<string> _purposes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, OutletCue> _outletCues = new(StringComparer.Ordinal);

    private readonly HashSet<string> _letters = new(WordsOf("Ar/letter-names.txt"), StringComparer.Ordinal);

    private static readonly Lazy<ArabicLexicon> Loaded = new(Load);

    private ArabicLexicon()
    {
    }

    /// <summary>The lists of this process.</summary>
    public static ArabicLexicon Instance => Loaded.Value;

    /// <summary>Names of places and organizations.</summary>
    public PhraseTrie Phrases { get; } = new();

    /// <summary>Names of places that are also ordinary words or names of people.</summary>
    public PhraseTrie DoubtfulPlaces { get; } = new();

    /// <summary>What reads like the name of an organization and is none.</summary>
    public PhraseTrie NoOrganizations { get; } = new();

    /// <summary>What is known of a folded word.</summary>
    public WordTraits Of(ReadOnlySpan<char> folded) =>
        _words.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(folded, out var traits) ? traits | CommonTraitsOf(folded) : CommonTraitsOf(folded);

    /// <summary>The masculine singular of a form of a role («وزير» for «وزيرا»), or null.</summary>
    public string? RoleOf(ReadOnlySpan<char> folded) =>
        _roles.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(folded, out var role) ? role : null;

    /// <summary>Whether a word as written is the name of a Latin letter («إم»).</summary>
    public bool IsLetterName(ReadOnlySpan<char> surface) => _letters.GetAlternateLookup<ReadOnlySpan<char>>().Contains(surface);

    /// <summary>What a folded word does inside a name.</summary>
    public NameParticle ParticleOf(ReadOnlySpan<char> folded) =>
        _particles.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(folded, out var particle) ? particle : NameParticle.None;

    /// <summary>Whether a folded noun stands before the name of a club («مدرب»).</summary>
    public bool IsOfClub(ReadOnlySpan<char> folded) => _clubWords.GetAlternateLookup<ReadOnlySpan<char>>().Contains(folded);

    /// <summary>Whether a folded noun, without its article, tells what a body named by any word is for («الأنباء»).</summary>
    public bool IsPurpose(ReadOnlySpan<char> folded) => _purposes.GetAlternateLookup<ReadOnlySpan<char>>().Contains(folded);

    /// <summary>What a folded word tells of a name in marks behind it.</summary>
    public OutletCue OutletCueOf(ReadOnlySpan<char> folded) =>
        _outletCues.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(folded, out var cue) ? cue : OutletCue.None;

    private static ArabicLexicon Load()
    {
        var lexicon = new ArabicLexicon();
        lexicon.LoadOrganizationHeads();
        lexicon.LoadTitles();
        lexicon.LoadPlaces();
        lexicon.LoadWords();
        return lexicon;
    }

    // The count of common words was made over a text in which hamza on a seat was folded too: ئ ي, ؤ و.
    private WordTraits CommonTraitsOf(ReadOnlySpan<char> folded)
    {
        if (folded.Length > 40 || folded.IndexOfAny('ئ', 'ؤ') < 0)
            return WordTraits.None;
        Span<char> seatless = stackalloc char[folded.Length];
        folded.Replace(seatless, 'ئ', 'ي');
        seatless.Replace('ؤ', 'و');
        return _words.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(seatless, out var traits)
            ? traits & (WordTraits.Common | WordTraits.Frequent)
            : WordTraits.None;
    }

    private void Add(string word, WordTraits traits) => AddFolded(FoldedText.Fold(word), traits);

    private void AddFolded(string folded, WordTraits traits) => CollectionsMarshal.GetValueRefOrAddDefault(_words, folded, out _) |= traits;

    private void AddWithArticle(string word, WordTraits traits)
    {
        Add(word, traits);
        Add("ال" + word, traits);
    }

    private void LoadOrganizationHeads()
    {
        foreach (var row in WordList.Rows("Ar/organization-heads.txt"))
        {
            var traits = WordTraits.Head;
            foreach (var kind in row[1].Split(' '))
            {
                traits |= kind switch
                {
                    "list" => WordTraits.ListHead,
                    "inner" => WordTraits.InnerHead,
                    "body" => WordTraits.BodyHead,
                    "company" => WordTraits.CompanyHead | WordTraits.NamedHead,
                    "outside" => WordTraits.OutsideHead,
                    "named" => WordTraits.NamedHead,
                    "plural" => WordTraits.PluralHead,
                    "seat" => WordTraits.SeatedHead,
                    _ => WordTraits.None,
                };
            }

            AddWithArticle(row[0], traits);
        }

        foreach (var row in WordList.Rows("Ar/place-heads.txt"))
            AddWithArticle(row[0], row[1] == "with" ? WordTraits.PlaceHeadInside : WordTraits.PlaceHead);
    }

    private void LoadTitles()
    {
        foreach (var row in WordList.Rows("Ar/titles.txt"))
        {
            AddTitle(row[0], row[0], WordTraits.Title);
            foreach (var form in Forms(row, 1))
                AddTitle(form, row[0], WordTraits.Title);
            foreach (var form in Forms(row, 2))
                AddTitle(form, row[0], WordTraits.Title | WordTraits.PluralTitle);
        }

        foreach (var rank in WordList.Lines("Ar/ranks.txt"))
            Add(rank, WordTraits.Rank);
    }

    private static string[] Forms(string[] row, int column) =>
        row.Length > column ? row[column].Split(' ', StringSplitOptions.RemoveEmptyEntries) : [];

    private void AddTitle(string form, string role, WordTraits traits)
    {
        var stem = form.EndsWith('ة') ? form[..^1] + "ت" : form;
        foreach (var variant in (ReadOnlySpan<string>)[form, "ال" + form, stem + "ه", stem + "ها", stem + "هم", stem + "نا"])
        {
            var folded = FoldedText.Fold(variant);
            // «مؤسسة» the foundation, not the foundress, nor «مؤسسه»; «محافظة» the province.
            if ((Of(folded) & (WordTraits.Head | WordTraits.PlaceHead)) != WordTraits.None)
                continue;
            AddFolded(folded, traits);
            _roles.TryAdd(folded, role);
        }
    }

    private void AddDemonym(string adjective)
    {
        foreach (var ending in (ReadOnlySpan<string>)["", "ة", "ون", "ين", "ان", "تان", "تين", "ات"])
            AddWithArticle(adjective + ending, WordTraits.Demonym);
    }

    private void LoadPlaces()
    {
        foreach (var row in WordList.Rows("Ar/countries-and-adjectives.txt"))
        {
            var known = new KnownName(EntityType.Location, row[0]);
            Phrases.Add(row[0], known);
            foreach (var other in row[1].Split('|', StringSplitOptions.RemoveEmptyEntries))
                Phrases.Add(other, known);
            AddDemonym(row[2]);
        }

        foreach (var row in WordList.Rows("Ar/places.txt"))
        {
            var known = new KnownName(EntityType.Location, row[0]);
            foreach (var name in row)
                Phrases.Add(name, known);
        }

        foreach (var name in WordList.Lines("Ar/organizations.txt"))
            Phrases.Add(name, new KnownName(EntityType.Organization, FoldedText.Fold(name)));
        foreach (var name in WordList.Lines("Ar/countries-cldr.txt"))
        {
            Phrases.Add(name, new KnownName(EntityType.Location, name));
            // «إستونيا»: «إستوني». Other endings don't tell their adjective.
            if (name.EndsWith("يا", StringComparison.Ordinal) && !name.Contains(' ', StringComparison.Ordinal))
                AddDemonym(name[..^1]);
        }

        foreach (var row in WordList.Rows("Ar/cities-odbl.txt"))
            Phrases.Add(row[0], new KnownName(EntityType.Location, row[0], row[1]));
        foreach (var word in Phrases.FirstWords.ToList())
            Add(word, WordTraits.PhraseStart);
        foreach (var row in WordList.Rows("Ar/places-in-context.txt"))
            DoubtfulPlaces.Add(row[0], new KnownName(EntityType.Location, row[0], NeedsHead: row.Length > 1));
        foreach (var word in DoubtfulPlaces.FirstWords.ToList())
            Add(word, WordTraits.DoubtfulPlace);
        foreach (var name in WordList.Lines("Ar/no-organizations.txt"))
            NoOrganizations.Add(name, new KnownName(EntityType.Organization, name));
    }

    private void LoadWords()
    {
        AddAll("Ar/speech-verbs.txt", WordTraits.Speech);
        AddAll("Ar/stop-words.txt", WordTraits.Stop);
        AddAll("Ar/time-words.txt", WordTraits.Time);
        AddAll("Ar/generic-adjectives.txt", WordTraits.Generic);
        AddAll("Ar/ministries.txt", WordTraits.Ministry);
        AddAll("Ar/name-adjectives.txt", WordTraits.NameAdjective);
        AddAll("Ar/rank-modifiers.txt", WordTraits.RankModifier);
        AddAll("Ar/names-with-article.txt", WordTraits.DoubtfulName);
        foreach (var row in WordList.Rows("Ar/name-prefixes.txt"))
            Add(row[0], WordTraits.NamePrefix);
        foreach (var row in WordList.Rows("Ar/name-particles.txt"))
            _particles[FoldedText.Fold(row[0])] = Enum.Parse<NameParticle>(row[1], ignoreCase: true);
        foreach (var word in WordList.Lines("Ar/club-words.txt"))
            _clubWords.Add(FoldedText.Fold(word));
        foreach (var word in WordsOf("Ar/purposes.txt"))
            _purposes.Add(FoldedText.Fold(word));
        foreach (var row in WordList.Rows("Ar/outlet-cues.txt"))
            _outletCues[FoldedText.Fold(row[0])] = Enum.Parse<OutletCue>(row[1], ignoreCase: true);
        foreach (var row in WordList.Rows("Ar/name-tokens.txt"))
            AddFolded(row[0], row[1] switch { "s" => WordTraits.Name, "w" => WordTraits.RareName, _ => WordTraits.DoubtfulName });
        foreach (var row in WordList.Rows("Ar/given-names.txt"))
            Add(row[0], row.Length > 1 ? WordTraits.DoubtfulName : WordTraits.Name);
        foreach (var row in WordList.Rows("Ar/common-words.txt"))
            AddFolded(row[0], row[1] == "h" ? WordTraits.Common | WordTraits.Frequent : WordTraits.Common);
    }

    private void AddAll(string list, WordTraits traits)
    {
        foreach (var word in WordsOf(list))
            Add(word, traits);
    }

    private static IEnumerable<string> WordsOf(string list) => WordList.Lines(list).SelectMany(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
