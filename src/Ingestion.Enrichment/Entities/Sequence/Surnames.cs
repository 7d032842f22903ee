using Ingestion.Enrichment.Buffers;
using Ingestion.Enrichment.Text;

namespace Ingestion.Enrichment.Entities.Sequence;

/// <summary>Which last words of persons' names two persons of a text share: alone, such a word says not who is meant.</summary>
/// <param name="text">The text.</param>
internal sealed class Surnames(AnalyzedText text) : IDisposable
{
    private readonly NameTable _names = new();
    private readonly PooledList<(int Full, bool Shared)> _known = new();

    /// <summary>Takes note of a name.</summary>
    public void Add(EntityType type, int first, int end)
    {
        if (type != EntityType.Person || end - first < 2)
            return;
        var full = _names.Add(text.FoldedOf(first, end));
        ref var surname = ref _known.At(_names.Add(text.FoldedOf(end - 1)));
        surname = surname.Full == 0 ? (full, false) : surname with { Shared = surname.Shared || surname.Full != full };
    }

    /// <summary>Whether a name is one word that is the last one of two persons.</summary>
    public bool IsShared(TaggedName name) => name.Type == EntityType.Person && name.EndToken - name.FirstToken == 1
        && _names.Find(text.FoldedOf(name.FirstToken)) is var surname && surname < _known.Count && _known[surname].Shared;

    /// <summary>Gives the memory back.</summary>
    public void Dispose()
    {
        _names.Dispose();
        _known.Dispose();
    }
}
