namespace Ingestion.IntegrationTests.Security;

/// <summary>Files of the repository that are tested as they stand.</summary>
internal static class Repository
{
    /// <summary>Full path of a file.</summary>
    /// <param name="path">Its path from the root.</param>
    public static string File(string path)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (System.IO.File.Exists(Path.Combine(folder.FullName, "Ingestion.sln")))
                return Path.Combine(folder.FullName, path);
        }
        throw new InvalidOperationException("Tests must run inside the repository.");
    }
}
