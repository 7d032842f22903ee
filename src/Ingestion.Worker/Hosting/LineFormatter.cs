using System.Globalization;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace Ingestion.Worker.Hosting;

/// <summary>
/// One line for each log entry, in which nothing that came from outside (an address, a header, a file's name, the message of an
/// exception) can begin a line of its own, move the cursor, change colours or turn the order of reading around.
/// </summary>
internal sealed class LineFormatter() : ConsoleFormatter(FormatterName)
{
    /// <summary>The name that console logging knows it by.</summary>
    public const string FormatterName = "line";

    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        var line = new StringBuilder();
        line.Append(TimeProvider.System.GetUtcNow().ToString("yyyy-MM-ddTHH:mm:ss.fff'Z'", CultureInfo.InvariantCulture))
            .Append(' ').Append(Level(logEntry.LogLevel)).Append(": ")
            .Append(logEntry.Category).Append('[').Append(CultureInfo.InvariantCulture, $"{logEntry.EventId.Id}").Append("] ")
            .Append(logEntry.Formatter(logEntry.State, logEntry.Exception));
        if (logEntry.Exception is not null)
            line.Append(' ').Append(logEntry.Exception);
        textWriter.WriteLine(Harmless(line.ToString()));
    }

    /// <summary>Line ends become spaces, every other character that steers a terminal is written as its number.</summary>
    public static string Harmless(string text)
    {
        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c is '\r' or '\n')
                result.Append(' ');
            else if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                result.Append(c).Append(text[++i]);
            else if (Steers(c))
                result.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
            else
                result.Append(c);
        }
        return result.ToString();
    }

    /// <summary>Control characters, line and paragraph separators, bidirectional controls, halves of surrogate pairs.</summary>
    private static bool Steers(char c) => char.IsControl(c) || char.IsSurrogate(c)
        || c is '\u061c' or '\u200e' or '\u200f' or (>= '\u2028' and <= '\u202e') or (>= '\u2066' and <= '\u2069');

    private static string Level(LogLevel level) => level switch
    {
        LogLevel.Trace => "trce",
        LogLevel.Debug => "dbug",
        LogLevel.Information => "info",
        LogLevel.Warning => "warn",
        LogLevel.Error => "fail",
        _ => "crit",
    };
}
