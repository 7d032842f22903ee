using Ingestion.Enrichment;
using Ingestion.Enrichment.Languages;
using Ingestion.Enrichment.Text;

namespace Ingestion.UnitTests.Enrichment.Languages;

public sealed class LanguageIdentifierTests
{
    private static readonly LanguageIdentifier Sut = new();

    [Theory]
    [InlineData("ar", "قال رئيس البلدية إن الأعمال في الجسر القديم ستنتهي قبل بداية العام الدراسي، وأضاف أن التمويل متوفر.")]
    [InlineData("ar", "سحب المكتب الوطني للسلامة الغذائية العينة من السوق يوم الاثنين.")]
    [InlineData("fa", "شهردار گفت که کارهای پل قدیمی تا پایان سال به پایان می‌رسد و این پروژه برای مردم شهر مهم است.")]
    [InlineData("ur", "میئر نے کہا کہ پرانے پل پر کام اس سال کے آخر تک مکمل ہو جائے گا اور یہ شہر کے لوگوں کے لیے اہم ہے۔")]
    [InlineData("he", "ראש העיר אמר כי העבודות בגשר הישן יסתיימו לפני סוף השנה וכי התקציב אושר.")]
    [InlineData("en", "The mayor said that work on the old bridge will end before the start of the school year.")]
    [InlineData("fr", "Le maire a déclaré que les travaux sur le vieux pont seront terminés avant la fin de l'année pour tous.")]
    [InlineData("es", "El alcalde dijo que las obras en el puente viejo terminarán antes de que acabe el año para los vecinos.")]
    [InlineData("de", "Der Bürgermeister sagte, dass die Arbeiten an der alten Brücke vor dem Ende des Jahres fertig werden.")]
    [InlineData("it", "Il sindaco ha detto che i lavori sul vecchio ponte saranno finiti prima della fine dell'anno per tutti.")]
    [InlineData("pt", "O prefeito disse que as obras na ponte velha vão terminar antes do fim do ano para os moradores da cidade.")]
    [InlineData("tr", "Belediye başkanı, eski köprüdeki çalışmaların yıl sonundan önce biteceğini ve bunun şehir için çok önemli olduğunu söyledi.")]
    [InlineData("ru", "Мэр сказал, что работы на старом мосту закончатся до конца года и что деньги на это уже есть.")]
    [InlineData("uk", "Мер сказав, що роботи на старому мосту закінчаться до кінця року і що гроші на це вже є.")]
    [InlineData("zh", "市长表示，老桥的工程将在年底之前完成，资金已经到位。")]
    [InlineData("ja", "市長は、古い橋の工事は年末までに終わると述べた。")]
    [InlineData("nl", "De burgemeester zei dat het werk aan de oude brug voor het einde van het jaar klaar zal zijn.")]
    public void Identify_ShortNews_TellsLanguage(string code, string body)
    {
        var result = Sut.Identify(AnalyzedText.Of(body));

        result.Code.ShouldBe(code);
        result.Status.ShouldBe(PartStatus.Ok);
        result.Confidence.ShouldBeInRange(0.2, 1);
    }

    [Theory]
    [InlineData("")]
    [InlineData("OK")]
    [InlineData("12345 67890 — 🏆🏆🏆")]
    [InlineData("Xyzzy plugh foobar quux frobnicate")]
    [InlineData("\uD800\uD800")]
    public void Identify_TooLittleText_SaysUndetermined(string body)
    {
        var result = Sut.Identify(AnalyzedText.Of(body));

        result.Code.ShouldBe("und");
        result.Confidence.ShouldBe(0);
        result.Reason.ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public void Identify_ArabicWithEnglishNames_IsArabic()
    {
        var result = Sut.Identify(AnalyzedText.Of("أعلنت شركة Blue River Systems أن منصة RiverOne متاحة الآن في الأسواق، وقالت إن السعر لن يتغير خلال هذا العام."));

        result.Code.ShouldBe("ar");
    }

    [Fact]
    public void Identify_LongBody_ReadsASampleOnly()
    {
        var english = string.Concat(Enumerable.Repeat("The mayor said that the work will end soon. ", 20));
        var french = string.Concat(Enumerable.Repeat("Le maire a dit que les travaux seront finis avant la fin de l'année. ", 5_000));

        Sut.Identify(AnalyzedText.Of(english + french + english + french + english)).Code.ShouldBe("en");
    }
}
