using Ingestion.Pipeline.Storage;

namespace Ingestion.IntegrationTests.Stores;

/// <content>Withdrawing and un-withdrawing.</content>
public abstract partial class ArticleStoreContract
{
    [StoreFact]
    public async Task RetractAsync_StoredArticle_SetsTheRetractionAndAppendsItsEvent()
    {
        var article = Samples.Minimal(Samples.NewId());
        PendingEvent[] events = [Samples.Event("1"), Samples.Event("2")];
        await Store.WriteAsync(article, events[0], None);
        var withdrawn = Withdrawn(article, article.CrawledAt);

        (await Store.RetractAsync(withdrawn with { Body = "not taken" }, events[1], None)).ShouldBe(WriteOutcome.Written);

        Samples.Text(await Store.FindAsync(article.ArticleId, None)).ShouldBe(Samples.Text(withdrawn with { PendingEvents = events }));
        (await Store.ListAsync(new ArticleQuery(), None)).Items.ShouldHaveSingleItem().Retraction.ShouldBe(withdrawn.Retraction);
    }

    [StoreFact]
    public async Task RetractAsync_CrawledLater_ConflictsAndChangesNothing()
    {
        var article = Samples.Minimal(Samples.NewId());
        await Store.WriteAsync(article, Samples.Event(), None);

        (await Store.RetractAsync(Withdrawn(article, article.CrawledAt.AddMilliseconds(-1)), Samples.Event(), None)).ShouldBe(WriteOutcome.Conflict);
        (await Store.RetractAsync(Withdrawn(article.Next(), Samples.Noon.AddDays(1)), Samples.Event(), None)).ShouldBe(WriteOutcome.Conflict, "another revision");

        var stored = (await Store.FindAsync(article.ArticleId, None)).ShouldNotBeNull();
        stored.Retraction.ShouldBeNull();
        stored.PendingEvents.Count.ShouldBe(1);
    }

    [StoreFact]
    public async Task RetractAsync_Twice_TheSecondNeedsNoEventAndMovesTheTime()
    {
        var article = Samples.Minimal(Samples.NewId());
        await Store.WriteAsync(article, Samples.Event(), None);
        (await Store.RetractAsync(Withdrawn(article, Samples.Noon.AddHours(1)), null, None)).ShouldBe(WriteOutcome.Conflict, "not withdrawn yet");
        await Store.RetractAsync(Withdrawn(article, Samples.Noon.AddHours(1)), Samples.Event(), None);

        (await Store.RetractAsync(Withdrawn(article, Samples.Noon.AddHours(2)), Samples.Event(), None)).ShouldBe(WriteOutcome.Conflict);
        (await Store.RetractAsync(Withdrawn(article, Samples.Noon.AddHours(2)), null, None)).ShouldBe(WriteOutcome.Written);

        var stored = (await Store.FindAsync(article.ArticleId, None)).ShouldNotBeNull();
        stored.Retraction.ShouldNotBeNull().RetractedAt.ShouldBe(Samples.Noon.AddHours(2));
        stored.PendingEvents.Count.ShouldBe(2);
    }

    [StoreFact]
    public async Task WriteAsync_AfterARetraction_OnlyALaterCrawlIsWrittenAndMakesItValid()
    {
        var article = Samples.Minimal(Samples.NewId());
        await Store.WriteAsync(article, Samples.Event(), None);
        await Store.RetractAsync(Withdrawn(article, Samples.Noon.AddHours(1)), Samples.Event(), None);

        var same = article.Next() with { CrawledAt = Samples.Noon.AddHours(1) };
        (await Store.WriteAsync(same, Samples.Event(), None)).ShouldBe(WriteOutcome.Conflict);
        (await Store.TouchAsync(article.ArticleId, Samples.Noon.AddHours(3), None)).ShouldBe(WriteOutcome.Conflict);
        (await Store.WriteAsync(same with { CrawledAt = Samples.Noon.AddHours(1).AddMilliseconds(1) }, Samples.Event(), None)).ShouldBe(WriteOutcome.Written);

        var stored = (await Store.FindAsync(article.ArticleId, None)).ShouldNotBeNull();
        stored.Retraction.ShouldBeNull();
        stored.Revision.ShouldBe(2);
        stored.PendingEvents.Count.ShouldBe(3);
    }

    [StoreFact]
    public async Task RetractAsync_NothingStored_KeepsATombstoneThatOnlyALaterCrawlReplaces()
    {
        var id = Samples.NewId();
        var tombstone = Tombstone(id, Samples.Noon);
        var pending = Samples.Event("gone");

        (await Store.RetractAsync(tombstone, pending, None)).ShouldBe(WriteOutcome.Written);
        (await Store.RetractAsync(tombstone, Samples.Event(), None)).ShouldBe(WriteOutcome.Conflict);

        Samples.Text(await Store.FindAsync(id, None)).ShouldBe(Samples.Text(tombstone with { PendingEvents = [pending] }));
        (await Store.ListAsync(new ArticleQuery(), None)).Items.ShouldBeEmpty();
        var article = Samples.Minimal(id) with { CrawledAt = Samples.Noon };
        (await Store.WriteAsync(article, Samples.Event(), None)).ShouldBe(WriteOutcome.Conflict);
        var later = article with { CrawledAt = Samples.Noon.AddMilliseconds(1), FirstStoredAt = Samples.Noon.AddHours(9) };
        var enriched = Samples.Event("back");
        (await Store.WriteAsync(later, enriched, None)).ShouldBe(WriteOutcome.Written);
        Samples.Text(await Store.FindAsync(id, None)).ShouldBe(Samples.Text(later with { PendingEvents = [pending, enriched] }));
    }

    [StoreFact]
    public async Task RetractAsync_FiftyAtOnceOnNothing_ExactlyOneIsWritten()
    {
        var id = Samples.NewId();
        var other = await OpenAgainAsync();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 50).Select(
            i => (i % 2 == 0 ? Store : other).RetractAsync(Tombstone(id, Samples.Noon), Samples.Event(), None)));

        outcomes.Count(o => o == WriteOutcome.Written).ShouldBe(1);
        (await Store.FindAsync(id, None)).ShouldNotBeNull().PendingEvents.Count.ShouldBe(1);
    }

    /// <summary>What is kept of a retraction that came before its article.</summary>
    protected static ArticleDocument Tombstone(string articleId, DateTimeOffset retractedAt) =>
        Withdrawn(Samples.Minimal(articleId) with { Revision = 0, Body = "", CrawledAt = DateTimeOffset.MinValue }, retractedAt);

    private static ArticleDocument Withdrawn(ArticleDocument document, DateTimeOffset retractedAt) =>
        document with { Retraction = new Retraction(retractedAt, "$why سحب", Samples.Noon.AddDays(2)) };
}
