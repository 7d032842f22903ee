using Ingestion.Enrichment;

namespace Ingestion.UnitTests.Enrichment;

public sealed class EnrichmentEngineTests
{
    private const string Arabic = "قال وزير النقل السوري سامر الخطيب إن الجسر في حمص سيفتح قبل نهاية العام.";
    private static readonly EnrichmentEngine Sut = new();

    [Fact]
    public void Enrich_Arabic_GivesLanguageAndEntities()
    {
        var result = Sut.Enrich(new ArticleText(Arabic));

        result.Language.Code.ShouldBe("ar");
        result.Entities.Status.ShouldBe(PartStatus.Ok);
        result.Entities.Items.Select(entity => entity.Name).ShouldBe(["سامر الخطيب", "حمص"]);
    }

    [Theory]
    [InlineData("Le maire a dit que les travaux du pont seront finis avant la fin de l'année et que les rues sont ouvertes.", "fr")]
    [InlineData("🏆", "und")]
    [InlineData("", "und")]
    public void Enrich_UnsupportedLanguage_SaysSo(string body, string code)
    {
        var result = Sut.Enrich(new ArticleText(body));

        result.Language.Code.ShouldBe(code);
        result.Entities.Status.ShouldBe(PartStatus.Unsupported);
        result.Entities.Reason.ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public void Enrich_TooShortToTell_TakesWhatThePublisherStates()
    {
        Sut.Enrich(new ArticleText("زار سامر الخطيب حمص") { StatedLanguage = "ar-SY" }).Language.Code.ShouldBe("ar");
        Sut.Enrich(new ArticleText("زار سامر الخطيب حمص") { StatedLanguage = "en" }).Language.Code.ShouldBe("und");
    }

    [Fact]
    public void Enrich_Cancelled_Throws()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();

        Should.Throw<OperationCanceledException>(() => Sut.Enrich(new ArticleText(Arabic), cancelled.Token));
    }

    [Fact]
    public void Enrich_BudgetUsedUp_IsTimedOut()
    {
        var sut = new EnrichmentEngine(TimeSpan.Zero);

        sut.Enrich(new ArticleText(Arabic)).Entities.Status.ShouldBe(PartStatus.TimedOut);
    }

    [Fact]
    public void Enrich_ManyThreads_GiveTheSame()
    {
        var expected = Names(Sut.Enrich(new ArticleText(Arabic)));

        Parallel.For(0, 200, _ => Names(Sut.Enrich(new ArticleText(Arabic))).ShouldBe(expected));
    }

    [Theory]
    [InlineData("ا")]
    [InlineData("a")]
    [InlineData("(")]
    [InlineData("محمد ")]
    [InlineData("Smith ")]
    [InlineData("أبو ")]
    [InlineData("وزيرا المالية ")]
    [InlineData("شركة مدير ")]
    [InlineData("\uD83C")]
    public void Enrich_AMebibyteOfOneThing_Ends(string unit)
    {
        var body = string.Concat(Enumerable.Repeat(unit, (1 << 20) / unit.Length));
        // Against quadratic work, which would take hours here; no statement about speed.
        using var guard = new CancellationTokenSource(TimeSpan.FromMinutes(2));

        foreach (var language in (string[])["ar", "en"])
            Should.NotThrow(() => Sut.Enrich(new ArticleText(body) { StatedLanguage = language }, guard.Token));
    }

    [Fact]
    public void Enrich_RandomText_NeverBreaksASpan()
    {
        const string Alphabet = "اأبوللدرعمن يةى ًٌـ.,،«»\"'’-/0٣aBcU.S \n\u200F\uFEFB🏆\uD83C\uDFC6\u0301";
        var random = new Random(7);
        for (var round = 0; round < 400; round++)
        {
            var body = string.Create(random.Next(1, 300), random, static (span, random) =>
            {
                foreach (ref var c in span)
                    c = Alphabet[random.Next(Alphabet.Length)];
            });
            body = "قال وزير محمد " + body + " في دمشق Mr. Smith said";

            foreach (var language in (string[])["ar", "en"])
            {
                var result = Sut.Enrich(new ArticleText(body) { StatedLanguage = language });
                result.Entities.Status.ShouldNotBe(PartStatus.Failed, result.Entities.Reason);
                foreach (var mention in result.Entities.Items.SelectMany(entity => entity.Mentions))
                    body[mention.Start..mention.End].ShouldBe(mention.Surface);
            }
        }
    }

    private static string Names(EnrichmentResult result) => string.Join('|', result.Entities.Items.Select(entity => entity.Name));
}
