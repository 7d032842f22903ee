using Ingestion.Enrichment;

namespace Ingestion.UnitTests.Enrichment.Entities;

/// <summary>Agreements, events, facilities and products, beside the people, organizations and places that an article is about.</summary>
public class ThingTests
{
    private static readonly EnrichmentEngine Engine = new();

    [Theory]
    [InlineData("ووقّع الجانبان أمس اتفاقية تعاون عسكري مشترك بين البلدين.", EntityType.Agreement, "اتفاقية تعاون عسكري مشترك")]
    [InlineData("دعت الحكومة إلى تنفيذ اتفاق الطائف كاملاً.", EntityType.Agreement, "اتفاق الطائف")]
    [InlineData("التزمت الدول باتفاقية باريس قبل عشر سنوات.", EntityType.Agreement, "اتفاقية باريس")]
    [InlineData("كتب الوزير في تغريدة على منصة إكس صباح اليوم.", EntityType.Product, "إكس")]
    [InlineData("نشرت الوزارة البيان على قناتها في \"تليغرام\" مساء أمس.", EntityType.Product, "تليغرام")]
    [InlineData("انتشر المقطع بسرعة على فيسبوك وتيك توك.", EntityType.Product, "تيك توك")]
    [InlineData("حُجب تطبيق «نبضة» في المدارس منذ الأحد.", EntityType.Product, "نبضة")]
    [InlineData("يستخدم الصحفيون تطبيق Signal في عملهم.", EntityType.Product, "Signal")]
    [InlineData("وصل المنتخب إلى نهائي كأس العالم للمرة الأولى.", EntityType.Event, "كأس العالم")]
    [InlineData("انطلقت أمس القمة العربية الإسلامية بحضور القادة.", EntityType.Event, "القمة العربية الإسلامية")]
    [InlineData("هبطت الطائرة في مطار رفيق الحريري الدولي فجراً.", EntityType.Facility, "مطار رفيق الحريري الدولي")]
    [InlineData("أُغلق جسر لندن أمام المارة لأسبوعين.", EntityType.Facility, "جسر لندن")]
    public void Find_ArabicThing_IsNamedWithoutItsClitics(string body, EntityType type, string name) => Things(body, "ar").ShouldContain((type, name));

    [Theory]
    [InlineData("The two sides renewed the Paris Agreement on Monday.", EntityType.Agreement, "Paris Agreement")]
    [InlineData("Ministers cited the Treaty of Lisbon during the session.", EntityType.Agreement, "Treaty of Lisbon")]
    [InlineData("She filmed it and posted it on TikTok before noon.", EntityType.Product, "TikTok")]
    [InlineData("He left a message on the platform Telegram late on Friday.", EntityType.Product, "Telegram")]
    [InlineData("Her film opened the Marrakesh Film Festival this year.", EntityType.Event, "Marrakesh Film Festival")]
    [InlineData("Flights from Queen Alia International Airport were delayed.", EntityType.Facility, "Queen Alia International Airport")]
    public void Find_EnglishThing_IsNamed(string body, EntityType type, string name) => Things(body, "en").ShouldContain((type, name));

    [Theory]
    [InlineData("عقد الوزير مؤتمراً صحفياً ثم غادر القاعة.", "ar")]
    [InlineData("توصل الطرفان إلى اتفاق نهائي بعد أيام من التفاوض.", "ar")]
    [InlineData("بلغ الفريق قمة الجدول بعد فوزه السادس.", "ar")]
    [InlineData("وقف المسافرون أمام المطار الجديد ساعات.", "ar")]
    [InlineData("توصل الطرفان إلى اتفاق لإنهاء القتال الدائر.", "ar")]
    [InlineData("They reached an agreement after the games and crossed the bridge.", "en")]
    [InlineData("The app crashed twice and the platform was closed.", "en")]
    public void Find_NoName_IsNoThing(string body, string language) => Things(body, language).ShouldBeEmpty();

    [Fact]
    public void Find_ThingAroundAPlace_LeavesThePlace()
    {
        var entities = Engine.Enrich(new ArticleText("هبطت الطائرة في مطار بيروت الدولي فجراً.") { StatedLanguage = "ar" }).Entities.Items;

        entities.ShouldContain(e => e.Type == EntityType.Facility && e.Name == "مطار بيروت الدولي");
        entities.ShouldContain(e => e.Type == EntityType.Location && e.Name == "بيروت");
    }

    private static List<(EntityType Type, string Name)> Things(string body, string language) =>
    [
        .. Engine.Enrich(new ArticleText(body) { StatedLanguage = language }).Entities.Items
            .Where(e => e.Type is not (EntityType.Person or EntityType.Organization or EntityType.Location))
            .Select(e => (e.Type, e.Name)),
    ];
}
