using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Ingestion.Enrichment;
using Ingestion.Enrichment.Dates;
using Ingestion.Enrichment.Text;

namespace Ingestion.UnitTests.Enrichment.Dates;

/// <summary>What holds for every text: some are of date words in any order, some of any characters.</summary>
public sealed class DateProperties
{
    private static readonly string[] Words =
    [
        "أمس", "اليوم", "غداً", "بعد", "قبل", "منذ", "بين", "من", "إلى", "حتى", "و", "في", "عام", "عامي", "شهر", "أيام", "يومين", "الماضي", "المقبل", "الجاري",
        "مايو", "آذار", "أيلول", "رمضان", "محرم", "الأحد", "السبت", "الثالث", "والعشرين", "هـ", "م", "الموافق", "نهاية", "وقت سابق", "(", ")", "/", "-", "–", "،", ".", "\n",
        "1", "5", "31", "٣", "12", "2024", "2025", "1447", "99999999", "2025-10-12", "29/2/2023", "May", "March", "Monday", "last", "next", "this", "ago", "two", "days",
        "from", "to", "and", "between", "of", "the", "th", ",", "\"", "«", "»", "قال", "said", "سيبدأ", "will", "وقال", "x", "\ud83d", "🔴",
    ];

    private static readonly string[] Cultures = ["ar-SA", "fa-IR", "th-TH", "en-US"];

    private static Arbitrary<string> Bodies => Gen.Frequency(
        (4, Gen.Elements(Words).ArrayOf().Select(words => string.Join(' ', words))),
        (1, Gen.Elements(Words).ArrayOf().Select(string.Concat)),
        (1, ArbMap.Default.GeneratorFor<string>().Select(text => text ?? ""))).ToArbitrary();

    private static Gen<DateOnly?> Days => Gen.Frequency(
        (1, Gen.Constant((DateOnly?)null)),
        (1, Gen.Elements<DateOnly?>(DateOnly.MinValue, DateOnly.MaxValue, new DateOnly(2024, 2, 29))),
        (4, Gen.Choose(0, 40000).Select(days => (DateOnly?)new DateOnly(1950, 1, 1).AddDays(days))));

    [Property(MaxTest = 500, Replay = "(20261128,3)")]
    public Property Find_AnyText_StaysInBoundsAndInForm() => Prop.ForAll(Bodies, Days.ToArbitrary(), (body, day) =>
    {
        var end = 0;
        foreach (var date in DateFinder.Find(AnalyzedText.Of(body), day))
        {
            date.Start.ShouldBeGreaterThanOrEqualTo(end);
            date.End.ShouldBeGreaterThan(date.Start);
            body[date.Start..date.End].ShouldBe(date.Surface);
            Check(date, day);
            end = date.End;
        }
    });

    [Property(MaxTest = 200, Replay = "(20261128,3)")]
    public Property Find_OtherCalendarCulture_ChangesNothing() => Prop.ForAll(Bodies, Days.ToArbitrary(), Gen.Elements(Cultures).ToArbitrary(), (body, day, culture) =>
    {
        var before = CultureInfo.CurrentCulture;
        var expected = DateFinder.Find(AnalyzedText.Of(body), day);
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            DateFinder.Find(AnalyzedText.Of(body), day).ShouldBe(expected);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    });

    [Theory]
    [InlineData("Pacific/Kiritimati")]
    [InlineData("Pacific/Pago_Pago")]
    public void Find_OtherTimeZoneOfTheMachine_ChangesNothing(string zone)
    {
        const string Body = "أمس السبت، ومنذ عامين، وفي 7 مايو، وقبل ثلاثة أيام، و20 ربيع الآخر 1447هـ. He left yesterday, on Monday and last March.";
        var expected = DateFinder.Find(AnalyzedText.Of(Body), new DateOnly(2025, 10, 12));
        var before = Environment.GetEnvironmentVariable("TZ");
        try
        {
            Environment.SetEnvironmentVariable("TZ", zone);
            TimeZoneInfo.ClearCachedData();
            TimeZoneInfo.Local.Id.ShouldBe(zone);
            DateFinder.Find(AnalyzedText.Of(Body), new DateOnly(2025, 10, 12)).ShouldBe(expected);
        }
        finally
        {
            Environment.SetEnvironmentVariable("TZ", before);
            TimeZoneInfo.ClearCachedData();
        }
    }

    private static void Check(DateMention date, DateOnly? day)
    {
        date.Confidence.ShouldBeInRange(0, 1);
        (date.Confidence > 0).ShouldBe(date.Value is not null);
        (date.Granularity == DateGranularity.Unknown).ShouldBe(date.Value is null);
        (date.Granularity == DateGranularity.Range).ShouldBe(date.EndValue is not null);
        if (date.EndValue is not null)
            string.CompareOrdinal(date.Value, date.EndValue).ShouldBeLessThan(0);
        if (day is null)
            date.Anchor.ShouldBe(DateAnchor.None);
        foreach (var value in new[] { date.Value, date.EndValue })
        {
            if (value is { Length: 10 })
                DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _).ShouldBeTrue(value);
        }
    }
}
