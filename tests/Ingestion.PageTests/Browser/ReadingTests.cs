using Ingestion.Pipeline.Storage;
using Microsoft.Playwright;

namespace Ingestion.PageTests.Browser;

/// <summary>The page shows, in a real Chromium, in both directions of writing.</summary>
[Collection(BrowserCollection.Name)]
public sealed class ReadingTests(Chromium chromium, ShownWorker shown) : IClassFixture<ShownWorker>
{
    [BrowserTheory]
    [InlineData("en-GB", "ltr")]
    [InlineData("ar", "rtl")]
    public async Task Open_InALanguage_ShowsTheNewestFirstInItsDirection(string locale, string direction)
    {
        await using var open = await chromium.OpenAsync(shown.Worker.Address, locale);
        var cards = open.Page.Locator(".article-card");
        await Assertions.Expect(cards).ToHaveCountAsync(3);

        await Assertions.Expect(open.Page.Locator("html")).ToHaveAttributeAsync("dir", direction);
        await Assertions.Expect(cards.First).ToContainTextAsync(PageArticles.Title);
        // Words of an article run in their own direction, whatever that of the page is.
        (await DirectionAsync(cards.First.Locator("h2"))).ShouldBe("rtl");
        (await DirectionAsync(cards.Nth(1).Locator("h2"))).ShouldBe("ltr");
        await Assertions.Expect(open.Page.Locator("#state")).ToHaveClassAsync("state is-running");
        (await open.Page.EvaluateAsync<bool>("document.fonts.check('16px Vazirmatn', 'خبر')")).ShouldBeTrue();
        await open.PictureAsync($"articles-{direction}");
        open.Problems.ShouldBeEmpty();
    }

    [BrowserTheory]
    [InlineData("en-GB")]
    [InlineData("ar")]
    public async Task Search_AnotherSpellingTypedFromTheKeyboard_ShowsWhatFits(string locale)
    {
        await using var open = await chromium.OpenAsync(shown.Worker.Address, locale);
        await Assertions.Expect(open.Page.Locator(".article-card")).ToHaveCountAsync(3);

        await open.Page.Keyboard.PressAsync("/");
        await Assertions.Expect(open.Page.Locator("#search")).ToBeFocusedAsync();
        await open.Page.Keyboard.TypeAsync("الخارجيه");
        await open.Page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(open.Page.Locator(".article-card")).ToHaveCountAsync(1);
        await Assertions.Expect(open.Page.Locator(".article-card")).ToContainTextAsync(PageArticles.Title);
        await Assertions.Expect(open.Page.Locator("#search")).ToHaveValueAsync("الخارجيه");
        open.Problems.ShouldBeEmpty();
    }

    [BrowserTheory]
    [InlineData("en-GB", "ltr", "Person")]
    [InlineData("ar", "rtl", "شخص")]
    public async Task Hover_Name_ExplainsItAndTheKeyboardDoesToo(string locale, string direction, string type)
    {
        await using var open = await OpenArticleAsync(locale);
        var mention = open.Page.Locator("mark.is-person").First;
        var tip = open.Page.Locator("#tip");

        await mention.HoverAsync();
        await Assertions.Expect(tip).ToBeVisibleAsync();
        await Assertions.Expect(tip).ToContainTextAsync(type);
        await Assertions.Expect(tip).ToContainTextAsync("بدر عبد العاطي");
        await Assertions.Expect(tip).ToContainTextAsync("وزير الخارجية المصري");
        await Assertions.Expect(tip).ToContainTextAsync("%");
        await open.PictureAsync($"article-{direction}");

        await open.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(tip).ToBeHiddenAsync();
        await open.Page.Locator("mark.is-location").First.FocusAsync();
        await Assertions.Expect(tip).ToContainTextAsync("القاهرة");
        open.Problems.ShouldBeEmpty();
    }

    [BrowserTheory]
    [InlineData("en-GB", "ltr")]
    [InlineData("ar", "rtl")]
    public async Task Hover_KeyPoint_LightsUpItsEvidence(string locale, string direction)
    {
        await using var open = await OpenArticleAsync(locale);
        var lit = open.Page.Locator("#text .lit");
        await Assertions.Expect(lit).ToHaveCountAsync(0);
        var document = (await shown.Worker.Store.ListAsync(new ArticleQuery { Search = "عبد العاطي" }, CancellationToken.None)).Items.Single();
        var evidence = document.Enrichment.Bullets.Items[1].Evidence;

        await open.Page.Locator(".point").Nth(1).HoverAsync();

        string.Concat(await lit.AllTextContentsAsync()).ShouldBe(string.Concat(evidence.Select(span => document.Body[span.Start..span.End])));
        await open.PictureAsync($"evidence-{direction}");
        await open.Page.Locator("h1").HoverAsync();
        await Assertions.Expect(lit).ToHaveCountAsync(0);
        await open.Page.Locator(".point").First.FocusAsync();
        (await lit.CountAsync()).ShouldBeGreaterThan(0);
        open.Problems.ShouldBeEmpty();
    }

    [BrowserFact]
    public async Task Open_ArticleOfTwoRevisions_ShowsWhatChanged()
    {
        await using var open = await OpenArticleAsync("en-GB");
        var revisions = open.Page.Locator("#revisions");

        await Assertions.Expect(revisions.Locator(".change").Nth(1).Locator("del.passage b").Filter(new() { HasText = "مستعدة" })).ToHaveCountAsync(1);
        await Assertions.Expect(revisions.Locator(".change").Nth(1).Locator("ins.passage b").Filter(new() { HasText = "جاهزة" })).ToHaveCountAsync(1);
        await revisions.ScrollIntoViewIfNeededAsync();
        await open.PictureAsync("revisions");
        open.Problems.ShouldBeEmpty();
    }

    [BrowserFact]
    public async Task Open_ArticleFullOfMarkup_ShowsItAsText()
    {
        await using var open = await chromium.OpenAsync(shown.Worker.Address, "en-GB", dark: true);
        await Assertions.Expect(open.Page.Locator(".article-card")).ToHaveCountAsync(3);
        await open.PictureAsync("markup-dark");

        await open.Page.Locator(".article-card").Last.ClickAsync();

        await Assertions.Expect(open.Page.Locator("h1")).ToHaveTextAsync(PageArticles.MarkupTitle);
        (await open.Page.Locator("#text").TextContentAsync()).ShouldBe(PageArticles.MarkupBody);
        await open.Page.Locator("#text mark").First.HoverAsync();
        (await open.Page.Locator("main script, main img, main b, #text svg").CountAsync()).ShouldBe(0);
        (await open.Page.TitleAsync()).ShouldNotBe("owned");
        open.Problems.ShouldBeEmpty();
    }

    [BrowserTheory]
    [InlineData("en-GB", "ltr", false)]
    [InlineData("ar", "rtl", true)]
    public async Task Try_PastedText_ShowsWhatIsFoundInIt(string locale, string direction, bool dark)
    {
        await using var open = await chromium.OpenAsync(shown.Worker.Address, locale, "#/trial", dark);

        await open.Page.Locator("#trial-body").FillAsync(PageArticles.Body);
        await open.Page.Locator("#trial-run").ClickAsync();

        await Assertions.Expect(open.Page.Locator("#trial-result mark.is-person").First).ToHaveTextAsync("بدر عبد العاطي");
        await Assertions.Expect(open.Page.Locator("#trial-result .quotation")).Not.ToHaveCountAsync(0);
        await open.PictureAsync($"trial-{direction}");
        (await shown.Worker.Store.ListAsync(new ArticleQuery(), CancellationToken.None)).Items.Count.ShouldBe(3);
        open.Problems.ShouldBeEmpty();
    }

    [BrowserFact]
    public async Task Switch_LanguageAndTheme_AreKept()
    {
        await using var open = await chromium.OpenAsync(shown.Worker.Address, "en-GB");

        await open.Page.Locator("#theme").ClickAsync();
        await open.Page.Locator("#language").ClickAsync();

        await Assertions.Expect(open.Page.Locator("html")).ToHaveAttributeAsync("dir", "rtl");
        await open.Page.ReloadAsync();
        await Assertions.Expect(open.Page.Locator("html")).ToHaveAttributeAsync("dir", "rtl");
        await Assertions.Expect(open.Page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");
        open.Problems.ShouldBeEmpty();
    }

    private async Task<OpenPage> OpenArticleAsync(string locale)
    {
        var open = await chromium.OpenAsync(shown.Worker.Address, locale);
        await open.Page.Locator(".article-card").First.ClickAsync();
        await Assertions.Expect(open.Page.Locator("#text p")).ToHaveCountAsync(3);
        return open;
    }

    private static Task<string> DirectionAsync(ILocator locator) => locator.EvaluateAsync<string>("element => getComputedStyle(element).direction");
}
