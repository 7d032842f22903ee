using System.Globalization;
using System.Text;
using Ingestion.Enrichment;

namespace Ingestion.Benchmarks;

/// <summary>News texts of a given length, made of sentence patterns with changing names, places, dates and quotations.</summary>
internal static class BenchmarkTexts
{
    private static readonly string[] ArabicSentences =
    [
        "أعلن وزير النقل الأردني سامر الخطيب، أمس السبت، أن مشروع سكة الحديد بين عمّان والعقبة سيبدأ في الربع الأول من العام المقبل.",
        "وقال الخطيب في مؤتمر صحافي بالعاصمة: «المشروع سيختصر زمن الرحلة إلى ساعتين، وسيوفر {0} فرصة عمل في الجنوب».",
        "وأضاف أن الوزارة أنهت الدراسات الفنية في أغسطس/آب الماضي بالتعاون مع البنك الدولي وهيئة السكك الحديدية.",
        "من جانبها، أوضحت مديرة الهيئة المهندسة ريم العبادي أن المرحلة الأولى تشمل {0} محطات في محافظة معان وضواحيها.",
        "وكانت الحكومة قد وقعت في القاهرة مع شركة الأفق للإنشاءات اتفاقية تمويل بقيمة {0} مليون دولار قبل ثلاثة أشهر.",
        "ويرى الخبير الاقتصادي عمر الزعبي أن نجاح الخطة يتوقف على استقرار الأسعار وعلى سرعة إقرار القانون في مجلس النواب.",
        "في المقابل، حذر رئيس نقابة سائقي الشاحنات اللواء المتقاعد فهد المجالي من أن آلاف الأسر ستفقد مصدر رزقها إذا لم تُعوَّض.",
        "وذكرت وكالة الأنباء الرسمية أن وفداً تركياً برئاسة نائب الوزير مراد أيدين سيصل إلى العقبة يوم الثلاثاء المقبل لبحث التعاون.",
    ];

    private static readonly string[] EnglishSentences =
    [
        "Transport Minister Laura Benton said on Tuesday that the {0}-kilometre line between Leeds and Hull would open next spring.",
        "\"We promised a safer railway and today we deliver it,\" Benton told reporters at the Department for Transport in London.",
        "The project, first announced in March 2024, is financed by the European Investment Bank and Northfield Rail Ltd.",
        "Union leader Mark Ellison warned that {0} jobs could be lost unless the company changes its plans before 12 January 2026.",
        "According to the National Audit Office, costs have risen by {0} per cent since last year, mainly because of steel prices.",
        "Ellison, who met officials in Manchester yesterday, called the report \"a wake-up call for everyone who uses the line\".",
        "Residents of Selby have complained for months about noise, dust and roads that are closed without warning.",
        "The minister is expected to visit Hull on Friday together with the mayor, Amina Yusuf, and engineers from Siemens.",
    ];

    /// <summary>An Arabic article of about this many words.</summary>
    public static string Arabic(int words, int seed = 0) => Of(ArabicSentences, words, seed);

    /// <summary>An English article of about this many words.</summary>
    public static string English(int words, int seed = 0) => Of(EnglishSentences, words, seed);

    /// <summary>An Arabic article with a title and a day of publication.</summary>
    public static ArticleText ArabicArticle(int words) =>
        new(Arabic(words)) { Title = "سكة حديد بين عمّان والعقبة", PublishedOn = new DateOnly(2025, 10, 12) };

    /// <summary>An English article with a title and a day of publication.</summary>
    public static ArticleText EnglishArticle(int words) =>
        new(English(words)) { Title = "Minister opens new line", PublishedOn = new DateOnly(2025, 10, 12) };

    private static string Of(string[] sentences, int words, int seed)
    {
        var text = new StringBuilder();
        var count = 0;
        for (var i = 0; count < words; i++)
        {
            var sentence = string.Format(CultureInfo.InvariantCulture, sentences[(i + seed) % sentences.Length], 3 + ((i * 37 + seed * 11) % 900));
            text.Append(sentence).Append(i % 2 == 1 ? "\n\n" : " ");
            count += sentence.Count(c => c == ' ') + 1;
        }
        return text.ToString().TrimEnd();
    }
}
