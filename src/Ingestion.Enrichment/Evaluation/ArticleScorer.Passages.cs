namespace Ingestion.Enrichment.Evaluation;

/// <summary>Dates, quotations and bullets.</summary>
internal sealed partial class ArticleScorer
{
    private const double AlikeQuotations = 0.8;
    private const int LongestExcerpt = 40;

    private ScoreCounts Dates(ScoreCounts counts)
    {
        var given = _given.Dates ?? [];
        var spans = given.Select(date => Spans.Of(date.Start, date.End)).ToList();
        var used = new HashSet<int>();
        DateHits plain = default, vague = default, conflicting = default;
        foreach (var date in _gold.Gold.Dates)
        {
            var hit = new DateHits(1, 0, 0);
            var span = new TextSpan(date.Start, date.End);
            var best = Enumerable.Range(0, spans.Count).Select(i => (int?)i).MaxBy(i => Spans.Likeness(spans[i!.Value], span));
            if (best is { } found && Spans.Common(spans[found], span) > 0)
            {
                used.Add(found);
                var value = string.IsNullOrEmpty(given[found].Value) ? null : given[found].Value;
                hit = new DateHits(1, 1, value == date.Value ? 1 : 0);
                if (value != date.Value)
                    Note("date value", $"«{date.Surface}» = {date.Value ?? "open"}, given «{given[found].Surface}» = {value ?? "open"}");
            }
            else
            {
                Note("date missed", $"«{date.Surface}» = {date.Value ?? "open"}");
            }

            if (date.Value is null)
                vague += hit;
            else if (date.Conflict)
                conflicting += hit;
            else
                plain += hit;
        }

        var (wrong, resolved, split) = (0, 0, 0);
        for (var i = 0; i < given.Count; i++)
        {
            if (used.Contains(i))
                continue;
            if (_gold.Gold.Dates.Any(date => Spans.Common(spans[i], new TextSpan(date.Start, date.End)) > 0))
            {
                split++;
                Note("date split", $"«{given[i].Surface}»");
                continue;
            }

            wrong++;
            resolved += string.IsNullOrEmpty(given[i].Value) ? 0 : 1;
            Note("date not in gold", $"«{given[i].Surface}» = {given[i].Value ?? "open"}");
        }

        return counts with { PlainDates = plain, VagueDates = vague, ConflictingDates = conflicting, FalseDates = wrong, FalseDatesResolved = resolved, SplitDates = split };
    }

    private ScoreCounts Quotations(ScoreCounts counts)
    {
        var given = _given.Quotations ?? [];
        var gold = _gold.Gold.Quotations;
        var pairs = Spans.Pair(given, gold, (one, other) =>
        {
            var (a, b) = (Spans.Of(one.Start, one.End), new TextSpan(other.Start, other.End));
            var likeness = (double)Spans.Common(a, b) / Math.Max(1, Math.Max(a.Length, b.Length));
            return likeness >= AlikeQuotations ? likeness : 0;
        });
        foreach (var quotation in gold.Where((_, i) => !pairs.ContainsValue(i)))
            Note("quotation missed", $"«{quotation.Surface}»");
        var (right, canonical) = (0, 0);
        for (var i = 0; i < given.Count; i++)
        {
            if (!pairs.TryGetValue(i, out var at))
            {
                Note("quotation not in gold", $"«{given[i].Surface}»");
                continue;
            }

            var (isRight, isCanonical) = Speaker(Spans.Fold(given[i].Speaker), gold[at].Speaker);
            right += isRight ? 1 : 0;
            canonical += isCanonical ? 1 : 0;
            if (!isRight)
                Note("speaker", $"«{Excerpt(gold[at].Surface)}» of {gold[at].Speaker ?? "nobody named"}, given {given[i].Speaker ?? "nobody"}");
        }

        return counts with { Quotations = new Hits(pairs.Count, given.Count - pairs.Count, gold.Count - pairs.Count), SpeakersRight = right, SpeakersCanonical = canonical };
    }

    // Of an unnamed witness no person and no organization of the article is the speaker.
    private (bool Right, bool Canonical) Speaker(string given, string? gold)
    {
        var speakers = _aliases.Where(pair => pair.Key.Type != "location");
        if (gold is null)
        {
            var right = !speakers.Any(pair => pair.Value.Contains(given));
            return (right, right);
        }

        var name = Spans.Fold(gold);
        return (given == name || speakers.Any(pair => pair.Key.Name == name && pair.Value.Contains(given)), given == name);
    }

    private ScoreCounts Bullets(ScoreCounts counts, out RougeScore rouge)
    {
        var given = _given.Bullets ?? [];
        var words = given.SelectMany(bullet => Rouge.Tokens(bullet.Text ?? "")).ToList();
        var evident = 0;
        foreach (var bullet in given)
        {
            if (bullet.Evidence is { Count: > 0 } && bullet.Evidence.All(span => !string.IsNullOrWhiteSpace(Spans.Cut(_gold.Body, span.Start, span.End))))
                evident++;
            else
                Note("bullet evidence", Excerpt(bullet.Text));
        }

        rouge = Rouge.Score(words, [.. _gold.Gold.Bullets.SelectMany(bullet => Rouge.Tokens(bullet.Text))]);
        return counts with { Bullets = given.Count, GoldBullets = _gold.Gold.Bullets.Count, BulletWords = words.Count, BulletsWithEvidence = evident };
    }

    private static string Excerpt(string? text) => text is { Length: > LongestExcerpt } ? text[..LongestExcerpt] : text ?? "";
}
