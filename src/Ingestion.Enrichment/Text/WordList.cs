using System.Text;

namespace Ingestion.Enrichment.Text;

/// <summary>Reads the word lists that ship inside the assembly (<c>Resources/</c>).</summary>
public static class WordList
{
    /// <summary>The lines of a list without comments (<c>#</c>) and blank lines; trailing white space is cut.</summary>
    /// <param name="name">Path under <c>Resources/</c>, with forward slashes.</param>
    /// <exception cref="InvalidOperationException">There is no such list.</exception>
    public static IEnumerable<string> Lines(string name)
    {
        var stream = typeof(WordList).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The word list '{name}' is not embedded in the assembly.");
        return Read(stream);
    }

    /// <summary>Each line cut at tabs.</summary>
    /// <param name="name">Path under <c>Resources/</c>, with forward slashes.</param>
    public static IEnumerable<string[]> Rows(string name) => Lines(name).Select(line => line.Split('\t'));

    private static IEnumerable<string> Read(Stream stream)
    {
        using var reader = new StreamReader(stream, Encoding.UTF8);
        while (reader.ReadLine() is { } line)
        {
            line = line.TrimEnd();
            if (line.Length > 0 && line[0] != '#')
                yield return line;
        }
    }
}
