using System.Buffers;

namespace Ingestion.Enrichment.Text;

/// <summary>
/// A text and its folded copy for matching, with the way back from folded to original positions. The original is never altered.
/// </summary>
/// <remarks>
/// Folding: compatibility forms resolved (presentation forms, ligatures, full-width letters), lower case, vowel signs, tatweel and
/// bidi marks dropped, alef and ya forms and ta marbuta unified, digits to 0-9, curly apostrophes straightened. All positions are
/// UTF-16 code units. Surrogates are copied one by one, so a pair stays a pair and a lone one does no harm.
/// </remarks>
public sealed class FoldedText
{
    // Only the places where the distance between folded and original changes are kept: a news text has a few dozen.
    private readonly int[] _changesAt;
    private readonly int[] _distance;

    private FoldedText(string original, string folded, int[] changesAt, int[] distance)
    {
        Original = original;
        Folded = folded;
        _changesAt = changesAt;
        _distance = distance;
    }

    /// <summary>The text as stored.</summary>
    public string Original { get; }

    /// <summary>The folded copy.</summary>
    public string Folded { get; }

    /// <summary>Folds a text and keeps the map.</summary>
    /// <param name="text">Any string, also one with lone surrogates.</param>
    public static FoldedText Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        using var builder = new FoldedTextBuilder(text.Length);
        builder.Append(text);
        return new FoldedText(text, builder.Text.ToString(), builder.ChangesAt(), builder.Distances());
    }

    /// <summary>The folded form of a text, without a map.</summary>
    /// <param name="text">Any string.</param>
    public static string Fold(ReadOnlySpan<char> text)
    {
        using var builder = new FoldedTextBuilder(text.Length);
        builder.Append(text);
        return builder.Text.ToString();
    }

    /// <summary>The original position of a folded character.</summary>
    /// <param name="foldedIndex">0 to the length of <see cref="Folded"/>; the length itself gives the length of the original.</param>
    public int ToOriginal(int foldedIndex)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(foldedIndex);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(foldedIndex, Folded.Length);
        if (foldedIndex == Folded.Length)
            return Original.Length;
        if (_changesAt.Length == 0 || foldedIndex < _changesAt[0])
            return foldedIndex;
        var at = Array.BinarySearch(_changesAt, foldedIndex);
        return foldedIndex + _distance[at >= 0 ? at : ~at - 1];
    }

    /// <summary>
    /// The original span of a folded one: from its first character to its last, with the vowel signs that the last one carries and
    /// without bidi marks around it. Never cuts a surrogate pair.
    /// </summary>
    /// <param name="foldedStart">First folded character.</param>
    /// <param name="foldedEnd">One past the last.</param>
    public TextSpan ToOriginalSpan(int foldedStart, int foldedEnd)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(foldedStart, foldedEnd);
        var start = ToOriginal(foldedStart);
        if (foldedStart == foldedEnd)
            return new TextSpan(start, start);
        if (start > 0 && char.IsLowSurrogate(Original[start]) && char.IsHighSurrogate(Original[start - 1]))
            start--;
        var end = ToOriginal(foldedEnd - 1) + 1;
        if (end < Original.Length && char.IsLowSurrogate(Original[end]) && char.IsHighSurrogate(Original[end - 1]))
            end++;
        while (end < Original.Length && (CharFolding.IsSilentInWord(Original[end]) || CharFolding.IsJoiningMark(Original[end])))
            end++;
        return new TextSpan(start, end);
    }
}

/// <summary>Builds the folded copy in pooled memory.</summary>
internal ref struct FoldedTextBuilder(int length)
{
    private char[] _chars = ArrayPool<char>.Shared.Rent(length + 16);
    private int _count;
    private int[] _at = [];
    private int[] _by = [];
    private int _changes;
    private int _lastDistance;

    /// <summary>What has been folded.</summary>
    public readonly ReadOnlySpan<char> Text => _chars.AsSpan(0, _count);

    public readonly int[] ChangesAt() => _at.AsSpan(0, _changes).ToArray();

    public readonly int[] Distances() => _by.AsSpan(0, _changes).ToArray();

    public readonly void Dispose() => ArrayPool<char>.Shared.Return(_chars);

    public void Append(ReadOnlySpan<char> text)
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
            Grow();
        var distance = originalIndex - _count;
        if (distance != _lastDistance)
            Note(distance);
        _chars[_count++] = c;
    }

    private void Note(int distance)
    {
        if (_changes == _at.Length)
        {
            Array.Resize(ref _at, Math.Max(16, _changes * 2));
            Array.Resize(ref _by, _at.Length);
        }

        _at[_changes] = _count;
        _by[_changes++] = distance;
        _lastDistance = distance;
    }

    private void Grow()
    {
        var larger = ArrayPool<char>.Shared.Rent(_chars.Length * 2);
        _chars.CopyTo(larger, 0);
        ArrayPool<char>.Shared.Return(_chars);
        _chars = larger;
    }
}
