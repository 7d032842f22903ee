using Ingestion.Enrichment;
using Ingestion.Enrichment.Summaries;
using Ingestion.Enrichment.Text;

namespace Ingestion.UnitTests.Enrichment.Summaries;

public sealed class KeyPhraseFinderTests
{
    private const string Body = """
        أعلنت الوزارة خطة جديدة لمحطات الطاقة الشمسية في الجنوب.
        وتقول الوزارة إن الطاقة الشمسية ستغطي نصف الحاجة، وإن المزارعين أول المستفيدين.
        ويخشى المزارعين أن ترتفع الأسعار. وقالت نقابة الحقول إن الطاقة الشمسية حل للجميع، وإن المزارعين شركاء.
        """;

    [Fact]
    public void Find_RunsThatComeBack_AreWholeAndAsWritten()
    {
        var phrases = KeyPhraseFinder.Find(AnalyzedText.Of(Body), Words("خطة للطاقة الشمسية"), [], CancellationToken.None);

        phrases[0].Text.ShouldBe("الطاقة الشمسية");
        phrases[0].Score.ShouldBe(1);
        phrases[0].Occurrences.Count.ShouldBe(3);
        phrases.Select(p => p.Text).ShouldContain("المزارعين");
        // Part of a better one.
        phrases.Select(p => p.Text).ShouldNotContain("الشمسية");
    }

    [Fact]
    public void Find_Any_OccurrencesAreGroundedAndScoresFall()
    {
        var phrases = KeyPhraseFinder.Find(AnalyzedText.Of(Body), [], [], CancellationToken.None);

        phrases.ShouldNotBeEmpty();
        phrases.Count.ShouldBeLessThanOrEqualTo(KeyPhraseFinder.Most);
        phrases.Select(p => p.Score).ShouldBeInOrder(SortDirection.Descending);
        phrases.ShouldAllBe(p => p.Text == Body.Substring(p.Occurrences[0].Start, p.Occurrences[0].Length));
    }

    [Fact]
    public void Find_Names_StandByTheirFullForm()
    {
        const string body = "وصل الخطيب صباحا. ثم ألقى سامر الخطيب كلمة في الحفل.";
        var entity = new Entity(EntityType.Person, "سامر الخطيب", null, 1, [new Mention(4, 10, "الخطيب"), new Mention(26, 37, "سامر الخطيب")]);

        var phrase = KeyPhraseFinder.Find(AnalyzedText.Of(body), [], [entity], CancellationToken.None).ShouldHaveSingleItem();

        phrase.Text.ShouldBe("سامر الخطيب");
        phrase.Occurrences.ShouldBe([new TextSpan(26, 37)]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("في من على.")]
    public void Find_NothingThatComesBack_GivesNone(string body) =>
        KeyPhraseFinder.Find(AnalyzedText.Of(body), [], [], CancellationToken.None).ShouldBeEmpty();

    private static uint[] Words(string title)
    {
        var text = AnalyzedText.Of(title);
        return new ContentWords().Of(text, 0, text.Tokens.Length);
    }
}
