using Ingestion.Enrichment;
using Ingestion.Enrichment.Summaries;
using Ingestion.Enrichment.Text;
using Ingestion.Training.Evaluation;
using Ingestion.Training.Summaries;

namespace Ingestion.UnitTests.Training.Evaluation;

public class SummaryWritersTests
{
    private static readonly SummaryArticle Article = new()
    {
        Id = "1",
        Language = "en",
        Title = "Harbour talks end without a deal",
        Text = """
            Talks on the harbour of Ghent ended on Monday without a deal between the city and the unions.
            The mayor, Anna Berg, said the city would come back with a new offer before the end of the week.
            Some rain fell.
            The unions want eight more cranes and four hundred new jobs in the northern part of the harbour.
            A strike that began in March has cost the shipping companies some twenty million euros so far.
            """,
        References = [["Talks on the harbour of Ghent ended without a deal."]],
    };

    [Fact]
    public void Bullets_OfTheUsualNumber_AreTheEngines()
    {
        var engine = new EnrichmentEngine().Enrich(new ArticleText(Article.Text) { Title = Article.Title, StatedLanguage = "en" });

        var bullets = new SummaryWriters().Bullets(Article, AnalyzedText.Of(Article.Text), BulletOptions.Default, SummaryModel.Instance, CancellationToken.None);

        bullets.Count.ShouldBe(3);
        bullets.ShouldBe(engine.Bullets.Items.Select(b => b.Text));
    }

    [Fact]
    public void Bullets_OfAnotherNumber_AreAsMany() =>
        new SummaryWriters().Bullets(Article, AnalyzedText.Of(Article.Text), new BulletOptions { Count = 1 }, SummaryModel.Instance, CancellationToken.None).Count.ShouldBe(1);

    [Theory]
    [InlineData(2, 2)]
    [InlineData(9, 5)]
    public void Lead_OfSomeSentences_IsTheFirstOnes(int count, int expected)
    {
        var lead = SummaryWriters.Lead(AnalyzedText.Of(Article.Text), count);

        lead.ShouldBe(Article.Text.Split('\n').Take(expected));
    }

    [Fact]
    public void Compare_BulletsThatAreTheReference_WinByTheLeadsShortfall()
    {
        var scores = SummaryScores.Of(Article with { References = [["a b"], ["a", "b"]] }, ["a", "b"], ["a c"]);

        var comparison = SummaryComparison.Of([scores, scores], s => s.One);

        comparison.Bullets.ShouldBe(1, 1e-9);
        comparison.Lead.ShouldBe(0.5, 1e-9);
        comparison.Interval.Low.ShouldBe(0.5, 1e-9);
    }

    [Fact]
    public void Of_SeveralReferences_TakesTheMean() =>
        SummaryScores.Of(Article with { References = [["a b"], ["c d"]] }, ["a b"], []).Bullets.One.ShouldBe(0.5, 1e-9);
}
