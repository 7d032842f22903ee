using Ingestion.Enrichment;
using Ingestion.Enrichment.Dates;
using Ingestion.Enrichment.Summaries;
using Ingestion.Enrichment.Text;

namespace Ingestion.UnitTests.Enrichment.Summaries;

public sealed class DateWordingTests
{
    private static readonly DateOnly Sunday = new(2025, 10, 12);

    [Theory]
    // Days.
    [InlineData("أعلنت الوزارة، أمس السبت، خطة جديدة.", "أمس السبت", "السبت 11 أكتوبر")]
    [InlineData("أعلنت الوزارة اليوم الأحد خطة جديدة.", "اليوم الأحد", "الأحد 12 أكتوبر")]
    [InlineData("أعلنت الوزارة أمس خطة جديدة.", "أمس", "في 11 أكتوبر")]
    [InlineData("وصل الوفد مساء أمس إلى المدينة.", "أمس", "11 أكتوبر")]
    [InlineData("يعقد المجلس جلسة الأحد المقبل في العاصمة.", "الأحد المقبل", "الأحد 19 أكتوبر")]
    [InlineData("أعلنت الوزارة أمس خطة كانت قد بدأت في آذار 2020.", "أمس", "في 11 تشرين الأول")]
    [InlineData("أعلنت الوزارة أمس خطة كانت قد بدأت في غشت 2020.", "أمس", "في 11 أكتوبر")]
    [InlineData("أعلنت الوزارة أمس عن ٣ خطط جديدة.", "أمس", "في ١١ أكتوبر")]
    // Months and years.
    [InlineData("وقع الجانبان في أغسطس/آب الماضي اتفاقاً.", "أغسطس/آب الماضي", "أغسطس/آب 2025")]
    [InlineData("وقع الجانبان في ديسمبر الماضي اتفاقاً.", "ديسمبر الماضي", "ديسمبر 2024")]
    [InlineData("يبدأ العمل في مطلع فبراير المقبل.", "فبراير المقبل", "فبراير 2026")]
    [InlineData("ينتهي العمل العام المقبل كما قال.", "العام المقبل", "عام 2026")]
    [InlineData("ارتفع العدد منذ بداية العام الحالي.", "العام الحالي", "عام 2025")]
    // English.
    [InlineData("The ministry said on Tuesday that it would close.", "Tuesday", "October 7")]
    [InlineData("The ministry said yesterday that it would close.", "yesterday", "on October 11")]
    [InlineData("The ferry sank off the coast last December.", "last December", "in December 2024")]
    [InlineData("The bridge will open next year at last.", "next year", "in 2026")]
    [InlineData("The school opened on 3 May and closed yesterday again.", "yesterday", "on 11 October")]
    // What holds on any day stays.
    [InlineData("وقع الجانبان في 3 مايو 2024 اتفاقاً.", "3 مايو 2024", null)]
    [InlineData("يجتمعان في الرابع من تشرين الثاني.", "الرابع من تشرين الثاني", null)]
    [InlineData("The school opened in March 2024 at last.", "March 2024", null)]
    [InlineData("ذكر ذلك في وقت سابق أمام المجلس.", "وقت سابق", null)]
    // A year put there would run into the digits behind.
    [InlineData("وقع الجانبان اتفاقاً قبل ثلاثة أشهر4 في العاصمة.", "قبل ثلاثة أشهر", null)]
    [InlineData("Costs have risen since last year,1 May was the first sign.", "last year", null)]
    [InlineData("وقع الجانبان اتفاقاً قبل ثلاثة أشهر\u202E4 في العاصمة.", "قبل ثلاثة أشهر", null)]
    public void Of_Date_HoldsOnAnyDay(string body, string surface, string? expected)
    {
        var text = AnalyzedText.Of(body);
        var dates = DateFinder.Find(text, Sunday);
        var date = dates.Where(d => d.Surface.EndsWith(surface, StringComparison.Ordinal)).ShouldHaveSingleItem();

        var wording = new DateWording(text, dates, Sunday.Year).Of(date);

        if (date.Surface == surface || expected is null)
            wording.ShouldBe(expected);
        else
            wording.ShouldEndWith(expected);
    }

    [Fact]
    public void Of_DayThatCantBeTold_GoesWhereItStandsBetweenCommas()
    {
        var text = AnalyzedText.Of("أعلنت الوزارة، أمس السبت، خطة جديدة.");
        var dates = DateFinder.Find(text, null);

        new DateWording(text, dates, 0).Of(dates.ShouldHaveSingleItem()).ShouldBe("");
    }

    [Fact]
    public void Of_DayCountedFromTheCrawl_IsNotStated()
    {
        var text = AnalyzedText.Of("أعلنت الوزارة، أمس السبت، خطة جديدة. ثم عادت اليوم إلى العمل.");
        var dates = DateFinder.Find(text, null, Sunday);

        dates.Select(date => new DateWording(text, dates, 0).Of(date)).ShouldBe(["", null]);
    }

    [Theory]
    [InlineData("يستمر المعرض بين 3 و5 مايو المقبل في العاصمة.")]
    [InlineData("The fair runs from 3 to 5 May next year in the capital.")]
    public void Of_Range_StaysAsItIs(string body)
    {
        var text = AnalyzedText.Of(body);
        var dates = DateFinder.Find(text, Sunday);

        dates.Where(date => date.Granularity == DateGranularity.Range).ShouldHaveSingleItem();
        dates.Where(date => date.Granularity == DateGranularity.Range).ShouldAllBe(date => new DateWording(text, dates, Sunday.Year).Of(date) == null);
    }
}
