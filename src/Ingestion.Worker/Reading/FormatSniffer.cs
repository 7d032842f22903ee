using System.Text;

namespace Ingestion.Worker.Reading;

/// <summary>How articles stand in a file.</summary>
internal enum ArticleFormat
{
    /// <summary>One JSON object a line.</summary>
    Lines,

    /// <summary>JSON over several lines: one object, several, or an array of objects.</summary>
    Document,

    /// <summary>One article as plain text.</summary>
    Text,
}

/// <summary>Tells the format by the first lines, because people name files as they like and standard input has no name.</summary>
internal static class FormatSniffer
{
    /// <summary>A first line longer than this is not pretty-printed.</summary>
    public const int MaxHeadBytes = 256 * 1024;

    /// <summary>Tells the format, or null while more bytes are needed.</summary>
    /// <param name="head">The first bytes.</param>
    /// <param name="complete">Whether there are no more to come.</param>
    public static ArticleFormat? Sniff(ReadOnlySpan<byte> head, bool complete)
    {
        if (head.Length < Encoding.UTF8.Preamble.Length && !complete)
            return null;
        var rest = head[ByteOrderMarkLength(head)..].TrimStart(" \t\r\n"u8);
        if (rest.IsEmpty)
            return complete ? ArticleFormat.Text : null;
        if (rest[0] == '[')
            return ArticleFormat.Document;
        var lineEnd = rest.IndexOf((byte)'\n');
        var first = lineEnd < 0 ? rest : rest[..lineEnd];
        var second = lineEnd < 0 ? [] : rest[lineEnd..].TrimStart(" \t\r\n"u8);
        if (rest[0] == '{' && (lineEnd >= 0 || complete) && JsonValues.IsWhole(first))
            return ArticleFormat.Lines;
        if (second.Length < 2 && !complete)
            return null;
        if (rest[0] == '{')
        {
            // An object that goes on in the next line has a name or a brace there; a new object there means that this line is broken.
            return lineEnd < 0 || (second.Length > 0 && second[0] == '{') ? ArticleFormat.Lines : ArticleFormat.Document;
        }
        // JSON Lines whose first line is broken at its very beginning.
        return second.StartsWith("{\""u8) ? ArticleFormat.Lines : ArticleFormat.Text;
    }

    /// <summary>3 where the text starts with the UTF-8 byte order mark, else 0.</summary>
    public static int ByteOrderMarkLength(ReadOnlySpan<byte> head) => head.StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.Preamble.Length : 0;
}
