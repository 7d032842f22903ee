using System.Collections;
using System.Text;
using Ingestion.Pipeline.Storage;

namespace Ingestion.IntegrationTests.Stores;

/// <content>What comes back is what went in; lookups and listings.</content>
public abstract partial class ArticleStoreContract
{
    [StoreFact]
    public async Task FindAsync_EveryMemberSet_ComesBackUnchanged()
    {
        var article = Samples.Full(Samples.NewId());
        var pending = Samples.Event();
        EveryMemberIsSet(article with { PendingEvents = [pending] });

        await Store.WriteAsync(article, pending, None);

        Samples.Text(await Store.FindAsync(article.ArticleId, None)).ShouldBe(Samples.Text(article with { PendingEvents = [pending] }));
    }

    [StoreFact]
    public async Task FindAsync_EveryMemberSetByAnUpdate_ComesBackUnchanged()
    {
        var first = Samples.Minimal(Samples.NewId());
        var second = Samples.Full(first.ArticleId) with { Revision = 2 };
        await Store.WriteAsync(first, Samples.Event(), None);

        (await Store.WriteAsync(second, Samples.Event(), None)).ShouldBe(WriteOutcome.Written);

        var stored = (await Store.FindAsync(first.ArticleId, None)).ShouldNotBeNull();
        Samples.Text(stored with { PendingEvents = [] }).ShouldBe(Samples.Text(second));
    }

    [StoreFact]
    public async Task FindAsync_TimesWithOffsetsAndTicks_ComeBackAsUtcMilliseconds()
    {
        var time = new DateTimeOffset(2026, 3, 1, 15, 0, 0, TimeSpan.FromHours(3)).AddTicks(1234_5678);
        var whole = Samples.Noon.AddMilliseconds(1234);
        var article = Samples.Minimal(Samples.NewId()) with
        {
            CrawledAt = time,
            FirstStoredAt = time,
            StoredAt = time,
            Revisions = [new RevisionRecord(1, "h", time, time, "1", "ok")],
        };
        await Store.WriteAsync(article, Samples.Event() with { CreatedAt = time }, None);

        var stored = (await Store.FindAsync(article.ArticleId, None)).ShouldNotBeNull();

        DateTimeOffset[] times =
        [
            stored.CrawledAt, stored.FirstStoredAt, stored.StoredAt, stored.PendingEvents[0].CreatedAt, stored.Revisions[0].CrawledAt,
            stored.Revisions[0].StoredAt,
        ];
        times.ShouldAllBe(t => t.EqualsExact(whole));
    }

    [StoreFact]
    public async Task FindAsync_BodyOfOneMebibyte_ComesBackUnchanged()
    {
        var body = string.Concat(Enumerable.Repeat("خبر 😀 $x.y ", 1024 * 1024 / 16));
        Encoding.UTF8.GetByteCount(body).ShouldBeGreaterThan(1024 * 1024);
        var article = Samples.Minimal(Samples.NewId()) with { Body = body };

        await Store.WriteAsync(article, Samples.Event(), None);

        (await Store.FindAsync(article.ArticleId, None)).ShouldNotBeNull().Body.ShouldBe(body);
    }

    [StoreFact]
    public async Task FindAsync_DeepMetadata_ComesBackUnchanged()
    {
        var json = $$"""{"deep": {{new string('[', 62)}}{{new string(']', 62)}}}""";
        var article = Samples.Minimal(Samples.NewId()) with { Metadata = Samples.Metadata(json) };

        await Store.WriteAsync(article, Samples.Event(), None);

        (await Store.FindAsync(article.ArticleId, None)).ShouldNotBeNull().Metadata["deep"].GetRawText().ShouldBe(article.Metadata["deep"].GetRawText());
    }

    [StoreFact]
    public async Task FindAsync_UnknownId_IsNull()
    {
        (await Store.FindAsync(Samples.NewId(), None)).ShouldBeNull();
        (await Store.FindAsync("$ne", None)).ShouldBeNull();
    }

    [StoreFact]
    public async Task FindByExternalIdAsync_SameIdInTwoSources_SourceDecides()
    {
        var a = Samples.Minimal("a" + Samples.NewId()[1..]) with { Source = "one", ExternalId = "x" };
        var b = Samples.Minimal("b" + Samples.NewId()[1..]) with { Source = "two", ExternalId = "x" };
        var c = Samples.Minimal("c" + Samples.NewId()[1..]) with { Source = "one", ExternalId = "y" };
        var d = Samples.Minimal("d" + Samples.NewId()[1..]) with { Source = "one", ExternalId = null };
        var pending = Samples.Event();
        foreach (var article in new[] { d, c, b, a })
            await Store.WriteAsync(article, pending, None);

        Ids(await Store.FindByExternalIdAsync("x", null, None)).ShouldBe([a.ArticleId, b.ArticleId]);
        Ids(await Store.FindByExternalIdAsync("x", "two", None)).ShouldBe([b.ArticleId]);
        Ids(await Store.FindByExternalIdAsync("x", "three", None)).ShouldBeEmpty();
        Ids(await Store.FindByExternalIdAsync("z", null, None)).ShouldBeEmpty();
        Samples.Text((await Store.FindByExternalIdAsync("y", "one", None)).Single()).ShouldBe(Samples.Text(c with { PendingEvents = [pending] }));
    }

    [StoreFact]
    public async Task FindByUrlAsync_SeveralSources_AreOrderedAndAtMostTwenty()
    {
        var ids = Enumerable.Range(0, 25).Select(i => $"{i:x2}{Samples.NewId()[2..]}").ToArray();
        foreach (var id in ids.Reverse())
            await Store.WriteAsync(Samples.Minimal(id) with { Source = id, ExternalId = "e", CanonicalUrl = "https://example.org/a" }, Samples.Event(), None);
        await Store.WriteAsync(Samples.Minimal(Samples.NewId()) with { CanonicalUrl = "https://example.org/b" }, Samples.Event(), None);

        Ids(await Store.FindByUrlAsync("https://example.org/a", None)).ShouldBe(ids.Take(20));
        Ids(await Store.FindByExternalIdAsync("e", null, None)).ShouldBe(ids.Take(20));
        Ids(await Store.FindByUrlAsync("https://example.org/c", None)).ShouldBeEmpty();
    }

    [StoreFact]
    public async Task ListAsync_PagesOver250Articles_SeesEachOnceNewestFirst()
    {
        // Many share one time, so the id has to break ties, also across pages.
        var articles = Enumerable.Range(0, 250).Select(i => Samples.Minimal(Samples.NewId()) with
        {
            Source = i % 5 == 0 ? "fifth" : "other",
            StoredAt = Samples.Noon.AddMilliseconds(i / 40),
        }).ToArray();
        await Parallel.ForEachAsync(articles, async (a, _) => await Store.WriteAsync(a, Samples.Event(), None));
        var expected = articles.OrderByDescending(a => a.StoredAt).ThenBy(a => a.ArticleId, StringComparer.Ordinal).ToArray();

        (await ListAllAsync(new ArticleQuery { Limit = 33 })).ShouldBe(expected.Select(a => a.ArticleId));
        (await ListAllAsync(new ArticleQuery { Limit = 25, Source = "fifth" })).ShouldBe(expected.Where(a => a.Source == "fifth").Select(a => a.ArticleId));
        (await ListAllAsync(new ArticleQuery { Source = "nobody" })).ShouldBeEmpty();
        var whole = await Store.ListAsync(new ArticleQuery { Limit = 250 }, None);
        whole.Items.Count.ShouldBe(250);
        whole.Next.ShouldBeNull();
        whole.Items.ShouldAllBe(a => a.PendingEvents.Count == 1);
    }

    [StoreFact]
    public async Task ListAsync_LimitOutOfRange_IsRefused()
    {
        foreach (var limit in new[] { 0, -1, 1001 })
        {
            await Should.ThrowAsync<ArgumentOutOfRangeException>(() => Store.ListAsync(new ArticleQuery { Limit = limit }, None));
            await Should.ThrowAsync<ArgumentOutOfRangeException>(() => Store.ListParkedAsync(new ParkedQuery { Limit = limit }, None));
        }
    }

    private static IEnumerable<string> Ids(IEnumerable<ArticleDocument> articles) => articles.Select(a => a.ArticleId);

    private async Task<List<string>> ListAllAsync(ArticleQuery query)
    {
        var ids = new List<string>();
        do
        {
            var page = await Store.ListAsync(query, None);
            page.Items.Count.ShouldBeLessThanOrEqualTo(query.Limit);
            ids.AddRange(Ids(page.Items));
            query = query with { After = page.Next };
        }
        while (query.After is not null);
        return ids;
    }

    // Keeps the sample honest: a member that is added to the document one day must be set there, or its loss would go unseen.
    private static void EveryMemberIsSet(object sample)
    {
        foreach (var property in sample.GetType().GetProperties())
        {
            var value = property.GetValue(sample);
            value.ShouldNotBeNull(property.Name);
            if (value is IEnumerable items and not string)
                items.Cast<object>().ShouldNotBeEmpty(property.Name);
        }
    }
}
