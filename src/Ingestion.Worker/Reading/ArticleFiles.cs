using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;

namespace Ingestion.Worker.Reading;

/// <summary>
/// Reads articles from files: JSON, JSON Lines or plain text. Nothing is judged here: what is broken is handed on as it
/// stands, so that intake gives the same verdict on it as on a message from the queue.
/// </summary>
internal static class ArticleFiles
{
    /// <summary>Name that stands for standard input.</summary>
    public const string StandardInput = "-";

    /// <summary>
    /// Bytes of one article that are kept: one more than any setting of <c>Intake:MaxMessageBytes</c> allows, so that intake
    /// finds a longer one too large without its ever being in memory.
    /// </summary>
    public const int MaxArticleBytes = (16 * 1024 * 1024) + 1;

    /// <summary>Reads the articles of a file, or of standard input for <c>-</c>, one after the other.</summary>
    /// <param name="path">The file.</param>
    /// <param name="cancellationToken">Cancels reading.</param>
    /// <exception cref="IOException">The file can't be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read, or is a folder.</exception>
    public static async IAsyncEnumerable<ArticleItem> ReadAsync(string path, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var stream = path == StandardInput ? Console.OpenStandardInput() : Open(path);
        await foreach (var item in ReadAsync(stream, path, cancellationToken))
            yield return item;
    }

    /// <summary>Reads the articles of a stream.</summary>
    /// <param name="stream">The bytes.</param>
    /// <param name="path">What the stream is called; its extension tells the format, and if it does not, the content does.</param>
    /// <param name="cancellationToken">Cancels reading.</param>
    public static async IAsyncEnumerable<ArticleItem> ReadAsync(Stream stream, string path, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var reader = PipeReader.Create(stream, new StreamPipeReaderOptions(bufferSize: 64 * 1024, leaveOpen: true));
        var articles = await FormatAsync(reader, path, cancellationToken) switch
        {
            ArticleFormat.Lines => JsonLines.ReadAsync(reader, path, cancellationToken),
            ArticleFormat.Document => JsonValues.ReadAsync(reader, path, cancellationToken),
            _ => PlainText.ReadAsync(reader, path, cancellationToken),
        };
        await foreach (var item in articles)
            yield return item;
        await reader.CompleteAsync();
    }

    /// <summary>
    /// Waits for more bytes. Standard input does not take a token: without the second wait, Ctrl-C would do nothing before the
    /// next line is typed.
    /// </summary>
    internal static Task<ReadResult> MoreAsync(this PipeReader reader, CancellationToken cancellationToken) =>
        reader.ReadAsync(cancellationToken).AsTask().WaitAsync(cancellationToken);

    private static FileStream Open(string path) =>
        new(path, new FileStreamOptions { Options = FileOptions.Asynchronous | FileOptions.SequentialScan, BufferSize = 0 });

    private static async Task<ArticleFormat> FormatAsync(PipeReader reader, string path, CancellationToken cancellationToken)
    {
        var extension = Path.GetExtension(path).ToLowerInvariant();
        var known = extension is ".txt" or ".jsonl" or ".ndjson";
        while (true)
        {
            var result = await reader.MoreAsync(cancellationToken);
            var head = result.Buffer.Slice(0, Math.Min(result.Buffer.Length, FormatSniffer.MaxHeadBytes)).ToArray();
            var complete = result.IsCompleted || head.Length == FormatSniffer.MaxHeadBytes;
            var sniffed = known && (head.Length >= 3 || complete) ? ArticleFormat.Text : FormatSniffer.Sniff(head, complete);
            if (sniffed is not { } format)
            {
                reader.AdvanceTo(result.Buffer.Start, result.Buffer.End);
                continue;
            }
            var mark = FormatSniffer.ByteOrderMarkLength(head);
            reader.AdvanceTo(result.Buffer.GetPosition(mark));
            return extension switch
            {
                ".jsonl" or ".ndjson" => ArticleFormat.Lines,
                ".txt" => ArticleFormat.Text,
                // A .json file that is no JSON is a broken article, not a text about one.
                ".json" when format == ArticleFormat.Text => ArticleFormat.Document,
                _ => format,
            };
        }
    }
}
