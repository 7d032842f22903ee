using System.Text.Json;

namespace Ingestion.Enrichment.Evaluation;

/// <summary>What an engine gave for one article: a line of <c>enrich</c>, of any version.</summary>
internal sealed record GivenArticle(
    string Id, IReadOnlyList<GivenBullet>? Bullets, IReadOnlyList<GivenEntity>? Entities, IReadOnlyList<GivenDate>? Dates, IReadOnlyList<GivenQuotation>? Quotations, GivenEngine? Engine)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>Reads one line.</summary>
    /// <param name="line">A JSON object.</param>
    /// <exception cref="JsonException">It is none, or has no id.</exception>
    public static GivenArticle Read(string line) =>
        JsonSerializer.Deserialize<GivenArticle>(line, Json) is { Id: not null } article ? article : throw new JsonException("There is no id.");

    /// <summary>Reads a file of <c>enrich</c>, by id.</summary>
    /// <param name="file">JSON Lines.</param>
    /// <exception cref="InvalidDataException">A line is none of <c>enrich</c>, or an id occurs twice; the message names the line.</exception>
    public static Dictionary<string, GivenArticle> ReadFile(string file)
    {
        var articles = new Dictionary<string, GivenArticle>(StringComparer.Ordinal);
        var number = 0;
        foreach (var line in File.ReadLines(file))
        {
            number++;
            if (string.IsNullOrWhiteSpace(line))
                continue;
            try
            {
                var article = Read(line);
                if (!articles.TryAdd(article.Id, article))
                    throw new InvalidDataException($"{file}, line {number}: id {article.Id} occurs twice.");
            }
            catch (JsonException e)
            {
                throw new InvalidDataException($"{file}, line {number}: {e.Message}", e);
            }
        }

        return articles;
    }
}

/// <summary>Who gave it.</summary>
internal sealed record GivenEngine(string? Name, string? Version, string? ModelHash);

/// <summary>A span with its text as claimed.</summary>
internal sealed record GivenSpan(int Start, int End, string? Surface);

/// <summary>A bullet.</summary>
internal sealed record GivenBullet(string? Text, IReadOnlyList<GivenSpan>? Evidence);

/// <summary>An entity.</summary>
internal sealed record GivenEntity(string? Type, string? Name, IReadOnlyList<GivenSpan>? Mentions);

/// <summary>A date.</summary>
internal sealed record GivenDate(int Start, int End, string? Surface, string? Value);

/// <summary>Direct speech.</summary>
internal sealed record GivenQuotation(int Start, int End, string? Surface, string? Speaker);
