using Ingestion.Pipeline.Storage;

namespace Ingestion.IntegrationTests.Stores;

/// <content>Events left behind, leases, and copies.</content>
public abstract partial class ArticleStoreContract
{
    [StoreFact]
    public async Task ListPendingAsync_EventsOfManyArticles_OldestArticleFirstWithAllItsEvents()
    {
        var articles = Enumerable.Range(0, 12).Select(_ => Samples.Minimal(Samples.NewId())).ToArray();
        var events = articles.Select((_, i) => Samples.Event($"{i}") with { CreatedAt = Samples.Noon.AddSeconds(100 - i) }).ToArray();
        for (var i = 0; i < articles.Length; i++)
            await Store.WriteAsync(articles[i], events[i], None);
        var second = Samples.Event("second") with { CreatedAt = Samples.Noon.AddHours(1) };
        await Store.WriteAsync(articles[3].Next(), second, None);
        await Store.ConfirmAsync(articles[11].ArticleId, events[11].EventId, None);

        var pending = await Store.ListPendingAsync(Samples.Noon.AddSeconds(99), 5, None);

        pending.Select(p => p.ArticleId).ShouldBe(new[] { 10, 9, 8, 7, 6 }.Select(i => articles[i].ArticleId));
        var all = await Store.ListPendingAsync(Samples.Noon.AddSeconds(99), 100, None);
        all.Select(p => p.ArticleId).ShouldBe(Enumerable.Range(2, 9).Reverse().Select(i => articles[i].ArticleId), "exclusive");
        all.Single(p => p.ArticleId == articles[3].ArticleId).Events.ShouldBe([events[3], second]);
        (await Store.ListPendingAsync(Samples.Noon.AddSeconds(1), 100, None)).ShouldBeEmpty();
    }

    [StoreFact]
    public async Task TryLeaseAsync_TwoOwners_OneHasItUntilItEnds()
    {
        var minute = TimeSpan.FromMinutes(1);
        (await Store.TryLeaseAsync("relay", "a", Samples.Noon, minute, None)).ShouldBeTrue();
        (await Store.TryLeaseAsync("relay", "b", Samples.Noon.AddSeconds(30), minute, None)).ShouldBeFalse();
        (await Store.TryLeaseAsync("other", "b", Samples.Noon.AddSeconds(30), minute, None)).ShouldBeTrue();
        (await Store.TryLeaseAsync("relay", "a", Samples.Noon.AddSeconds(50), minute, None)).ShouldBeTrue("renewed");
        (await Store.TryLeaseAsync("relay", "b", Samples.Noon.AddSeconds(70), minute, None)).ShouldBeFalse();
        (await Store.TryLeaseAsync("relay", "b", Samples.Noon.AddSeconds(110), minute, None)).ShouldBeTrue("ended");
        (await Store.TryLeaseAsync("relay", "a", Samples.Noon.AddSeconds(111), minute, None)).ShouldBeFalse();
    }

    [StoreFact]
    public async Task TryLeaseAsync_FiftyAtOnce_ExactlyOneHasIt()
    {
        var other = await OpenAgainAsync();

        var had = await Task.WhenAll(Enumerable.Range(0, 50).Select(
            i => (i % 2 == 0 ? Store : other).TryLeaseAsync("relay", $"worker {i}", Samples.Noon, TimeSpan.FromMinutes(1), None)));

        had.Count(h => h).ShouldBe(1);
    }

    [StoreFact]
    public async Task FindSimilarAsync_SharedBands_AfterAnUpdateByTheNewBandsOnly()
    {
        var late = Printed(Samples.Noon.AddHours(2), [1, 2, long.MinValue]);
        var early = Printed(Samples.Noon.AddHours(1), [2, 3]);
        var none = Printed(Samples.Noon, [7]);
        foreach (var article in new[] { late, early, none, Samples.Minimal(Samples.NewId()) })
            await Store.WriteAsync(article, Samples.Event(), None);

        (await Store.FindSimilarAsync([2, 9], 10, None)).OrderBy(s => s.FirstStoredAt).ShouldBe(
            [new SimilarArticle(early.ArticleId, early.FirstStoredAt, "s"), new SimilarArticle(late.ArticleId, late.FirstStoredAt, "s")]);
        (await Store.FindSimilarAsync([1, 2, 3, 7], 2, None)).Count.ShouldBe(2);
        (await Store.FindSimilarAsync([long.MinValue], 10, None)).ShouldHaveSingleItem().ArticleId.ShouldBe(late.ArticleId);
        (await Store.FindSimilarAsync([4], 10, None)).ShouldBeEmpty();

        await Store.WriteAsync(late.Next() with { Fingerprint = new Fingerprint([4], "s") }, Samples.Event(), None);
        (await Store.FindSimilarAsync([4], 10, None)).ShouldHaveSingleItem().ArticleId.ShouldBe(late.ArticleId);
        (await Store.FindSimilarAsync([1], 10, None)).ShouldBeEmpty();
    }

    private static ArticleDocument Printed(DateTimeOffset firstStoredAt, long[] bands) =>
        Samples.Minimal(Samples.NewId()) with { FirstStoredAt = firstStoredAt, Fingerprint = new Fingerprint(bands, "s") };
}
