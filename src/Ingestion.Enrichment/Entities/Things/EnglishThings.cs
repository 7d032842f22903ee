using Ingestion.Enrichment.Buffers;

namespace Ingestion.Enrichment.Entities.Things;

/// <summary>
/// Agreements, events, facilities and products of an English text where the evidence is clear: a known name ("WhatsApp"), capitals that end
/// with their kind ("Paris Agreement", "Queen Alia International Airport"), "Treaty of" and a name, a name in marks behind its kind.
/// </summary>
/// <param name="words">The text.</param>
/// <param name="lexicon">The words that tell them.</param>
internal sealed class EnglishThings(LatinWords words, ThingLexicon lexicon)
{
    private readonly LatinChains _chains = new(words);

    /// <summary>Adds them to the names of the text.</summary>
    /// <param name="found">People, organizations and places.</param>
    public void Find(PooledList<FoundName> found)
    {
        var names = found.Count;
        foreach (var sentence in words.Text.Sentences)
        {
            for (var i = sentence.FirstToken; i < sentence.EndToken; i++)
            {
                if (ReadAt(i, sentence.FirstToken, sentence.EndToken) is not { } thing)
                    continue;
                ThingSpans.Add(found, names, thing, head: thing.FirstToken > i ? i : thing.EndToken - 1);
                i = thing.EndToken - 1;
            }
        }
    }

    private FoundName? ReadAt(int at, int first, int limit)
    {
        if (!words.IsCapitalized(at))
            return lexicon.Of(words.Text.FoldedOf(at)).Place.HasFlag(ThingPlace.Before) ? Behind(at, limit) : null;
        if (lexicon.NameAt(words.Text, at, words.Text.FoldedOf(at), limit, afterHead: false, out var known) is { } name)
            return Name(name.Type, at, known, 0.85) with { Key = name.Key };
        var chain = _chains.At(at, first, limit);
        if (chain.Length == 0)
            return null;
        if (lexicon.Of(words.Text.FoldedOf(at)) is { Place: var opening, Type: var opened } && opening.HasFlag(ThingPlace.Of) && words.Reads(at + 1, "of") && at + 2 < limit
            && _chains.At(at + 2, first, limit) is { Length: > 0 } rest)
        {
            return Name(opened, at, rest.End, 0.8);
        }

        var start = at;
        while (start < chain.End && words.Is(start, WordTraits.Stop))
            start++;
        return chain.End - start >= 2 && lexicon.Of(words.Text.FoldedOf(chain.End - 1)) is { Place: var closing, Type: var type } && closing.HasFlag(ThingPlace.Last)
            ? Name(type, start, chain.End, 0.75)
            : null;
    }

    // the app "Signal", the platform Telegram
    private FoundName? Behind(int head, int limit)
    {
        var type = lexicon.Of(words.Text.FoldedOf(head)).Type;
        var at = head + 1;
        if (at < limit && lexicon.NameAt(words.Text, at, words.Text.FoldedOf(at), limit, afterHead: true, out var known) is not null)
            return Name(type, at, known, 0.8);
        var (first, end) = ThingSpans.Quoted(words.Text, at, limit);
        return end > first && words.IsCapitalized(first) ? Name(type, first, end, 0.8) : null;
    }

    private FoundName Name(EntityType type, int first, int end, double confidence) => new(type, first, end, words.Text.SpanOf(first, end), confidence);
}
