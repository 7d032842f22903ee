using System.Globalization;
using Ingestion.Enrichment.Summaries;
using Ingestion.Enrichment.Text;

namespace Ingestion.Enrichment.Grounding;

/// <summary>Whether the names and numbers of a bullet stand in the sentences it rests on.</summary>
internal sealed class BulletClaims(string body, IReadOnlyList<Entity> entities, IReadOnlyList<DateMention> dates)
{
    private (Entity Entity, string[] Spellings)[]? _spellings;

    /// <summary>Whether a bullet has valid evidence that holds its names and numbers, up to folding and spelling variants.</summary>
    public bool Hold(Bullet bullet)
    {
        if (bullet.Evidence is not { Count: > 0 } || !bullet.Evidence.All(span => GroundingVerifier.IsSpan(body, span.Start, span.End)))
            return false;
        using var claim = AnalyzedText.Of(bullet.Text);
        using var evidence = AnalyzedText.Of(string.Join('\n', bullet.Evidence.Select(span => body[span.Start..span.End])));
        return NumbersHold(bullet, claim, evidence) && NamesHold(bullet, claim, evidence) && CapitalsHold(bullet, claim, evidence);
    }

    private bool NumbersHold(Bullet bullet, AnalyzedText claim, AnalyzedText evidence)
    {
        HashSet<string>? known = null;
        for (var i = 0; i < claim.Tokens.Length; i++)
        {
            if (claim.Tokens[i].Kind != TokenKind.Number)
                continue;
            known ??= Numbers(bullet, evidence);
            if (!known.Contains(claim.FoldedOf(i).ToString()))
                return false;
        }

        return true;
    }

    // The parts of resolved dates count: a bullet may say the day where the text says "yesterday".
    private HashSet<string> Numbers(Bullet bullet, AnalyzedText evidence)
    {
        var numbers = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < evidence.Tokens.Length; i++)
        {
            if (evidence.Tokens[i].Kind == TokenKind.Number)
                numbers.Add(evidence.FoldedOf(i).ToString());
        }

        foreach (var date in DatesOf(bullet))
        {
            foreach (var part in (date.Value ?? "").Split('-', StringSplitOptions.RemoveEmptyEntries))
            {
                numbers.Add(part);
                if (int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                    numbers.Add(number.ToString(CultureInfo.InvariantCulture));
            }
        }

        return numbers;
    }

    // A name of the article in the bullet must be mentioned, by whatever form, inside the evidence.
    private bool NamesHold(Bullet bullet, AnalyzedText claim, AnalyzedText evidence)
    {
        foreach (var (entity, spellings) in _spellings ??= [.. entities.Select(entity => (entity, SpellingsOf(entity)))])
        {
            if (!IsMentioned(entity, bullet.Evidence) && Array.Exists(spellings, name => Names(claim, name) && !IsMonth(bullet, name))
                && !Array.Exists(spellings, name => Names(evidence, name, withClitics: true)))
            {
                return false;
            }
        }

        return true;
    }

    // Spellings, not mentions: a hostile text may mention one name a hundred thousand times.
    private static string[] SpellingsOf(Entity entity)
    {
        if (entity.Mentions.Count == 1)
            return [FoldedText.Fold(entity.Mentions[0].Surface)];
        var spellings = new HashSet<string>(StringComparer.Ordinal);
        foreach (var mention in entity.Mentions)
            spellings.Add(mention.Surface);
        return [.. spellings.Select(spelling => FoldedText.Fold(spelling))];
    }

    private static bool IsMentioned(Entity entity, IReadOnlyList<TextSpan> evidence)
    {
        foreach (var mention in entity.Mentions)
        {
            for (var i = 0; i < evidence.Count; i++)
            {
                if (evidence[i].Start <= mention.Start && mention.End <= evidence[i].End)
                    return true;
            }
        }

        return false;
    }

    // With clitics also «وشركة الأفق»: a bullet that begins with such a word leaves its «و» out.
    private static bool Names(AnalyzedText text, string folded, bool withClitics = false)
    {
        if (folded.Length == 0)
            return false;
        for (var at = 0; text.Folded[at..].IndexOf(folded) is var next and >= 0; at++)
        {
            at += next;
            var end = at + folded.Length;
            if ((IsOpen(text.Folded, at) || (withClitics && text.Folded[at - 1] is 'و' or 'ف' or 'ب' or 'ل' or 'ك' && IsOpen(text.Folded, at - 1))) && (end == text.Folded.Length || !char.IsLetterOrDigit(text.Folded[end])))
                return true;
        }

        return false;
    }

    private static bool IsOpen(ReadOnlySpan<char> text, int at) => at == 0 || !char.IsLetterOrDigit(text[at - 1]);

    // Capitals inside a sentence are names even if no entity was found for them.
    private bool CapitalsHold(Bullet bullet, AnalyzedText claim, AnalyzedText evidence)
    {
        HashSet<string>? known = null;
        for (var i = 1; i < claim.Tokens.Length; i++)
        {
            if (!claim.Tokens[i].IsWord || !char.IsUpper(claim.SurfaceOf(i)[0]) || !claim.Tokens[i - 1].IsWord)
                continue;
            known ??= Words(bullet, evidence);
            if (!known.Contains(WithoutStop(claim.FoldedOf(i))))
                return false;
        }

        return true;
    }

    // A bullet that ends behind an abbreviation gives it a full stop: "Ltd," becomes "Ltd."
    private static string WithoutStop(ReadOnlySpan<char> folded) => folded.TrimEnd('.').ToString();

    // «آب» is also a name; in «4 آب» for «أمس» it is the month.
    private bool IsMonth(Bullet bullet, string name) => MonthsOf(bullet).Any(month => MonthNames.IsNameOf(name, month));

    private IEnumerable<int> MonthsOf(Bullet bullet)
    {
        foreach (var date in DatesOf(bullet))
        {
            if (date.Value is { Length: >= 7 } value && int.TryParse(value.AsSpan(5, 2), NumberStyles.None, CultureInfo.InvariantCulture, out var month) && month is >= 1 and <= 12)
                yield return month;
        }
    }

    private IEnumerable<DateMention> DatesOf(Bullet bullet) =>
        dates.Where(date => bullet.Evidence.Any(span => span.Start <= date.Start && date.End <= span.End));

    // The months of resolved dates count, as their numbers do.
    private HashSet<string> Words(Bullet bullet, AnalyzedText text)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < text.Tokens.Length; i++)
            words.Add(WithoutStop(text.FoldedOf(i)));
        foreach (var month in MonthsOf(bullet))
            words.Add(FoldedText.Fold(MonthNames.English[month - 1]));
        return words;
    }
}
