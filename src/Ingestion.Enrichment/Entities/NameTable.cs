using Ingestion.Enrichment.Buffers;

namespace Ingestion.Enrichment.Entities;

/// <summary>
/// The distinct names of one article, each kept once under a number, so that names are compared and looked up without a string of
/// their own. 0 is the empty name. A name is written part by part: <see cref="Append"/>, then <see cref="Close"/>.
/// </summary>
internal sealed class NameTable : IDisposable
{
    private const int FewestBuckets = 256;

    private readonly PooledList<char> _letters = new(1024);
    private readonly PooledList<Entry> _entries = new(FewestBuckets);
    private PooledList<int> _buckets = PooledList<int>.OfDefaults(FewestBuckets);
    private int _open;

    /// <summary>A table that knows the empty name only.</summary>
    public NameTable() => _entries.Add(default);

    /// <summary>What has been written of the name that is not closed yet.</summary>
    public ReadOnlySpan<char> Open => _letters.Items[_open..];

    /// <summary>A name; valid until something is written.</summary>
    /// <param name="name">Its number.</param>
    public ReadOnlySpan<char> this[int name] => _letters.Items[_entries[name].Start.._entries[name].End];

    /// <summary>The number of a name, also of a new one.</summary>
    public int Add(ReadOnlySpan<char> name) => Append(name).Close();

    /// <summary>Writes a part of a name, which may be a part of this table.</summary>
    public NameTable Append(ReadOnlySpan<char> part)
    {
        _letters.AddRange(part);
        return this;
    }

    /// <summary>Makes room, so that names that have been taken from the table stay valid while parts are written.</summary>
    /// <param name="letters">How many letters, all parts together.</param>
    public void Reserve(int letters) => _letters.Reserve(letters);

    /// <summary>Ends the name that is being written.</summary>
    /// <returns>Its number.</returns>
    public int Close()
    {
        var hash = string.GetHashCode(Open, StringComparison.Ordinal);
        var known = Find(Open, hash);
        if (known != 0 || Open.IsEmpty)
        {
            Drop();
            return known;
        }

        if (_entries.Count == _buckets.Count)
            Widen();
        ref var bucket = ref BucketOf(hash);
        _entries.Add(new Entry(_open, _letters.Count, hash, bucket));
        _open = _letters.Count;
        return bucket = _entries.Count - 1;
    }

    /// <summary>Forgets what has been written of the name that is not closed yet.</summary>
    public void Drop() => _letters.Truncate(_open);

    /// <summary>The number of a name; 0 where the table does not have it.</summary>
    public int Find(ReadOnlySpan<char> name) => Find(name, string.GetHashCode(name, StringComparison.Ordinal));

    /// <summary>Gives the memory back.</summary>
    public void Dispose()
    {
        _letters.Dispose();
        _entries.Dispose();
        _buckets.Dispose();
    }

    private int Find(ReadOnlySpan<char> name, int hash)
    {
        var at = BucketOf(hash);
        while (at != 0 && (_entries[at].Hash != hash || !this[at].SequenceEqual(name)))
            at = _entries[at].Next;
        return at;
    }

    private ref int BucketOf(int hash) => ref _buckets[hash & (_buckets.Count - 1)];

    private void Widen()
    {
        var wider = PooledList<int>.OfDefaults(_buckets.Count * 4);
        _buckets.Dispose();
        _buckets = wider;
        for (var name = 1; name < _entries.Count; name++)
        {
            ref var bucket = ref BucketOf(_entries[name].Hash);
            _entries[name] = _entries[name] with { Next = bucket };
            bucket = name;
        }
    }

    private readonly record struct Entry(int Start, int End, int Hash, int Next);
}
