using System.Globalization;
using System.Text.Json;
using Ingestion.Contracts;

namespace Ingestion.IntegrationTests.Worker;

/// <summary>Articles for tests.</summary>
internal static class TestArticle
{
    public const string ArabicBody =
        """
        أعلن وزير النقل الأردني سامر الخطيب، أمس السبت، أن مشروع سكة الحديد بين عمّان والعقبة سيبدأ في الربع الأول من العام المقبل، بعد توقيع اتفاقية مع البنك الدولي.

        وقال الخطيب في مؤتمر صحافي بالعاصمة عمّان: «المشروع سيختصر زمن الرحلة إلى ساعتين، وسيوفر آلاف فرص العمل في الجنوب». وأضاف أن الوزارة أنهت الدراسات الفنية في أغسطس/آب الماضي.

        من جانبها، قالت مديرة هيئة السكك الحديدية المهندسة ريم العبادي إن المرحلة الأولى تشمل ثلاث محطات في محافظة معان، على أن تُطرح العطاءات قبل نهاية السنة.
        """;

    /// <summary>A valid article with an id and a source that no other test has.</summary>
    public static ArticlePublished Arabic() => new()
    {
        Source = "test-" + Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture),
        ExternalId = "1",
        Url = "https://example.org/news/1?utm_source=feed",
        Title = "سكة حديد بين عمّان والعقبة",
        Body = ArabicBody,
        Language = "ar",
        PublishedAt = "2025-10-12T09:30:00+03:00",
        CrawledAt = "2025-10-12T07:00:00Z",
        Tags = ["نقل", "الأردن"],
    };

    /// <summary>Plain JSON as a crawler writes it.</summary>
    public static string Json(this ArticlePublished article) => JsonSerializer.Serialize(article, ContractJson.Wire.ArticlePublished);
}
