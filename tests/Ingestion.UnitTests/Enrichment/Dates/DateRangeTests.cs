using Ingestion.Enrichment;
using Ingestion.Enrichment.Dates;
using Ingestion.Enrichment.Text;

namespace Ingestion.UnitTests.Enrichment.Dates;

public sealed class DateRangeTests
{
    // Sunday.
    private static readonly DateOnly Published = new(2025, 10, 12);

    [Theory]
    [InlineData("يستمر المعرض بين 3 و5 مايو المقبل في الدوحة.", "3 و5 مايو المقبل", "2026-05-03", "2026-05-05")]
    [InlineData("يستمر المعرض من 3 إلى 5 مايو 2024 في الدوحة.", "3 إلى 5 مايو 2024", "2024-05-03", "2024-05-05")]
    [InlineData("امتدت الورشة من ٣ إلى ٥ أيار ٢٠٢٤.", "٣ إلى ٥ أيار ٢٠٢٤", "2024-05-03", "2024-05-05")]
    [InlineData("في الفترة من 12 وحتى 16 أكتوبر الجاري.", "12 وحتى 16 أكتوبر الجاري", "2025-10-12", "2025-10-16")]
    [InlineData("يقام من 28 أكتوبر وحتى 3 نوفمبر.", "28 أكتوبر وحتى 3 نوفمبر", "2025-10-28", "2025-11-03")]
    [InlineData("تغلق من 30 ديسمبر المقبل إلى 2 يناير.", "30 ديسمبر المقبل إلى 2 يناير", "2025-12-30", "2026-01-02")]
    [InlineData("تغلق من الجمعة 17 أكتوبر إلى الأحد 19 أكتوبر.", "الجمعة 17 أكتوبر إلى الأحد 19 أكتوبر", "2025-10-17", "2025-10-19")]
    [InlineData("بين 1 و15 نوفمبر/تشرين الثاني 2025.", "1 و15 نوفمبر/تشرين الثاني 2025", "2025-11-01", "2025-11-15")]
    [InlineData("من الثالث إلى الخامس من مايو المقبل.", "الثالث إلى الخامس من مايو المقبل", "2026-05-03", "2026-05-05")]
    [InlineData("ارتفع الإنتاج بين مايو ويوليو 2024.", "مايو ويوليو 2024", "2024-05", "2024-07")]
    [InlineData("يمتد الموسم من نوفمبر إلى مارس.", "نوفمبر إلى مارس", "2025-11", "2026-03")]
    [InlineData("خلال الفترة 2019-2023 زادت الأسعار.", "2019-2023", "2019", "2023")]
    [InlineData("زادت من 2019 إلى 2023.", "2019 إلى 2023", "2019", "2023")]
    [InlineData("استمرت بين عامي 2011 و2015.", "عامي 2011 و2015", "2011", "2015")]
    [InlineData("It ran from 3–5 May 2024.", "3–5 May 2024", "2024-05-03", "2024-05-05")]
    [InlineData("It ran on May 3–5, 2023.", "May 3–5, 2023", "2023-05-03", "2023-05-05")]
    [InlineData("From May 3 to 5, 2025, the fair was shut.", "May 3 to 5, 2025", "2025-05-03", "2025-05-05")]
    [InlineData("The fair runs from October 28 to November 3.", "October 28 to November 3", "2025-10-28", "2025-11-03")]
    [InlineData("The fair ran between 28 October and 3 November 2024.", "28 October and 3 November 2024", "2024-10-28", "2024-11-03")]
    [InlineData("Sales rose from November to January 2024.", "November to January 2024", "2023-11", "2024-01")]
    [InlineData("Sales rose between 2019 and 2023.", "2019 and 2023", "2019", "2023")]
    [InlineData("It opened in 2019 through 2021.", "2019 through 2021", "2019", "2021")]
    public void Find_Range_IsOneDateWithBothEnds(string body, string surface, string value, string endValue)
    {
        var date = DateFinder.Find(AnalyzedText.Of(body), Published).ShouldHaveSingleItem();

        date.Surface.ShouldBe(surface);
        date.Value.ShouldBe(value);
        date.EndValue.ShouldBe(endValue);
        date.Granularity.ShouldBe(DateGranularity.Range);
    }

    [Theory]
    // An enumeration, a habit, an order that can't be, halves of two kinds.
    [InlineData("أقيمت في 3 و4 و5 مايو 2024.", 3)]
    [InlineData("It opens from Monday to Friday.", 2)]
    [InlineData("من 2023 إلى مايو 2024.", 2)]
    public void Find_NoRange_StaysApart(string body, int count)
    {
        var dates = DateFinder.Find(AnalyzedText.Of(body), Published);

        dates.Count.ShouldBe(count);
        dates.ShouldAllBe(date => date.EndValue == null && date.Granularity != DateGranularity.Range);
    }

    [Theory]
    [InlineData("عام 1446هـ", "2024", "2025", "1446")]
    [InlineData("شوال 1446", "2025-03", "2025-04", "1446-10")]
    [InlineData("رمضان 1446", "2025-03", null, "1446-09")]
    public void Find_HijriStretch_InventsNoDay(string expression, string from, string? to, string hijri)
    {
        var date = DateFinder.Find(AnalyzedText.Of("صدر في " + expression + " عن الديوان."), Published).ShouldHaveSingleItem();

        (date.Value, date.EndValue, date.Hijri).ShouldBe((from, to, hijri));
        date.Granularity.ShouldBe(to is null ? DateGranularity.Month : DateGranularity.Range);
    }
}
