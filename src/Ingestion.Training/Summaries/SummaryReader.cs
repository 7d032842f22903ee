using System.Text.Json;

namespace Ingestion.Training.Summaries;

/// <summary>Reads summary corpora: JSON Lines, one article a line.</summary>
internal static class SummaryReader
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { RespectNullableAnnotations = true };

    /// <summary>Reads a file.</summary>
    /// <param name="path">Where it is; UTF-8.</param>
    /// <param name="limit">At most so many articles, or null for all.</param>
    /// <exception cref="DataFileException">A line can't be read.</exception>
    /// <exception cref="IOException">The file can't be read.</exception>
    public static IReadOnlyList<SummaryArticle> ReadFile(string path, int? limit = null)
    {
        var articles = new List<SummaryArticle>();
        var number = 0;
        foreach (var line in File.ReadLines(path))
        {
            number++;
            if (string.IsNullOrWhiteSpace(line))
                continue;
            articles.Add(ArticleOf(line, path, number));
            if (articles.Count == limit)
                break;
        }
        return articles.Count > 0 ? articles : throw new DataFileException(path, "no article in it");
    }

    private static SummaryArticle ArticleOf(string line, string path, int number)
    {
        try
        {
            var article = JsonSerializer.Deserialize<SummaryArticle>(line, Json);
            return article is { References.Count: > 0 } ? article : throw new DataFileException(path, number, "no summary in refs");
        }
        catch (JsonException e)
        {
            // The message names the type and counts lines within this line: of no use to whoever mends the file.
            throw new DataFileException(path, number, e.Path is null or "$" ? "not an article with id, lang, title, text and refs" : $"not an article: {e.Path}");
        }
    }
}
