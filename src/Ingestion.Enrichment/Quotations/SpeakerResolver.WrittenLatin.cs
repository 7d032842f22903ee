using Ingestion.Enrichment.Text;

namespace Ingestion.Enrichment.Quotations;

/// <content>English speakers that are no entity of the article but stand there by name.</content>
internal sealed partial class SpeakerResolver
{
    // "said Graça Tembe", "Mussa said", "Abdulqader al-Marwani, who …, said"
    private Speaker WrittenLatin(int from, int limit, bool rightBefore)
    {
        if (from < limit && _text.FoldedOf(from) is "the")
            from++;
        var end = from;
        while (end < limit && end < from + LongestWrittenName && IsLatinNamePart(end, end == from))
            end++;
        // A particle is no end of a name.
        while (end > from && !char.IsUpper(_text.Original[_text.Tokens[end - 1].Start]) && !_text.FoldedOf(end - 1).StartsWith("al-"))
            end--;
        if (end == from || mentions.IsPlace(_text.Tokens[from].Start) || (rightBefore && end != limit && !passage.IsComma(end)))
            return Speaker.Unnamed;
        // "Doctors said": a sentence gives any word a capital.
        if (rightBefore && end - from == 1 && from == passage.Sentence.FirstToken && !(passage.IsComma(end) && passage.KindAt(end + 1) == SpeechKind.Relative))
            return Speaker.Unnamed;
        return Speaker.Written(_text.SpanOf(from, end));
    }

    // "Its barrister, Eoin Whelan SC, told", "Sceilg DAC, had argued": the name that ends at the verb, without what stands behind it in capitals.
    private Speaker WrittenLatinBefore(int from, int verb)
    {
        var end = verb;
        while (end > from && Is(end - 1, FunctionWord.Auxiliary))
            end--;
        if (end > from && passage.IsComma(end - 1))
            end--;
        var first = end;
        while (first > from && end - first < LongestWrittenName && IsLatinNamePart(first - 1, first: false))
            first--;
        while (first < end && !IsLatinNamePart(first, first: true))
            first++;
        while (end - first > 2 && IsInCapitals(end - 1))
            end--;
        return end == first || first == passage.Sentence.FirstToken && end - first == 1 || mentions.IsPlace(_text.Tokens[first].Start) ? Speaker.Unnamed : Speaker.Written(_text.SpanOf(first, end));
    }

    private bool IsInCapitals(int token) => _text.SurfaceOf(token) is { Length: < 5 } surface && surface.IndexOfAnyExceptInRange('A', 'Z') < 0;

    private bool IsLatinNamePart(int token, bool first)
    {
        var current = _text.Tokens[token];
        if (!current.IsWord || current.Script != TokenScript.Latin)
            return false;
        var folded = _text.FoldedOf(token);
        if (char.IsUpper(_text.Original[current.Start]))
            return passage.KindAt(token) == SpeechKind.None && !Is(token, FunctionWord.Article) && !Dates.DateLexicon.Instance.TryGet(folded, out _);
        return folded.StartsWith("al-") || (!first && FunctionWords.Instance.Knows(folded, FunctionWord.Particle));
    }
}
