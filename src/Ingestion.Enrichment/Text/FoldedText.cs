namespace Ingestion.Enrichment.Text;

/// <summary>
/// A text and its folded copy for matching, with the way back from folded to original positions. The original is never altered.
/// </summary>
/// <remarks>
/// Folding: compatibility forms resolved (presentation forms, ligatures, full-width letters), lower case, vowel signs, tatweel and
/// bidi marks dropped, alef and ya forms and ta marbuta unified, digits to 0-9, curly apostrophes straightened. All positions are
/// UTF-16 code units. Surrogates are copied one by one, so a pair stays a pair and a lone one does no harm. The copy lies in pooled
/// memory: whoever made the text disposes of it when nobody reads it any more.
/// </remarks>
public sealed class FoldedText : IDisposable
{
    private FoldedTextBuilder _folding;

    private FoldedText(string original)
    {
        Original = original;
        _folding = new FoldedTextBuilder(original);
    }

    /// <summary>The text as stored.</summary>
    public string Original { get; }

    /// <summary>The folded copy; empty after disposal.</summary>
    public ReadOnlySpan<char> Folded => _folding.Text;

    /// <summary>Folds a text and keeps the map.</summary>
    /// <param name="text">Any string, also one with lone surrogates.</param>
    public static FoldedText Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new FoldedText(text);
    }

    /// <summary>The folded form of a text, without a map.</summary>
    /// <param name="text">Any string.</param>
    public static string Fold(ReadOnlySpan<char> text)
    {
        using var folding = new FoldedTextBuilder(text);
        return folding.Text.ToString();
    }

    /// <summary>The original position of a folded character.</summary>
    /// <param name="foldedIndex">0 to the length of <see cref="Folded"/>; the length itself gives the length of the original.</param>
    public int ToOriginal(int foldedIndex)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(foldedIndex);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(foldedIndex, Folded.Length);
        return foldedIndex == Folded.Length ? Original.Length : foldedIndex + _folding.DistanceAt(foldedIndex);
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
    /// <summary>Gives the memory of the folded copy back.</summary>
    public void Dispose() => _folding.Dispose();
}
