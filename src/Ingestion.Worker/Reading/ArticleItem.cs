namespace Ingestion.Worker.Reading;

/// <summary>One article of a file, as the bytes of a message: what a crawler would publish.</summary>
/// <param name="Body">JSON as it stands in the file; for plain text, the JSON made of it.</param>
/// <param name="File">Name of the file, <c>-</c> for standard input.</param>
/// <param name="Line">The line it starts at, 1-based.</param>
public sealed record ArticleItem(byte[] Body, string File, int Line)
{
    /// <summary>Where it stands, for messages to people.</summary>
    public string Place => $"{File}:{Line}";
}
