using System.Globalization;
using Ingestion.Contracts;
using Ingestion.Worker.Commands;
using Spectre.Console;

namespace Ingestion.Worker.Display;

/// <summary>What is known of an article, for people.</summary>
internal static class StatusReport
{
    private const int LabelWidth = 14;

    /// <summary>Writes the report.</summary>
    public static void Write(KnownArticle article, IAnsiConsole console)
    {
        var grid = new Grid().AddColumn(new GridColumn { NoWrap = true }).AddColumn();
        var width = console.Profile.Width - LabelWidth;
        Row("article", article.ArticleId ?? "(id unknown)");
        Row("source", article.Source);
        Row("external id", article.ExternalId);
        Row("url", article.Url);
        Row("title", article.Title);
        if (article.Retraction is { } retraction)
            Row("retracted", $"from {Time(retraction.RetractedAt)} on, stored {Time(retraction.RecordedAt)}: {retraction.Reason ?? "no reason given"}");
        if (article.DuplicateOf is { } original)
            Row("copy of", $"{original.ArticleId}, similarity {original.Similarity.ToString("0.00", CultureInfo.InvariantCulture)}");
        if (article.Parts is { } parts)
        {
            Row("stored", $"revision {Number(article.Revision!.Value)}, language {article.Language}, status {article.Status}");
            foreach (var (name, part) in Parts(parts))
                Row(name, part.Reason is null ? part.Status : $"{part.Status}: {part.Reason}");
            foreach (var r in article.Revisions)
                Row($"revision {Number(r.Revision)}", $"stored {Time(r.StoredAt)}, crawled {Time(r.CrawledAt)}, {r.Status}, engine {r.EngineVersion}, content {r.ContentHash[..12]}");
        }
        else
        {
            Row("stored", article.Revision == 0 ? "only its retraction, no content" : "no");
        }
        if (article.Revision is not null)
            Row("events", article.PendingEvents.Count == 0 ? "none pending: everything was announced" : $"{Number(article.PendingEvents.Count)} still to be announced; the worker's relay sends what is left behind");
        foreach (var e in article.PendingEvents)
            Row("pending", $"{e.Type} {e.EventId}, since {Time(e.CreatedAt)}");
        if (article.Parked.Count == 0)
            Row("parked", "none");
        foreach (var p in article.Parked)
            Row("parked", $"{p.ParkedId} at {p.Stage}, {Number(p.Occurrences)} times, last {Time(p.LastParkedAt)}, {Number(p.BodyLength)} bytes: {Verdict.Rejected(p.Violations)}");
        console.Write(grid);
        console.WriteLine();

        void Row(string label, string? value)
        {
            if (!string.IsNullOrWhiteSpace(value))
                grid.AddRow(new Text(label), new Text(Bidi.Lines(value, width)));
        }
    }

    private static IEnumerable<(string Name, PartOutcome Part)> Parts(EnrichmentParts parts) =>
        [("  language", parts.Language), ("  entities", parts.Entities), ("  dates", parts.Dates), ("  quotations", parts.Quotations), ("  bullets", parts.Bullets)];

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
