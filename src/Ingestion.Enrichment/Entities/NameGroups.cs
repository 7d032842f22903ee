namespace Ingestion.Enrichment.Entities;

/// <summary>Which name stands for which thing; a name that stands for two things stands for none.</summary>
internal sealed class NameGroups
{
    private readonly Dictionary<string, string?> _groups = new(StringComparer.Ordinal);

    /// <summary>Whether nothing has been added.</summary>
    public bool IsEmpty => _groups.Count == 0;

    /// <summary>Lets a name stand for a group.</summary>
    public void Add(string name, string group)
    {
        if (name.Length == 0)
            return;
        if (!_groups.TryGetValue(name, out var known))
            _groups[name] = group;
        else if (known != group)
            _groups[name] = null;
    }

    /// <summary>The one group that a name stands for, or null.</summary>
    public string? Of(ReadOnlySpan<char> name) =>
        _groups.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(name, out var group) ? group : null;
}
