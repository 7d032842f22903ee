using Ingestion.Enrichment.Text;

namespace Ingestion.Enrichment.Quotations;

/// <summary>A mention of a person or an organisation that may speak.</summary>
/// <param name="Start">First UTF-16 code unit.</param>
/// <param name="End">One past the last.</param>
/// <param name="Entity">Index of the entity.</param>
/// <param name="IsPerson">Person, else organisation.</param>
internal readonly record struct SpeakerMention(int Start, int End, int Entity, bool IsPerson);

/// <summary>The mentions of an article by position, and its entities by role and name.</summary>
internal sealed class MentionIndex
{
    private readonly List<SpeakerMention> _mentions;
    private readonly IReadOnlyList<Entity> _entities;
    // Folded when first asked for: most entities are found by their mentions alone.
    private readonly string?[] _names;
    private readonly string?[] _roles;
    private readonly HashSet<TextSpan> _spans;
    private readonly HashSet<int> _places = [];

    /// <summary>Indexes the entities of an article.</summary>
    public MentionIndex(IReadOnlyList<Entity> entities)
    {
        _entities = entities;
        _names = new string[entities.Count];
        _roles = new string[entities.Count];
        var count = 0;
        for (var i = 0; i < entities.Count; i++)
            count += entities[i].Mentions.Count;
        _spans = new HashSet<TextSpan>(count);
        _mentions = new List<SpeakerMention>(count);
        for (var i = 0; i < entities.Count; i++)
        {
            for (var j = 0; j < entities[i].Mentions.Count; j++)
            {
                var mention = entities[i].Mentions[j];
                _spans.Add(new TextSpan(mention.Start, mention.End));
                if (entities[i].Type is EntityType.Person or EntityType.Organization)
                    _mentions.Add(new SpeakerMention(mention.Start, mention.End, i, entities[i].Type == EntityType.Person));
                else if (entities[i].Type == EntityType.Location)
                    _places.Add(mention.Start);
            }
        }

        _mentions.Sort(static (one, other) => one.Start != other.Start ? one.Start.CompareTo(other.Start) : other.End.CompareTo(one.End));
    }

    /// <summary>The entity.</summary>
    public Entity this[int entity] => _entities[entity];

    /// <summary>Number of entities.</summary>
    public int Count => _entities.Count;

    /// <summary>Whether a stretch is exactly a mention of any entity.</summary>
    public bool IsMention(int start, int end) => _spans.Contains(new TextSpan(start, end));

    /// <summary>The stretches that are no names: names in marks are read like names without.</summary>
    public IReadOnlyList<QuotedStretch> WithoutNames(IReadOnlyList<QuotedStretch> stretches)
    {
        foreach (var stretch in stretches)
        {
            if (IsMention(stretch.Start, stretch.End))
                return [.. stretches.Where(other => !IsMention(other.Start, other.End))];
        }

        return stretches;
    }

    /// <summary>The mentions that begin within a stretch, in text order.</summary>
    public ReadOnlySpan<SpeakerMention> Within(int start, int end)
    {
        var from = FirstAt(start);
        return System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_mentions)[from..Math.Max(from, FirstAt(end))];
    }

    /// <summary>Whether a person or an organisation is mentioned from here on.</summary>
    public bool BeginsAt(int start) => FirstAt(start) is var at && at < _mentions.Count && _mentions[at].Start == start;

    /// <summary>Whether a place's mention begins here.</summary>
    public bool IsPlace(int start) => _places.Contains(start);

    /// <summary>The words of an entity's name, folded, without the article.</summary>
    public BareWords NameWords(int entity) => new(_names[entity] ??= FoldedText.Fold(_entities[entity].Name));

    /// <summary>The words of an entity's role, folded, without the article.</summary>
    public BareWords RoleWords(int entity) => new(_roles[entity] ??= FoldedText.Fold(_entities[entity].Role ?? ""));

    /// <summary>A word without the article.</summary>
    public static ReadOnlySpan<char> Bare(ReadOnlySpan<char> folded) =>
        folded.Length > 4 && folded.StartsWith("ال") ? folded[2..] : folded;

    private int FirstAt(int position)
    {
        int low = 0, high = _mentions.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_mentions[middle].Start < position)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}

/// <summary>The words of a folded name without their articles, one after another, without a copy.</summary>
/// <param name="folded">The name.</param>
internal ref struct BareWords(ReadOnlySpan<char> folded)
{
    private const string Between = " -,،";

    private ReadOnlySpan<char> _rest = folded;

    /// <summary>The word at hand.</summary>
    public ReadOnlySpan<char> Current { get; private set; }

    /// <summary>The first word; empty for an empty name.</summary>
    public readonly ReadOnlySpan<char> First
    {
        get
        {
            var words = this;
            return words.MoveNext() ? words.Current : default;
        }
    }

    /// <summary>The last word; empty for an empty name.</summary>
    public readonly ReadOnlySpan<char> Last
    {
        get
        {
            var words = this;
            while (words.MoveNext())
            {
            }

            return words.Current;
        }
    }

    /// <summary>These words, for <c>foreach</c>.</summary>
    public readonly BareWords GetEnumerator() => this;

    /// <summary>Goes to the next word.</summary>
    public bool MoveNext()
    {
        _rest = _rest.TrimStart(Between);
        if (_rest.IsEmpty)
            return false;
        var end = _rest.IndexOfAny(Between);
        var word = end < 0 ? _rest : _rest[..end];
        _rest = _rest[word.Length..];
        Current = MentionIndex.Bare(word);
        return true;
    }
}
