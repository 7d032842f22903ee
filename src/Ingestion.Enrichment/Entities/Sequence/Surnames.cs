using Ingestion.Enrichment.Text;

namespace Ingestion.Enrichment.Entities.Sequence;

/// <summary>Which last words of persons' names two persons of a text share: alone, such a word says not who is meant.</summary>
/// <param name="text">The text.</param>
internal readonly struct Surnames(AnalyzedText text)
{
    private readonly Dictionary<uint, (uint Full, bool Shared)> _known = [];

    /// <summary>Takes note of a name.</summary>
    public void Add(EntityType type, int first, int end)
    {
        if (type != EntityType.Person || end - first < 2)
            return;
        var (last, full) = (KeyOf(end - 1, end), KeyOf(first, end));
        _known[last] = _known.TryGetValue(last, out var known) ? (known.Full, known.Shared || known.Full != full) : (full, false);
    }

    /// <summary>Whether a name is one word that is the last one of two persons.</summary>
    public bool IsShared(TaggedName name) => name.Type == EntityType.Person && name.EndToken - name.FirstToken == 1
        && _known.TryGetValue(KeyOf(name.FirstToken, name.EndToken), out var known) && known.Shared;

    private uint KeyOf(int first, int end) =>
        FeatureList.Hash(FeatureKind.Word, text.Folded[text.Tokens[first].FoldedStart..text.Tokens[end - 1].FoldedEnd]);
}
