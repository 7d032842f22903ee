using Ingestion.Enrichment.Text;

namespace Ingestion.Enrichment.Entities;

/// <summary>A name that a list knows.</summary>
/// <param name="Type">What it names.</param>
/// <param name="Key">The same for all spellings of one thing.</param>
/// <param name="Country">ISO 3166-1 alpha-2 code of the country that a place lies in, or null.</param>
/// <param name="NeedsHead">Whether only the noun of a place before it makes it a place.</param>
internal sealed record KnownName(EntityType Type, string Key, string? Country = null, bool NeedsHead = false);

/// <summary>Known names of several words, found token by token: the price does not depend on how many there are.</summary>
internal sealed class PhraseTrie
{
    private readonly Node _root = new();

    /// <summary>Adds a name; the first list that knows it wins.</summary>
    public void Add(string name, KnownName known)
    {
        var node = _root;
        using var text = AnalyzedText.Of(name);
        foreach (var token in text.Tokens)
            node = node.Child(text.FoldedOf(token));
        node.Name ??= known;
    }

    /// <summary>First words of all names.</summary>
    public IEnumerable<string> FirstWords => _root.Words;

    /// <summary>The longest known name that starts at a token.</summary>
    /// <param name="text">The text.</param>
    /// <param name="first">Index of the first token.</param>
    /// <param name="firstWord">The first word, without clitics.</param>
    /// <param name="limit">One past the last token to look at.</param>
    /// <param name="end">One past the last token of the name.</param>
    public KnownName? Match(AnalyzedText text, int first, ReadOnlySpan<char> firstWord, int limit, out int end)
    {
        end = first;
        KnownName? longest = null;
        var node = _root.Find(firstWord);
        for (var i = first + 1; node is not null; i++)
        {
            if (node.Name is not null)
            {
                longest = node.Name;
                end = i;
            }

            node = i < limit ? node.Find(text.FoldedOf(i)) : null;
        }

        return longest;
    }

    /// <summary>The country of the place that a folded name names as a whole, or null.</summary>
    public string? CountryOf(ReadOnlySpan<char> folded)
    {
        var node = _root;
        foreach (var word in folded.SplitAny(' ', '-'))
        {
            if (node.Find(folded[word]) is not { } next)
                return null;
            node = next;
        }

        return node.Name?.Country;
    }

    private sealed class Node
    {
        private Dictionary<string, Node>? _next;

        public KnownName? Name { get; set; }

        public IEnumerable<string> Words => _next?.Keys ?? Enumerable.Empty<string>();

        public Node Child(ReadOnlySpan<char> word)
        {
            _next ??= new Dictionary<string, Node>(StringComparer.Ordinal);
            var next = _next.GetAlternateLookup<ReadOnlySpan<char>>();
            if (!next.TryGetValue(word, out var child))
                next[word] = child = new Node();
            return child;
        }

        public Node? Find(ReadOnlySpan<char> word) =>
            _next is not null && _next.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out var child) ? child : null;
    }
}
