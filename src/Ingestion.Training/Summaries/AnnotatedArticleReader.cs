using System.Globalization;
using System.Text.Json;

namespace Ingestion.Training.Summaries;

/// <summary>Reads a folder of annotated articles: one JSON file each, with the bullets that an editor wrote under <c>gold.bullets</c>.</summary>
internal static class AnnotatedArticleReader
{
    /// <summary>Reads a folder.</summary>
    /// <param name="folder">Where the <c>.json</c> files are.</param>
    /// <returns>The articles by file name.</returns>
    /// <exception cref="DataFileException">A file can't be read, or there is none.</exception>
    /// <exception cref="IOException">The folder can't be read.</exception>
    public static IReadOnlyList<SummaryArticle> ReadFolder(string folder)
    {
        string[] files = [.. Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal)];
        return files.Length > 0 ? [.. files.Select(ReadFile)] : throw new DataFileException(folder, "no .json file in it");
    }

    private static SummaryArticle ReadFile(string path)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            var root = document.RootElement;
            return new SummaryArticle
            {
                Id = Text(root, "id"),
                Language = Text(root, "language"),
                Title = Text(root, "title"),
                Text = Text(root, "body"),
                PublishedOn = DateOnly.FromDateTime(DateTimeOffset.Parse(Text(root, "publishedAt"), CultureInfo.InvariantCulture).DateTime),
                References = [[.. root.GetProperty("gold").GetProperty("bullets").EnumerateArray().Select(bullet => Text(bullet, "text"))]],
            };
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new DataFileException(path, "not an annotated article with id, language, publishedAt, title, body and gold.bullets");
        }
    }

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString() ?? "";
}
