using Ingestion.Training.Conll;

namespace Ingestion.Training.Names;

/// <summary>An annotated corpus.</summary>
/// <param name="Name">Its file's name without extension.</param>
/// <param name="Description">What it is.</param>
/// <param name="Licence">Under which terms weights trained on it ship.</param>
/// <param name="SameText">Name of the corpus that holds the same text, or empty.</param>
/// <param name="Sentences">Its sentences.</param>
internal sealed record CorpusFile(string Name, string Description, string Licence, string SameText, IReadOnlyList<ConllSentence> Sentences)
{
    private const string Unknown = "not in the list of data sets";

    /// <summary>How many tokens it has.</summary>
    public int TokenCount => Sentences.Sum(sentence => sentence.Tokens.Count);

    /// <summary>Reads a corpus.</summary>
    /// <param name="path">Its file.</param>
    public static CorpusFile Read(string path)
    {
        var name = Path.GetFileNameWithoutExtension(path);
        var row = Known().FirstOrDefault(row => row[0] == name) ?? [name, Unknown, Unknown, ""];
        return new CorpusFile(name, row[1], row[2], row[3], ConllReader.ReadFile(path));
    }

    private static IEnumerable<string[]> Known()
    {
        using var stream = typeof(CorpusFile).Assembly.GetManifestResourceStream("data-sets.tsv")!;
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n').Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split('\t'))];
    }
}
