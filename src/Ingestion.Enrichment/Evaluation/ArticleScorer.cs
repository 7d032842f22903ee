namespace Ingestion.Enrichment.Evaluation;

/// <summary>
/// Scores what an engine gave for one article against the gold. Optional gold is neither rewarded nor punished; every gold date takes the given
/// date that overlaps it most; quotations pair from four fifths in common; a name is right where it folds to the gold's.
/// </summary>
internal sealed partial class ArticleScorer
{
    private static readonly string[] Kinds = ["person", "organization", "location"];

    private readonly GoldArticle _gold;
    private readonly GivenEntity[] _entities;
    private readonly GivenArticle _given;
    private readonly List<ScoreError> _errors = [];

    // Each gold entity with all that it may be called.
    private readonly Dictionary<(string Type, string Name), HashSet<string>> _aliases = [];

    private ArticleScorer(GoldArticle gold, GivenArticle? given)
    {
        _gold = gold;
        _given = given ?? new GivenArticle(gold.Id, null, null, null, null, null);
        _entities = [.. (_given.Entities ?? []).Where(entity => Kinds.Contains(TypeOf(entity)))];
        foreach (var entity in gold.Gold.Entities)
        {
            var key = (entity.Type, Spans.Fold(entity.Canonical));
            if (!_aliases.TryGetValue(key, out var names))
                _aliases[key] = names = new(StringComparer.Ordinal);
            names.UnionWith(NamesOf(entity));
        }
    }

    /// <summary>Scores one article.</summary>
    /// <param name="gold">What people found.</param>
    /// <param name="given">What the engine found, or null where it gave nothing.</param>
    public static ArticleScore Score(GoldArticle gold, GivenArticle? given)
    {
        var scorer = new ArticleScorer(gold, given);
        var counts = new ScoreCounts { OtherTypes = (scorer._given.Entities?.Count ?? 0) - scorer._entities.Length };
        counts = scorer.Grounding(counts);
        counts = scorer.Mentions(counts);
        counts = scorer.Names(counts);
        counts = scorer.Forbidden(counts);
        counts = scorer.Dates(counts);
        counts = scorer.Quotations(counts);
        counts = scorer.Bullets(counts, out var rouge);
        return new ArticleScore(gold, counts, rouge, scorer._errors);
    }

    private void Note(string kind, string what) => _errors.Add(new ScoreError(_gold.Id, kind, what));

    private static IEnumerable<string> NamesOf(GoldEntity entity) => entity.Mentions.Select(mention => Spans.Fold(mention.Surface)).Prepend(Spans.Fold(entity.Canonical));

    private static string TypeOf(GivenEntity entity) => (entity.Type ?? "").ToLowerInvariant() switch
    {
        "per" or "pers" => "person",
        "org" or "organisation" => "organization",
        "loc" or "place" or "gpe" => "location",
        var type => type,
    };

    private ScoreCounts Grounding(ScoreCounts counts)
    {
        var claims = _entities.SelectMany(entity => entity.Mentions ?? []).Select(mention => ("mention", mention.Start, mention.End, mention.Surface))
            .Concat((_given.Dates ?? []).Select(date => ("date", date.Start, date.End, date.Surface)))
            .Concat((_given.Quotations ?? []).Select(quotation => ("quotation", quotation.Start, quotation.End, quotation.Surface)));
        var (spans, ungrounded) = (0, 0);
        foreach (var (kind, start, end, surface) in claims)
        {
            spans++;
            if (Spans.Cut(_gold.Body, start, end) is { } text && text == surface)
                continue;
            ungrounded++;
            Note("grounding", $"{kind} «{surface}» at {start}");
        }

        return counts with { Spans = spans, Ungrounded = ungrounded };
    }

    private ScoreCounts Mentions(ScoreCounts counts)
    {
        var required = MentionsOf(required: true);
        var optional = MentionsOf(required: false);
        var given = _entities.SelectMany(entity => (entity.Mentions ?? []).Select(mention => (Type: TypeOf(entity), Span: Spans.Of(mention.Start, mention.End)))).Distinct().ToList();
        var wanted = required.ToHashSet();
        var found = given.ToHashSet();
        bool Same((string Type, TextSpan Span) one, (string Type, TextSpan Span) other) => one.Type == other.Type && Spans.Common(one.Span, other.Span) > 0;
        bool IsAside((string Type, TextSpan Span) mention) => optional.Exists(other => other.Span == mention.Span)
            || (optional.Exists(other => Same(mention, other)) && !required.Exists(other => Same(mention, other)));

        foreach (var mention in given.Where(mention => !wanted.Contains(mention) && !IsAside(mention)))
            Note("mention not in gold", $"{mention.Type} «{Spans.Cut(_gold.Body, mention.Span.Start, mention.Span.End)}»");
        foreach (var mention in required.Where(mention => !found.Contains(mention)))
            Note("mention missed", $"{mention.Type} «{Spans.Cut(_gold.Body, mention.Span.Start, mention.Span.End)}»");
        var pairs = Spans.Pair(given, required, (one, other) => one.Type == other.Type ? Spans.Likeness(one.Span, other.Span) : 0);
        Hits OfType(string type) => new(
            given.Count(mention => mention.Type == type && wanted.Contains(mention)),
            given.Count(mention => mention.Type == type && !wanted.Contains(mention) && !IsAside(mention)),
            required.Count(mention => mention.Type == type && !found.Contains(mention)));
        return counts with
        {
            Persons = OfType(Kinds[0]),
            Organizations = OfType(Kinds[1]),
            Locations = OfType(Kinds[2]),
            Relaxed = new Hits(pairs.Count, given.Where((mention, i) => !pairs.ContainsKey(i) && !IsAside(mention)).Count(), required.Count - pairs.Count),
        };
    }

    private List<(string Type, TextSpan Span)> MentionsOf(bool required) =>
        [.. from entity in _gold.Gold.Entities where entity.Required == required from mention in entity.Mentions select (entity.Type, new TextSpan(mention.Start, mention.End))];

    private HashSet<(string Type, string Name)> GivenNames => _entities.Select(entity => (TypeOf(entity), Spans.Fold(entity.Name))).ToHashSet();

    private ScoreCounts Names(ScoreCounts counts)
    {
        var required = _gold.Gold.Entities.Where(entity => entity.Required).Select(entity => (entity.Type, Name: Spans.Fold(entity.Canonical))).ToHashSet();
        var optional = _gold.Gold.Entities.Where(entity => !entity.Required).SelectMany(NamesOf).ToHashSet(StringComparer.Ordinal);
        var given = GivenNames;
        foreach (var name in given.Where(name => !required.Contains(name) && !optional.Contains(name.Name)))
            Note("entity not in gold", $"{name.Type} «{name.Name}»");
        foreach (var name in required.Where(name => !given.Contains(name)))
            Note("entity missed", $"{name.Type} «{name.Name}»");
        List<(string Type, string Name)> givenInOrder = [.. Sorted(given)], goldInOrder = [.. Sorted(required)];
        var pairs = Spans.Pair(givenInOrder, goldInOrder, (one, other) => one.Type != other.Type ? 0 : one == other ? 2 : _aliases[other].Contains(one.Name) ? 1 : 0);
        return counts with
        {
            Entities = new Hits(given.Count(required.Contains), given.Count(name => !required.Contains(name) && !optional.Contains(name.Name)), required.Count(name => !given.Contains(name))),
            ByAlias = new Hits(pairs.Count, givenInOrder.Where((name, i) => !pairs.ContainsKey(i) && !optional.Contains(name.Name)).Count(), required.Count - pairs.Count),
        };
    }

    private static IEnumerable<(string Type, string Name)> Sorted(IEnumerable<(string Type, string Name)> names) =>
        names.OrderBy(name => name.Type, StringComparer.Ordinal).ThenBy(name => name.Name, StringComparer.Ordinal);

    private ScoreCounts Forbidden(ScoreCounts counts)
    {
        var forbidden = _gold.Gold.MustNot.ToLookup(Spans.Fold, StringComparer.Ordinal);
        var names = GivenNames.Where(name => forbidden.Contains(name.Name)).ToList();
        foreach (var name in names)
            Note("mustNot", $"{name.Type} «{forbidden[name.Name].First()}»");
        return counts with
        {
            MustNot = names.Count,
            MustNotSurfaces = _entities.SelectMany(entity => entity.Mentions ?? []).Select(mention => Spans.Fold(mention.Surface)).Distinct(StringComparer.Ordinal).Count(forbidden.Contains),
        };
    }
}
