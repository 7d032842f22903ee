using Ingestion.Enrichment;

namespace Ingestion.UnitTests.Enrichment.Quotations;

/// <summary>Who may be named in the sentences of these tests.</summary>
internal static class SpeechCast
{
    // Type, name, role, other surfaces.
    private static readonly (EntityType Type, string Name, string? Role, string[] Also)[] Cast =
    [
        (EntityType.Person, "سليم الحداد", "وزير النقل اللبناني", ["الحداد"]),
        (EntityType.Person, "رنا عواد", "مديرة المتحف", ["عواد"]),
        (EntityType.Person, "كارل غروبر", "مدرب", ["غروبر"]),
        (EntityType.Organization, "وزارة النقل", null, []),
        (EntityType.Organization, "بنك الساحل", null, []),
        (EntityType.Organization, "وكالة الشاطئ", null, []),
        (EntityType.Organization, "نجم الساحل الرياضي", null, []),
        (EntityType.Person, "Helen Marsh", null, ["Marsh"]),
        (EntityType.Person, "Omar Reed", "captain", ["Reed"]),
        (EntityType.Organization, "Coral Trust", null, []),
    ];

    public static IReadOnlyList<Entity> In(string body) =>
        [.. Cast.Select(member => new Entity(member.Type, member.Name, member.Role, 1, Mentions(body, [member.Name, .. member.Also])))
            .Where(entity => entity.Mentions.Count > 0)];

    public static List<Mention> Mentions(string body, string[] surfaces)
    {
        var found = new List<Mention>();
        foreach (var surface in surfaces)
        {
            for (var at = body.IndexOf(surface, StringComparison.Ordinal); at >= 0; at = body.IndexOf(surface, at + 1, StringComparison.Ordinal))
            {
                if (!found.Exists(mention => at < mention.End && mention.Start < at + surface.Length))
                    found.Add(new Mention(at, at + surface.Length, surface));
            }
        }

        return [.. found.OrderBy(mention => mention.Start)];
    }
}
