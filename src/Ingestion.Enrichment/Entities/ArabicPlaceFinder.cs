using Ingestion.Enrichment.Buffers;

namespace Ingestion.Enrichment.Entities;

/// <summary>Finds places and organizations that the lists know, and places by the noun before them («بلدية X»، «نهر X»).</summary>
internal sealed class ArabicPlaceFinder(ArabicWords words)
{
    /// <summary>The known names of one sentence.</summary>
    public void Find(int first, int limit, PooledList<FoundName> found)
    {
        for (var i = first; i < limit; i++)
        {
            // «الكاف» is a town in Tunisia and a federation of football: the context decides first.
            var end = words[i].Is(WordTraits.PlaceHeadInside) && i + 1 < limit && words[i + 1].Skip == 0 && words.PlaceEnd(i + 1, limit) > i + 1 ? AfterHead(i, limit, found) : i;
            if (end == i)
                end = Doubtful(i, limit, found);
            if (end == i)
                end = Known(i, limit, found);
            if (end == i)
                end = AfterHead(i, limit, found);
            i = Math.Max(i, end - 1);
        }
    }

    private int Known(int at, int limit, PooledList<FoundName> found)
    {
        if (!words[at].Is(WordTraits.PhraseStart) || words.HasTanwin(at))
            return at;
        var word = words[at].Merged ? string.Concat("ال", words.Bare(at)[2..]) : words.Bare(at);
        var known = words.Lexicon.Phrases.Match(words.Text, at, word, limit, out var end);
        if (known is null || (known.Type == EntityType.Location && (IsAdjective(at, end) || IsMonth(at, end, known) || IsDeputy(end, limit) || IsNoun(at, end, limit))))
            return at;
        // «الهلال الأحمر الجزائري»
        if (known.Type == EntityType.Organization && end < limit && words[end].Is(WordTraits.Demonym) && words[end].Skip == 0 && words.IsDefinite(end))
            end++;
        found.Add(ArabicSpans.Name(words, known.Type, at, end, 0.9) with { Key = known.Key });
        return end;
    }

    // «العقبة الوحيدة»: a place's name that is also a word, with an adjective that no place has.
    private bool IsNoun(int at, int end, int limit) => end == at + 1 && end < limit && words.IsDefinite(at)
        && words[end].Skip == 0 && words.Bare(end) is "الوحيد" or "الوحيده" or "الرئيسي" or "الرئيسيه" or "الاساسي" or "الاساسيه" or "الاكبر" or "الابرز" or "الاهم" or "الاصعب";

    // «القائم بأعمال السفير»
    private bool IsDeputy(int end, int limit) => end < limit && words.Text.FoldedOf(end) is "باعمال" or "بالاعمال";

    // «إب» is a town and «آب» a month: folded alike, written apart.
    private bool IsMonth(int at, int end, KnownName known) =>
        end == at + 1 && words[at].Is(WordTraits.Time) && !words.Text.SurfaceOf(at).EndsWith(known.Key, StringComparison.Ordinal);

    // «في الحمامات», «مدينة صور», «تونس والكاف»
    private int Doubtful(int at, int limit, PooledList<FoundName> found)
    {
        if (!words[at].Is(WordTraits.DoubtfulPlace) || words[at].Merged
            || words.Lexicon.DoubtfulPlaces.Match(words.Text, at, words.Bare(at), limit, out var end) is not { } known)
        {
            return at;
        }

        var afterHead = at > 0 && words[at].Skip == 0 && ((words[at - 1].Is(WordTraits.PlaceHead) && !words.IsDefinite(at - 1)) || words.Bare(at - 1) is "شمالي" or "جنوبي" or "شرقي" or "غربي");
        if (!afterHead && (known.NeedsHead || !IsCalledPlace(at, found)))
            return at;
        found.Add(ArabicSpans.Name(words, EntityType.Location, at, end, 0.75) with { Key = known.Key });
        return end;
    }

    private bool IsCalledPlace(int at, PooledList<FoundName> found)
    {
        // «إلى بشار بن سالم»
        if (words[at].Is(WordTraits.Name) && at + 1 < words.Count && words.IsArabic(at + 1) && words[at + 1].Skip == 0 && (words[at + 1].Is(WordTraits.Name | WordTraits.NamePrefix) || words.IsDefinite(at + 1)))
            return false;
        if (words[at].Skip > 0 && words.Text.FoldedOf(at)[words[at].Skip - 1] == 'ب')
            return true;
        // «ليما/كاتماندو 5 مايو»
        if (at == 0)
            return words.Count > 1 && words.Text.FoldedOf(1) is "/" or "-" or "–" or "—" or "(";
        if (words[at].Skip == 0 && words.Bare(at - 1) is "في" or "الي" or "قرب" or "شمالي" or "جنوبي" or "شرقي" or "غربي")
            return true;
        // In a list of places, with و or a comma.
        return found.Count > 0 && found[^1] is { Type: EntityType.Location } last
            && (last.EndToken == at ? words.HasConjunction(at) : last.EndToken == at - 1 && !words[at - 1].Is(~WordTraits.None) && words.Text.FoldedOf(at - 1) is "،");
    }

    // «سورية», «السعودية» are also feminine adjectives: after a noun that they can agree with, they are no places.
    private bool IsAdjective(int at, int end)
    {
        if (end != at + 1 || !words[at].Is(WordTraits.Demonym) || at == 0 || words[at].Skip > 0 || !words.IsArabic(at - 1))
            return false;
        var before = words.Bare(at - 1);
        var definite = words.IsDefinite(at);
        if (words.IsDefinite(at - 1) != definite || words[at - 1].Is(WordTraits.Stop | WordTraits.PhraseStart))
            return false;
        return before.Length > 3 && (before[^1] == 'ه' || before.EndsWith("ات") || words[at - 1].Is(WordTraits.Demonym | WordTraits.Ministry));
    }

    private int AfterHead(int head, int limit, PooledList<FoundName> found)
    {
        if (!words[head].Is(WordTraits.PlaceHead | WordTraits.PlaceHeadInside) || words.IsDefinite(head) && words.Bare(head) is not "العاصمه")
            return head;
        var first = head + 1;
        if (first >= limit || !words.IsArabic(first) || words[first].Skip > 0 || words[first].Merged
            || (words[first].Is(WordTraits.PhraseStart) && !words[head].Is(WordTraits.PlaceHeadInside))
            || (words.IsOrdinary(first) && !(words[head].Is(WordTraits.PlaceHeadInside) && words.PlaceEnd(first, limit) > first))
            || (words.Bare(head)[^1] == 'ه' && words.Bare(first).EndsWith("يه") && !words.IsDefinite(first)) || words[first].Is(WordTraits.Demonym | WordTraits.Title | WordTraits.Head | WordTraits.PlaceHead))
        {
            return head;
        }

        var end = Math.Max(first + 1, words.PlaceEnd(first, limit));
        // «مدينة السادس من أكتوبر» would be cut short.
        if (end < limit && words.IsDefinite(first) && words.Bare(end) is "من")
            return head;
        // «حمام الأنف», «عين صالح»: a second word that is on no list, or with the article, may belong to it.
        if (end < limit && words.IsArabic(end) && words[end] is { Skip: 0, Merged: false, Traits: WordTraits.None } && !words.IsOrdinary(end)
            && !words.IsDefinite(end))
        {
            end++;
        }

        var inside = words[head].Is(WordTraits.PlaceHeadInside);
        found.Add(ArabicSpans.Name(words, EntityType.Location, inside ? head : first, end, 0.7));
        return end;
    }
}
