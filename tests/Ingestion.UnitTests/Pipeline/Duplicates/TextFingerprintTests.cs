using Ingestion.Enrichment.Text;
using Ingestion.Pipeline.Duplicates;
using Ingestion.Pipeline.Storage;

namespace Ingestion.UnitTests.Pipeline.Duplicates;

/// <summary>Precision and recall on invented articles: each a few paragraphs, its variations as wire copies vary, and unrelated ones as near as the news gets.</summary>
public class TextFingerprintTests
{
    private static readonly string[] Names = ["سامر الخطيب", "هالة المعايطة", "عادل الجبوري", "نجلاء الشاذلي", "كريم الدويهي", "سعاد بلقاسم", "مدحت الغزالي", "ريم العبادي"];
    private static readonly string[] Places = ["عمّان", "بغداد", "القاهرة", "تونس", "الرباط", "طرابلس", "صنعاء", "دمشق"];
    private static readonly string[] Things = ["سكة الحديد", "مشروع المياه", "قانون العمل", "خطة الطاقة", "ميزانية الصحة", "معبر الحدود", "برنامج الإسكان", "إصلاح التعليم"];
    private static readonly string[] Verbs = ["أعلن", "أكد", "أوضح", "كشف", "ذكر", "نفى", "توقع", "حذر"];

    private static readonly string[] Ends =
    [
        "بعد مفاوضات استمرت أسابيع بين الوزارات المعنية وممثلي القطاع الخاص",
        "رغم اعتراض نواب المعارضة على كلفة التمويل وشروط القروض الخارجية",
        "في انتظار موافقة البرلمان على الاتفاقية خلال دورته المقبلة",
        "مشيراً إلى أن الدراسات الفنية انتهت قبل الموعد المحدد بشهرين",
        "على أن تُنشر التفاصيل الكاملة في الجريدة الرسمية مطلع الأسبوع",
        "وسط تحذيرات خبراء من تأخر التنفيذ بسبب نقص المواد الأولية",
        "مؤكداً أن سكان المحافظات الجنوبية سيكونون أول المستفيدين منه",
        "وفق بيان وزعته الأمانة العامة لمجلس الوزراء على الصحافيين",
    ];

    [Fact]
    public void Similarity_OfVariationsAndOfOtherArticles_SeparatesThem()
    {
        var random = new Random(5);
        var (found, variations, wrong, pairs) = (0, 0, 0, 0);
        var articles = Enumerable.Range(0, 120).Select(_ => Article(random)).ToList();
        var prints = articles.Select(a => Print(string.Join("\n\n", a))!).ToList();
        for (var i = 0; i < articles.Count; i++)
        {
            foreach (var variation in Variations(articles[i], random))
            {
                variations++;
                found += IsCopy(prints[i], Print(variation)!) ? 1 : 0;
            }
            for (var j = 0; j < i; j++)
            {
                pairs++;
                wrong += IsCopy(prints[i], prints[j]) ? 1 : 0;
            }
        }
        variations.ShouldBe(120 * 6);
        pairs.ShouldBe(120 * 119 / 2);
        wrong.ShouldBe(0, "articles on other matters in the same words are no copies");
        ((double)found / variations).ShouldBeGreaterThan(0.97, $"{found} of {variations} variations are found");
    }

    [Fact]
    public void Of_SameTextInAnotherSpelling_IsTheSame()
    {
        var text = string.Join("\n\n", Article(new Random(1)));
        var other = text.Replace('أ', 'ا').Replace('إ', 'ا').Replace("\n\n", " ", StringComparison.Ordinal).Replace("،", "", StringComparison.Ordinal);
        TextFingerprint.Similarity(Print(text)!.Signature, Print(other)!.Signature).ShouldBe(1);
    }

    [Fact]
    public void Of_ShortText_IsNull()
    {
        Print("").ShouldBeNull();
        Print("أعلن وزير النقل سامر الخطيب، أمس السبت، أن المشروع سيبدأ العام المقبل.").ShouldBeNull();
        Print(string.Concat(Enumerable.Repeat("عاجل ", 500))).ShouldBeNull("one shingle, however often");
    }

    [Fact]
    public void Of_Always_IsTheSameOnEveryMachine()
    {
        var print = Print(string.Join(' ', Enumerable.Range(0, 60).Select(i => $"كلمة{i}")))!;
        print.Bands.Count.ShouldBe(20);
        print.Bands.Distinct().Count().ShouldBe(20);
        print.Signature.Length.ShouldBe(536);
        Print(string.Join(' ', Enumerable.Range(0, 60).Select(i => $"كلمة{i}")))!.Bands.ShouldBe(print.Bands);
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("AAAA", "AAAA")]
    [InlineData("not base64", "!")]
    public void Similarity_NoSignatures_IsZero(string first, string second) => TextFingerprint.Similarity(first, second).ShouldBe(0);

    private static Fingerprint? Print(string text) => TextFingerprint.Of(AnalyzedText.Of(text));

    /// <summary>As the store and the path decide: a band in common, and enough of the signature.</summary>
    private static bool IsCopy(Fingerprint first, Fingerprint second) =>
        first.Bands.Intersect(second.Bands).Any() && TextFingerprint.Similarity(first.Signature, second.Signature) >= DuplicateFinder.Threshold;

    private static List<string> Article(Random random) => [.. Enumerable.Range(0, 9).Select(_ => Paragraph(random))];

    private static string Paragraph(Random random) =>
        $"{Pick(Verbs, random)} {Pick(Names, random)} في {Pick(Places, random)} أن {Pick(Things, random)} سيبدأ يوم {random.Next(1, 29)} من الشهر المقبل بكلفة {random.Next(10, 900)} مليون دينار، {Pick(Ends, random)}. "
        + $"وقال {Pick(Names, random)} إن {Pick(Things, random)} في {Pick(Places, random)} يشمل {random.Next(2, 90)} بلدة، {Pick(Ends, random)}.";

    private static IEnumerable<string> Variations(List<string> article, Random random)
    {
        yield return "(وكالة الأنباء) - " + string.Join("\n\n", article);
        yield return string.Join("\n", article.Skip(1)) + "\n\nللمزيد تابعوا صفحتنا على مواقع التواصل الاجتماعي واشتركوا في نشرتنا اليومية.";
        yield return string.Join(" ", article.Append(Paragraph(random)));
        yield return string.Join("\n\n", article.Take(article.Count - 1));
        var swapped = article.ToList();
        (swapped[2], swapped[5]) = (swapped[5], swapped[2]);
        yield return string.Join("\n\n", swapped);
        yield return string.Join("\n\n", article).Replace("مليون دينار", "مليون دولار", StringComparison.Ordinal);
    }

    private static string Pick(string[] words, Random random) => words[random.Next(words.Length)];
}
