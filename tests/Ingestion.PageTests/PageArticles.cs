namespace Ingestion.PageTests;

/// <summary>Messages that the tests show.</summary>
internal static class PageArticles
{
    public const string Title = "وزيرا خارجية مصر والأردن يبحثان وقف إطلاق النار";

    public const string Body =
        "بحث وزير الخارجية المصري بدر عبد العاطي مع نظيره الأردني أيمن الصفدي، في القاهرة يوم الأحد 12 أكتوبر/تشرين الأول 2025، جهود تثبيت وقف إطلاق النار.\n\n"
        + "وقال عبد العاطي في مؤتمر صحافي: «نعمل مع الأمم المتحدة على فتح المعابر خلال أيام، ولن نقبل بتأخير جديد». وأضاف أن مصر ستستضيف مؤتمراً لإعادة الإعمار.\n\n"
        + "من جهته، أكد الصفدي أن بلاده مستعدة لتدريب الشرطة، مشيراً إلى اتفاق وُقع مع الاتحاد الأوروبي بقيمة 40 مليون يورو.";

    public const string MarkupTitle = "<script>document.title='owned'</script><img src=x onerror=\"document.title='owned'\">";

    public const string MarkupBody =
        "<script>document.title='owned'</script> قال وزير المالية <b onmouseover=\"document.title='owned'\">محمد معيط</b> في القاهرة: «<svg onload=document.title='owned'>».";

    public static string Ministers { get; } = PageWorker.Article("ministers", Title, Body);

    public static string MinistersRevised { get; } = PageWorker.Article(
        "ministers", Title + " في غزة", Body.Replace("مستعدة لتدريب", "جاهزة لتدريب", StringComparison.Ordinal), "2025-10-13T10:00:00Z");

    public static string Markup { get; } = PageWorker.Article("markup", MarkupTitle, MarkupBody);

    public static string English { get; } = PageWorker.Article(
        "rail",
        "Transport minister promises safer line",
        "Transport Minister Laura Benton said on Tuesday that the line between Leeds and Hull would open next spring.\n\n"
        + "\"We promised a safer railway and today we deliver it,\" Benton told reporters in London. Union leader Mark Ellison warned that 400 jobs could be lost.");

    /// <summary>Can't be accepted: a time without an offset.</summary>
    public static string Refused { get; } = """{"source":"wakala","externalId":"refused","title":"بلا إزاحة","body":"متن الخبر","publishedAt":"2025-10-12T10:00:00"}""";
}
