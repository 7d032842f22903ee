using Ingestion.Pipeline.Storage;

namespace Ingestion.Benchmarks.Page;

/// <summary>What people ask of the page, each kind a hundred times: no two alike where words are asked for.</summary>
internal static class PageQueries
{
    private const int Each = 100;

    public static IEnumerable<(string Name, IReadOnlyList<ArticleQuery> Queries)> All() =>
    [
        ("page of 50, the newest", Of(_ => new ArticleQuery())),
        ("page of 50, from anywhere", Of(i => new ArticleQuery { After = After(i) })),
        ("search, a word of nearly all", Of(i => new ArticleQuery { Search = i % 2 == 0 ? "وزير" : "الهيئة" })),
        ("search, a frequent word", Of(i => new ArticleQuery { Search = GeneratedArticles.Word(2 + i) })),
        ("search, a rare word", Of(i => new ArticleQuery { Search = GeneratedArticles.Word(5000 + i * 300) })),
        ("search, two frequent words", Of(i => new ArticleQuery { Search = GeneratedArticles.Word(2 + i) + " " + GeneratedArticles.Word(120 + i) })),
        ("search, a frequent and a rare word", Of(i => new ArticleQuery { Search = GeneratedArticles.Word(2 + i) + " " + GeneratedArticles.Word(5000 + i * 300) })),
        ("search, a frequent word, from anywhere", Of(i => new ArticleQuery { Search = GeneratedArticles.Word(2 + i), After = After(i) })),
        ("search, a word of none", Of(i => new ArticleQuery { Search = "مفقود" + GeneratedArticles.Word(i) })),
    ];

    private static List<ArticleQuery> Of(Func<int, ArticleQuery> query) => [.. Enumerable.Range(0, Each).Select(query)];

    private static string After(int i) => new PagePosition(GeneratedArticles.TimeOf(i * 997), new string('8', 32)).ToToken();
}
