using Ingestion.Enrichment.Buffers;

namespace Ingestion.Enrichment.Entities;

/// <summary>What a word before the marks round a name tells of it. The words stand in <c>Resources/Ar/outlet-cues.txt</c>.</summary>
internal enum OutletCue : byte
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Somebody talks to an outlet, if there is talk of speech before («قال لـ«X»»).</summary>
    To,

    /// <summary>Something said is given to an outlet («في حديث إلى «X»»).</summary>
    Given,

    /// <summary>An outlet has got or spread something («بيان تلقته "X"»).</summary>
    Sent,

    /// <summary>Is said itself («تصريح»).</summary>
    Said,

    /// <summary>A company is called so («سهم «X»»).</summary>
    Firm,
}

/// <summary>Finds papers, stations, sites and companies that are named in quotation marks and known by nothing but the words before: «وقال لـ«الأفق اليوم»».</summary>
internal sealed class QuotedOutlets(ArabicWords words)
{
    private const int LongestName = 4;
    private const int SpeechReach = 12;

    /// <summary>The outlets of one sentence.</summary>
    /// <param name="first">Its first token.</param>
    /// <param name="limit">One past its last token.</param>
    /// <param name="found">Where to put them.</param>
    public void Find(int first, int limit, PooledList<FoundName> found)
    {
        for (var open = first + 2; open + 2 < limit; open++)
        {
            if (words.Text.FoldedOf(open) is not ("«" or "\"" or "“"))
                continue;
            var cue = words.Lexicon.OutletCueOf(words.Text.FoldedOf(open - 1));
            if (cue is OutletCue.None or OutletCue.Said || (cue == OutletCue.Given && words.Lexicon.OutletCueOf(words.Bare(open - 2)) != OutletCue.Said))
                continue;
            var end = open + 1;
            while (end < limit && end <= open + LongestName && words.IsArabic(end) && !words[end].Is(WordTraits.Speech))
                end++;
            if (end > open + 1 && end < limit && words.Text.FoldedOf(end) is "»" or "\"" or "”" && (cue != OutletCue.To || HasSpeech(first, open - 1)))
                found.Add(new FoundName(EntityType.Organization, open + 1, end, words.Text.SpanOf(open + 1, end), 0.8));
        }
    }

    private bool HasSpeech(int first, int cue)
    {
        for (var i = cue - 1; i >= Math.Max(first, cue - SpeechReach); i--)
        {
            if (words[i].Is(WordTraits.Speech) || words.Lexicon.OutletCueOf(words.Bare(i)) == OutletCue.Said)
                return true;
        }

        return false;
    }
}
