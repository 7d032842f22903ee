using Ingestion.Pipeline.Storage;

namespace Ingestion.IntegrationTests.Stores;

/// <content>Guarded writes and the events that go with them.</content>
public abstract partial class ArticleStoreContract
{
    [StoreFact]
    public async Task WriteAsync_FirstRevision_IsWrittenWithItsEvent()
    {
        var article = Samples.Minimal(Samples.NewId());
        var pending = Samples.Event("""{"$set":"x","نص":"😀"}""");

        (await Store.WriteAsync(article, pending, None)).ShouldBe(WriteOutcome.Written);

        Samples.Text(await Store.FindAsync(article.ArticleId, None)).ShouldBe(Samples.Text(article with { PendingEvents = [pending] }));
    }

    [StoreFact]
    public async Task WriteAsync_SameRevisionTwice_Conflicts()
    {
        var article = Samples.Minimal(Samples.NewId());
        var pending = Samples.Event();
        await Store.WriteAsync(article, pending, None);

        (await Store.WriteAsync(article, pending, None)).ShouldBe(WriteOutcome.Conflict);

        (await Store.FindAsync(article.ArticleId, None)).ShouldNotBeNull().PendingEvents.ShouldBe([pending]);
    }

    [StoreFact]
    public async Task WriteAsync_NextRevision_ReplacesTheContentAndKeepsWhenItWasFirstStored()
    {
        var first = Samples.Full(Samples.NewId());
        await Store.WriteAsync(first, Samples.Event(), None);
        var second = Samples.Minimal(first.ArticleId) with { Revision = 2, CrawledAt = Samples.Noon.AddHours(1), FirstStoredAt = Samples.Noon.AddYears(1) };

        (await Store.WriteAsync(second, Samples.Event(), None)).ShouldBe(WriteOutcome.Written);

        // What the first had and the second has not is gone.
        var stored = (await Store.FindAsync(first.ArticleId, None)).ShouldNotBeNull();
        Samples.Text(stored with { PendingEvents = [] }).ShouldBe(Samples.Text(second with { FirstStoredAt = first.FirstStoredAt }));
        (await Store.FindByUrlAsync(first.CanonicalUrl!, None)).ShouldBeEmpty();
    }

    [StoreFact]
    public async Task WriteAsync_RevisionThatDoesNotFollow_ConflictsAndChangesNothing()
    {
        var article = Samples.Minimal(Samples.NewId());
        (await Store.WriteAsync(article.Next(), Samples.Event(), None)).ShouldBe(WriteOutcome.Conflict);
        (await Store.FindAsync(article.ArticleId, None)).ShouldBeNull();

        await Store.WriteAsync(article, Samples.Event(), None);
        (await Store.WriteAsync(article.Next().Next(), Samples.Event(), None)).ShouldBe(WriteOutcome.Conflict);

        var stored = (await Store.FindAsync(article.ArticleId, None)).ShouldNotBeNull();
        stored.Revision.ShouldBe(1);
        stored.Body.ShouldBe(article.Body);
        stored.PendingEvents.Count.ShouldBe(1);
    }

    [StoreFact]
    public async Task WriteAsync_OlderCrawlAfterNewer_Conflicts()
    {
        var article = Samples.Minimal(Samples.NewId());
        await Store.WriteAsync(article, Samples.Event(), None);

        var older = article.Next() with { CrawledAt = article.CrawledAt.AddMilliseconds(-1) };
        (await Store.WriteAsync(older, Samples.Event(), None)).ShouldBe(WriteOutcome.Conflict);

        var sameTime = article.Next() with { CrawledAt = article.CrawledAt };
        (await Store.WriteAsync(sameTime, Samples.Event(), None)).ShouldBe(WriteOutcome.Written);
    }

    [StoreFact]
    public async Task WriteAsync_TouchedInBetween_OlderCrawlConflicts()
    {
        var article = Samples.Minimal(Samples.NewId());
        await Store.WriteAsync(article, Samples.Event(), None);
        await Store.TouchAsync(article.ArticleId, article.CrawledAt.AddHours(1), None);

        (await Store.WriteAsync(article.Next(), Samples.Event(), None)).ShouldBe(WriteOutcome.Conflict);

        var later = article.Next() with { CrawledAt = article.CrawledAt.AddHours(1) };
        (await Store.WriteAsync(later, Samples.Event(), None)).ShouldBe(WriteOutcome.Written);
    }

    [StoreFact]
    public async Task TouchAsync_EarlierAndLater_OnlyMovesForward()
    {
        var article = Samples.Minimal(Samples.NewId());
        await Store.WriteAsync(article, Samples.Event(), None);

        await Store.TouchAsync(article.ArticleId, article.CrawledAt.AddDays(1), None);
        await Store.TouchAsync(article.ArticleId, article.CrawledAt.AddDays(-1), None);
        await Store.TouchAsync(Samples.NewId(), article.CrawledAt, None);

        var stored = (await Store.FindAsync(article.ArticleId, None)).ShouldNotBeNull();
        stored.CrawledAt.ShouldBe(article.CrawledAt.AddDays(1));
        stored.Revision.ShouldBe(1);
        stored.StoredAt.ShouldBe(article.StoredAt);
        (await Store.ListAsync(new ArticleQuery(), None)).Items.Count.ShouldBe(1);
    }

    [StoreFact]
    public async Task WriteAsync_HundredConcurrentFirstInserts_ExactlyOneIsWritten()
    {
        var id = Samples.NewId();
        var other = await OpenAgainAsync();
        var articles = Enumerable.Range(0, 100).Select(i => Samples.Minimal(id) with { Body = $"Body {i}." }).ToArray();

        var outcomes = await Task.WhenAll(articles.Select((a, i) => (i % 2 == 0 ? Store : other).WriteAsync(a, Samples.Event(a.Body), None)));

        outcomes.Count(o => o == WriteOutcome.Written).ShouldBe(1);
        outcomes.Count(o => o == WriteOutcome.Conflict).ShouldBe(99);
        var stored = (await Store.ListAsync(new ArticleQuery { Limit = 1000 }, None)).Items.ShouldHaveSingleItem();
        stored.Body.ShouldBe(articles[Array.IndexOf(outcomes, WriteOutcome.Written)].Body);
        stored.PendingEvents.ShouldHaveSingleItem().Payload.ShouldBe(stored.Body);
    }

    [StoreFact]
    public async Task WriteAsync_HundredConcurrentSecondRevisions_ExactlyOneIsWritten()
    {
        var first = Samples.Minimal(Samples.NewId());
        await Store.WriteAsync(first, Samples.Event("first"), None);
        var other = await OpenAgainAsync();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 100).Select(
            i => (i % 2 == 0 ? Store : other).WriteAsync(first.Next($"Body {i}."), Samples.Event($"Body {i}."), None)));

        outcomes.Count(o => o == WriteOutcome.Written).ShouldBe(1);
        var stored = (await Store.FindAsync(first.ArticleId, None)).ShouldNotBeNull();
        stored.Revision.ShouldBe(2);
        stored.Body.ShouldBe($"Body {Array.IndexOf(outcomes, WriteOutcome.Written)}.");
        stored.PendingEvents.Select(e => e.Payload).ShouldBe(["first", stored.Body]);
    }

    [StoreFact]
    public async Task ConfirmAsync_EventsOfSeveralRevisions_RemovesExactlyTheConfirmedOne()
    {
        var article = Samples.Minimal(Samples.NewId());
        PendingEvent[] events = [Samples.Event("1"), Samples.Event("2"), Samples.Event("3")];
        await Store.WriteAsync(article, events[0], None);
        await Store.WriteAsync(article.Next(), events[1], None);
        await Store.WriteAsync(article.Next().Next(), events[2], None);

        await Store.ConfirmAsync(article.ArticleId, events[1].EventId, None);
        (await Store.FindAsync(article.ArticleId, None)).ShouldNotBeNull().PendingEvents.ShouldBe([events[0], events[2]]);

        // Twice, unknown events and unknown articles are harmless.
        await Store.ConfirmAsync(article.ArticleId, events[1].EventId, None);
        await Store.ConfirmAsync(article.ArticleId, Guid.NewGuid(), None);
        await Store.ConfirmAsync(Samples.NewId(), events[0].EventId, None);
        (await Store.FindAsync(article.ArticleId, None)).ShouldNotBeNull().PendingEvents.ShouldBe([events[0], events[2]]);

        await Store.ConfirmAsync(article.ArticleId, events[0].EventId, None);
        await Store.ConfirmAsync(article.ArticleId, events[2].EventId, None);
        var stored = (await Store.FindAsync(article.ArticleId, None)).ShouldNotBeNull();
        stored.PendingEvents.ShouldBeEmpty();
        stored.Revision.ShouldBe(3);
    }

    [StoreFact]
    public async Task WriteAsync_DocumentCarriesPendingEvents_TheyAreIgnored()
    {
        var article = Samples.Minimal(Samples.NewId());
        PendingEvent[] events = [Samples.Event("1"), Samples.Event("2")];
        await Store.WriteAsync(article with { PendingEvents = [Samples.Event("stray")] }, events[0], None);
        await Store.WriteAsync(article.Next() with { PendingEvents = [Samples.Event("stray")] }, events[1], None);

        (await Store.FindAsync(article.ArticleId, None)).ShouldNotBeNull().PendingEvents.ShouldBe(events);
    }
}
