using System.Text;

namespace Ingestion.Training.Conll;

/// <summary>
/// Reads CoNLL files of two columns: token, tab, tag (IOB2), and a blank line between sentences. Strict: a file that is half
/// understood gives figures that look right.
/// </summary>
internal static class ConllReader
{
    /// <summary>Reads a file.</summary>
    /// <param name="path">Where it is; UTF-8.</param>
    /// <exception cref="DataFileException">A line can't be read.</exception>
    /// <exception cref="IOException">The file can't be read.</exception>
    public static IReadOnlyList<ConllSentence> ReadFile(string path)
    {
        using var reader = new StreamReader(path, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true));
        try
        {
            return Read(reader, path);
        }
        catch (DecoderFallbackException)
        {
            throw new DataFileException(path, "is not UTF-8");
        }
    }

    /// <summary>Reads from a reader.</summary>
    /// <param name="reader">The lines.</param>
    /// <param name="name">What errors call it.</param>
    /// <exception cref="DataFileException">A line can't be read.</exception>
    public static IReadOnlyList<ConllSentence> Read(TextReader reader, string name)
    {
        var sentences = new List<ConllSentence>();
        var tokens = new List<ConllToken>();
        var number = 0;
        while (reader.ReadLine() is { } line)
        {
            number++;
            if (string.IsNullOrWhiteSpace(line))
                EndSentence(number);
            else
                tokens.Add(TokenOf(line, tokens, name, number));
        }
        EndSentence(number + 1);
        return sentences.Count > 0 ? sentences : throw new DataFileException(name, "no sentence in it");

        void EndSentence(int line)
        {
            if (tokens.Count == 0)
                return;
            sentences.Add(new ConllSentence(line - tokens.Count, [.. tokens]));
            tokens.Clear();
        }
    }

    private static ConllToken TokenOf(string line, List<ConllToken> before, string name, int number)
    {
        var tab = line.IndexOf('\t', StringComparison.Ordinal);
        if (tab < 0 || tab != line.LastIndexOf('\t'))
            throw new DataFileException(name, number, "not a token, a tab and a tag");
        var text = line[..tab];
        // The token becomes part of a text: white space in it would be a boundary that the annotation does not know.
        if (text.Length == 0 || text.Any(char.IsWhiteSpace))
            throw new DataFileException(name, number, text.Length == 0 ? "no token before the tab" : "white space within the token");
        var tag = line.AsSpan(tab + 1).TrimEnd();
        if (tag is "O")
            return new ConllToken(text, TagPart.Outside, default);
        var type = tag.Length > 2 && tag[1] == '-' && tag[0] is 'B' or 'I' ? NameTypes.Of(tag[2..]) : null;
        if (type is null)
            throw new DataFileException(name, number, $"'{tag}' is no tag: O, or B- or I- and one of PER, LOC, ORG, MISC");
        if (tag[0] == 'B')
            return new ConllToken(text, TagPart.Begin, type.Value);
        if (before.Count == 0 || before[^1].Part == TagPart.Outside || before[^1].Type != type)
            throw new DataFileException(name, number, $"{tag} continues nothing: in IOB2 every name begins with B-");
        return new ConllToken(text, TagPart.Inside, type.Value);
    }
}
