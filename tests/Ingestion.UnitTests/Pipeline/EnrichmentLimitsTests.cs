using Ingestion.Enrichment;
using Ingestion.Pipeline;

namespace Ingestion.UnitTests.Pipeline;

public class EnrichmentLimitsTests
{
    [Fact]
    public void Bounded_WithinTheLimits_ChangesNothing()
    {
        var text = "أعلن وزير النقل سامر الخطيب، أمس السبت، أن المشروع سيبدأ العام المقبل.";
        var result = new EnrichmentEngine().Enrich(new ArticleText(text));
        var bounded = EnrichmentLimits.Bounded(result);
        bounded.Entities.Items.Select(e => e.Name).ShouldBe(result.Entities.Items.Select(e => e.Name));
        bounded.Dates.Items.ShouldBe(result.Dates.Items);
        bounded.Bullets.Items.Select(b => b.Text).ShouldBe(result.Bullets.Items.Select(b => b.Text));
        bounded.Entities.Status.ShouldBe(result.Entities.Status);
    }

    [Fact]
    public void Bounded_TooManyOfEverything_KeepsTheFirst()
    {
        var mentions = Enumerable.Range(0, 3000).Select(i => new Mention(i, i + 1, "x")).ToList();
        var spans = Enumerable.Range(0, 3000).Select(i => new TextSpan(i, i + 1)).ToList();
        var result = Result() with
        {
            Entities = Part.Of<Entity>([.. Enumerable.Range(0, 3000).Select(i => new Entity(EntityType.Person, $"{i}", null, 1, mentions) { Aliases = [.. Enumerable.Range(0, 99).Select(a => $"{a}")] })], ""),
            Dates = Part.Of<DateMention>([.. Enumerable.Range(0, 3000).Select(i => new DateMention(i, i + 1, "x", null, DateGranularity.Unknown, false))], ""),
            Quotations = Part.Of<Quotation>([.. Enumerable.Range(0, 3000).Select(i => new Quotation(i, i + 1, "x", null))], ""),
            Statements = Part.Of<Statement>([.. Enumerable.Range(0, 3000).Select(i => new Statement(i, i + 1, "x", null, "v"))], ""),
            Bullets = Part.Of<Bullet>([.. Enumerable.Range(0, 99).Select(i => new Bullet($"{i}", spans))], ""),
            KeyPhrases = Part.Of<KeyPhrase>([.. Enumerable.Range(0, 99).Select(i => new KeyPhrase($"{i}", 1, spans))], ""),
        };

        var bounded = EnrichmentLimits.Bounded(result);

        bounded.Entities.Items.Count.ShouldBe(EnrichmentLimits.Entities);
        bounded.Entities.Items[^1].Name.ShouldBe($"{EnrichmentLimits.Entities - 1}");
        bounded.Entities.Items.ShouldAllBe(e => e.Mentions.Count == EnrichmentLimits.Mentions && e.Aliases.Count == EnrichmentLimits.Aliases);
        bounded.Dates.Items.Count.ShouldBe(EnrichmentLimits.Dates);
        bounded.Quotations.Items.Count.ShouldBe(EnrichmentLimits.Quotations);
        bounded.Statements.Items.Count.ShouldBe(EnrichmentLimits.Statements);
        bounded.Bullets.Items.Count.ShouldBe(EnrichmentLimits.Bullets);
        bounded.Bullets.Items.ShouldAllBe(b => b.Evidence.Count == EnrichmentLimits.Spans);
        bounded.KeyPhrases.Items.Count.ShouldBe(EnrichmentLimits.KeyPhrases);
        bounded.KeyPhrases.Items.ShouldAllBe(k => k.Occurrences.Count == EnrichmentLimits.Spans);
    }

    [Fact]
    public void Bounded_TextsThatAreTooLong_AreLeftOut()
    {
        var name = new string('x', EnrichmentLimits.ShortText + 1);
        var half = new string('q', EnrichmentLimits.TextLength / 2);
        var bounded = EnrichmentLimits.Bounded(Result() with
        {
            Entities = Part.Of<Entity>([new Entity(EntityType.Person, name, null, 1, [new Mention(0, 1, "x")])], ""),
            Quotations = Part.Of<Quotation>([new Quotation(0, 1, half, null), new Quotation(0, 1, half, null), new Quotation(0, 1, "q", null)], ""),
        });
        bounded.Entities.Status.ShouldBe(PartStatus.Empty);
        bounded.Entities.Reason.ShouldNotBeNullOrEmpty();
        bounded.Quotations.Items.Count.ShouldBe(2);
    }

    private static EnrichmentResult Result() => new()
    {
        Language = new LanguageResult("ar", 1, PartStatus.Ok, null),
        Entities = Part.Without<Entity>(PartStatus.Empty, "none"),
        Dates = Part.Without<DateMention>(PartStatus.Empty, "none"),
        Quotations = Part.Without<Quotation>(PartStatus.Empty, "none"),
        Bullets = Part.Without<Bullet>(PartStatus.Empty, "none"),
        Engine = new EngineVersion("test", "1"),
    };
}
