using Ingestion.Enrichment.Buffers;

namespace Ingestion.Enrichment.Entities;

/// <summary>Which name stands for which thing; a name that stands for two things stands for none.</summary>
/// <param name="names">The names of the article; a thing goes by the number of one of them.</param>
internal sealed class NameGroups(NameTable names) : IDisposable
{
    private const int Several = -1;
    private readonly PooledList<int> _groups = new();

    /// <summary>Lets a name stand for a group.</summary>
    public void Add(int name, int group)
    {
        if (name == 0)
            return;
        ref var known = ref _groups.At(name);
        known = known == 0 || known == group ? group : Several;
    }

    /// <summary>The one group that a name stands for, or null.</summary>
    public int? Of(int name) => name < _groups.Count && _groups[name] > 0 ? _groups[name] : null;

    /// <summary>The one group that a name stands for, or null.</summary>
    public int? Of(ReadOnlySpan<char> name) => Of(names.Find(name));

    /// <summary>Gives the memory back.</summary>
    public void Dispose() => _groups.Dispose();
}
