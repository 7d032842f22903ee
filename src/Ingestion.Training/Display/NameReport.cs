using System.Globalization;
using Ingestion.Enrichment;
using Ingestion.Training.Conll;
using Ingestion.Training.Evaluation;

namespace Ingestion.Training.Display;

/// <summary>What <c>evaluate names</c> prints: a table, and errors where they are asked for.</summary>
/// <param name="errorsEach">How many errors of each kind and type are listed.</param>
internal sealed class NameReport(int errorsEach)
{
    private const int ContextLength = 40;
    private const string Missed = "missed";
    private const string Spurious = "wrong";

    private readonly TextTable _table = new(
        2, "file", "type", "tokens", "gold", "found", "exact P", "R", "F1", "overlap P", "R", "F1");
    private readonly List<(string Kind, NameType Type, string Line)> _errors = [];
    private NameCounts _all = NameCounts.None;
    private int _files;
    private int _tokens;

    /// <summary>Adds a file to the table.</summary>
    public void Add(string path, IReadOnlyList<ConllDocument> documents, NameCounts counts)
    {
        var tokens = documents.Sum(d => d.TokenCount);
        AddRows(Path.GetFileName(path), tokens, counts);
        _all = _all.Plus(counts);
        _tokens += tokens;
        _files++;
    }

    /// <summary>Keeps the first errors of a document, as far as they are asked for.</summary>
    public void AddErrors(string path, ConllDocument document, SpanComparison comparison)
    {
        foreach (var name in comparison.Missed)
            AddError(Missed, path, document, name, "found", comparison.Found);
        foreach (var name in comparison.Spurious)
            AddError(Spurious, path, document, name, "annotated", comparison.Gold);
    }

    /// <summary>Writes it.</summary>
    public void WriteTo(TextWriter output)
    {
        if (_files == 0)
            return;
        if (_files > 1)
            AddRows("all files", _tokens, _all);
        _table.WriteTo(output);
        var kinds = from kind in (string[])[Missed, Spurious] from type in NameTypes.Scored select (kind, type);
        foreach (var (kind, type) in kinds)
        {
            var lines = _errors.Where(e => e.Kind == kind && e.Type == type).Select(e => e.Line).ToArray();
            if (lines.Length == 0)
                continue;
            output.WriteLine();
            output.WriteLine($"{type.Label()} {kind}, the first {lines.Length.ToString(CultureInfo.InvariantCulture)}:");
            foreach (var line in lines)
                output.WriteLine($"  {line}");
        }
    }

    private void AddRows(string name, int tokens, NameCounts counts)
    {
        AddRow(name, NameType.Person.Label(), "", counts.Person);
        AddRow("", NameType.Location.Label(), "", counts.Location);
        AddRow("", NameType.Organization.Label(), "", counts.Organization);
        AddRow("", "all", Number(tokens), counts.All);
    }

    private void AddRow(string file, string type, string tokens, SpanCounts counts)
    {
        var (exact, overlapping) = (counts.ExactRates, counts.OverlappingRates);
        _table.Add(
            file, type, tokens, Number(counts.Gold), Number(counts.Found),
            Percent(exact.Precision), Percent(exact.Recall), Percent(exact.F1),
            Percent(overlapping.Precision), Percent(overlapping.Recall), Percent(overlapping.F1));
    }

    private void AddError(string kind, string path, ConllDocument document, NameSpan name, string otherWord, IReadOnlyList<NameSpan> others)
    {
        if (_errors.Count(e => e.Kind == kind && e.Type == name.Type) >= errorsEach)
            return;
        var overlapping = others.Where(o => o.Span.Start < name.Span.End && name.Span.Start < o.Span.End)
            .Select(o => $"{o.Type.Label()} {Isolated(o.In(document.Text))}").ToArray();
        var instead = overlapping.Length > 0 ? $"; {otherWord}: {string.Join(", ", overlapping)}" : "";
        var line = document.LineAt(name.Span.Start).ToString(CultureInfo.InvariantCulture);
        _errors.Add((kind, name.Type, $"{Path.GetFileName(path)}:{line}: {Isolated(name.In(document.Text))}{instead}; in {Isolated(Context(document, name))}"));
    }

    /// <summary>The name with some words of its sentence on either side.</summary>
    private static string Context(ConllDocument document, NameSpan name)
    {
        var sentence = document.SentenceSpan(name.Span.Start);
        // A found name may run on into the next sentence.
        var end = Math.Max(sentence.End, name.Span.End);
        var context = new TextSpan(Math.Max(sentence.Start, name.Span.Start - ContextLength), Math.Min(end, name.Span.End + ContextLength));
        // Whole words only.
        var from = context.Start == sentence.Start ? context.Start : document.Text.IndexOf(' ', context.Start) + 1;
        var to = context.End == end ? end : document.Text.LastIndexOf(' ', context.End);
        return document.Text[Math.Min(from, name.Span.Start)..Math.Max(to, name.Span.End)].ReplaceLineEndings(" ");
    }

    // Right-to-left text between figures and Latin words: isolated (UAX #9), or a terminal turns the line about.
    private static string Isolated(string text) => $"\u2068{text}\u2069";

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Percent(double rate) => (100 * rate).ToString("0.0", CultureInfo.InvariantCulture);
}
