using Ingestion.Enrichment.Quotations;
using Ingestion.Enrichment.Text;

namespace Ingestion.UnitTests.Enrichment.Quotations;

/// <summary>The verb and the medium of a quotation.</summary>
public sealed class QuotationCueTests
{
    [Theory]
    [InlineData("وقال سليم الحداد: «العمل بدأ في الميناء».", "وقال", null)]
    [InlineData("قال سليم الحداد إن العمل بدأ. وأكد بالقول \"لن نتأخر عن الموعد\".", "وأكد بالقول", null)]
    [InlineData("وشدد الحداد على السلامة، مؤكداً بالقول: \"لا تهاون مع المخالفين\".", "مؤكداً بالقول", null)]
    [InlineData("سليم الحداد قال في منشور على منصة إكس \"نحتاج إلى وقت أطول\".", "قال", "منشور على منصة إكس")]
    [InlineData("وقالت رنا عواد في مقابلة مع قناة الساحل إن القطع «عادت كلها سالمة».", "وقالت", "مقابلة مع قناة الساحل")]
    [InlineData("وكتب الحداد على صفحته في فيسبوك: «سنفتح الطريق قريباً».", "وكتب", "صفحته في فيسبوك")]
    [InlineData("وقالت رنا عواد للتلفزة التونسية: «عادت القطع كلها سالمة».", "وقالت", "للتلفزة التونسية")]
    [InlineData("وذكر بنك الساحل، في منشور على قناته في \"تليغرام\"، أن الصفقة \"لن ترفع رسوم التحويل\".", "وذكر", "منشور على قناته في \"تليغرام\"")]
    [InlineData("وفي بيان لها، قالت وزارة النقل إن الرحلات \"ستستأنف في موعدها\".", "قالت", "بيان لها")]
    [InlineData("وأوضحت وزارة النقل أن الهدف من اللقاء \"فتح الطريق أمام الشاحنات\".", "وأوضحت", null)]
    [InlineData("المبنى \"لم يعد صالحاً للسكن\"، وفقاً لرنا عواد.", "وفقاً", null)]
    [InlineData("ونشر بنك الساحل رسالة إلى عملائه: «شكراً لكم على ثقتكم».", "ونشر", null)]
    [InlineData("“The reef is dying,” Helen Marsh told the radio in an interview.", "told", "in an interview")]
    [InlineData("“The reef is dying,” Helen Marsh said in a post on X.", "said", "in a post on X")]
    [InlineData("“The reef is dying,” Helen Marsh said in a statement on Friday.", "said", "in a statement")]
    [InlineData("In a televised address, Helen Marsh said: “We have waited long enough.”", "said", "In a televised address")]
    [InlineData("Helen Marsh said by phone that the sea was “warmer than ever before.”", "said", "by phone")]
    [InlineData("“The reef is dying,” Helen Marsh told reporters.", "told", null)]
    [InlineData("According to Helen Marsh, the plan is \"little more than a sketch\".", "According to", null)]
    public void Find_Quotation_GivesVerbAndMediumAsWritten(string body, string verb, string? medium)
    {
        var quotation = QuotationFinder.Find(AnalyzedText.Of(body), SpeechCast.In(body)).ShouldHaveSingleItem();

        (quotation.Verb, quotation.Medium).ShouldBe((verb, medium));
    }
}
