using Ingestion.Enrichment.Buffers;
using Ingestion.Enrichment.Text;

namespace Ingestion.Enrichment.Entities.Things;

/// <summary>Things among the names that were found before: they may hold such a name («مطار بيروت»), never share a part of one or lie in one.</summary>
internal static class ThingSpans
{
    private const int LongestQuoted = 5;

    /// <summary>Adds a thing where the names before leave room.</summary>
    /// <param name="found">What was found; the first <paramref name="names"/> are people, organizations and places.</param>
    /// <param name="names">How many they are.</param>
    /// <param name="thing">The thing.</param>
    /// <param name="head">The token that tells its kind: nobody is called by it. One that stands outside makes an organization of just this span the thing.</param>
    public static void Add(PooledList<FoundName> found, int names, FoundName thing, int head)
    {
        for (var i = 0; i < names; i++)
        {
            if (!MayShare(found[i], thing, head) && !GivesWay(found[i], thing, head))
                return;
        }

        var added = false;
        for (var i = 0; i < names; i++)
        {
            if (MayShare(found[i], thing, head))
                continue;
            found[i] = thing;
            added = true;
        }

        if (!added)
            found.Add(thing);
    }

    private static bool MayShare(FoundName name, FoundName thing, int head) =>
        name.EndToken <= thing.FirstToken || thing.EndToken <= name.FirstToken
        || thing.Covers(name) && name.Length < thing.Length && !(name.Type == EntityType.Person && Holds(name, head));

    private static bool GivesWay(FoundName name, FoundName thing, int head) =>
        thing.Covers(name) && (name.Type == EntityType.Person ? Holds(name, head) : name.Type == EntityType.Organization && name.Length == thing.Length && !Holds(thing, head));

    private static bool Holds(FoundName name, int token) => name.FirstToken <= token && token < name.EndToken;

    /// <summary>The quoted words that begin at a token: from the one behind the mark to the closing mark; empty where there are none.</summary>
    public static (int First, int End) Quoted(AnalyzedText text, int at, int limit)
    {
        if (at >= limit || text.FoldedOf(at) is not ("\"" or "«" or "“" or "'" or "‘"))
            return (at, at);
        for (var i = at + 1; i < Math.Min(limit, at + 2 + LongestQuoted); i++)
        {
            if (text.FoldedOf(i) is "\"" or "»" or "”" or "'" or "’")
                return (at + 1, i);
        }

        return (at, at);
    }
}
