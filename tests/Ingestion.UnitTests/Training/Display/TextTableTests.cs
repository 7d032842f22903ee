using Ingestion.Training.Display;

namespace Ingestion.UnitTests.Training.Display;

public class TextTableTests
{
    [Fact]
    public void WriteTo_RowsOfDifferentWidth_AlignsWordsLeftAndFiguresRight()
    {
        var table = new TextTable(1, "file", "F1");
        table.Add("a long name", "7.0");
        table.Add("b", "100.0");
        using var output = new StringWriter { NewLine = "\n" };

        table.WriteTo(output);

        output.ToString().ShouldBe("""
            file            F1
            a long name    7.0
            b            100.0

            """);
        table.HasRows.ShouldBeTrue();
    }
}
