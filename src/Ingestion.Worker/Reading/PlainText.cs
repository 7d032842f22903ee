using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Text.Unicode;
using Ingestion.Contracts;

namespace Ingestion.Worker.Reading;

/// <summary>
/// A text file as one article. The first line may be <c>date YYYY-MM-DD - bullet. - bullet.</c>, followed by a blank line: the
/// date of publication and the publisher's own bullets. What follows is the body, untouched.
/// </summary>
internal static partial class PlainText
{
    /// <summary>Source of articles that come as text files; with the name of the file it makes their identity.</summary>
    public const string Source = "file";

    /// <summary>Reads the whole text as one article; none where there is nothing but white space.</summary>
    public static async IAsyncEnumerable<ArticleItem> ReadAsync(PipeReader reader, string file, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var bytes = await AllAsync(reader, cancellationToken);
        if (!bytes.AsSpan().Trim(" \t\r\n"u8).IsEmpty)
            yield return new ArticleItem(bytes.Length < ArticleFiles.MaxArticleBytes && Utf8.IsValid(bytes) ? Article(Encoding.UTF8.GetString(bytes), file) : bytes, file, 1);
    }

    private static async Task<byte[]> AllAsync(PipeReader reader, CancellationToken cancellationToken)
    {
        while (true)
        {
            var result = await reader.MoreAsync(cancellationToken);
            if (result.IsCompleted || result.Buffer.Length >= ArticleFiles.MaxArticleBytes)
            {
                var bytes = result.Buffer.Slice(0, Math.Min(result.Buffer.Length, ArticleFiles.MaxArticleBytes)).ToArray();
                reader.AdvanceTo(result.Buffer.End);
                return bytes;
            }
            reader.AdvanceTo(result.Buffer.Start, result.Buffer.End);
        }
    }

    private static byte[] Article(string text, string file)
    {
        var header = Header().Match(text);
        var article = new ArticlePublished
        {
            Source = Source,
            ExternalId = file == ArticleFiles.StandardInput ? "stdin" : Path.GetFileNameWithoutExtension(file),
            PublishedAt = header.Success ? header.Groups["date"].Value : null,
            Summary = header.Success ? Bullets(header.Groups["bullets"].Value) : null,
            Body = text[header.Length..],
        };
        return JsonSerializer.SerializeToUtf8Bytes(article, ContractJson.Wire.ArticlePublished);
    }

    /// <summary>A dash also stands within sentences, so it separates bullets where one has ended; only where none ends, anywhere.</summary>
    private static string[]? Bullets(string text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        var bullets = DashAfterSentence().Split(text);
        if (bullets.Length == 1)
            bullets = text.Split(" - ");
        return [.. bullets.Select(b => b.Trim()).Where(b => b.Length > 0)];
    }

    [GeneratedRegex(@"\A[ \t]*date[ \t]+(?<date>\d{4}-\d{2}-\d{2})(?:[ \t]+-[ \t]+(?<bullets>[^\r\n]*))?[ \t]*(?:\r?\n(?:[ \t]*\r?\n)?|\z)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Header();

    [GeneratedRegex(@"(?<=[.!?؟…]) +- +", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex DashAfterSentence();
}
