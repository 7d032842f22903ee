using Ingestion.Enrichment.Entities;
using Ingestion.Enrichment.Text;

namespace Ingestion.Enrichment.Quotations;

/// <content>Speakers that are no entity of the article but stand there by name.</content>
internal sealed partial class SpeakerResolver
{
    private const int LongestWrittenName = 5;
    private const int LongestWrittenTitle = 4;

    // «كتب الممثل الفاضل بوجمعة على صفحته»: behind the words of a title a run of words that are none of the language's.
    private Speaker Written(int at, int limit)
    {
        var first = at;
        while (first < limit && first < at + LongestWrittenTitle && _text.Tokens[first].IsWord && passage.KindAt(first) == SpeechKind.None && IsCommon(first))
            first++;
        var end = first;
        while (end < limit && end < first + LongestWrittenName && IsPartOfName(end))
            end++;
        // One word alone must end the subject.
        var words = end - first;
        if (words == 0 || (words == 1 && (_text.FoldedOf(first).Length < 4 || (end < limit && _text.Tokens[end].IsWord && passage.KindAt(end) != SpeechKind.Prep))))
            return Speaker.Unnamed;
        return Speaker.Written(_text.SpanOf(first, end));
    }

    private bool IsPartOfName(int token)
    {
        if (!_text.Tokens[token].IsWord || _text.Tokens[token].Script != TokenScript.Arabic)
            return false;
        var folded = _text.FoldedOf(token);
        return folded is "ود" or "بن" or "ابو" or "عبد" or "ال" or "ايت" || (passage.KindAt(token) == SpeechKind.None && !IsCommon(token)
            && !(folded[0] is 'ل' or 'ب' && folded.Length > 3 && IsCommon(folded[1..])));
    }

    private bool IsCommon(int token)
    {
        var folded = _text.FoldedOf(token);
        var bare = folded.Length > 4 && folded.StartsWith("ال") ? folded[2..] : folded;
        // Words that are often names: «المهدي» is in both lists.
        if ((ArabicLexicon.Instance.Of(bare) & WordTraits.Name) != WordTraits.None)
            return false;
        return folded.Length == 1 || IsCommon(folded) || (bare.Length < folded.Length && IsCommon(bare));
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

    // "said Graça Tembe", "Mussa said", "Abdulqader al-Marwani, who …, said"
    private Speaker WrittenLatin(int from, int limit, bool rightBefore)
    {
        var end = from;
        while (end < limit && end < from + LongestWrittenName && IsLatinNamePart(end, end == from))
            end++;
        // A particle is no end of a name.
        while (end > from && !char.IsUpper(_text.Original[_text.Tokens[end - 1].Start]) && !_text.FoldedOf(end - 1).StartsWith("al-"))
            end--;
        if (end == from || (rightBefore && end != limit && !passage.IsComma(end)))
            return Speaker.Unnamed;
        // "Doctors said": a sentence gives any word a capital.
        if (rightBefore && end - from == 1 && from == passage.Sentence.FirstToken)
            return Speaker.Unnamed;
        return Speaker.Written(_text.SpanOf(from, end));
    }

    private bool IsLatinNamePart(int token, bool first)
    {
        var current = _text.Tokens[token];
        if (!current.IsWord || current.Script != TokenScript.Latin)
            return false;
        var folded = _text.FoldedOf(token);
        if (char.IsUpper(_text.Original[current.Start]))
            return passage.KindAt(token) == SpeechKind.None && folded is not ("the" or "a" or "an") && !Dates.DateLexicon.Instance.TryGet(folded, out _);
        return folded.StartsWith("al-") || (!first && folded is "de" or "van" or "der" or "von" or "bin" or "ibn" or "da" or "la" or "al");
    }
}
