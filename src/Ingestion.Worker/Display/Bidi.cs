namespace Ingestion.Worker.Display;

/// <summary>
/// Texts of unknown direction beside each other on a terminal. Each is isolated when it is printed, never before: the marks
/// belong to the display, not to the text (UAX #9, "First Strong Isolate").
/// </summary>
internal static class Bidi
{
    private const char FirstStrongIsolate = '\u2068';
    private const char PopDirectionalIsolate = '\u2069';

    /// <summary>Isolates a text where it may run from right to left; a text without such letters stays as it is.</summary>
    public static string Isolate(string text) => text.AsSpan().ContainsAnyInRange('\u0590', '\u08FF') || text.AsSpan().ContainsAnyInRange('\uFB1D', '\uFEFC')
        ? FirstStrongIsolate + text + PopDirectionalIsolate
        : text;

    /// <summary>
    /// Breaks a text into lines of at most <paramref name="width"/> UTF-16 code units, each isolated: an isolate ends with its
    /// line, so one round the whole text would leave every line but the first without. White space becomes single spaces.
    /// </summary>
    public static string Lines(string text, int width)
    {
        var lines = new List<string>();
        var line = "";
        foreach (var word in text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > width)
            {
                lines.Add(line);
                line = "";
            }
            line = line.Length == 0 ? word : line + " " + word;
        }
        if (line.Length > 0)
            lines.Add(line);
        return string.Join('\n', lines.Select(Isolate));
    }
}
