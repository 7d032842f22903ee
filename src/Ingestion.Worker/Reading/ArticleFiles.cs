namespace Ingestion.Worker.Reading;

/// <summary>Reads articles from files: JSON, JSON Lines or plain text.</summary>
internal static class ArticleFiles
{
    /// <summary>Reads the articles of a file, or of standard input for <c>-</c>, one after the other.</summary>
    /// <param name="path">The file.</param>
    /// <param name="cancellationToken">Cancels reading.</param>
    public static IAsyncEnumerable<ArticleItem> ReadAsync(string path, CancellationToken cancellationToken) =>
        throw new NotSupportedException(path + cancellationToken.IsCancellationRequested);
}
