using Ingestion.Worker.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Ingestion.UnitTests.Worker.Hosting;

public class LineFormatterTests
{
    [Theory]
    [InlineData("a\nb", "a b")]
    [InlineData("a\r\n2026-01-01T00:00:00.000Z info: Forged[1] all is well", "a  2026-01-01T00:00:00.000Z info: Forged[1] all is well")]
    [InlineData("\u001b[31mred", "\\u001b[31mred")]
    [InlineData("\0\a\b\t\u007f\u0085\u009b", "\\u0000\\u0007\\u0008\\u0009\\u007f\\u0085\\u009b")]
    [InlineData("exe.\u202etxt\u202c", "exe.\\u202etxt\\u202c")]
    [InlineData("\u2066a\u2069\u200e\u200f\u061c", "\\u2066a\\u2069\\u200e\\u200f\\u061c")]
    [InlineData("a\u2028b\u2029c", "a\\u2028b\\u2029c")]
    [InlineData("نص عربي 😀 text", "نص عربي 😀 text")]
    public void Harmless_TextFromOutside_SteersNoTerminal(string text, string expected) => LineFormatter.Harmless(text).ShouldBe(expected);

    [Fact]
    public void Harmless_HalfASurrogatePair_IsWrittenAsItsNumber() => LineFormatter.Harmless("a" + '\ud800' + "b").ShouldBe("a\\ud800b");

    [Fact]
    public void Write_MessageAndExceptionFromOutside_IsOneLine()
    {
        using var output = new StringWriter { NewLine = "\n" };
        var entry = new LogEntry<string>(
            LogLevel.Warning, "Category", new EventId(7), "file\n\u001b[2J.json", new FormatException("bad\r\n\u202evalue"), (state, _) => state);

        new LineFormatter().Write(entry, scopeProvider: null, output);

        var line = output.ToString();
        line.ShouldEndWith("\n");
        line.TrimEnd('\n').ShouldNotContain('\n');
        line.ShouldContain("warn: Category[7] file \\u001b[2J.json System.FormatException: bad  \\u202evalue");
    }
}
