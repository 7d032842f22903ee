using System.Text;

namespace Ingestion.ReliabilityTests.Articles;

/// <summary>Short invented news texts, no two alike: sentence patterns whose slots are filled at random.</summary>
internal static class NewsText
{
    private static readonly string[] ArabicPatterns =
    [
        "أعلن {0} {1}، أمس {4}، أن {2} سيبدأ في {3} خلال {5} أشهر.",
        "وقال {1} في مؤتمر صحافي: «{2} سيوفر {5} فرصة عمل لأهالي {3}».",
        "وأضاف {0} أن الوزارة أنهت دراسة {2} بكلفة {5} مليون دولار.",
        "من جانبه، حذر {1} من تأخر {2} بعد زيارة إلى {3} يوم {4}.",
        "وشهدت {3} يوم {4} اجتماعاً ضم {5} خبيراً لبحث {2}.",
        "ويرى {1} أن نجاح {2} يتوقف على تعاون {3} مع {5} بلدية.",
    ];

    private static readonly string[][] ArabicSlots =
    [
        ["وزير النقل", "وزيرة الصحة", "رئيس البلدية", "مدير المطار", "وزير الطاقة", "رئيسة الجامعة", "محافظ البنك المركزي", "وزير الزراعة"],
        ["سامر الخطيب", "ريم العبادي", "عمر الزعبي", "ليلى حداد", "نبيل الحوراني", "هند القاسم", "فهد المجالي", "سلمى النجار", "كريم منصور", "دانة الصالح"],
        ["مشروع السكة", "برنامج التطعيم", "سد الوادي", "خط الكهرباء", "متحف المدينة", "مصنع الأسمدة", "ميناء الصيد", "مركز البحوث", "جسر النهر", "مشروع التحلية"],
        ["عمّان", "العقبة", "القاهرة", "تونس", "بيروت", "الرباط", "مسقط", "بغداد", "صنعاء", "الخرطوم", "نواكشوط"],
        ["السبت", "الأحد", "الاثنين", "الثلاثاء", "الأربعاء", "الخميس"],
    ];

    private static readonly string[] EnglishPatterns =
    [
        "{0} {1} said on {4} that the {2} in {3} would cost {5} million pounds.",
        "\"We promised the {2} and {3} will get it\", {1} told {5} reporters.",
        "{1} met officials of {3} on {4} to discuss the {2} and {5} other plans.",
        "Residents of {3} have waited {5} months for the {2}, the {0} admitted.",
    ];

    private static readonly string[][] EnglishSlots =
    [
        ["Transport Minister", "Health Minister", "Mayor", "Governor", "Energy Minister", "Council leader"],
        ["Laura Benton", "Mark Ellison", "Amina Yusuf", "Peter Hale", "Grace Okoro", "Daniel Marsh", "Helen Frost"],
        ["railway", "hospital", "reservoir", "power line", "museum", "harbour", "research centre", "bridge"],
        ["Leeds", "Hull", "Bristol", "Cardiff", "Dundee", "Norwich", "Exeter", "Belfast"],
        ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"],
    ];

    /// <summary>A text of eight sentences in paragraphs of two.</summary>
    public static string Body(Random random, bool arabic)
    {
        var (patterns, slots) = arabic ? (ArabicPatterns, ArabicSlots) : (EnglishPatterns, EnglishSlots);
        var text = new StringBuilder();
        for (var i = 0; i < 8; i++)
            text.Append(i == 0 ? "" : i % 2 == 0 ? "\n\n" : " ").Append(Sentence(random, patterns, slots));
        return text.ToString();
    }

    /// <summary>A headline.</summary>
    public static string Title(Random random, bool arabic)
    {
        var slots = arabic ? ArabicSlots : EnglishSlots;
        return $"{Any(random, slots[2])} – {Any(random, slots[3])}";
    }

    private static string Sentence(Random random, string[] patterns, string[][] slots)
    {
        var sentence = new StringBuilder(Any(random, patterns));
        for (var slot = 0; slot < slots.Length; slot++)
            sentence.Replace($"{{{slot}}}", Any(random, slots[slot]));
        return sentence.Replace("{5}", $"{random.Next(2, 5000)}").ToString();
    }

    private static string Any(Random random, string[] words) => words[random.Next(words.Length)];
}
