using Ingestion.Enrichment.Text;
using Ingestion.Training.Evaluation;
using Ingestion.Training.Summaries;

namespace Ingestion.UnitTests.Training.Summaries;

public class TrainingArticleTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(0, 1)]
    [InlineData(1, 2)]
    [InlineData(0, 1, 2)]
    public void F1_Set_IsRouge1(params int[] sentences)
    {
        var article = new SummaryArticle
        {
            Id = "1",
            Language = "en",
            Title = "",
            Text = "The strike ended on Monday after talks in the town hall.\nThe mayor said the strike had cost too much.\nRain fell on the empty harbour all day long.",
            References = [["The strike ended.", "It cost the town too much."], ["Rain fell on the strike, the strike fell on rain."]],
        };
        var text = AnalyzedText.Of(article.Text);
        var summary = sentences.SelectMany(i => Rouge.Tokens(text.SurfaceOf(text.Sentences[i].Span))).ToArray();
        var expected = article.References.Average(r => Rouge.Score(summary, [.. r.SelectMany(Rouge.Tokens)]).One);

        new SummaryWriters().ForTraining(article, CancellationToken.None).F1(sentences).ShouldBe((float)expected, 1e-6f);
    }
}
