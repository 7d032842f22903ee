using Ingestion.Enrichment;
using Ingestion.Enrichment.Dates;
using Ingestion.Enrichment.Text;

namespace Ingestion.UnitTests.Enrichment.Dates;

/// <summary>What a value was counted from and how sure it is.</summary>
public sealed class DateEvidenceTests
{
    // Sunday.
    private static readonly DateOnly Sunday = new(2025, 10, 12);

    [Theory]
    [InlineData("في 6 أكتوبر 2024.", DateAnchor.None)]
    [InlineData("On 2024-10-06.", DateAnchor.None)]
    [InlineData("في 10 محرم 1447هـ.", DateAnchor.None)]
    [InlineData("وصل أمس.", DateAnchor.Published)]
    [InlineData("في مارس الماضي.", DateAnchor.Published)]
    [InlineData("He left two days ago.", DateAnchor.Published)]
    [InlineData("في وقت سابق.", DateAnchor.None)]
    public void Find_Published_SaysWhatWasCountedFrom(string body, DateAnchor anchor) => Single(body, Sunday).Anchor.ShouldBe(anchor);

    [Fact]
    public void Find_OnlyCrawled_CountsFromTheCrawlWithLessConfidence()
    {
        var published = Single("وصل أمس.", Sunday);
        var crawled = Single("وصل أمس.", null, Sunday);

        crawled.Value.ShouldBe("2025-10-11");
        crawled.Anchor.ShouldBe(DateAnchor.Crawled);
        crawled.Confidence.ShouldBeLessThan(published.Confidence);
    }

    [Fact]
    public void Find_PublishedAndCrawled_CountsFromPublication() => Single("وصل أمس.", Sunday, new DateOnly(2025, 10, 20)).Value.ShouldBe("2025-10-11");

    [Fact]
    public void Find_NoAnchor_StaysOpenWithoutConfidence()
    {
        var date = Single("وصل أمس.", null);

        (date.Value, date.Anchor, date.Confidence).ShouldBe((null, DateAnchor.None, 0d));
    }

    [Fact]
    public void Find_AbsoluteAndOnlyCrawled_IsAsSureAsEver() => Single("في 6 أكتوبر 2024.", null, Sunday).Confidence.ShouldBe(1);

    // Each pair: the first is the surer.
    [Theory]
    [InlineData("في 6 أكتوبر 2024.", "وصل أمس.")]
    [InlineData("يوم الجمعة الماضي.", "يوم الجمعة.")]
    [InlineData("أمس السبت.", "أمس الجمعة.")]
    [InlineData("في 5 أكتوبر 2024م.", "في 2 ربيع الآخر 1446هـ.")]
    [InlineData("في 12 أكتوبر 2025م الموافق 20 ربيع الآخر 1447هـ.", "في 20 ربيع الآخر 1447هـ.")]
    public void Find_LessCertainReading_HasLessConfidence(string surer, string other) =>
        Single(other, Sunday).Confidence.ShouldBeLessThan(Single(surer, Sunday).Confidence);

    [Theory]
    [InlineData("٢ ربيع الآخر ١٤٤٦هـ الموافق ٥ أكتوبر ٢٠٢٤م", "1446-04-02", "2024-10-05")]
    [InlineData("5 أكتوبر 2024م الموافق 2 ربيع الآخر 1446هـ", "1446-04-02", "2024-10-05")]
    [InlineData("20/4/1447هـ الموافق 12/10/2025م", "1447-04-20", "2025-10-12")]
    [InlineData("1 رمضان 1446هـ", "1446-09-01", "2025-03-01")]
    [InlineData("1 رمضان 1600هـ", "1600-09-01", null)]
    public void Find_Hijri_KeepsBothValues(string expression, string hijri, string? value)
    {
        var date = Single("صدر في " + expression + " عن الديوان.", Sunday);

        (date.Hijri, date.Value).ShouldBe((hijri, value));
    }

    // Umm al-Qura has the 20th on a Sunday; by sighting it may be the day after.
    [Fact]
    public void Find_HijriWithWeekdayNextDay_TakesTheWeekday()
    {
        var date = Single("صدر يوم الاثنين 20 ربيع الآخر 1447هـ عن الديوان.", Sunday);

        (date.Value, date.Conflict).ShouldBe(("2025-10-13", false));
    }

    private static DateMention Single(string body, DateOnly? published, DateOnly? crawled = null) =>
        DateFinder.Find(AnalyzedText.Of(body), published, crawled).ShouldHaveSingleItem();
}
