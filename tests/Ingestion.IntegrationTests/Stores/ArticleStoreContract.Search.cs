using Ingestion.Pipeline.Storage;

namespace Ingestion.IntegrationTests.Stores;

/// <content>Articles by their words.</content>
public abstract partial class ArticleStoreContract
{
    [StoreFact]
    public async Task ListAsync_Search_FindsFoldedWordsAndTheirWrittenForms()
    {
        await StoreAsync('1', "وزير", "الخارجيه", "2026");
        await StoreAsync('2', "وللخارجيه", "جلسه");
        await StoreAsync('3', "بخارجيه", "2026");
        await StoreAsync('4', "recep", "o'brien");

        (await FoundAsync("الخارجيه")).ShouldBe("1 2");
        (await FoundAsync("الخارجية")).ShouldBe("1 2");
        (await FoundAsync("خارجية")).ShouldBe("1 2 3");
        (await FoundAsync("  الخارجيّة،  وَزير!")).ShouldBe("1");
        (await FoundAsync("٢٠٢٦")).ShouldBe("1 3");
        (await FoundAsync("RECEP o’brien")).ShouldBe("4");
        foreach (var nothing in new[] { "وزير o'brien", "خارج", "$token", "\" OR *) NEAR", "!" })
            (await FoundAsync(nothing)).ShouldBe("", nothing);
    }

    [StoreFact]
    public async Task ListAsync_BlankSearch_ListsAll()
    {
        await StoreAsync('1', "كلمه");

        (await Store.ListAsync(new ArticleQuery { Search = " " }, None)).Items.Count.ShouldBe(1);
    }

    [StoreFact]
    public async Task ListAsync_PagesOverAFoundWord_SeeEachOnceNewestFirst()
    {
        var articles = Enumerable.Range(0, 60).Select(i => Samples.Minimal($"{i:x2}{Samples.NewId()[2..]}") with
        {
            Source = i % 5 == 0 ? "fifth" : "other",
            StoredAt = Samples.Noon.AddMilliseconds(i % 3),
            SearchTokens = i % 2 == 0 ? ["خبر", "عاجل"] : ["خبر"],
        }).ToArray();
        await Parallel.ForEachAsync(articles, async (a, _) => await Store.WriteAsync(a, Samples.Event(), None));
        var expected = articles.OrderByDescending(a => a.StoredAt).ThenBy(a => a.ArticleId, StringComparer.Ordinal).ToArray();

        (await ListAllAsync(new ArticleQuery { Search = "خبر", Limit = 7 })).ShouldBe(expected.Select(a => a.ArticleId));
        (await ListAllAsync(new ArticleQuery { Search = "خبر عاجل", Limit = 7 })).ShouldBe(expected.Where(a => a.SearchTokens.Count == 2).Select(a => a.ArticleId));
        (await ListAllAsync(new ArticleQuery { Search = "خبر", Source = "fifth", Limit = 5 })).ShouldBe(expected.Where(a => a.Source == "fifth").Select(a => a.ArticleId));
    }

    [StoreFact]
    public async Task ListAsync_SearchAfterARevision_FindsTheNewWordsAlone()
    {
        var first = await StoreAsync('1', "قديم", "ثابت");
        await Store.WriteAsync(first.Next() with { SearchTokens = ["جديد", "ثابت"] }, Samples.Event(), None);

        (await ListAllAsync(new ArticleQuery { Search = "قديم" })).ShouldBeEmpty();
        (await ListAllAsync(new ArticleQuery { Search = "جديد" })).ShouldBe([first.ArticleId]);
        (await ListAllAsync(new ArticleQuery { Search = "ثابت" })).ShouldBe([first.ArticleId]);
    }

    private async Task<string> FoundAsync(string search) =>
        string.Join(' ', (await Store.ListAsync(new ArticleQuery { Search = search }, None)).Items.Select(a => a.ArticleId[0]).Order());

    private async Task<ArticleDocument> StoreAsync(char first, params string[] tokens)
    {
        var article = Samples.Minimal(first + Samples.NewId()[1..]) with { SearchTokens = tokens };
        (await Store.WriteAsync(article, Samples.Event(), None)).ShouldBe(WriteOutcome.Written);
        return article;
    }
}
