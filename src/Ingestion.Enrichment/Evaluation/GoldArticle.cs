using System.Text.Json;

namespace Ingestion.Enrichment.Evaluation;

/// <summary>An article with what people found in it, one JSON file each. Offsets are UTF-16 code units over the body.</summary>
internal sealed record GoldArticle(string Id, string Language, string Source, string PublishedAt, string Title, string Body, GoldAnnotation Gold)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>Reads the <c>*.json</c> files of a folder, in the order of their names.</summary>
    /// <param name="folder">The folder.</param>
    /// <exception cref="InvalidDataException">There are none, or one is no gold article; the message names it.</exception>
    public static IReadOnlyList<GoldArticle> ReadFolder(string folder)
    {
        string[] files = Directory.Exists(folder) ? [.. Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal)] : [];
        return files.Length > 0 ? [.. files.Select(Read)] : throw new InvalidDataException($"There are no gold articles (*.json) in '{folder}'.");
    }

    private static GoldArticle Read(string file)
    {
        try
        {
            if (JsonSerializer.Deserialize<GoldArticle>(File.ReadAllText(file), Json) is { Id: not null, Language: not null, Body: not null, Gold: not null } article)
                return article;
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"{file}: {e.Message}", e);
        }

        throw new InvalidDataException($"{file}: no gold article (id, language, body, gold).");
    }
}

/// <summary>What people found.</summary>
internal sealed record GoldAnnotation(
    IReadOnlyList<GoldBullet> Bullets, IReadOnlyList<GoldEntity> Entities, IReadOnlyList<GoldDate> Dates, IReadOnlyList<GoldQuotation> Quotations, IReadOnlyList<string> MustNot);

/// <summary>A bullet.</summary>
internal sealed record GoldBullet(string Text);

/// <summary>An entity; one that is not required is neither rewarded nor punished.</summary>
internal sealed record GoldEntity(string Type, string Canonical, IReadOnlyList<GivenSpan> Mentions, bool Required);

/// <summary>A date; without a value it must stay open, and with a conflict weekday and day disagree.</summary>
internal sealed record GoldDate(int Start, int End, string? Surface, string? Value, bool Conflict);

/// <summary>Direct speech; without a speaker it is of an unnamed witness.</summary>
internal sealed record GoldQuotation(int Start, int End, string? Surface, string? Speaker);
