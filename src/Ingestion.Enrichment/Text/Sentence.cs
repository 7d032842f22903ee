namespace Ingestion.Enrichment.Text;

/// <summary>A sentence.</summary>
/// <param name="Span">From its first to its last token, in UTF-16 code units of the original.</param>
/// <param name="FirstToken">Index of its first token.</param>
/// <param name="EndToken">One past the index of its last token.</param>
/// <param name="Paragraph">Index of its paragraph.</param>
public readonly record struct Sentence(TextSpan Span, int FirstToken, int EndToken, int Paragraph);
