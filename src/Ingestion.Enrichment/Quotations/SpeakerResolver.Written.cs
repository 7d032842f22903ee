using Ingestion.Enrichment.Entities;
using Ingestion.Enrichment.Text;

namespace Ingestion.Enrichment.Quotations;

/// <content>Speakers that are no entity of the article but stand there by name.</content>
internal sealed partial class SpeakerResolver
{
    private const int LongestWrittenName = 5;
    private const int LongestWrittenTitle = 7;
    private const int LongestWrittenOrganization = 6;
    private const int MostWritten = 60;

    private readonly List<TextSpan> _written = [];

    // «كتب الممثل الفاضل بوجمعة على صفحته»: behind the words of a title a run of words that are none of the language's.
    private Speaker Written(int at, int limit, bool afterPreposition)
    {
        // «نقلت الوكالة عن بالشيخ»: behind one preposition stands no other.
        var first = afterPreposition && _text.FoldedOf(at)[0] == 'ب' ? at : BehindTitle(at, limit);
        var end = NameEnd(first, limit, afterPreposition);
        // «رئيسة القسم، فلانة الفلانية، أن»: between commas.
        if (end == first && first > at && first < limit && passage.IsComma(first))
        {
            first = BehindTitle(first + 1, limit);
            end = NameEnd(first, limit, afterPreposition: false);
            return end - first > 1 && (end == limit || passage.IsComma(end)) ? Speaker.Written(_text.SpanOf(first, end)) : Speaker.Unnamed;
        }

        // «مدرب الرجاء»: a word with the article right behind a title without one is whose he is.
        if (end - first == 1 && first > at && IsDefinite(first) && !IsDefinite(first - 1) && IsTitle(first - 1))
            return Speaker.Unnamed;
        // One word alone must end the subject; «مسافرة من إربد» is anybody.
        var words = end - first;
        if (words == 0 || (words == 1 && (!MayStandAlone(first) || IsFrom(end, limit) || (end < limit && _text.Tokens[end].IsWord && !IsPrepositional(end) && passage.KindAt(end) != SpeechKind.Adverb))))
            return Speaker.Unnamed;
        return Speaker.Written(_text.SpanOf(first, end));
    }

    private bool IsFrom(int token, int limit) => token < limit && _text.FoldedOf(token) is "من";

    // «الزروقي», «غنيم»; not «سيدة», which is a name now and then.
    private bool MayStandAlone(int token) => _text.FoldedOf(token) is { Length: > 3 } folded && folded[^1] != 'ت' && !folded.EndsWith("ها") && !folded.EndsWith("هم")
        && ((ArabicLexicon.Instance.Of(folded) & (WordTraits.Common | WordTraits.DoubtfulName)) != (WordTraits.Common | WordTraits.DoubtfulName) || (folded.StartsWith("ال") && folded[^1] == 'ي'));

    // «الأزرق» for «الصادق الأزرق».
    private Speaker WrittenBefore(int at)
    {
        foreach (var name in _written)
        {
            var last = _text.TokenAt(name.End - 1);
            if (last < at && _text.TokenAt(name.Start) < last && _text.FoldedOf(last).SequenceEqual(_text.FoldedOf(at)))
                return Speaker.Written(name);
        }

        return Speaker.None;
    }

    private int BehindTitle(int at, int limit)
    {
        var first = at;
        while (first < limit && first < at + LongestWrittenTitle && _text.Tokens[first].IsWord && passage.KindAt(first) == SpeechKind.None
            && (IsCommon(first) || IsTitle(first) || IsRelation(first) || (first > at && IsNationality(first)) || mentions.IsPlace(_text.Tokens[first].Start)))
        {
            first++;
        }

        return first;
    }

    // «رئيسة الوزراء الإستونية كايسا تامبيري»: behind a title, with a name to come.
    private bool IsNationality(int token) => token + 1 < passage.Sentence.EndToken && (ArabicLexicon.Instance.Of(_text.FoldedOf(token)) & WordTraits.Demonym) != WordTraits.None && IsPartOfName(token + 1, afterPreposition: false);

    // «جارته نوال», «زميلها جهاد»: with a pronoun, before a name.
    private bool IsRelation(int token) => token + 1 < passage.Sentence.EndToken && (_text.SurfaceOf(token)[^1] == 'ه' || _text.FoldedOf(token).EndsWith("ها") || _text.FoldedOf(token).EndsWith("هم"))
        && (ArabicLexicon.Instance.Of(_text.FoldedOf(token)) & WordTraits.Name) == WordTraits.None && (ArabicLexicon.Instance.Of(_text.FoldedOf(token + 1)) & WordTraits.Name) != WordTraits.None;

    private bool IsTitle(int token) =>
        ArabicLexicon.Instance.Of(_text.FoldedOf(token)) is var traits && (traits & (WordTraits.Title | WordTraits.Rank | WordTraits.RankModifier)) != WordTraits.None
        && (traits & (WordTraits.Name | WordTraits.RareName | WordTraits.DoubtfulName)) == WordTraits.None;

    private int NameEnd(int first, int limit, bool afterPreposition)
    {
        var end = first;
        while (end < limit && end < first + LongestWrittenName && (IsPartOfName(end, afterPreposition && end == first) || (end > first && IsByname(end))))
            end++;
        return end;
    }

    // «منظمة أنقذوا الطفولة»: the head of an organisation's name with what belongs to it.
    private Speaker WrittenOrganization(int at, int limit)
    {
        if (at < limit && _text.FoldedOf(at) is "باسم")
            at++;
        if (at + 1 >= limit || (ArabicLexicon.Instance.Of(_text.FoldedOf(at)) & (WordTraits.Head | WordTraits.Title)) != WordTraits.Head || IsDefinite(at))
            return Speaker.None;
        var end = at + 1;
        var isName = false;
        while (end < limit && end < at + LongestWrittenOrganization && _text.Tokens[end].IsWord && passage.KindAt(end) == SpeechKind.None)
        {
            var telling = IsDefinite(end) || !IsCommon(end);
            if (!telling && end > at + 1)
                break;
            isName |= telling;
            end++;
        }

        return isName ? Speaker.Written(_text.SpanOf(at, end)) : Speaker.None;
    }

    // «الصادق الأزرق»: an adjective behind a first name.
    private bool IsByname(int token) => _text.Tokens[token].IsWord && passage.KindAt(token) == SpeechKind.None && _text.FoldedOf(token).StartsWith("ال")
        && (ArabicLexicon.Instance.Of(_text.FoldedOf(token - 1)) & (WordTraits.Name | WordTraits.RareName | WordTraits.DoubtfulName)) != WordTraits.None
        && (ArabicLexicon.Instance.Of(_text.FoldedOf(token)) & (WordTraits.Frequent | WordTraits.Demonym)) == WordTraits.None;

    private bool IsPartOfName(int token, bool afterPreposition)
    {
        // With tanwin it tells how («متسرعاً»).
        if (!_text.Tokens[token].IsWord || _text.Tokens[token].Script != TokenScript.Arabic || _text.SurfaceOf(token).Contains('\u064B'))
            return false;
        var folded = _text.FoldedOf(token);
        if ((ArabicLexicon.Instance.Of(folded) & WordTraits.Generic) != WordTraits.None)
            return false;
        return afterPreposition && folded.StartsWith("بال") || IsParticle(folded) || (passage.KindAt(token) == SpeechKind.None && !IsCommon(token)
            && (afterPreposition || !(folded[0] is 'ل' or 'ب' && folded.Length > 3 && IsCommon(folded[1..]))));
    }

    private static bool IsParticle(ReadOnlySpan<char> folded) => (ArabicLexicon.Instance.Of(folded) & WordTraits.NamePrefix) != WordTraits.None
        || ArabicLexicon.Instance.ParticleOf(folded) is NameParticle.Opens;

    private bool IsCommon(int token)
    {
        var folded = _text.FoldedOf(token);
        var bare = folded.Length > 4 && folded.StartsWith("ال") ? folded[2..] : folded;
        // Words that are often names: «المهدي» is in both lists, «الكعبي» and «إشراق» as well.
        if ((ArabicLexicon.Instance.Of(bare) & WordTraits.Name) != WordTraits.None || (ArabicLexicon.Instance.Of(folded) & (WordTraits.DoubtfulName | WordTraits.Frequent)) == WordTraits.DoubtfulName)
            return false;
        return folded.Length == 1 || IsCommon(folded) || (folded.Length > 5 && folded[^2..] is "ين" or "ون" or "ات" && IsCommon(folded[..^2])) || (bare.Length < folded.Length && IsCommon(bare));
    }

    // The list folds hamza on a seat as well: ئ ي, ؤ و.
    private static bool IsCommon(ReadOnlySpan<char> folded)
    {
        Span<char> seatless = stackalloc char[Math.Min(folded.Length, 40)];
        if (folded.Length > seatless.Length)
            return true;
        folded.Replace(seatless, 'ئ', 'ي');
        seatless.Replace('ؤ', 'و');
        return (ArabicLexicon.Instance.Of(seatless) & WordTraits.Common) != WordTraits.None;
    }
}
