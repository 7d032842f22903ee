using Ingestion.Pipeline.Storage;
using Microsoft.Playwright;

namespace Ingestion.PageTests.Browser;

/// <summary>What people do on the page, in a real Chromium, in both directions of writing.</summary>
[Collection(BrowserCollection.Name)]
public sealed class ActingTests(Chromium chromium) : IAsyncLifetime
{
    private PageWorker _worker = null!;

    public async Task InitializeAsync()
    {
        if (Chromium.SkipReason is not null)
            return;
        _worker = await PageWorker.StartAsync();
        await _worker.TakeAsync(PageArticles.Refused, PageArticles.English);
    }

    public async Task DisposeAsync()
    {
        if (_worker is not null)
            await _worker.DisposeAsync();
    }

    [BrowserTheory]
    [InlineData("en-GB", "ltr")]
    [InlineData("ar", "rtl")]
    public async Task Replay_ParkedMessage_IsSentAgain(string locale, string direction)
    {
        await using var open = await OpenParkedAsync(locale);
        await Assertions.Expect(open.Page.Locator(".violations")).ToContainTextAsync("date-without-offset");
        await open.Page.Locator("#asHex").ClickAsync();
        await Assertions.Expect(open.Page.Locator(".bytes.hex")).ToContainTextAsync("000000  7b 22 73 6f 75 72 63 65");
        await open.PictureAsync($"parked-{direction}");

        await open.Page.Locator("#replay").ClickAsync();

        await Assertions.Expect(open.Page.Locator(".toast")).ToBeVisibleAsync();
        await PageWorker.UntilAsync(async () => (await ParkedAsync()).Single().Occurrences == 2);
        await open.Page.GotoAsync("/#/parked");
        await Assertions.Expect(open.Page.Locator("section.panel tbody tr")).ToHaveCountAsync(1);
        await open.PictureAsync($"parked-list-{direction}");
        open.Problems.ShouldBeEmpty();
    }

    [BrowserFact]
    public async Task Discard_ParkedMessage_AsksFirstThenDeletes()
    {
        await using var open = await OpenParkedAsync("en-GB");

        await open.Page.Locator("#discard").ClickAsync();
        await open.PictureAsync("discard");
        await open.Page.Keyboard.PressAsync("Escape");
        (await ParkedAsync()).Count.ShouldBe(1);
        await open.Page.Locator("#discard").ClickAsync();
        await open.Page.Locator("#discard-sure").ClickAsync();

        await Assertions.Expect(open.Page.Locator(".empty")).ToBeVisibleAsync();
        (await ParkedAsync()).ShouldBeEmpty();
        open.Problems.ShouldBeEmpty();
    }

    [BrowserTheory]
    [InlineData("en-GB", "ltr", true)]
    [InlineData("ar", "rtl", false)]
    public async Task Live_WorkerRuns_ShowsItsCounts(string locale, string direction, bool dark)
    {
        await using var open = await chromium.OpenAsync(_worker.Address, locale, "#/live", dark);

        await Assertions.Expect(open.Page.Locator(".banner")).ToHaveClassAsync("banner is-running");
        await Assertions.Expect(open.Page.Locator(".stage-figure").First).ToHaveTextAsync("2");
        await _worker.TakeAsync(PageArticles.Markup);

        // By itself, two seconds later.
        await Assertions.Expect(open.Page.Locator(".stage-figure").First).ToHaveTextAsync("3");
        await open.PictureAsync($"live-{direction}");
        open.Problems.ShouldBeEmpty();
    }

    private async Task<OpenPage> OpenParkedAsync(string locale)
    {
        var open = await chromium.OpenAsync(_worker.Address, locale, "#/parked");
        await open.Page.Locator("a.reason").ClickAsync();
        await Assertions.Expect(open.Page.Locator("#replay")).ToBeVisibleAsync();
        return open;
    }

    private async Task<IReadOnlyList<ParkedMessage>> ParkedAsync() => (await _worker.Store.ListParkedAsync(new ParkedQuery(), CancellationToken.None)).Items;
}
