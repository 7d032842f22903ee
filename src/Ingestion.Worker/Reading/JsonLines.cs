using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;

namespace Ingestion.Worker.Reading;

/// <summary>One article a line, streamed: memory stays the same however long the file is.</summary>
internal static class JsonLines
{
    /// <summary>Reads line by line; blank lines are skipped but counted.</summary>
    public static async IAsyncEnumerable<ArticleItem> ReadAsync(PipeReader reader, string file, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var line = 1;
        byte[]? overlong = null;
        while (true)
        {
            var result = await reader.MoreAsync(cancellationToken);
            var buffer = result.Buffer;
            while (buffer.PositionOf((byte)'\n') is { } end)
            {
                var content = overlong ?? Content(buffer.Slice(0, end));
                overlong = null;
                buffer = buffer.Slice(buffer.GetPosition(1, end));
                if (content.Length > 0)
                    yield return new ArticleItem(content, file, line);
                line++;
            }
            if (result.IsCompleted)
            {
                var last = overlong ?? Content(buffer);
                if (last.Length > 0)
                    yield return new ArticleItem(last, file, line);
                yield break;
            }
            if (overlong is not null || buffer.Length >= ArticleFiles.MaxArticleBytes)
            {
                // The beginning is enough to be found too large; the rest of the line is let go as it comes.
                overlong ??= Content(buffer);
                buffer = buffer.Slice(buffer.End);
            }
            reader.AdvanceTo(buffer.Start, buffer.End);
        }
    }

    private static byte[] Content(ReadOnlySequence<byte> line)
    {
        var bytes = line.Slice(0, Math.Min(line.Length, ArticleFiles.MaxArticleBytes)).ToArray();
        if (bytes is [.., (byte)'\r'])
            bytes = bytes[..^1];
        return bytes.AsSpan().Trim(" \t\r"u8).IsEmpty ? [] : bytes;
    }
}
