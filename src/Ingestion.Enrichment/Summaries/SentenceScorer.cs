using Ingestion.Enrichment.Text;

namespace Ingestion.Enrichment.Summaries;

/// <summary>Scores sentences by features that hold in any language.</summary>
internal sealed class SentenceScorer(AnalyzedText text, ContentWords words, uint[] title, HashSet<int> nameStarts)
{
    // Found by random search on data/gold and the training parts of data/summaries together; a trained scorer takes their place.
    private const double Lead = 1.9;
    private const double ParagraphOpening = 0.3;
    private const double TitleOverlap = 0.95;
    private const double Centrality = 1.15;
    private const double Naming = 0.25;
    private const double Shortness = 1.25;
    private const int GoodLength = 18;
    private const int EnoughNames = 4;

    /// <summary>Higher is better.</summary>
    /// <param name="index">Index of the sentence.</param>
    /// <param name="length">Words of the bullet.</param>
    /// <param name="content">Content words of the sentence.</param>
    public double Score(int index, int length, uint[] content)
    {
        var sentence = text.Sentences[index];
        var opens = index == 0 || text.Sentences[index - 1].Paragraph != sentence.Paragraph;
        var central = 0.0;
        foreach (var word in content)
            central += Math.Min(3, words.SentencesWith(word) - 1);
        var names = 0;
        for (var i = sentence.FirstToken; i < sentence.EndToken; i++)
        {
            if (text.Tokens[i].Kind == TokenKind.Number || nameStarts.Contains(text.Tokens[i].Start))
                names++;
        }

        return (Lead / (1 + index))
            + (opens ? ParagraphOpening : 0)
            + (TitleOverlap * ContentWords.Shared(content, title) / Math.Max(3, title.Length))
            + (Centrality * central / Math.Max(12, content.Length) / 2)
            + (Naming * Math.Min(EnoughNames, names) / EnoughNames)
            - (Shortness * Math.Max(0, GoodLength - length) / GoodLength);
    }
}
