using Spectre.Console;

namespace Ingestion.Worker.Display;

/// <summary>A console for tables on a command's output: colour and the terminal's width there, plain text of a sane width elsewhere.</summary>
internal static class Terminal
{
    private const int PlainWidth = 110;
    private const int NarrowestWidth = 60;
    private const int WidestWidth = 140;

    /// <summary>Makes a console.</summary>
    /// <param name="output">Where it writes.</param>
    public static IAnsiConsole On(TextWriter output)
    {
        var terminal = !Console.IsOutputRedirected;
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(output),
            Ansi = terminal ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = terminal ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
        });
        console.Profile.Width = terminal ? Math.Clamp(WindowWidth(), NarrowestWidth, WidestWidth) : PlainWidth;
        console.Profile.Capabilities.Unicode = true; // Output is UTF-8 whatever the locale says.
        return console;
    }

    private static int WindowWidth()
    {
        try
        {
            return Console.WindowWidth > 0 ? Console.WindowWidth : PlainWidth;
        }
        catch (IOException)
        {
            return PlainWidth; // A terminal that has no size, as in some build systems.
        }
    }
}
