using Ingestion.Enrichment;
using Ingestion.Enrichment.Grounding;

namespace Ingestion.UnitTests.Enrichment.Summaries;

public sealed class BulletEditorTests
{
    private static readonly EnrichmentEngine Engine = new();

    [Fact]
    public void Edit_ShortNameAtFirstMention_BecomesTheFullOneWithItsEvidence()
    {
        const string body = """
            اجتمع.

            وزير الدفاع اللواء مرهف أبو قصرة.

            وأكد أبو قصرة أن الوزارة ستفتح ثلاثة مراكز تدريب جديدة في محافظات الجنوب قبل نهاية السنة.
            """;

        var result = Engine.Enrich(new ArticleText(body));

        var bullet = result.Bullets.Items.ShouldHaveSingleItem();
        bullet.Text.ShouldStartWith("أكد مرهف أبو قصرة أن الوزارة");
        bullet.Evidence.Select(span => body[span.Start..span.End]).ShouldContain("مرهف أبو قصرة");
        GroundingVerifier.Verify(result, body).Dropped.Bullets.ShouldBe(0);
    }

    [Theory]
    [InlineData("أعلنت الهيئة، أمس السبت، افتتاح رصيف جديد للحاويات في ميناء الريم.", "أعلنت الهيئة، السبت 11 أكتوبر، افتتاح رصيف جديد للحاويات في ميناء الريم.")]
    [InlineData("The harbour board opened a new quay for containers on Saturday after ten years of work.", "The harbour board opened a new quay for containers on October 11 after ten years of work.")]
    // Within quotation marks nothing is reworded.
    [InlineData("قال مدير الهيئة في بيان إن الرصيف \"افتتح أمس السبت بعد عشر سنوات\" من العمل.", "قال مدير الهيئة في بيان إن الرصيف \"افتتح أمس السبت بعد عشر سنوات\" من العمل.")]
    // A verb that goes on with a speech has nothing to go on with; «قال … إن» is never dropped.
    [InlineData("وأضاف مدير الهيئة سامر البحري أن الرصيف سيضاعف طاقة الميناء في عامين.", "ذكر مدير الهيئة سامر البحري أن الرصيف سيضاعف طاقة الميناء في عامين.")]
    [InlineData("وأضاف اللاعب الشاب هدفا ثالثا لفريقه في الدقائق الأخيرة من عمر المباراة.", "أضاف اللاعب الشاب هدفا ثالثا لفريقه في الدقائق الأخيرة من عمر المباراة.")]
    [InlineData("من جانبها، قالت وزارة الصحة إن الحملة بدأت في ثلاث محافظات جنوبية.", "قالت وزارة الصحة إن الحملة بدأت في ثلاث محافظات جنوبية.")]
    // A trailing attribution is kept, shortly.
    [InlineData("The meadows store twice as much carbon as thought, according to a study published in a journal of the sea.", "The meadows store twice as much carbon as thought, according to a study.")]
    public void Edit_Sentence_ReadsAlone(string body, string expected)
    {
        var result = Engine.Enrich(new ArticleText(body) { PublishedOn = new DateOnly(2025, 10, 12), StatedLanguage = body[0] > 0x600 ? "ar" : "en" });

        result.Bullets.Items.ShouldHaveSingleItem().Text.ShouldBe(expected);
        GroundingVerifier.Verify(result, body).Dropped.Bullets.ShouldBe(0);
    }

    [Fact]
    public void Bullets_FewerThanAskedFor_SayWhy()
    {
        var result = Engine.Enrich(new ArticleText("أعلنت الهيئة افتتاح رصيف جديد للحاويات في ميناء الريم بكلفة كبيرة."));

        result.Bullets.Status.ShouldBe(PartStatus.Ok);
        result.Bullets.Reason.ShouldNotBeNullOrEmpty();
        result.Lead.Items.ShouldHaveSingleItem().Text.ShouldStartWith("أعلنت الهيئة");
    }
}
