using Ingestion.Enrichment;

namespace Ingestion.Pipeline;

/// <summary>
/// How much of a result is kept, whichever engine it comes from, so that no text can make a document or an event larger than a store
/// or a broker takes. Real articles stay far below. What comes first in the text (or is best, for key phrases) stays.
/// </summary>
public static class EnrichmentLimits
{
    /// <summary>Most entities.</summary>
    public const int Entities = 500;

    /// <summary>Most mentions of one entity.</summary>
    public const int Mentions = 200;

    /// <summary>Most other names of one entity.</summary>
    public const int Aliases = 20;

    /// <summary>Most dates.</summary>
    public const int Dates = 500;

    /// <summary>Most quotations.</summary>
    public const int Quotations = 200;

    /// <summary>Most indirect statements.</summary>
    public const int Statements = 200;

    /// <summary>Most bullets, also for the lead.</summary>
    public const int Bullets = 10;

    /// <summary>Most spans of evidence of one bullet, and occurrences of one key phrase.</summary>
    public const int Spans = 100;

    /// <summary>Most key phrases.</summary>
    public const int KeyPhrases = 20;

    /// <summary>Most UTF-16 code units of all quotations together, of all statements, and of all bullets.</summary>
    public const int TextLength = 256 * 1024;

    /// <summary>Longest name, role, surface of a mention or date, or other short text, in UTF-16 code units; what is longer is no such thing and is left out.</summary>
    public const int ShortText = 500;

    /// <summary>The result within the limits.</summary>
    /// <param name="result">A grounded result.</param>
    /// <returns>The same where nothing was left out.</returns>
    public static EnrichmentResult Bounded(EnrichmentResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return result with
        {
            Entities = Bounded(result.Entities, e => IsShort(e.Name) && IsShort(e.Role), Entities, Bounded),
            Dates = Bounded(result.Dates, d => IsShort(d.Surface), Dates),
            Quotations = Within(Bounded(result.Quotations, q => IsShort(q.Speaker) && IsShort(q.Verb) && IsShort(q.Medium), Quotations), q => q.Surface.Length),
            Statements = Within(Bounded(result.Statements, s => IsShort(s.Speaker) && IsShort(s.Verb), Statements), s => s.Surface.Length),
            Bullets = Within(Bounded(result.Bullets, _ => true, Bullets, Bounded), b => b.Text.Length),
            Lead = Within(Bounded(result.Lead, _ => true, Bullets, Bounded), b => b.Text.Length),
            KeyPhrases = Bounded(result.KeyPhrases, k => IsShort(k.Text), KeyPhrases, k => k with { Occurrences = First(k.Occurrences, Spans) }),
        };
    }

    private static Entity Bounded(Entity entity) => entity with
    {
        Mentions = First(entity.Mentions, Mentions),
        Aliases = First([.. entity.Aliases.Where(IsShort)], Aliases),
    };

    private static Bullet Bounded(Bullet bullet) => bullet with { Evidence = First(bullet.Evidence, Spans) };

    private static Part<T> Bounded<T>(Part<T> part, Func<T, bool> fits, int count, Func<T, T>? bounded = null)
    {
        if (part.Items.Count == 0)
            return part;
        var items = part.Items.Where(fits).Take(count).Select(i => bounded is null ? i : bounded(i)).ToList();
        return items.Count == 0 ? Part.Without<T>(PartStatus.Empty, "nothing of acceptable size was found") : part with { Items = items };
    }

    private static Part<T> Within<T>(Part<T> part, Func<T, int> length)
    {
        var room = TextLength;
        var items = part.Items.TakeWhile(i => (room -= length(i)) >= 0).ToList();
        if (items.Count == part.Items.Count)
            return part;
        return items.Count == 0 ? Part.Without<T>(PartStatus.Empty, "nothing of acceptable size was found") : part with { Items = items };
    }

    private static IReadOnlyList<T> First<T>(IReadOnlyList<T> items, int count) => items.Count <= count ? items : [.. items.Take(count)];

    private static bool IsShort(string? text) => text is null || text.Length <= ShortText;
}
