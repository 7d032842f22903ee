namespace Ingestion.UnitTests;

/// <summary>The repository that the tests run in, for files that are tested as they stand.</summary>
internal static class Repository
{
    /// <summary>Full path of a file or folder.</summary>
    /// <param name="parts">Its path from the root.</param>
    public static string PathOf(params string[] parts)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Ingestion.sln")))
            folder = folder.Parent;
        return Path.Combine([folder!.FullName, .. parts]);
    }
}
