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
        using var folding = new FoldedTextBuilder(article.Title.AsSpan(0, Math.Min(LongestTitle, article.Title.Length)));
        var title = folding.Text;
        var most = Math.Log(1 + MostMentions(entities));
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
                score += Bullets * Naming(entity, bullets) / bullets.Count;
            weighed[i] = entity with { Salience = Math.Round(Math.Clamp(score / whole, 0, 1), 3) };
        }

        return weighed;
    }

    private static int MostMentions(IReadOnlyList<Entity> entities)
    {
        var most = 0;
        for (var i = 0; i < entities.Count; i++)
            most = Math.Max(most, entities[i].Mentions.Count);
        return most;
    }

    private static int Naming(Entity entity, IReadOnlyList<Bullet> bullets)
    {
        var count = 0;
        for (var i = 0; i < bullets.Count; i++)
            count += RestsOn(bullets[i], entity) ? 1 : 0;
        return count;
    }

    private static bool IsNamedIn(ReadOnlySpan<char> title, Entity entity)
    {
        if (Stands(title, entity.Name))
            return true;
        for (var i = 0; i < entity.Aliases.Count; i++)
        {
            if (Stands(title, entity.Aliases[i]))
                return true;
        }

        return false;
    }

    // Clitics may stand before a name of an Arabic headline, nothing behind it.
    private static bool Stands(ReadOnlySpan<char> title, string name)
    {
        using var folding = new FoldedTextBuilder(name);
        var folded = folding.Text;
        for (var at = 0; !folded.IsEmpty && title[at..].IndexOf(folded) is var next and >= 0; at++)
        {
            at += next;
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
        for (var i = 0; i < bullet.Evidence.Count; i++)
        {
            for (var j = 0; j < entity.Mentions.Count; j++)
            {
                if (bullet.Evidence[i].Start <= entity.Mentions[j].Start && entity.Mentions[j].End <= bullet.Evidence[i].End)
                    return true;
            }
        }

        return false;
    }
}
