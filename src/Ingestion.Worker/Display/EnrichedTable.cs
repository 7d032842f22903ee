using System.Globalization;
using Ingestion.Enrichment;
using Ingestion.Pipeline.Storage;
using Spectre.Console;

namespace Ingestion.Worker.Display;

/// <summary>A stored article and what was found in it, as a table for people.</summary>
internal static class EnrichedTable
{
    /// <summary>The first column, the borders, and the columns beside the text need about this much.</summary>
    private const int OtherColumns = 60;

    /// <summary>Makes the table.</summary>
    /// <param name="document">The article.</param>
    /// <param name="width">Width of the console, in columns.</param>
    public static Table Of(ArticleDocument document, int width)
    {
        var enrichment = document.Enrichment;
        var textWidth = Math.Max(20, width - OtherColumns);
        var table = new Table { Border = TableBorder.Rounded, Title = new TableTitle(Markup.Escape(Bidi.Lines(document.Title ?? document.ExternalId ?? document.ArticleId, width - 4)), Style.Plain.Decoration(Decoration.Bold)) };
        table.AddColumns(
            new TableColumn(enrichment.Language.Code) { NoWrap = true },
            new TableColumn("found"),
            new TableColumn("role or value"),
            new TableColumn("mentions") { Alignment = Justify.Right, NoWrap = true });
        Section(table, "bullet", enrichment.Bullets, b => [Bidi.Lines(b.Text, textWidth), "", Count(b.Evidence.Count)]);
        Section(table, null, enrichment.Entities, e => [Bidi.Lines(e.Name, textWidth), Bidi.Lines(e.Role ?? "", 24), Count(e.Mentions.Count)], e => e.Type.ToString().ToLowerInvariant());
        Section(table, "date", enrichment.Dates, d => [Bidi.Lines(d.Surface, textWidth), (d.Value ?? "open") + (d.Conflict ? " (conflict)" : ""), ""]);
        Section(table, "quotation", enrichment.Quotations, q => [Bidi.Lines(q.Surface, textWidth), Bidi.Lines(q.Speaker ?? "", 24), ""]);
        return table;
    }

    private static void Section<T>(Table table, string? kind, Part<T> part, Func<T, string[]> cells, Func<T, string>? kindOf = null)
    {
        if (table.Rows.Count > 0)
            table.AddEmptyRow();
        foreach (var item in part.Items)
            table.AddRow([Cell(kindOf?.Invoke(item) ?? kind!), .. cells(item).Select(Cell)]);
        if (part.Items.Count == 0)
            table.AddRow([Cell(kind ?? "entity"), Cell($"({part.Status.ToString().ToLowerInvariant()}: {part.Reason})"), Cell(""), Cell("")]);
    }

    private static Text Cell(string text) => new(text);

    private static string Count(int count) => count.ToString(CultureInfo.InvariantCulture);
}
