using Ingestion.Enrichment.Text;

namespace Ingestion.Enrichment.Grounding;

/// <summary>What a verification has dropped.</summary>
/// <param name="Mentions">Mentions whose span is not their surface.</param>
/// <param name="Entities">Entities left without mentions, or with a name that none of their mentions has.</param>
/// <param name="Dates">Dates whose span is not their surface.</param>
/// <param name="Quotations">Quotations whose span is not their surface.</param>
/// <param name="Statements">Statements whose span is not their surface.</param>
/// <param name="Bullets">Bullets and leads without valid evidence, or with names or numbers that their evidence does not hold.</param>
/// <param name="KeyPhrases">Key phrases with a span outside the body, or of which no occurrence reads as they do.</param>
public readonly record struct GroundingCounts(int Mentions, int Entities, int Dates, int Quotations, int Statements, int Bullets, int KeyPhrases)
{
    /// <summary>All of them.</summary>
    public int Total => Mentions + Entities + Dates + Quotations + Statements + Bullets + KeyPhrases;
}

/// <summary>A result of which every span holds.</summary>
/// <param name="Result">The result without what did not hold.</param>
/// <param name="Dropped">What was dropped.</param>
public sealed record GroundedResult(EnrichmentResult Result, GroundingCounts Dropped);

/// <summary>
/// Checks a result against the body it claims to be about: <c>body[start..end] == surface</c> for every span, inside the body and
/// never inside a surrogate pair. What does not hold is dropped and counted. Never throws on bad spans.
/// </summary>
public static class GroundingVerifier
{
    /// <summary>Verifies a result.</summary>
    /// <param name="result">What an engine claims.</param>
    /// <param name="body">The body as stored.</param>
    public static GroundedResult Verify(EnrichmentResult result, string body)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(body);
        var mentions = 0;
        var entities = new List<Entity>(result.Entities.Items.Count);
        foreach (var entity in result.Entities.Items)
        {
            var valid = Valid(entity.Mentions, mention => Holds(body, mention.Start, mention.End, mention.Surface));
            mentions += entity.Mentions.Count - valid.Count;
            if (valid.Any(mention => IsNamedBy(entity.Name, mention)))
                entities.Add(valid.Count == entity.Mentions.Count ? entity : entity with { Mentions = valid });
        }

        var dates = Valid(result.Dates.Items, date => Holds(body, date.Start, date.End, date.Surface));
        var quotations = Valid(result.Quotations.Items, quotation => Holds(body, quotation.Start, quotation.End, quotation.Surface));
        var statements = Valid(result.Statements.Items, statement => Holds(body, statement.Start, statement.End, statement.Surface));
        var phrases = Valid(result.KeyPhrases.Items, phrase => IsPhrase(body, phrase));
        var claims = new BulletClaims(body, entities, dates);
        var bullets = Valid(result.Bullets.Items, claims.Hold);
        var lead = Valid(result.Lead.Items, claims.Hold);
        var dropped = new GroundingCounts(
            mentions,
            result.Entities.Items.Count - entities.Count,
            result.Dates.Items.Count - dates.Count,
            result.Quotations.Items.Count - quotations.Count,
            result.Statements.Items.Count - statements.Count,
            result.Bullets.Items.Count - bullets.Count + result.Lead.Items.Count - lead.Count,
            result.KeyPhrases.Items.Count - phrases.Count);
        if (dropped.Total == 0)
            return new GroundedResult(result, dropped);
        var clean = result with
        {
            Entities = Without(result.Entities, entities),
            Dates = Without(result.Dates, dates),
            Quotations = Without(result.Quotations, quotations),
            Statements = Without(result.Statements, statements),
            Bullets = Without(result.Bullets, bullets),
            Lead = Without(result.Lead, lead),
            KeyPhrases = Without(result.KeyPhrases, phrases),
        };
        return new GroundedResult(clean, dropped);
    }

    /// <summary>
    /// Looks for a name that comes without a span, as from a language model. For many names of one body use <see cref="NameGrounding"/>.
    /// </summary>
    /// <param name="name">The candidate, without title.</param>
    /// <param name="body">The body as stored.</param>
    /// <returns>Its first mention, or null where the body does not hold the name.</returns>
    public static Mention? FindMention(string name, string body)
    {
        using var text = AnalyzedText.Of(body);
        return new NameGrounding(text).Find(name);
    }

    /// <summary>Whether a span lies in the body, cuts no surrogate pair and reads as claimed.</summary>
    /// <param name="body">The body.</param>
    /// <param name="start">First UTF-16 code unit.</param>
    /// <param name="end">One past the last.</param>
    /// <param name="surface">What it should read.</param>
    public static bool Holds(string body, int start, int end, string? surface) =>
        IsSpan(body, start, end) && surface is not null && body.AsSpan(start, end - start).SequenceEqual(surface);

    /// <summary>Whether a span lies in the body and cuts no surrogate pair.</summary>
    internal static bool IsSpan(string body, int start, int end)
    {
        ArgumentNullException.ThrowIfNull(body);
        return start >= 0 && start < end && end <= body.Length && !Cuts(body, start) && !Cuts(body, end);
    }

    private static bool IsPhrase(string body, KeyPhrase phrase) => phrase.Occurrences is [var first, ..]
        && Holds(body, first.Start, first.End, phrase.Text) && phrase.Occurrences.All(span => IsSpan(body, span.Start, span.End));

    private static bool Cuts(string body, int at) =>
        at > 0 && at < body.Length && char.IsHighSurrogate(body[at - 1]) && char.IsLowSurrogate(body[at]);

    // An entity must be called something that the text calls it; «لل» stands for ل and the article.
    private static bool IsNamedBy(string name, Mention mention)
    {
        var surface = FoldedText.Fold(mention.Surface);
        var folded = FoldedText.Fold(name);
        return string.Equals(folded, surface, StringComparison.Ordinal)
            || (mention.Clitic is not null && surface.StartsWith("لل", StringComparison.Ordinal)
                && folded.AsSpan().StartsWith("ال") && folded.AsSpan(2).SequenceEqual(surface.AsSpan(2)));
    }

    // An untouched part keeps its own status; of another, what is left counts.
    private static Part<T> Without<T>(Part<T> part, IReadOnlyList<T> left) => ReferenceEquals(left, part.Items) || part.Items.Count == 0
        ? part
        : Part.Of(left, "nothing that was found holds against the body");

    private static IReadOnlyList<T> Valid<T>(IReadOnlyList<T> items, Func<T, bool> holds)
    {
        List<T>? valid = null;
        for (var i = 0; i < items.Count; i++)
        {
            if (holds(items[i]))
                valid?.Add(items[i]);
            else
                valid ??= [.. items.Take(i)];
        }

        return valid ?? items;
    }
}
