using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Ingestion.Enrichment;
using Ingestion.Enrichment.Grounding;
using Ingestion.Enrichment.Summaries;

namespace Ingestion.UnitTests.Enrichment.Summaries;

/// <summary>What holds for any text: bullets, lead and key phrases never throw and are always grounded.</summary>
public sealed class SummaryProperties
{
    private static readonly EnrichmentEngine Engine = new();

    // Pieces that the parts of a bullet are made of, next to each other in any order.
    private static readonly string[] Pieces =
    [
        "قال", "وأضاف", "وزير الدفاع", "مرهف أبو قصرة", "أبو قصرة", "أبو", "إن", "أن", "أمس السبت", "اليوم", "، ", "،", ". ", ".\n", "\n", "«", "»", "\"", " ", " ", " ", "الماضي",
        "أغسطس/آب الماضي", "العام المقبل", "قبل ثلاثة أيام", "١٢", "12", "من جانبها، ", "فيما", "مؤكداً", "وَقَّعَ", "ـــ", "الهيئة", "ميناء الريم", "رصيف جديد للحاويات", "\u200f",
        "Laura Benton", "Benton", "said", "he", "on Tuesday", "last October", ", according to", "a study published in", ", while", "the", "\ud83d", "\ude00", "😀", "(", ")", "الحوامدة", "للحوامدة",
    ];

    private static readonly Gen<string> Texts = Gen.Elements(Pieces).ListOf().Select(pieces => string.Join(' ', pieces));

    [Property(MaxTest = 400, Replay = "(20261128,3)")]
    public Property Enrich_AnyText_SummaryIsGrounded() => Prop.ForAll(Texts.ToArbitrary(), body =>
    {
        var result = Engine.Enrich(new ArticleText(body) { Title = body[..Math.Min(20, body.Length)], PublishedOn = new DateOnly(2025, 10, 12) });

        result.Bullets.Status.ShouldNotBe(PartStatus.Failed, result.Bullets.Reason);
        result.Lead.Status.ShouldNotBe(PartStatus.Failed, result.Lead.Reason);
        result.KeyPhrases.Status.ShouldNotBe(PartStatus.Failed, result.KeyPhrases.Reason);
        result.Bullets.Items.Count.ShouldBeLessThanOrEqualTo(BulletOptions.Default.Count);
        result.Lead.Items.Count.ShouldBeLessThanOrEqualTo(1);
        result.KeyPhrases.Items.Count.ShouldBeLessThanOrEqualTo(KeyPhraseFinder.Most);
        var dropped = GroundingVerifier.Verify(result, body).Dropped;
        dropped.Bullets.ShouldBe(0, string.Join(" | ", result.Bullets.Items.Concat(result.Lead.Items).Select(b => b.Text)));
        dropped.KeyPhrases.ShouldBe(0);
    });

    [Property(MaxTest = 200, Replay = "(20261128,3)")]
    public Property Enrich_AnyString_DoesNotFail() => Prop.ForAll<string?>(body =>
    {
        var result = Engine.Enrich(new ArticleText(body ?? ""));

        result.Bullets.Status.ShouldNotBe(PartStatus.Failed);
        result.KeyPhrases.Status.ShouldNotBe(PartStatus.Failed);
    });

    [Property(MaxTest = 200, Replay = "(20261128,3)")]
    public Property Bullets_AnyText_ComeInTextOrderAndAreAsManyAsAskedForAtMost() => Prop.ForAll(Texts.ToArbitrary(), body =>
    {
        var text = Ingestion.Enrichment.Text.AnalyzedText.Of(body);
        foreach (var options in new[] { BulletOptions.Default, BulletOptions.WholeSentences, new BulletOptions { Count = 5, Words = 400, Spread = 0 } })
        {
            var bullets = BulletWriter.Write(text, new ArticleText(body), "ar", [], [], options);

            bullets.Count.ShouldBeLessThanOrEqualTo(options.Count);
            bullets.Select(b => b.Evidence[0].Start).ShouldBeInOrder(SortDirection.Ascending);
        }
    });
}
