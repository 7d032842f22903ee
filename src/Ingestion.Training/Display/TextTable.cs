namespace Ingestion.Training.Display;

/// <summary>A table of plain text: every column as wide as its widest cell, the first ones left-aligned, the rest to the right.</summary>
/// <param name="labels">How many columns hold words rather than figures.</param>
/// <param name="header">The heads of the columns.</param>
internal sealed class TextTable(int labels, params IReadOnlyList<string> header)
{
    private const string Gap = "  ";

    private readonly List<IReadOnlyList<string>> _rows = [header];

    /// <summary>Whether it has more than its header.</summary>
    public bool HasRows => _rows.Count > 1;

    /// <summary>Adds a row with as many cells as the header.</summary>
    public void Add(params IReadOnlyList<string> cells) => _rows.Add(cells);

    /// <summary>Writes it.</summary>
    public void WriteTo(TextWriter output)
    {
        var widths = Enumerable.Range(0, header.Count).Select(column => _rows.Max(row => row[column].Length)).ToArray();
        foreach (var row in _rows)
        {
            var cells = row.Select((cell, column) => column < labels ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column]));
            output.WriteLine(string.Join(Gap, cells).TrimEnd());
        }
    }
}
