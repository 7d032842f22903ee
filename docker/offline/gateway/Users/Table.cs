namespace Ingestion.MongoGateway.Users;

/// <summary>A resource of lines <c>key,word word …</c>; lines that begin with # say where it is from.</summary>
internal static class Table
{
    /// <summary>Reads a resource of this assembly.</summary>
    public static IEnumerable<(string Key, string[] Words)> Read(string resource)
    {
        using var stream = typeof(Table).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"The resource {resource} is missing.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('#'))
                continue;
            var comma = line.IndexOf(',', StringComparison.Ordinal);
            yield return (line[..comma], line[(comma + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries));
        }
    }
}
