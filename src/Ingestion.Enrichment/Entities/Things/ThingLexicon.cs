using Ingestion.Enrichment.Text;

namespace Ingestion.Enrichment.Entities.Things;

/// <summary>The words of a language that tell agreements, events, facilities and products, and the names of known ones.</summary>
internal sealed class ThingLexicon
{
    private readonly Dictionary<string, ThingWord> _words = new(StringComparer.Ordinal);
    private readonly PhraseTrie _names = new();

    /// <summary>Reads the list.</summary>
    /// <param name="list">Its name under <c>Resources/</c>.</param>
    public ThingLexicon(string list)
    {
        foreach (var row in WordList.Rows(list))
        {
            var (word, type) = (row[0], Enum.Parse<EntityType>(row[1], ignoreCase: true));
            if (row[2] is "name" or "named")
            {
                _names.Add(word, new KnownName(type, FoldedText.Fold(word), NeedsHead: row[2] == "named"));
                continue;
            }

            var folded = FoldedText.Fold(word);
            var place = Enum.Parse<ThingPlace>(row[2], ignoreCase: true);
            _words[folded] = new ThingWord(type, place | _words.GetValueOrDefault(folded).Place);
        }
    }

    /// <summary>What a folded word tells; nothing is <see cref="ThingPlace.None"/>.</summary>
    public ThingWord Of(ReadOnlySpan<char> folded) =>
        _words.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(folded, out var word) ? word : default;

    /// <summary>The known name that starts at a token.</summary>
    /// <param name="text">The text.</param>
    /// <param name="first">The token.</param>
    /// <param name="firstWord">Its word, without clitics.</param>
    /// <param name="limit">One past the last token to look at.</param>
    /// <param name="afterHead">Whether a word that stands before such names stands before it.</param>
    /// <param name="end">One past its last token.</param>
    public KnownName? NameAt(AnalyzedText text, int first, ReadOnlySpan<char> firstWord, int limit, bool afterHead, out int end) =>
        _names.Match(text, first, firstWord, limit, out end) is { } known && (afterHead || !known.NeedsHead) ? known : null;
}
