using System.Buffers;
using System.Runtime.CompilerServices;

namespace Ingestion.Enrichment.Buffers;

/// <summary>
/// A list whose memory comes from the shared pool and goes back to it on disposal, so that work on one article leaves nothing for the
/// collector. One that is never disposed is collected like any other.
/// </summary>
/// <typeparam name="T">What it holds.</typeparam>
internal sealed class PooledList<T> : IDisposable
{
    private T[] _items;

    /// <summary>An empty list.</summary>
    /// <param name="capacity">How many items it probably gets.</param>
    public PooledList(int capacity = 16) => _items = ArrayPool<T>.Shared.Rent(Math.Max(1, capacity));

    /// <summary>How many items there are.</summary>
    public int Count { get; private set; }

    /// <summary>The items; valid until one is added or the list is disposed.</summary>
    public Span<T> Items => _items.AsSpan(0, Count);

    /// <summary>An item, in place.</summary>
    public ref T this[int index] => ref Items[index];

    /// <summary>A list of defaults (zeros, false, null).</summary>
    /// <param name="count">How many.</param>
    public static PooledList<T> OfDefaults(int count)
    {
        var list = new PooledList<T>(count);
        list.Extend(count);
        return list;
    }

    /// <summary>An item, in place, after adding defaults until there is one.</summary>
    public ref T At(int index)
    {
        if (index >= Count)
            Extend(index + 1 - Count);
        return ref _items[index];
    }

    /// <summary>Adds an item.</summary>
    public void Add(T item)
    {
        if (Count == _items.Length)
            Grow(1, [item]);
        else
            _items[Count] = item;
        Count++;
    }

    /// <summary>Adds some items; they may be items of this list.</summary>
    public void AddRange(ReadOnlySpan<T> items)
    {
        if (Count + items.Length > _items.Length)
            Grow(items.Length, items);
        else
            items.CopyTo(_items.AsSpan(Count));
        Count += items.Length;
    }

    /// <summary>Adds defaults.</summary>
    /// <param name="count">How many.</param>
    public void Extend(int count)
    {
        Reserve(count);
        _items.AsSpan(Count, count).Clear();
        Count += count;
    }

    /// <summary>Makes room, so that the items stay where they are while more are added.</summary>
    /// <param name="more">How many.</param>
    public void Reserve(int more)
    {
        if (Count + more > _items.Length)
            Grow(more, []);
    }

    /// <summary>Removes the last items.</summary>
    /// <param name="count">How many are left.</param>
    public void Truncate(int count) => Count = Math.Min(Count, count);

    /// <summary>Gives the memory back; the list is empty afterwards.</summary>
    public void Dispose()
    {
        if (_items.Length > 0)
            Return(_items);
        (_items, Count) = ([], 0);
    }

    // The old memory goes back last: what is added may lie in it.
    private void Grow(int more, ReadOnlySpan<T> added)
    {
        var (old, larger) = (_items, ArrayPool<T>.Shared.Rent(Math.Max(Count + more, Count * 2)));
        Items.CopyTo(larger);
        added.CopyTo(larger.AsSpan(Count));
        _items = larger;
        if (old.Length > 0)
            Return(old);
    }

    private static void Return(T[] items) =>
        ArrayPool<T>.Shared.Return(items, clearArray: RuntimeHelpers.IsReferenceOrContainsReferences<T>());
}
