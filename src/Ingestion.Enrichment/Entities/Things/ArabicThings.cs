using Ingestion.Enrichment.Buffers;
using Ingestion.Enrichment.Text;

namespace Ingestion.Enrichment.Entities.Things;

/// <summary>
/// Agreements, events, facilities and products of an Arabic text where the evidence is clear: a known name («تليغرام»), a head with
/// what only a name has («اتفاقية باريس للمناخ», «مطار رفيق الحريري الدولي», «القمة العربية»), a name in marks behind its kind («منصة "إكس"»).
/// </summary>
/// <param name="words">The text.</param>
/// <param name="lexicon">The words that tell them.</param>
internal sealed class ArabicThings(ArabicWords words, ThingLexicon lexicon)
{
    private const int LongestName = 4;

    private readonly ArabicOrganizationFinder _chains = new(words);

    /// <summary>Adds them to the names of the text.</summary>
    /// <param name="found">People, organizations and places.</param>
    public void Find(PooledList<FoundName> found)
    {
        var names = found.Count;
        foreach (var sentence in words.Text.Sentences)
        {
            for (var i = sentence.FirstToken; i < sentence.EndToken; i++)
            {
                if (!words.IsArabic(i) || ReadAt(i, sentence.EndToken) is not { } thing)
                    continue;
                ThingSpans.Add(found, names, thing, head: i);
                i = thing.EndToken - 1;
            }
        }
    }

    private FoundName? ReadAt(int at, int limit)
    {
        var word = words.Text.FoldedOf(at);
        // The clitics that come off names («وتليغرام», «بمطار»); the lists of names don't know these words.
        for (var skip = 0; skip <= 2 && word.Length - skip > 2; skip++)
        {
            if (lexicon.NameAt(words.Text, at, word[skip..], limit, afterHead: false, out var end) is { } known)
                return Name(known.Type, at, end, skip, 0.85) with { Key = known.Key };
            var head = lexicon.Of(word[skip..]);
            if (head.Place == ThingPlace.Before)
                return Behind(head.Type, at + 1, limit);
            if (head.Place == ThingPlace.Inside && NameEnd(head.Type, at, limit, word[skip..].StartsWith("ال")) is var close && close > at)
                return Name(head.Type, at, close, skip, 0.7);
            if (word[skip] is not ('و' or 'ف' or 'ب' or 'ل' or 'ك'))
                break;
        }

        return null;
    }

    // «منصة "إكس"», «منصة إكس», «تطبيق Signal»
    private FoundName? Behind(EntityType type, int at, int limit)
    {
        if (at >= limit)
            return null;
        var (first, end) = ThingSpans.Quoted(words.Text, at, limit);
        if (end == first && words.IsArabic(at) && lexicon.NameAt(words.Text, at, words.Text.FoldedOf(at), limit, afterHead: true, out var known) is not null)
            (first, end) = (at, known);
        if (end == first)
        {
            while (end < limit && end < at + LongestName && words.Text.Tokens[end] is { Kind: TokenKind.Word, Script: TokenScript.Latin })
                end++;
        }

        return end > first ? Name(type, first, end, 0, 0.8) : null;
    }

    private int NameEnd(EntityType type, int head, int limit, bool definite)
    {
        // «اتفاق لإنهاء الحرب», «قمة وحتى …»: what it is for, or the next clause.
        if (head + 1 >= limit || words.Text.FoldedOf(head + 1)[0] is 'ل' or 'و' && words.PlaceEnd(head + 1, limit) == head + 1)
            return head;
        var chain = _chains.ChainEnd(head, limit, definite);
        if (chain > head + 1 && IsTelling(type, head + 1, chain, definite))
            return chain;
        if (definite)
            return head;
        return type switch
        {
            EntityType.Facility => Namesake(head, limit),
            EntityType.Agreement => Described(head, limit),
            _ => head,
        };
    }

    /// <summary>Whether the chain behind a head has what a name has and a description has not: a place, a country, or several words of which the last has the article.</summary>
    private bool IsTelling(EntityType type, int first, int end, bool definite)
    {
        for (var i = first; i < end; i++)
        {
            if (words.PlaceEnd(i, end) > i || words[i].Is(WordTraits.Demonym) && words.IsDefinite(i))
                return true;
        }

        if (type is not (EntityType.Agreement or EntityType.Event) || end - first < 2)
            return false;
        return definite ? AreRelations(first, end) : words.IsDefinite(end - 1);
    }

    // «القمة العربية الإسلامية»
    private bool AreRelations(int first, int end)
    {
        for (var i = first; i < end; i++)
        {
            if (words.Bare(i)[^1] != 'ي' && !words.Bare(i).EndsWith("يه"))
                return false;
        }

        return true;
    }

    // «مطار رفيق الحريري الدولي», «ملعب أحمد بن علي»
    private int Namesake(int head, int limit)
    {
        var end = head + 1;
        while (end < limit && end <= head + LongestName && words.IsArabic(end) && words[end].Skip == 0
            && (words[end].Is(WordTraits.Name | WordTraits.RareName | WordTraits.NamePrefix) || words.Particle(end) != NameParticle.None)
            && !words[end].Is(WordTraits.Stop | WordTraits.Speech | WordTraits.Title | WordTraits.Rank))
        {
            end++;
        }

        if (end < head + 3)
            return head;
        while (end < limit && words.IsArabic(end) && words[end].Skip == 0 && words.IsDefinite(end) && words.Bare(end)[^1] == 'ي' && words[end].Is(WordTraits.NameAdjective))
            end++;
        return end;
    }

    // «اتفاقية تعاون عسكري مشترك»: no article, but nothing else is described so.
    private int Described(int head, int limit)
    {
        if (words.Bare(head)[^1] != 'ه' || head + 2 >= limit || !IsIndefinite(head + 1) || words.Bare(head + 1)[^1] is 'ي' or 'ه')
            return head;
        var end = head + 2;
        while (end < limit && IsIndefinite(end) && (words.Bare(end)[^1] == 'ي' || words.Bare(end) is "مشترك" or "شامل"))
            end++;
        return end > head + 2 ? end : head;
    }

    private bool IsIndefinite(int at) => words.IsArabic(at) && words[at] is { Skip: 0, Merged: false } && !words.IsDefinite(at) && !words.HasTanwin(at)
        && !words[at].Is(WordTraits.Stop | WordTraits.Speech | WordTraits.Time);

    private FoundName Name(EntityType type, int first, int end, int skip, double confidence)
    {
        var tokens = words.Text.Tokens;
        var start = skip == 0 ? tokens[first].Start : words.Text.Text.ToOriginal(tokens[first].FoldedStart + skip);
        return new FoundName(type, first, end, new TextSpan(start, tokens[end - 1].End), confidence);
    }
}
