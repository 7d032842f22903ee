using System.Globalization;
using Ingestion.Enrichment;
using Ingestion.Pipeline;

namespace Ingestion.Worker.Display;

/// <summary>What another engine would change in stored articles: how much by part of the event, and a few examples of each.</summary>
internal sealed class ShadowReport
{
    private const int ExamplesOfAPart = 3;
    private const int ItemsOfAnExample = 2;
    private const int ItemLength = 160;

    private readonly SortedDictionary<string, PartChanges> _parts = new(StringComparer.Ordinal);
    private int _compared;
    private int _different;
    private int _failed;

    /// <summary>Whether the engine failed at any article.</summary>
    public bool Failed => _failed > 0;

    /// <summary>Counts an article.</summary>
    /// <param name="articleId">Its id.</param>
    /// <param name="differences">How it differs; none for the same.</param>
    public void Add(string articleId, IReadOnlyList<PartDifference> differences)
    {
        _compared++;
        if (differences.Count > 0)
            _different++;
        foreach (var difference in differences)
        {
            if (!_parts.TryGetValue(difference.Part, out var part))
                _parts[difference.Part] = part = new PartChanges();
            part.Add(articleId, difference);
        }
    }

    /// <summary>Counts an article that the engine failed at.</summary>
    public void AddFailed() => _failed++;

    /// <summary>Writes it.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="engine">The engine of now.</param>
    public void Write(TextWriter output, EngineVersion engine)
    {
        output.WriteLine($"now: {engine.Name} {engine.Version} {engine.ModelHash}".TrimEnd());
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{_compared} articles compared, {_different} differ, {_failed} failed; nothing was written"));
        foreach (var (name, part) in _parts)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"== {name}: {part.Articles} articles, {part.Removed} gone, {part.Added} new"));
            foreach (var (articleId, difference) in part.Examples)
            {
                output.WriteLine($"  {articleId}");
                Write(output, '-', difference.Removed);
                Write(output, '+', difference.Added);
            }
        }
    }

    private static void Write(TextWriter output, char sign, IReadOnlyList<string> items)
    {
        foreach (var item in items.Take(ItemsOfAnExample))
            output.WriteLine($"    {sign} {Bidi.Isolate(Short(TerminalText.Harmless(item, lines: false)))}");
        if (items.Count > ItemsOfAnExample)
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"    {sign} and {items.Count - ItemsOfAnExample} more"));
    }

    // Never half a surrogate pair.
    private static string Short(string text) =>
        text.Length <= ItemLength ? text : text[..(char.IsHighSurrogate(text[ItemLength - 1]) ? ItemLength - 1 : ItemLength)] + "…";

    private sealed class PartChanges
    {
        public int Articles { get; private set; }

        public int Removed { get; private set; }

        public int Added { get; private set; }

        public List<(string ArticleId, PartDifference Difference)> Examples { get; } = [];

        public void Add(string articleId, PartDifference difference)
        {
            Articles++;
            Removed += difference.Removed.Count;
            Added += difference.Added.Count;
            if (Examples.Count < ExamplesOfAPart)
                Examples.Add((articleId, difference));
        }
    }
}
