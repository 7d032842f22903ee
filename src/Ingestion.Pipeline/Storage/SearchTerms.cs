using Ingestion.Enrichment.Text;

namespace Ingestion.Pipeline.Storage;

/// <summary>
/// What a search asks for: words folded as <see cref="ArticleDocument.SearchTokens"/> are, each with the forms under which a text may
/// have it. Arabic writes its article and short prepositions onto the word, so «خارجية» also stands for «الخارجية» and «وللخارجية»;
/// asked with its article, a word stays definite.
/// </summary>
public static class SearchTerms
{
    /// <summary>Most words of one search; what follows them is left out.</summary>
    public const int MaxTerms = 10;

    private const string Article = "ال";
    private const int ShortestStem = 3;

    private static readonly string[] BeforeDefinite = [Article, "وال", "فال", "بال", "كال", "لل", "ولل", "وبال"];
    private static readonly string[] BeforeAny = ["", "و", "ف", "ب", "ل", "ك", "وب", "ول", .. BeforeDefinite];

    /// <summary>An article fits that has one form of every term. No term at all fits nothing.</summary>
    /// <param name="search">As a person typed it.</param>
    public static IReadOnlyList<IReadOnlyList<string>> Of(string search)
    {
        ArgumentNullException.ThrowIfNull(search);
        using var text = AnalyzedText.Of(search);
        var words = new HashSet<string>(StringComparer.Ordinal);
        var terms = new List<IReadOnlyList<string>>();
        foreach (var token in text.Tokens)
        {
            if (terms.Count == MaxTerms)
                break;
            // "Trump's" asks for Trump.
            if (SearchTokens.IsSearched(text, token) && text.FoldedOf(token)[0] != '\'' && words.Add(text.FoldedOf(token).ToString()))
                terms.Add(Forms(text.FoldedOf(token).ToString(), token.Script));
        }
        return terms;
    }

    private static IReadOnlyList<string> Forms(string word, TokenScript script)
    {
        if (script != TokenScript.Arabic || word.Length < ShortestStem)
            return [word];
        return word.StartsWith(Article, StringComparison.Ordinal) && word.Length >= Article.Length + ShortestStem
            ? [.. BeforeDefinite.Select(b => b + word[Article.Length..])]
            : [.. BeforeAny.Select(b => b + word)];
    }
}
