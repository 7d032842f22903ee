using Ingestion.Worker.Reading;

namespace Ingestion.Worker.Samples;

/// <summary>
/// Articles that come with the program, so that it can be tried with nothing at hand. They were written for it; the people in
/// them do not exist.
/// </summary>
internal static class SampleArticles
{
    private const string Prefix = "samples/";

    /// <summary>All samples, in the order of their names.</summary>
    public static IReadOnlyList<ArticleItem> All { get; } =
        [.. typeof(SampleArticles).Assembly.GetManifestResourceNames()
            .Where(n => n.StartsWith(Prefix, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(n => new ArticleItem(Read(n), n, 1))];

    private static byte[] Read(string name)
    {
        using var stream = typeof(SampleArticles).Assembly.GetManifestResourceStream(name)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
