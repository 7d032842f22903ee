using Ingestion.Enrichment.Text;

namespace Ingestion.Enrichment.Corrections;

/// <summary>The entities of one result while corrections are applied to them.</summary>
internal sealed class CorrectedEntities(IReadOnlyList<Entity> entities)
{
    private readonly List<Entity> _entities = [.. entities];

    // What speakers that were called so are called now; null where nobody is.
    private readonly Dictionary<string, string?> _renamed = new(StringComparer.Ordinal);

    /// <summary>Applies one correction.</summary>
    public void Apply(Correction correction)
    {
        switch (correction.Kind)
        {
            case CorrectionKind.Never:
                Drop(correction);
                break;
            case CorrectionKind.Retype:
                Change(correction, entity => entity with { Type = Correction.TypeOf(correction.Targets[0]) });
                break;
            case CorrectionKind.Rename:
                Change(correction, entity => Renamed(entity, correction.Targets[0]));
                break;
            case CorrectionKind.Merge:
                Merge(correction);
                break;
            default:
                Split(correction);
                break;
        }
    }

    /// <summary>The entities that are left, in order of first mention.</summary>
    public IReadOnlyList<Entity> InOrder() => [.. _entities.OrderBy(entity => entity.Mentions[0].Start).ThenByDescending(entity => entity.Mentions[0].End)];

    /// <summary>What a speaker is called now.</summary>
    public string? NameOf(string? speaker)
    {
        for (var step = 0; speaker is not null && step <= _renamed.Count && _renamed.TryGetValue(speaker, out var name) && name != speaker; step++)
            speaker = name;
        return speaker;
    }

    private void Change(Correction correction, Func<Entity, Entity> change)
    {
        for (var i = 0; i < _entities.Count; i++)
        {
            if (Fits(correction, _entities[i]))
                _entities[i] = change(_entities[i]);
        }
    }

    private void Drop(Correction correction)
    {
        for (var i = _entities.Count - 1; i >= 0; i--)
        {
            var entity = _entities[i];
            if (correction.Type is { } type && type != entity.Type)
                continue;
            var left = Has(correction, entity.Name) ? [] : entity.Mentions.Where(mention => !Has(correction, SurfaceOf(mention))).ToList();
            if (left.Count == entity.Mentions.Count)
                continue;
            if (left.Count > 0)
            {
                _entities[i] = entity with { Mentions = left, Aliases = [.. entity.Aliases.Where(alias => !Has(correction, alias))] };
                continue;
            }

            _renamed[entity.Name] = null;
            _entities.RemoveAt(i);
        }
    }

    private void Merge(Correction correction)
    {
        var name = correction.Targets[0];
        var folded = FoldedText.Fold(name);
        var parts = _entities.Where(entity => Fits(correction, entity) || (IsOfType(correction, entity) && FoldedText.Fold(entity.Name) == folded)).ToList();
        if (parts.Count == 0)
            return;
        // The target's own entity says what the whole is, else the first.
        var whole = parts.Find(entity => FoldedText.Fold(entity.Name) == folded) ?? parts[0];
        _entities.RemoveAll(parts.Contains);
        foreach (var part in parts)
            _renamed[part.Name] = name;
        _renamed.Remove(name);
        _entities.Add(whole with
        {
            Name = name,
            Aliases = Aliases(name, parts.SelectMany(part => part.Aliases.Prepend(part.Name))),
            Mentions = [.. parts.SelectMany(part => part.Mentions).DistinctBy(mention => (mention.Start, mention.End)).OrderBy(mention => mention.Start).ThenByDescending(mention => mention.End)],
            Role = whole.Role ?? parts.Select(part => part.Role).FirstOrDefault(role => role is not null),
            RoleCountry = whole.RoleCountry ?? parts.Select(part => part.RoleCountry).FirstOrDefault(country => country is not null),
            Country = whole.Country ?? parts.Select(part => part.Country).FirstOrDefault(country => country is not null),
            Confidence = parts.Max(part => part.Confidence),
            Salience = parts.Max(part => part.Salience),
        });
    }

    private void Split(Correction correction)
    {
        foreach (var entity in _entities.Where(entity => Fits(correction, entity)).ToList())
        {
            var rest = entity.Mentions.ToList();
            foreach (var surface in correction.Targets)
            {
                var folded = FoldedText.Fold(surface);
                var own = rest.FindAll(mention => FoldedText.Fold(SurfaceOf(mention)) == folded);
                if (own.Count == 0)
                    continue;
                rest.RemoveAll(own.Contains);
                _entities.Add(new Entity(entity.Type, surface, null, entity.Confidence, own) { Salience = entity.Salience, Country = entity.Country });
            }

            _entities.Remove(entity);
            if (rest.Count > 0)
            {
                var taken = correction.Targets.Select(target => FoldedText.Fold(target)).ToHashSet(StringComparer.Ordinal);
                var name = taken.Contains(FoldedText.Fold(entity.Name)) ? SurfaceOf(rest.MaxBy(mention => mention.Surface.Length)!) : entity.Name;
                _entities.Add(entity with { Name = name, Mentions = rest, Aliases = [.. entity.Aliases.Where(alias => alias != name && !taken.Contains(FoldedText.Fold(alias)))] });
            }
        }
    }

    private Entity Renamed(Entity entity, string name)
    {
        if (entity.Name == name)
            return entity;
        _renamed[entity.Name] = name;
        _renamed.Remove(name);
        return entity with { Name = name, Aliases = Aliases(name, entity.Aliases.Prepend(entity.Name)) };
    }

    private static List<string> Aliases(string name, IEnumerable<string> names) => [.. names.Where(alias => alias != name).Distinct(StringComparer.Ordinal)];

    private static bool Fits(Correction correction, Entity entity) =>
        IsOfType(correction, entity) && (Has(correction, entity.Name) || entity.Aliases.Any(alias => Has(correction, alias)));

    private static bool IsOfType(Correction correction, Entity entity) => correction.Type is null || correction.Type == entity.Type;

    private static bool Has(Correction correction, string name) => correction.Names.Contains(FoldedText.Fold(name), StringComparer.Ordinal);

    // «لل» stands for ل and the article.
    private static string SurfaceOf(Mention mention) =>
        mention.Clitic == "لل" && mention.Surface.StartsWith("لل", StringComparison.Ordinal) ? string.Concat("ال", mention.Surface.AsSpan(2)) : mention.Surface;
}
