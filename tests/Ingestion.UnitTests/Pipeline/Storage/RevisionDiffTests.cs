using Ingestion.Enrichment;
using Ingestion.Enrichment.Text;
using Ingestion.Pipeline.Storage;

namespace Ingestion.UnitTests.Pipeline.Storage;

public class RevisionDiffTests
{
    private static readonly EnrichmentResult Nothing = new()
    {
        Language = new LanguageResult("en", 1, PartStatus.Ok, null),
        Entities = Part.Without<Entity>(PartStatus.Empty, "none"),
        Dates = Part.Without<DateMention>(PartStatus.Empty, "none"),
        Quotations = Part.Without<Quotation>(PartStatus.Empty, "none"),
        Bullets = Part.Without<Bullet>(PartStatus.Empty, "none"),
        Engine = new EngineVersion("engine", "1"),
    };

    [Fact]
    public void Between_ASentenceReworded_KeepsThatSentenceAlone()
    {
        var diff = Between("A title", "First stays. Second goes. Third stays.", "A title", "First stays. Second came. Third stays.", Nothing);

        diff.PassagesRemoved.ShouldBe(["Second goes."]);
        diff.PassagesAdded.ShouldBe(["Second came."]);
        (diff.TitleBefore, diff.TitleAfter, diff.EngineBefore, diff.Cut).ShouldBe((null, null, null, false));
    }

    [Fact]
    public void Between_NewTitleBulletsAndEngine_KeepsBothSides()
    {
        var after = Nothing with
        {
            Bullets = Part.Of<Bullet>([new Bullet("Point.", [new TextSpan(0, 3)])], ""),
            Entities = Part.Of<Entity>([new Entity(EntityType.Person, "Amina", null, 1, [new Mention(0, 3, "One")])], ""),
            Engine = new EngineVersion("engine", "2"),
        };

        var diff = Between(null, "One.", "Two", "One.", after);

        (diff.TitleBefore, diff.TitleAfter, diff.EngineBefore).ShouldBe(("", "Two", "1"));
        diff.BulletsAdded.ShouldBe(["Point."]);
        diff.EntitiesAdded.ShouldBe(["Amina"]);
        diff.PassagesRemoved.ShouldBeEmpty();
    }

    [Fact]
    public void Between_MoreThanIsKept_IsCutAndSaysSo()
    {
        var title = new string('x', RevisionDiff.MaxLength - 1) + "😀 and more";
        var body = string.Join('\n', Enumerable.Range(1, RevisionDiff.MaxItems + 5).Select(i => $"Sentence number {i} is new."));

        var diff = Between(title, "Old.", "New", body, Nothing);

        diff.Cut.ShouldBeTrue();
        diff.PassagesAdded.Count.ShouldBe(RevisionDiff.MaxItems);
        diff.TitleBefore.ShouldBe(new string('x', RevisionDiff.MaxLength - 1) + "…");
    }

    private static RevisionDiff Between(string? titleBefore, string bodyBefore, string? title, string body, EnrichmentResult enrichment) => RevisionDiff.Between(
        new ArticleDocument
        {
            ArticleId = "a",
            Revision = 1,
            Source = "source",
            Title = titleBefore,
            Body = bodyBefore,
            CrawledAt = DateTimeOffset.UnixEpoch,
            ContentHash = "h",
            Enrichment = Nothing,
            FirstStoredAt = DateTimeOffset.UnixEpoch,
            StoredAt = DateTimeOffset.UnixEpoch,
        },
        title,
        AnalyzedText.Of(body),
        enrichment);
}
