using Ingestion.Enrichment;
using Ingestion.Enrichment.Text;

namespace Ingestion.Pipeline.Storage;

/// <summary>
/// How a revision differs from the one before it. Kept with the revision, as the text before it is not; long differences are cut, so
/// that twenty of them stay small beside the article.
/// </summary>
public sealed record RevisionDiff
{
    /// <summary>Most passages, bullets or names kept of one kind.</summary>
    public const int MaxItems = 12;

    /// <summary>Most UTF-16 code units kept of one passage, bullet or title.</summary>
    public const int MaxLength = 400;

    /// <summary>The title before, where it changed; empty where there was none.</summary>
    public string? TitleBefore { get; init; }

    /// <summary>The title since, where it changed; empty where there is none.</summary>
    public string? TitleAfter { get; init; }

    /// <summary>Sentences that are gone, in text order.</summary>
    public IReadOnlyList<string> PassagesRemoved { get; init; } = [];

    /// <summary>Sentences that are new, in text order.</summary>
    public IReadOnlyList<string> PassagesAdded { get; init; } = [];

    /// <summary>Bullets that are gone.</summary>
    public IReadOnlyList<string> BulletsRemoved { get; init; } = [];

    /// <summary>Bullets that are new.</summary>
    public IReadOnlyList<string> BulletsAdded { get; init; } = [];

    /// <summary>Names of entities that are gone.</summary>
    public IReadOnlyList<string> EntitiesRemoved { get; init; } = [];

    /// <summary>Names of entities that are new.</summary>
    public IReadOnlyList<string> EntitiesAdded { get; init; } = [];

    /// <summary>Version of the engine before, where it changed.</summary>
    public string? EngineBefore { get; init; }

    /// <summary>Whether more changed than is kept here.</summary>
    public bool Cut { get; init; }

    /// <summary>Compares two versions of an article.</summary>
    /// <param name="before">The revision that is stored.</param>
    /// <param name="title">The title of the next one.</param>
    /// <param name="body">The body of the next one.</param>
    /// <param name="enrichment">What was found in the next one.</param>
    internal static RevisionDiff Between(ArticleDocument before, string? title, AnalyzedText body, EnrichmentResult enrichment)
    {
        var cut = new Cutter();
        using var old = AnalyzedText.Of(before.Body);
        var (removed, added) = cut.Difference(Sentences(old), Sentences(body));
        var (bulletsRemoved, bulletsAdded) = cut.Difference(before.Enrichment.Bullets.Items.Select(b => b.Text), enrichment.Bullets.Items.Select(b => b.Text));
        var (namesRemoved, namesAdded) = cut.Difference(before.Enrichment.Entities.Items.Select(e => e.Name), enrichment.Entities.Items.Select(e => e.Name));
        var retitled = title != before.Title;
        var diff = new RevisionDiff
        {
            TitleBefore = retitled ? cut.Short(before.Title ?? "") : null,
            TitleAfter = retitled ? cut.Short(title ?? "") : null,
            PassagesRemoved = removed,
            PassagesAdded = added,
            BulletsRemoved = bulletsRemoved,
            BulletsAdded = bulletsAdded,
            EntitiesRemoved = namesRemoved,
            EntitiesAdded = namesAdded,
            EngineBefore = before.Enrichment.Engine != enrichment.Engine ? before.Enrichment.Engine.Version : null,
        };
        return diff with { Cut = cut.Happened };
    }

    private static List<string> Sentences(AnalyzedText text)
    {
        var sentences = new List<string>(text.Sentences.Length);
        foreach (var sentence in text.Sentences)
            sentences.Add(text.SurfaceOf(sentence.Span).Trim());
        return sentences;
    }

    private sealed class Cutter
    {
        public bool Happened { get; private set; }

        public (IReadOnlyList<string> Removed, IReadOnlyList<string> Added) Difference(IEnumerable<string> before, IEnumerable<string> after)
        {
            var (old, current) = (before.ToList(), after.ToList());
            return (Few(old.Except(current, StringComparer.Ordinal)), Few(current.Except(old, StringComparer.Ordinal)));
        }

        public string Short(string text)
        {
            if (text.Length <= MaxLength)
                return text;
            Happened = true;
            // Never half a surrogate pair.
            return text[..(char.IsHighSurrogate(text[MaxLength - 1]) ? MaxLength - 1 : MaxLength)] + "…";
        }

        private IReadOnlyList<string> Few(IEnumerable<string> items)
        {
            var all = items.ToList();
            Happened |= all.Count > MaxItems;
            return [.. all.Take(MaxItems).Select(Short)];
        }
    }
}
