namespace Ingestion.Enrichment.Entities;

/// <summary>Makes found names with the spans that the annotation of clitics asks for.</summary>
internal static class ArabicSpans
{
    /// <summary>
    /// The bare name where it is contiguous («أنقرة» in «بأنقرة»), the whole token with the clitic recorded where the article
    /// has merged («للقوات المسلحة»).
    /// </summary>
    public static FoundName Name(ArabicWords words, EntityType type, int first, int end, double confidence)
    {
        var tokens = words.Text.Tokens;
        var word = words[first];
        var start = word.Skip == 0 ? tokens[first].Start : words.Text.Text.ToOriginal(tokens[first].FoldedStart + word.Skip);
        return new FoundName(type, first, end, new TextSpan(start, tokens[end - 1].End), confidence)
        {
            Clitic = word.Merged ? "لل" : null,
        };
    }
}
