using Ingestion.Enrichment;
using Ingestion.Enrichment.Summaries;
using Ingestion.Enrichment.Text;

namespace Ingestion.UnitTests.Enrichment.Summaries;

public sealed class BulletWriterTests
{
    private const string Harbour = """
        أعلنت هيئة موانئ الخليج، اليوم الأحد، افتتاح رصيف جديد للحاويات في ميناء الريم بكلفة 300 مليون دولار.

        وقال مدير الهيئة سامر البحري إن الرصيف سيضاعف طاقة الميناء خلال عامين ويخلق ألف فرصة عمل.

        وأضاف أن العمل في المرحلة الثانية من المشروع يبدأ مطلع العام المقبل بتمويل من المصرف الوطني.

        اقرأ أيضاً: ميناء الريم يستقبل أكبر سفينة في تاريخه

        من جانبها، حذرت جمعية حماية الشاطئ من أن أعمال الحفر تهدد الشعاب المرجانية قرب الميناء.

        «لا نريد أن نخسر بحرنا من أجل رصيف واحد يخدم بضع شركات كبيرة».

        وارتفع عدد السفن التي رست في الميناء هذا العام إلى 1200 سفينة مقابل 900 سفينة في العام الماضي.
        """;

    [Fact]
    public void Write_Article_GivesThreeGroundedBulletsInTextOrder()
    {
        var text = AnalyzedText.Of(Harbour);

        var bullets = BulletWriter.Write(text, new ArticleText(Harbour) { Title = "رصيف جديد في ميناء الريم" }, "ar", [], []);

        bullets.Count.ShouldBe(3);
        var end = 0;
        foreach (var bullet in bullets)
        {
            var evidence = bullet.Evidence.ShouldHaveSingleItem();
            evidence.Start.ShouldBeGreaterThanOrEqualTo(end);
            end = evidence.End;
            Harbour[evidence.Start..evidence.End].ShouldContain(bullet.Text);
        }

        bullets[0].Text.ShouldStartWith("أعلنت هيئة موانئ الخليج");
    }

    [Theory]
    // The connective goes, the verb of speech stays.
    [InlineData("من جانبها، قالت وزارة الصحة إن الحملة بدأت في ثلاث محافظات جنوبية.", "قالت وزارة الصحة إن الحملة بدأت في ثلاث محافظات جنوبية.")]
    [InlineData("وقالت وزارة الصحة إن الحملة بدأت في ثلاث محافظات جنوبية.", "قالت وزارة الصحة إن الحملة بدأت في ثلاث محافظات جنوبية.")]
    [InlineData("كما أعلن المصرف الوطني خفض الفائدة نصف نقطة مئوية ابتداء من الشهر المقبل.", "أعلن المصرف الوطني خفض الفائدة نصف نقطة مئوية ابتداء من الشهر المقبل.")]
    [InlineData("فيما أعلن المصرف الوطني خفض الفائدة نصف نقطة مئوية ابتداء من الشهر المقبل.", "أعلن المصرف الوطني خفض الفائدة نصف نقطة مئوية ابتداء من الشهر المقبل.")]
    [InlineData("وارتفع عدد الزوار إلى مليون ونصف المليون في النصف الأول من السنة.", "ارتفع عدد الزوار إلى مليون ونصف المليون في النصف الأول من السنة.")]
    [InlineData("وفي سياق متصل، أغلقت البلدية تسعة محال مخالفة في وسط المدينة القديمة.", "أغلقت البلدية تسعة محال مخالفة في وسط المدينة القديمة.")]
    [InlineData("بيروت (الشاطئ) - وصل وفد من خبراء البيئة إلى المرفأ لبدء مسح الأضرار.", "وصل وفد من خبراء البيئة إلى المرفأ لبدء مسح الأضرار.")]
    [InlineData("وصل وفد من خبراء البيئة إلى المرفأ لبدء مسح الأضرار.", "وصل وفد من خبراء البيئة إلى المرفأ لبدء مسح الأضرار.")]
    [InlineData("PARIS — The museum will close two of its wings for repairs this winter.", "The museum will close two of its wings for repairs this winter.")]
    [InlineData("Meanwhile, Norway agreed to share the cost of the new undersea cable.", "Norway agreed to share the cost of the new undersea cable.")]
    // Leans on what is not there, or is no sentence of the report.
    [InlineData("وأضاف أن الحملة بدأت في ثلاث محافظات جنوبية قبل أسبوع كامل.", null)]
    [InlineData("وتابع: «سنبدأ العمل في ثلاث محافظات جنوبية بعد أسبوع من اليوم».", null)]
    [InlineData("لكن الأسعار بقيت مرتفعة في معظم أسواق المدينة طوال الشهر.", null)]
    [InlineData("هذا الأمر يقلق سكان القرى القريبة من السد منذ سنوات طويلة.", null)]
    [InlineData("اقرأ أيضاً: سفن جديدة تصل إلى الميناء قبل نهاية الصيف", null)]
    [InlineData("She hopes to finish the third volume of her novel before spring.", null)]
    [InlineData("But the ministry has not yet said when the bridge will open.", null)]
    [InlineData("Photo: a ferry leaves the old harbour at dawn.", null)]
    [InlineData("Will the new bridge open before the end of the summer season?", null)]
    [InlineData("“We have waited far too long for a bridge that never comes.”", null)]
    public void Write_OneSentence_ReadsAloneOrIsLeftOut(string body, string? expected)
    {
        var bullets = Write(body);

        bullets.Select(bullet => bullet.Text).ShouldBe(expected is null ? [] : [expected]);
    }

    [Fact]
    public void Write_NameThatBeginsLikeAConjunction_KeepsItsFirstLetter()
    {
        const string body = "وقعت بلدة صغيرة في شمال البلاد تحت خطر الفيضان بعد أمطار غزيرة.";
        var entity = new Entity(EntityType.Location, "وقعت", null, 1, [new Mention(0, 4, "وقعت")]);

        BulletWriter.Write(AnalyzedText.Of(body), new ArticleText(body), "ar", [entity], []).ShouldHaveSingleItem().Text.ShouldBe(body);
    }

    [Fact]
    public void Write_SentenceTwice_IsTakenOnce()
    {
        const string sentence = "أعلنت الهيئة افتتاح رصيف جديد للحاويات في ميناء الريم بكلفة كبيرة.";
        var body = sentence + "\n" + sentence + "\n" + sentence;

        Write(body).ShouldHaveSingleItem();
    }

    [Fact]
    public void Write_OverlongSentence_IsCutAtACommaOrLeftOut()
    {
        var clause = "أعلنت الهيئة افتتاح رصيف جديد للحاويات في ميناء الريم بكلفة تبلغ ثلاثمئة مليون دولار";
        var body = clause + "، " + string.Join(' ', Enumerable.Repeat("كلمة", 60)) + ".";
        var endless = string.Join(' ', Enumerable.Repeat("كلمة", 5000)) + ".";

        Write(body).ShouldHaveSingleItem().Text.ShouldBe(clause + ".");
        Write(endless).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\n - \n")]
    [InlineData("قصير جداً.")]
    public void Write_TooLittleText_GivesNone(string body) =>
        Write(body).ShouldBeEmpty();

    [Fact]
    public void Write_OtherLanguage_TakesItsSentences()
    {
        const string body = "El ayuntamiento de la ciudad aprobó ayer un plan de vivienda para tres mil familias. "
            + "La oposición criticó la falta de plazos concretos en el documento presentado por la alcaldesa. "
            + "Los vecinos del barrio norte esperan desde hace décadas una solución a sus problemas.";

        Write(body).Count.ShouldBe(3);
    }

    [Theory]
    [InlineData(0, 75, 1)]
    [InlineData(6, 75, 1)]
    [InlineData(3, 9, 1)]
    [InlineData(3, 401, 1)]
    [InlineData(3, 75, -0.1)]
    [InlineData(3, 75, double.NaN)]
    public void Write_OptionOutOfRange_Throws(int count, int words, double spread) => Should.Throw<ArgumentOutOfRangeException>(
        () => BulletWriter.Write(AnalyzedText.Of("a"), new ArticleText("a"), "en", [], [], new BulletOptions { Count = count, Words = words, Spread = spread }));

    private static IReadOnlyList<Bullet> Write(string body) => BulletWriter.Write(AnalyzedText.Of(body), new ArticleText(body), "und", [], []);
}
