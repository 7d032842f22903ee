namespace Ingestion.Enrichment.Text;

/// <summary>What a token is.</summary>
public enum TokenKind : byte
{
    /// <summary>Letters, possibly with digits, an inner apostrophe, hyphens (Latin) or the full stop of an abbreviation.</summary>
    Word,

    /// <summary>Digits of any set with inner separators: <c>1,000</c>, <c>٣٫٥</c>, <c>12.10.2025</c>.</summary>
    Number,

    /// <summary>One punctuation mark, or a run of full stops.</summary>
    Punctuation,

    /// <summary>Symbols, emoji, control characters, lone surrogates.</summary>
    Other,
}

/// <summary>The script of a token's first letter.</summary>
public enum TokenScript : byte
{
    /// <summary>No letter or digit, or another script.</summary>
    Other,

    /// <summary>Arabic, Persian, Urdu …</summary>
    Arabic,

    /// <summary>Latin.</summary>
    Latin,

    /// <summary>Digits.</summary>
    Digit,
}

/// <summary>A token of an article.</summary>
/// <param name="Start">First UTF-16 code unit in the original.</param>
/// <param name="End">One past the last in the original.</param>
/// <param name="FoldedStart">First code unit in the folded copy.</param>
/// <param name="FoldedEnd">One past the last in the folded copy.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Script">Its script.</param>
public readonly record struct Token(int Start, int End, int FoldedStart, int FoldedEnd, TokenKind Kind, TokenScript Script)
{
    /// <summary>The span in the original.</summary>
    public TextSpan Span => new(Start, End);

    /// <summary>Whether it is a word.</summary>
    public bool IsWord => Kind == TokenKind.Word;
}
