namespace Ingestion.Worker.Display;

/// <summary>Text from outside on a terminal: what could play with it is shown as U+FFFD.</summary>
internal static class TerminalText
{
    /// <summary>Control characters and direction overrides would let a text write over what stands beside it.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="lines">Whether line breaks and tabs stay.</param>
    public static string Harmless(string text, bool lines) => string.Create(text.Length, (text, lines), static (span, state) =>
    {
        for (var i = 0; i < span.Length; i++)
        {
            var c = state.text[i];
            var harmful = (char.IsControl(c) && !(state.lines && c is '\n' or '\t')) || c is >= '\u202a' and <= '\u202e' or >= '\u2066' and <= '\u2069';
            span[i] = harmful ? '\ufffd' : c;
        }
    });
}
