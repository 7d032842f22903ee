namespace Ingestion.PageTests.Http;

/// <summary>What the page reads of articles.</summary>
public sealed class ArticlesTests : IAsyncLifetime
{
    private PageWorker _worker = null!;

    public async Task InitializeAsync() => _worker = await PageWorker.StartAsync();

    public async Task DisposeAsync() => await _worker.DisposeAsync();

    [Fact]
    public async Task Get_SearchInAnotherSpelling_FindsTheArticle()
    {
        await _worker.TakeAsync(PageArticles.Ministers, PageArticles.English);

        var found = (await _worker.JsonAsync("/api/articles?search=" + Uri.EscapeDataString("الخارجيه المصرى")))["items"]!.AsArray();

        found.ShouldHaveSingleItem()!["title"]!.GetValue<string>().ShouldBe(PageArticles.Title);
        (await _worker.JsonAsync("/api/articles?search=" + Uri.EscapeDataString("الخارجيه railway")))["items"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task Get_PageByPage_EachArticleOnceNewestFirst()
    {
        for (var i = 0; i < 5; i++)
            await _worker.TakeAsync(PageWorker.Article($"{i}", $"Title {i}", "A short text about nothing in particular."));

        var titles = new List<string>();
        for (string? after = ""; after is not null;)
        {
            var page = await _worker.JsonAsync($"/api/articles?limit=2&after={after}");
            page["items"]!.AsArray().Count.ShouldBeLessThanOrEqualTo(2);
            titles.AddRange(page["items"]!.AsArray().Select(a => a!["title"]!.GetValue<string>()));
            after = page["next"]?.GetValue<string>();
        }

        titles.ShouldBe(["Title 4", "Title 3", "Title 2", "Title 1", "Title 0"]);
    }

    [Fact]
    public async Task Get_ArticleFullOfMarkup_ComesAsTextOfJson()
    {
        await _worker.TakeAsync(PageArticles.Markup);
        var id = (await _worker.JsonAsync("/api/articles"))["items"]![0]!["articleId"]!.GetValue<string>();

        using var response = await _worker.Http.GetAsync(new Uri($"/api/articles/{id}", UriKind.Relative));

        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/json");
        response.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        var article = await _worker.JsonAsync($"/api/articles/{id}");
        article["title"]!.GetValue<string>().ShouldBe(PageArticles.MarkupTitle);
        article["body"]!.GetValue<string>().ShouldBe(PageArticles.MarkupBody);
    }

    [Fact]
    public async Task Get_Article_SpansAreOffsetsIntoItsBody()
    {
        await _worker.TakeAsync(PageArticles.Ministers);
        var id = (await _worker.JsonAsync("/api/articles"))["items"]![0]!["articleId"]!.GetValue<string>();

        var article = await _worker.JsonAsync($"/api/articles/{id}");

        var body = article["body"]!.GetValue<string>();
        var mentions = article["enrichment"]!["entities"]!.AsArray().SelectMany(e => e!["mentions"]!.AsArray()).ToList();
        mentions.ShouldNotBeEmpty();
        foreach (var mention in mentions)
            body[mention!["start"]!.GetValue<int>()..mention["end"]!.GetValue<int>()].ShouldBe(mention["surface"]!.GetValue<string>());
    }

    [Fact]
    public async Task Get_RevisedArticle_TellsWhatChanged()
    {
        await _worker.TakeAsync(PageArticles.Ministers);
        await _worker.TakeAsync(PageArticles.MinistersRevised);
        var id = (await _worker.JsonAsync("/api/articles"))["items"]![0]!["articleId"]!.GetValue<string>();

        var revisions = (await _worker.JsonAsync($"/api/articles/{id}"))["revisions"]!.AsArray();

        revisions.Count.ShouldBe(2);
        revisions[0]!["diff"].ShouldBeNull();
        var diff = revisions[1]!["diff"]!;
        diff["titleBefore"]!.GetValue<string>().ShouldBe(PageArticles.Title);
        diff["passagesRemoved"]!.AsArray().ShouldHaveSingleItem()!.GetValue<string>().ShouldContain("مستعدة");
        diff["passagesAdded"]!.AsArray().ShouldHaveSingleItem()!.GetValue<string>().ShouldContain("جاهزة");
    }
}
