using Ingestion.Enrichment.Grounding;
using Ingestion.Enrichment.Text;

namespace Ingestion.UnitTests.Enrichment.Grounding;

public sealed class NameGroundingTests
{
    private const string Body = """
        أعلن وزير النقل السوري ماهر الديري، أمس الأحد، أن وفداً برئاسة عبد الله بن سالم الحموي سيصل إلى أنقرة، وأن الزيارة تمتد إلى إسطنبول وأبو ظبي.
        وقال الديري إن وزير الدفاع التركي يشار غولر ونظيره اللواء مرهف أبو ركبة بحثا قدّم الدعم للقوات المسلحة السورية، ولدى الخارجية التركية ملف آخر.
        وأضاف: «سنوقع الاتفاق في دمشق»، بحسب ما نقلته سانا وتلفزيون المدى، فيما قالت ليلى القصير من هيئة الطيران المدني إن سورية وأميركا ستتعاونان.
        والتقى الوفد رئيس البلدية كمال أوغلو والمخابرات الأردنية، ثم سامي رؤوف وباسل الشعراني. وأعلنت شركة Blue Heron بدء العمل مع David Miller وإيكاب.
        """;

    private static readonly NameGrounding Sut = new(AnalyzedText.Of(Body));

    [Theory]
    [InlineData("ماهر الديري", "ماهر الديري")]
    [InlineData("الديري", "الديري")]
    [InlineData("عبد الله بن سالم الحموي", "عبد الله بن سالم الحموي")]
    [InlineData("عبدالله الحموي", "عبد الله بن سالم الحموي")]
    [InlineData("أنقرة", "أنقرة")]
    [InlineData("اسطنبول", "إسطنبول")]
    [InlineData("أبو ظبي", "أبو ظبي")]
    [InlineData("أبوظبي", "أبو ظبي")]
    [InlineData("يشار غولر", "يشار غولر")]
    [InlineData("يشار جولر", "يشار غولر")]
    [InlineData("مرهف أبو ركبة", "مرهف أبو ركبة")]
    [InlineData("أبا ركبة", "أبو ركبة")]
    [InlineData("القوات المسلحة السورية", "للقوات المسلحة السورية")]
    [InlineData("الخارجية التركية", "الخارجية التركية")]
    [InlineData("وزارة الخارجية التركية", "الخارجية التركية")]
    [InlineData("تلفزيون المدى", "تلفزيون المدى")]
    [InlineData("هيئة الطيران المدنى", "هيئة الطيران المدني")]
    [InlineData("سوريا", "سورية")]
    [InlineData("أمريكا", "أميركا")]
    [InlineData("كمال أوغلو", "كمال أوغلو")]
    [InlineData("الاستخبارات الأردنية", "المخابرات الأردنية")]
    [InlineData("سامي رءوف", "سامي رؤوف")]
    [InlineData("ليلى القصيّر", "ليلى القصير")]
    [InlineData("blue heron", "Blue Heron")]
    public void Find_TrueName_IsItsFirstMention(string name, string surface)
    {
        var mention = Sut.Find(name).ShouldNotBeNull();

        mention.Surface.ShouldBe(surface);
        Body[mention.Start..mention.End].ShouldBe(surface);
    }

    [Theory]
    [InlineData("هاني المصطفى")]
    [InlineData("ماهر الحموي")]
    [InlineData("ماهر الداري")]
    [InlineData("وزير النقل السوري سامر الديري")]
    [InlineData("وزير الدفاع التركي هاكان غولر")]
    [InlineData("سالم الحموي الديري")]
    [InlineData("عبد الرحمن بن سالم الحموي")]
    [InlineData("مرهف أبو ركاب")]
    [InlineData("جمال أوغلو")]
    [InlineData("ليلى الديري")]
    [InlineData("باسل الشيراني")]
    [InlineData("الحمو")]
    [InlineData("وزارة الخارجية السورية")]
    [InlineData("David Mills")]
    [InlineData("يشار الديري")]
    public void Find_InventedName_IsNull(string name) => Sut.Find(name).ShouldBeNull();

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("ال")]
    [InlineData("«»")]
    [InlineData("\uD83D")]
    public void Find_NoName_IsNull(string name) => Sut.Find(name).ShouldBeNull();

    [Fact]
    public void FindMention_MergedArticle_RecordsTheClitic()
    {
        var mention = GroundingVerifier.FindMention("القوات المسلحة السورية", Body).ShouldNotBeNull();

        mention.Clitic.ShouldBe("لل");
        GroundingVerifier.Holds(Body, mention.Start, mention.End, mention.Surface).ShouldBeTrue();
    }
}
