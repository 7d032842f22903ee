using Ingestion.Enrichment.Text;

namespace Ingestion.Enrichment.Entities.Resolution;

/// <summary>
/// How much an article is about an entity, 0 to 1: how often it is named beside the most named one, how early, whether the title names it,
/// and in how many bullets it stands. Without bullets or a title the rest counts for all.
/// </summary>
internal static class Salience
{
    private const double Frequency = 0.35, Position = 0.25, Title = 0.25, Bullets = 0.15;

    // Nobody reads a longer headline, and a hostile one must not cost more.
    private const int LongestTitle = 1000;

    /// <summary>Gives each entity its salience.</summary>
    /// <param name="entities">The entities.</param>
    /// <param name="article">For title and length.</param>
    /// <param name="bullets">The bullets; may be empty.</param>
    public static IReadOnlyList<Entity> Weigh(IReadOnlyList<Entity> entities, ArticleText article, IReadOnlyList<Bullet> bullets)
    {
        if (entities.Count == 0)
            return entities;
        var title = FoldedText.Fold(article.Title.AsSpan(0, Math.Min(LongestTitle, article.Title.Length)));
        var most = Math.Log(1 + entities.Max(entity => entity.Mentions.Count));
        var whole = Frequency + Position + (title.Length > 0 ? Title : 0) + (bullets.Count > 0 ? Bullets : 0);
        var weighed = new Entity[entities.Count];
        for (var i = 0; i < weighed.Length; i++)
        {
            var entity = entities[i];
            var score = Frequency * Math.Log(1 + entity.Mentions.Count) / most;
            score += Position * (1 - (entity.Mentions[0].Start / (double)article.Body.Length));
            if (title.Length > 0 && IsNamedIn(title, entity))
                score += Title;
            if (bullets.Count > 0)
                score += Bullets * bullets.Count(bullet => RestsOn(bullet, entity)) / bullets.Count;
            weighed[i] = entity with { Salience = Math.Round(Math.Clamp(score / whole, 0, 1), 3) };
        }

        return weighed;
    }

    private static bool IsNamedIn(string title, Entity entity)
    {
        if (Stands(title, entity.Name))
            return true;
        foreach (var alias in entity.Aliases)
        {
            if (Stands(title, alias))
                return true;
        }

        return false;
    }

    // Clitics may stand before a name of an Arabic headline, nothing behind it.
    private static bool Stands(string title, string name)
    {
        var folded = FoldedText.Fold(name);
        for (var at = title.IndexOf(folded, StringComparison.Ordinal); at >= 0 && folded.Length > 0; at = title.IndexOf(folded, at + 1, StringComparison.Ordinal))
        {
            var end = at + folded.Length;
            var opens = at == 0 || !char.IsLetterOrDigit(title[at - 1])
                || (title[at - 1] is 'و' or 'ب' or 'ل' or 'ف' or 'ك' && (at == 1 || !char.IsLetterOrDigit(title[at - 2])));
            if (opens && (end == title.Length || !char.IsLetterOrDigit(title[end])))
                return true;
        }

        return false;
    }

    private static bool RestsOn(Bullet bullet, Entity entity)
    {
        foreach (var span in bullet.Evidence)
        {
            foreach (var mention in entity.Mentions)
            {
                if (span.Start <= mention.Start && mention.End <= span.End)
                    return true;
            }
        }

        return false;
    }
}
