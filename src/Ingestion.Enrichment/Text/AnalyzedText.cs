using Ingestion.Enrichment.Buffers;

namespace Ingestion.Enrichment.Text;

/// <summary>
/// An article's body, folded, cut into tokens, sentences and paragraphs: made once per article and read by every part.
/// Immutable. All positions are UTF-16 code units of the original unless "folded" is said.
/// </summary>
/// <remarks>
/// All but the original lies in pooled memory. Whoever made the text disposes of it when nobody reads it any more; one that is not
/// disposed is collected like any other object.
/// </remarks>
public sealed class AnalyzedText : IDisposable
{
    private readonly PooledList<Token> _tokens;
    private readonly PooledList<Sentence> _sentences;
    private readonly PooledList<TextSpan> _paragraphs;

    private AnalyzedText(FoldedText text)
    {
        Text = text;
        _tokens = Tokenizer.Tokenize(text);
        _paragraphs = SentenceSplitter.Paragraphs(text.Original);
        _sentences = SentenceSplitter.Split(text, _tokens.Items, _paragraphs.Items);
    }

    /// <summary>The folded copy with its map.</summary>
    public FoldedText Text { get; }

    /// <summary>The body as stored.</summary>
    public string Original => Text.Original;

    /// <summary>The folded body.</summary>
    public ReadOnlySpan<char> Folded => Text.Folded;

    /// <summary>Tokens in text order.</summary>
    public ReadOnlySpan<Token> Tokens => _tokens.Items;

    /// <summary>Sentences in text order; every token is in exactly one.</summary>
    public ReadOnlySpan<Sentence> Sentences => _sentences.Items;

    /// <summary>Non-blank lines.</summary>
    public ReadOnlySpan<TextSpan> Paragraphs => _paragraphs.Items;

    /// <summary>Analyses a text.</summary>
    /// <param name="body">Any string.</param>
    public static AnalyzedText Of(string body) => new(FoldedText.Of(body));

    /// <summary>The folded form of a token.</summary>
    /// <param name="token">A token of this text.</param>
    public ReadOnlySpan<char> FoldedOf(Token token) => Folded.Slice(token.FoldedStart, token.FoldedEnd - token.FoldedStart);

    /// <summary>The folded form of a token.</summary>
    /// <param name="index">Index of the token.</param>
    public ReadOnlySpan<char> FoldedOf(int index) => FoldedOf(Tokens[index]);

    /// <summary>Some consecutive tokens with what stands between them, folded.</summary>
    /// <param name="firstToken">Index of the first.</param>
    /// <param name="endToken">One past the index of the last; greater than <paramref name="firstToken"/>.</param>
    public ReadOnlySpan<char> FoldedOf(int firstToken, int endToken) => Folded[Tokens[firstToken].FoldedStart..Tokens[endToken - 1].FoldedEnd];

    /// <summary>A token as written.</summary>
    /// <param name="token">A token of this text.</param>
    public ReadOnlySpan<char> SurfaceOf(Token token) => Original.AsSpan(token.Start, token.End - token.Start);

    /// <summary>A token as written.</summary>
    /// <param name="index">Index of the token.</param>
    public ReadOnlySpan<char> SurfaceOf(int index) => SurfaceOf(Tokens[index]);

    /// <summary>A stretch of the body as written.</summary>
    /// <param name="span">Code units of the original.</param>
    public string SurfaceOf(TextSpan span) => Original.Substring(span.Start, span.Length);

    /// <summary>The span of some consecutive tokens.</summary>
    /// <param name="firstToken">Index of the first.</param>
    /// <param name="endToken">One past the index of the last; greater than <paramref name="firstToken"/>.</param>
    public TextSpan SpanOf(int firstToken, int endToken) => new(_tokens[firstToken].Start, _tokens[endToken - 1].End);

    /// <summary>Index of the first token that ends after a position; the number of tokens where there is none.</summary>
    /// <param name="position">Code unit of the original.</param>
    public int TokenAt(int position)
    {
        int low = 0, high = _tokens.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_tokens[middle].End <= position)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    /// <summary>Index of the sentence that holds a token.</summary>
    /// <param name="token">Index of the token.</param>
    public int SentenceOf(int token)
    {
        int low = 0, high = _sentences.Count - 1;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_sentences[middle].EndToken <= token)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    /// <summary>Gives the memory back; the text is empty afterwards.</summary>
    public void Dispose()
    {
        Text.Dispose();
        _tokens.Dispose();
        _sentences.Dispose();
        _paragraphs.Dispose();
    }
}
