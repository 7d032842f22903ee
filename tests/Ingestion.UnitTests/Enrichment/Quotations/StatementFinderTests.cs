using Ingestion.Enrichment.Quotations;
using Ingestion.Enrichment.Text;

namespace Ingestion.UnitTests.Enrichment.Quotations;

public sealed class StatementFinderTests
{
    // Expected: every statement as text=speaker=verb, in order, joined by "|".
    [Theory]
    // Verb, subject, «إن» and its kin.
    [InlineData("قال سليم الحداد إن العمل بدأ في الميناء.", "العمل بدأ في الميناء=سليم الحداد=قال")]
    [InlineData("قال وزير النقل سليم الحداد، اليوم الأحد، إن العمل بدأ في الميناء.", "العمل بدأ في الميناء=سليم الحداد=قال")]
    [InlineData("وأكدت رنا عواد أن القطع عادت كلها.", "القطع عادت كلها=رنا عواد=وأكدت")]
    [InlineData("وقالت رنا عواد إنها رممت القطع القديمة.", "رممت القطع القديمة=رنا عواد=وقالت")]
    [InlineData("وأفاد بنك الساحل بأن فروعه ستبقى مفتوحة.", "فروعه ستبقى مفتوحة=بنك الساحل=وأفاد")]
    [InlineData("وكانت وزارة النقل قد أعلنت أمس السبت، أن الجسر سيفتح قريباً.", "الجسر سيفتح قريباً=وزارة النقل=أعلنت")]
    [InlineData("ونقلت وكالة الشاطئ عن رنا عواد قولها إن المتحف سيفتح غداً.", "المتحف سيفتح غداً=رنا عواد=قولها")]
    // The speaker goes on.
    [InlineData("قال سليم الحداد إن العمل بدأ الآن. وأضاف أن الكلفة لن ترتفع.", "العمل بدأ الآن=سليم الحداد=قال|الكلفة لن ترتفع=سليم الحداد=وأضاف")]
    // The end of the clause: a participle, another verb, the narrator, a semicolon.
    [InlineData("قال الحداد إن العمل بدأ الآن، مشدداً على مواصلة الدعم للأهالي.", "العمل بدأ الآن=سليم الحداد=قال|مواصلة الدعم للأهالي=سليم الحداد=مشدداً على")]
    [InlineData("قال الحداد إن العمل بدأ الآن، مشيراً إلى أن الكلفة لن ترتفع.", "العمل بدأ الآن=سليم الحداد=قال|الكلفة لن ترتفع=سليم الحداد=مشيراً")]
    [InlineData("قال الحداد إن العمل بدأ الآن، وأضاف أن الكلفة لن ترتفع.", "العمل بدأ الآن=سليم الحداد=قال|الكلفة لن ترتفع=سليم الحداد=وأضاف")]
    [InlineData("وأعلن الحداد أن الوفد سيصل مساء، وذلك بهدف بحث التعاون.", "الوفد سيصل مساء=سليم الحداد=وأعلن")]
    [InlineData("قال الحداد إن العمل بدأ الآن، فيما رأت رنا عواد أن الخطة متأخرة جداً.", "العمل بدأ الآن=سليم الحداد=قال|الخطة متأخرة جداً=رنا عواد=رأت")]
    [InlineData("قال الحداد إن العمل بدأ الآن؛ وكان قد توقف شهراً.", "العمل بدأ الآن=سليم الحداد=قال")]
    [InlineData("أعلن بنك الساحل أن الأرباح زادت، وأن الفروع ستبقى مفتوحة.", "الأرباح زادت، وأن الفروع ستبقى مفتوحة=بنك الساحل=أعلن")]
    // Sources, behind and before.
    [InlineData("وبحث المسؤولون التطورات الراهنة، بحسب وكالة الشاطئ.", "وبحث المسؤولون التطورات الراهنة=وكالة الشاطئ=بحسب")]
    [InlineData("وبحسب وكالة الشاطئ، فإن القطع نقلت ليلاً.", "القطع نقلت ليلاً=وكالة الشاطئ=وبحسب")]
    [InlineData("ووفقاً لرنا عواد، عادت القطع إلى المتحف.", "عادت القطع إلى المتحف=رنا عواد=ووفقاً")]
    // Marks: a scare quote stays inside, a quotation is left to the quotations.
    [InlineData("وذكر بنك الساحل، في منشور على \"تليغرام\"، أن المقر انتقل إلى الميناء، وبحث \"سبل الدعم بين البلدين الجارين\".", "المقر انتقل إلى الميناء=بنك الساحل=وذكر")]
    [InlineData("وقال الحداد إن \"خارطة الطريق\" جاهزة منذ شهر.", "\"خارطة الطريق\" جاهزة منذ شهر=سليم الحداد=وقال")]
    [InlineData("وقال الحداد إن الدولة \"ستدفع كل المستحقات المتأخرة\".", "")]
    [InlineData("وقال الحداد: سنفتح الطريق قبل الشتاء.", "سنفتح الطريق قبل الشتاء=سليم الحداد=وقال")]
    // Nobody by name; nothing said.
    [InlineData("وقال مصدر في الميناء إن العمل توقف أمس.", "العمل توقف أمس==وقال")]
    [InlineData("تريد رنا عواد أن تعلن الخطة غداً.", "")]
    [InlineData("حضر سليم الحداد اللقاء مع رنا عواد.", "")]
    [InlineData("وقالت رئيسة الوزراء الإستونية", "")]
    public void Find_ArabicIndirectSpeech_GivesTextSpeakerAndVerb(string body, string expected) => Write(body).ShouldBe(expected);

    [Theory]
    [InlineData("Helen Marsh said that the reef was dying fast.", "the reef was dying fast=Helen Marsh=said")]
    [InlineData("Helen Marsh said the reef was dying fast.", "the reef was dying fast=Helen Marsh=said")]
    [InlineData("Helen Marsh said on Tuesday that the reef was dying.", "the reef was dying=Helen Marsh=said")]
    [InlineData("Helen Marsh said on Tuesday the reef was dying.", "the reef was dying=Helen Marsh=said")]
    [InlineData("Helen Marsh said in a statement that the reef was dying.", "the reef was dying=Helen Marsh=said")]
    [InlineData("Helen Marsh told reporters that the reef was dying.", "the reef was dying=Helen Marsh=told")]
    [InlineData("Omar Reed, 41, warned that the pier would not hold.", "the pier would not hold=Omar Reed=warned")]
    [InlineData("Marsh said the boat was old, adding that it would sail again.", "the boat was old=Helen Marsh=said|it would sail again=Helen Marsh=adding")]
    [InlineData("Marsh said she would not wait, and the Coral Trust said its boats were ready.", "she would not wait=Helen Marsh=said|its boats were ready=Coral Trust=said")]
    [InlineData("The ferry will sail on Monday, according to the Coral Trust.", "The ferry will sail on Monday=Coral Trust=according to")]
    [InlineData("According to Helen Marsh, the plan is only a sketch.", "the plan is only a sketch=Helen Marsh=According to")]
    [InlineData("The plan is dead and buried, Helen Marsh said.", "The plan is dead and buried=Helen Marsh=said")]
    [InlineData("\"The reef is dying,\" Helen Marsh said.", "")]
    [InlineData("\"The reef is dying,\" Helen Marsh said in an interview on Monday.", "")]
    [InlineData("Helen Marsh said the harbour was \"full of broken promises.\"", "")]
    [InlineData("Helen Marsh met Omar Reed at the pier.", "")]
    [InlineData("Helen Marsh said no.", "")]
    public void Find_EnglishIndirectSpeech_GivesTextSpeakerAndVerb(string body, string expected) => Write(body).ShouldBe(expected);

    private static string Write(string body) => string.Join('|', StatementFinder.Find(AnalyzedText.Of(body), SpeechCast.In(body))
        .Select(statement => $"{statement.Surface}={statement.Speaker}={statement.Verb}"));
}
