using System.Text;
using System.Text.Json;
using Ingestion.Contracts;
using Ingestion.Enrichment;
using Ingestion.IntegrationTests.Containers;
using Ingestion.Pipeline.Identity;
using Ingestion.Pipeline.Storage;
using RabbitMQ.Client;

namespace Ingestion.IntegrationTests.Worker;

[Collection(ContainerCollection.Name)]
public class ServerWorkerTests(ServerWorker worker) : IClassFixture<ServerWorker>, IAsyncLifetime
{
    public Task InitializeAsync() => worker.StartAsync();

    public Task DisposeAsync() => Task.CompletedTask;

    [ContainerFact]
    public async Task Publish_PlainJsonWithoutHeaders_EndsAsDocumentAndEvent()
    {
        var article = TestArticle.Arabic();
        await worker.PublishAsync(article.Json());

        var seen = await worker.EnrichedAsync(e => Source(e) == article.Source);
        var enriched = seen.Enriched;
        seen.MessageId.ShouldBe(enriched.EventId.ToString());
        seen.ContentType.ShouldBe("application/json");
        enriched.ArticleId.ShouldBe(ArticleIdentity.ArticleId(article.Source, article.ExternalId, article.Url));
        enriched.Revision.ShouldBe(1);
        enriched.Language.ShouldBe("ar");
        enriched.Status.ShouldBe(PartStatuses.Ok);
        enriched.Bullets.Count.ShouldBe(3);
        enriched.Entities.ShouldContain(e => e.Type == "person" && e.Name == "سامر الخطيب");
        enriched.Entities.ShouldContain(e => e.Type == "location" && e.Mentions.Count > 0);
        enriched.Dates.ShouldContain(d => d.Surface == "أمس السبت" && d.Value == "2025-10-11" && !d.Conflict);
        foreach (var (start, end, surface) in enriched.Entities.SelectMany(e => e.Mentions).Select(m => (m.Start, m.End, m.Surface)).Concat(enriched.Dates.Select(d => (d.Start, d.End, d.Surface))))
            article.Body![start..end].ShouldBe(surface);

        var document = await DocumentAsync(article);
        document.Body.ShouldBe(article.Body);
        document.Revision.ShouldBe(1);
        document.CanonicalUrl.ShouldBe("https://example.org/news/1");
        document.Enrichment.Entities.Items.Count.ShouldBe(enriched.Entities.Count);
        await worker.UntilAsync(async () => (await DocumentAsync(article)).PendingEvents.Count == 0 ? (object)true : null, "the event is confirmed");
    }

    [ContainerFact]
    public async Task Publish_ArabicEvent_IsReadableOnTheWire()
    {
        var article = TestArticle.Arabic();
        await worker.PublishAsync(article.Json());
        var seen = await worker.EnrichedAsync(e => Source(e) == article.Source);
        seen.Message.GetRawText().ShouldContain("سكة حديد");
        seen.Message.GetRawText().ShouldNotContain("\\u06");
    }

    [ContainerTheory]
    [InlineData("text/plain")]
    [InlineData("application/json; charset=utf-8")]
    [InlineData("application/vnd.masstransit+json")]
    [InlineData("not a content type")]
    public async Task Publish_AnyContentType_IsTaken(string contentType)
    {
        var article = TestArticle.Arabic();
        await worker.PublishAsync(article.Json(), new BasicProperties { ContentType = contentType, MessageId = "no-guid" });
        (await worker.EnrichedAsync(e => Source(e) == article.Source)).Enriched.Revision.ShouldBe(1);
    }

    [ContainerFact]
    public async Task Publish_MassTransitEnvelope_IsUnwrapped()
    {
        var article = TestArticle.Arabic();
        var envelope = $$$"""
            {"messageId":"{{{Guid.NewGuid()}}}","conversationId":"{{{Guid.NewGuid()}}}","sourceAddress":"rabbitmq://crawler/x",
             "messageType":["urn:message:Ingestion.Contracts:ArticlePublished"],"message":{{{article.Json()}}},"sentTime":"2025-10-12T07:00:01Z","headers":{},"host":{"machineName":"crawler"}}
            """;
        await worker.PublishAsync(envelope, new BasicProperties { ContentType = "application/vnd.masstransit+json" });
        (await worker.EnrichedAsync(e => Source(e) == article.Source)).Enriched.Title.ShouldBe(article.Title);
    }

    [ContainerFact]
    public async Task Publish_SameArticleAgain_ChangesNothing()
    {
        var article = TestArticle.Arabic();
        await worker.PublishAsync(article.Json());
        await worker.EnrichedAsync(e => Source(e) == article.Source);
        await worker.PublishAsync((article with { CrawledAt = "2025-10-12T08:00:00Z", Body = article.Body + " \n" }).Json());
        var document = await worker.UntilAsync(async () => await DocumentAsync(article) is { CrawledAt.Hour: 8 } d ? d : null, "the later crawl is noted");
        document.Revision.ShouldBe(1);
        document.Body.ShouldBe(article.Body);
        worker.Events.Count(e => Source(e.Message) == article.Source).ShouldBe(1);
    }

    [ContainerFact]
    public async Task Publish_NewContent_IsARevisionThatSaysWhatChanged()
    {
        var article = TestArticle.Arabic();
        await worker.PublishAsync(article.Json());
        await worker.EnrichedAsync(e => Source(e) == article.Source);
        var update = article with
        {
            CrawledAt = "2025-10-12T09:00:00Z",
            Body = article.Body!.Replace("سامر الخطيب", "نبيل الحوراني", StringComparison.Ordinal).Replace("وقال الخطيب", "وقال الحوراني", StringComparison.Ordinal),
        };
        await worker.PublishAsync(update.Json());
        var enriched = (await worker.EnrichedAsync(e => Source(e) == article.Source && e.GetProperty("revision").GetInt32() == 2)).Enriched;
        enriched.Changes.PreviousRevision.ShouldBe(1);
        enriched.Changes.Fields.ShouldBe(["body"]);
        enriched.Changes.EntitiesAdded.ShouldContain("نبيل الحوراني");
        enriched.Changes.EntitiesRemoved.ShouldContain("سامر الخطيب");
        enriched.Changes.BulletsChanged.ShouldBeTrue();
        var document = await DocumentAsync(article);
        document.Revisions.Select(r => r.Revision).ShouldBe([1, 2]);
        document.FirstStoredAt.ShouldBeLessThan(document.StoredAt);
    }

    [ContainerFact]
    public async Task Publish_OlderCrawlAfterNewer_IsDropped()
    {
        var article = TestArticle.Arabic();
        await worker.PublishAsync(article.Json());
        await worker.EnrichedAsync(e => Source(e) == article.Source);
        await worker.PublishAsync((article with { CrawledAt = "2025-10-11T09:00:00Z", Body = "نص أقدم تماماً من الخبر." }).Json());
        // One more article proves that the stale one has been worked on: the queue is in order and it is behind it.
        await DrainedAsync();
        var document = await DocumentAsync(article);
        document.Revision.ShouldBe(1);
        document.Body.ShouldBe(article.Body);
    }

    [ContainerFact]
    public async Task Publish_UnsupportedLanguage_IsStoredWithHonestStatuses()
    {
        var article = TestArticle.Arabic() with { Language = "fi", Title = "Hallitus päätti uudesta laista", Body = "Hallitus päätti tiistaina uudesta laista, joka koskee kaikkia kuntia. Ministerin mukaan laki tulee voimaan ensi vuonna. Oppositio arvosteli päätöstä jyrkästi eduskunnassa." };
        await worker.PublishAsync(article.Json());
        var enriched = (await worker.EnrichedAsync(e => Source(e) == article.Source)).Enriched;
        enriched.Parts.Entities.Status.ShouldBe(PartStatuses.Unsupported);
        enriched.Parts.Entities.Reason.ShouldNotBeNullOrEmpty();
        enriched.Status.ShouldBe(PartStatuses.Unsupported);
        (await DocumentAsync(article)).Enrichment.Entities.Status.ShouldBe(PartStatus.Unsupported);
    }

    [ContainerFact]
    public async Task Publish_BodyOfOneMebibyte_IsStoredWhole()
    {
        var sentence = "وقال الوزير سامر الخطيب في عمّان أمس السبت إن المشروع رقم سبعة سيبدأ قريباً. ";
        var body = new StringBuilder();
        while (Encoding.UTF8.GetByteCount(sentence) + body.Length * 2 < 1024 * 1024)
            body.Append(sentence);
        var text = body.ToString();
        while (Encoding.UTF8.GetByteCount(text) > 1024 * 1024)
            text = text[..^10];
        var article = TestArticle.Arabic() with { Body = text };
        await worker.PublishAsync(article.Json());
        await worker.EnrichedAsync(e => Source(e) == article.Source);
        (await DocumentAsync(article)).Body.ShouldBe(text);
    }

    [ContainerFact]
    public async Task Publish_EmojiBeforeNames_OffsetsCountUtf16()
    {
        var article = TestArticle.Arabic() with { Body = "😀🏆👩‍👩‍👧 " + TestArticle.ArabicBody };
        await worker.PublishAsync(article.Json());
        var enriched = (await worker.EnrichedAsync(e => Source(e) == article.Source)).Enriched;
        var mention = enriched.Entities.Single(e => e.Name == "سامر الخطيب").Mentions[0];
        mention.Start.ShouldBe(article.Body!.IndexOf("سامر الخطيب", StringComparison.Ordinal));
        article.Body[mention.Start..mention.End].ShouldBe(mention.Surface);
        (await DocumentAsync(article)).Body.ShouldBe(article.Body);
    }

    [ContainerFact]
    public async Task Publish_FiveHundredInParallel_EachIsOneDocumentWithItsEvent()
    {
        var source = TestArticle.Arabic().Source!;
        var articles = Enumerable.Range(1, 500).Select(i => TestArticle.Arabic() with
        {
            Source = source,
            ExternalId = $"{i}",
            Url = null,
            Body = TestArticle.ArabicBody + $"\n\nرقم الخبر {i}.",
        }).ToList();
        // Every tenth twice, as a crawler does that restarts.
        await Task.WhenAll(articles.Concat(articles.Where((_, i) => i % 10 == 0)).Select(a => worker.PublishAsync(a.Json())));
        await worker.UntilAsync(
            () => Task.FromResult(worker.Events.Where(e => Source(e.Message) == source).Select(e => e.MessageId).Distinct(StringComparer.Ordinal).Count() == 500 ? (object)true : null), "500 events");
        var ids = new List<string>();
        for (string? after = null; ;)
        {
            var page = await worker.Store.ListAsync(new ArticleQuery { Source = source, Limit = 200, After = after }, CancellationToken.None);
            ids.AddRange(page.Items.Select(d => d.ArticleId));
            page.Items.ShouldAllBe(d => d.Revision == 1);
            if ((after = page.Next) is null)
                break;
        }
        ids.Count.ShouldBe(500);
        ids.Distinct(StringComparer.Ordinal).Count().ShouldBe(500);
    }

    [ContainerFact]
    public async Task Publish_OneArticleInManyVersionsAtOnce_EndsInOneDocumentWithTheNewest()
    {
        var article = TestArticle.Arabic();
        var versions = Enumerable.Range(0, 60).Select(i => article with
        {
            CrawledAt = $"2025-10-12T07:{i:00}:00Z",
            Body = article.Body + $"\n\nتحديث رقم {i}.",
        }).ToList();
        await Task.WhenAll(versions.OrderBy(_ => Guid.NewGuid()).Select(v => worker.PublishAsync(v.Json())));
        await worker.UntilAsync(async () => await DocumentAsync(article) is { CrawledAt.Minute: 59 } d ? d : null, "the newest version");
        await DrainedAsync();
        var document = await DocumentAsync(article);
        document.Body.ShouldEndWith("تحديث رقم 59.");
        document.PendingEvents.ShouldBeEmpty();
        var revisions = worker.Events.Where(e => Source(e.Message) == article.Source).Select(e => e.Enriched.Revision).Distinct().Order().ToList();
        revisions.ShouldBe(Enumerable.Range(1, document.Revision));
    }

    [ContainerFact]
    public async Task Queues_OfTheWorker_HaveTheArgumentsTheyShould()
    {
        (await worker.DepthAsync(worker.Queue)).ShouldNotBeNull();
        (await worker.DepthAsync(worker.Queue + ".dead-letter")).ShouldBe(0u);
        (await worker.DepthAsync(worker.Queue + "_skipped")).ShouldBeNull("nothing is ever skipped");
        (await worker.DepthAsync(worker.Queue + "_error") ?? 0).ShouldBe(0u);
    }

    private static string? Source(JsonElement message) => message.GetProperty("source").GetString();

    private async Task<ArticleDocument> DocumentAsync(ArticlePublished article) => await worker.UntilAsync(
        () => worker.Store.FindAsync(ArticleIdentity.ArticleId(article.Source, article.ExternalId, article.Url)!, CancellationToken.None), "the document");

    /// <summary>Everything published before is done: as many probes as there are consumers have gone through.</summary>
    private async Task DrainedAsync()
    {
        var probes = Enumerable.Range(0, 40).Select(_ => TestArticle.Arabic()).ToList();
        foreach (var probe in probes)
            await worker.PublishAsync(probe.Json());
        foreach (var probe in probes)
            await worker.EnrichedAsync(e => Source(e) == probe.Source);
    }
}
