using Ingestion.Enrichment;
using Ingestion.Pipeline.Storage;

namespace Ingestion.IntegrationTests.Stores;

/// <content>Which engine enriched an article, and noting that another one would say the same.</content>
public abstract partial class ArticleStoreContract
{
    private static readonly EngineVersion Newer = new("built-in", "2.0+$", "fedcba9876543210");

    [StoreFact]
    public async Task RecordEngineAsync_RevisionIsStored_ChangesTheEngineAndNothingElse()
    {
        var article = Samples.Full(Samples.NewId()) with { Retraction = null };
        var pending = Samples.Event();
        await Store.WriteAsync(article, pending, None);

        (await Store.RecordEngineAsync(article.ArticleId, 1, Newer, None)).ShouldBe(WriteOutcome.Written);

        Samples.Text(await Store.FindAsync(article.ArticleId, None))
            .ShouldBe(Samples.Text(article with { PendingEvents = [pending], Enrichment = article.Enrichment with { Engine = Newer } }));
    }

    [StoreFact]
    public async Task RecordEngineAsync_EngineWithoutModels_LeavesNoHashBehind()
    {
        var article = Samples.Full(Samples.NewId());
        await Store.WriteAsync(article, Samples.Event(), None);

        await Store.RecordEngineAsync(article.ArticleId, 1, new EngineVersion("plain", "1"), None);

        (await Store.FindAsync(article.ArticleId, None)).ShouldNotBeNull().Enrichment.Engine.ShouldBe(new EngineVersion("plain", "1"));
    }

    [StoreFact]
    public async Task RecordEngineAsync_AnotherRevisionCameFirst_IsAConflictAndChangesNothing()
    {
        var article = Samples.Minimal(Samples.NewId());
        await Store.WriteAsync(article, Samples.Event(), None);
        await Store.WriteAsync(article.Next(), Samples.Event(), None);

        (await Store.RecordEngineAsync(article.ArticleId, 1, Newer, None)).ShouldBe(WriteOutcome.Conflict);
        (await Store.RecordEngineAsync(Samples.NewId(), 1, Newer, None)).ShouldBe(WriteOutcome.Conflict);

        (await Store.FindAsync(article.ArticleId, None)).ShouldNotBeNull().Enrichment.Engine.ShouldBe(article.Enrichment.Engine);
    }

    [StoreFact]
    public async Task ListEnginesAsync_SeveralPages_SeesEachArticleOnceNewestFirst()
    {
        var articles = Enumerable.Range(0, 7).Select(i => Samples.Minimal(Samples.NewId()) with
        {
            StoredAt = Samples.Noon.AddSeconds(i / 2),
            Source = i == 3 ? "other" : "source",
            Enrichment = Samples.Minimal("x").Enrichment with { Engine = new EngineVersion("built-in", $"{i}", i % 2 == 0 ? null : "hash") },
        }).ToList();
        foreach (var article in articles)
            await Store.WriteAsync(article, Samples.Event(), None);

        var seen = await EnginesAsync(new ArticleQuery { Limit = 2 });

        seen.ShouldBe(articles.OrderByDescending(a => a.StoredAt).ThenBy(a => a.ArticleId, StringComparer.Ordinal).Select(a => new StoredEngine(a.ArticleId, a.StoredAt, a.Enrichment.Engine)));
        (await EnginesAsync(new ArticleQuery { Source = "other" })).ShouldHaveSingleItem().ArticleId.ShouldBe(articles[3].ArticleId);
    }

    [StoreFact]
    public async Task ListEnginesAsync_WithdrawnAndOnlyRetracted_AreLeftOut()
    {
        var article = Samples.Minimal(Samples.NewId());
        await Store.WriteAsync(article, Samples.Event(), None);
        await Store.RetractAsync(article with { Retraction = new Retraction(Samples.Noon.AddHours(1), null, Samples.Noon) }, Samples.Event(), None);
        await Store.RetractAsync(Tombstone(Samples.NewId(), Samples.Noon), Samples.Event(), None);

        (await EnginesAsync(new ArticleQuery())).ShouldBeEmpty();
    }

    private async Task<List<StoredEngine>> EnginesAsync(ArticleQuery query)
    {
        var seen = new List<StoredEngine>();
        for (string? after = null; ;)
        {
            var page = await Store.ListEnginesAsync(query with { After = after }, None);
            seen.AddRange(page.Items);
            if ((after = page.Next) is null)
                return seen;
        }
    }
}
