using System.Buffers;

namespace Ingestion.Enrichment.Text;

/// <summary>Folds a text into pooled memory and keeps where the distance between folded and original changes.</summary>
internal struct FoldedTextBuilder : IDisposable
{
    private char[] _chars;
    private int _count;

    // Only the changes of the distance are kept: a news text has a few dozen.
    private (int At, int Distance)[] _changes = [];
    private int _changeCount;
    private int _lastDistance;

    /// <summary>Folds.</summary>
    /// <param name="text">Any text.</param>
    public FoldedTextBuilder(ReadOnlySpan<char> text)
    {
        _chars = ArrayPool<char>.Shared.Rent(text.Length + 16);
        Append(text);
    }

    /// <summary>What has been folded; empty after disposal.</summary>
    public readonly ReadOnlySpan<char> Text => _chars.AsSpan(0, _count);

    /// <summary>How much further on in the original a folded character stands.</summary>
    public readonly int DistanceAt(int foldedIndex)
    {
        int low = 0, high = _changeCount;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_changes[middle].At <= foldedIndex)
                low = middle + 1;
            else
                high = middle;
        }

        return low == 0 ? 0 : _changes[low - 1].Distance;
    }

    public void Dispose()
    {
        if (_chars.Length > 0)
            ArrayPool<char>.Shared.Return(_chars);
        if (_changes.Length > 0)
            ArrayPool<(int, int)>.Shared.Return(_changes);
        (_chars, _count, _changes, _changeCount) = ([], 0, [], 0);
    }

    private void Append(ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var c = CharFolding.Fold(text[i]);
            if (c == CharFolding.Drop)
                continue;
            if (c == CharFolding.Several)
            {
                foreach (var part in CharFolding.Expand(text[i]))
                    Add(part, i);
            }
            else if (CharFolding.IsJoiningMark(c) && _count > 0 && CharFolding.TryJoin(_chars[_count - 1], c, out var joined))
            {
                _chars[_count - 1] = joined;
            }
            else
            {
                Add(c, i);
            }
        }
    }

    private void Add(char c, int originalIndex)
    {
        if (_count == _chars.Length)
            Grow(ref _chars, _count);
        var distance = originalIndex - _count;
        if (distance != _lastDistance)
            Note(distance);
        _chars[_count++] = c;
    }

    private void Note(int distance)
    {
        if (_changeCount == _changes.Length)
            Grow(ref _changes, _changeCount);
        _changes[_changeCount++] = (_count, distance);
        _lastDistance = distance;
    }

    private static void Grow<T>(ref T[] items, int count)
    {
        var larger = ArrayPool<T>.Shared.Rent(Math.Max(16, count * 2));
        items.AsSpan(0, count).CopyTo(larger);
        if (items.Length > 0)
            ArrayPool<T>.Shared.Return(items);
        items = larger;
    }
}
