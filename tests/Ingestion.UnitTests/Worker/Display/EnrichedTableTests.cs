using Ingestion.Enrichment;
using Ingestion.Pipeline.Storage;
using Ingestion.Worker.Display;

namespace Ingestion.UnitTests.Worker.Display;

public class EnrichedTableTests
{
    private const string Name = "مرهف أبو قصرة";
    private const string LongBullet = "أكد وزير الدفاع أن الاجتماعات ركزت على تعزيز التعاون والتنسيق بين البلدين لحماية المكاسب وضمان الأمن ووحدة الأراضي في المنطقة كلها.";

    [Fact]
    public void Of_ArabicArticle_IsolatesEveryLineAndFitsTheWidth()
    {
        using var output = new StringWriter();
        var console = Terminal.On(output);
        console.Profile.Width = 100;

        console.Write(EnrichedTable.Of(Document(), 100));

        var lines = output.ToString().Split('\n');
        lines.ShouldAllBe(l => l.Count(c => c == '\u2068') == l.Count(c => c == '\u2069'));
        lines.ShouldAllBe(l => l.TrimEnd().Length <= 110);
        output.ToString().ShouldContain($"\u2068{Name}\u2069");
        lines.Count(l => l.Contains('\u2068', StringComparison.Ordinal)).ShouldBeGreaterThan(4);
        output.ToString().ShouldContain("2025-10 (conflict)");
        output.ToString().ShouldContain("[bold]ليس وسماً");
        output.ToString().ShouldContain("quotation");
        output.ToString().ShouldContain("(empty: no direct speech)");
    }

    private static ArticleDocument Document() => new()
    {
        ArticleId = "id",
        Revision = 1,
        Source = "s",
        Title = "[bold]ليس وسماً[/]",
        Body = "",
        ContentHash = "h",
        CrawledAt = DateTimeOffset.UnixEpoch,
        FirstStoredAt = DateTimeOffset.UnixEpoch,
        StoredAt = DateTimeOffset.UnixEpoch,
        Enrichment = new EnrichmentResult
        {
            Language = new LanguageResult("ar", 1, PartStatus.Ok, null),
            Bullets = Part.Of<Bullet>([new Bullet(LongBullet, [new TextSpan(0, 1)])], ""),
            Entities = Part.Of<Entity>([new Entity(EntityType.Person, Name, "وزير الدفاع", 1, [new Mention(0, 1, "م")])], ""),
            Dates = Part.Of<DateMention>([new DateMention(0, 1, "الشهر الماضي", "2025-10", DateGranularity.Month, Conflict: true)], ""),
            Quotations = Part.Without<Quotation>(PartStatus.Empty, "no direct speech"),
            Engine = new EngineVersion("e", "1"),
        },
    };
}
