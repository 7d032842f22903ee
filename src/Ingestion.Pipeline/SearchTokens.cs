using Ingestion.Enrichment.Text;

namespace Ingestion.Pipeline;

/// <summary>The words under which an article is found: folded as the engine folds, so that «الخارجيه» finds «الخارجية».</summary>
internal static class SearchTokens
{
    /// <summary>An index entry for each word is paid with every write; the words of any real article fit.</summary>
    private const int MaxTokens = 4000;

    /// <summary>No word is that long; what is, is a blob.</summary>
    private const int MaxTokenLength = 40;

    /// <summary>Distinct folded words and numbers of title and body, in order of first use.</summary>
    public static IReadOnlyList<string> Of(string? title, AnalyzedText body)
    {
        var tokens = new HashSet<string>(StringComparer.Ordinal);
        using var headline = AnalyzedText.Of(title ?? "");
        Collect(headline, tokens);
        Collect(body, tokens);
        return [.. tokens];
    }

    /// <summary>Whether a token is one that articles are found by.</summary>
    public static bool IsSearched(AnalyzedText text, Token token) =>
        token.Kind is TokenKind.Word or TokenKind.Number && text.FoldedOf(token) is { Length: > 1 and <= MaxTokenLength };

    private static void Collect(AnalyzedText text, HashSet<string> tokens)
    {
        var seen = tokens.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var token in text.Tokens)
        {
            if (tokens.Count >= MaxTokens)
                return;
            if (IsSearched(text, token))
                seen.Add(text.FoldedOf(token));
        }
    }
}
