namespace Ingestion.Enrichment.Quotations;

/// <content>Sources that a text names beside its verb, and those whose words it passes on.</content>
internal sealed partial class SpeakerResolver
{
    // A form of address and the first word of the name.
    private const int LongestApposed = 3;

    private Speaker PassedOn(SpeechTerm cue)
    {
        var limit = Math.Min(passage.Sentence.EndToken, cue.EndToken + Ahead);
        // «ونقل عنه التلفزيون قوله»
        if (cue.EndToken < passage.Sentence.EndToken && Is(cue.EndToken, FunctionWord.Pronominal))
            return _actor.IsKnown ? _actor : _current;
        for (var i = cue.EndToken; i < limit; i++)
        {
            if (passage.KindAt(i) == SpeechKind.From || (_text.FoldedOf(i) is "الي" && _text.FoldedOf(cue.Token).Contains("نسب", StringComparison.Ordinal)))
                return Subject(i + 1, stopAtComma: false, afterPreposition: true);
            if (passage.KindAt(i) is SpeechKind.That or SpeechKind.Saying)
                break;
        }

        return Subject(cue.EndToken, stopAtComma: false);
    }

    // «وفقاً لفلان», «وفق ما قال فلان»
    private Speaker Source(int at)
    {
        if (at < passage.Sentence.EndToken && _text.FoldedOf(at) is "ل")
            at++;
        for (var i = at; i < Math.Min(passage.Sentence.EndToken, at + 2); i++)
        {
            if (passage.KindAt(i) == SpeechKind.Saying)
                return Subject(i + 1, stopAtComma: true);
            // «بحسب ما نقلته الصحيفة عن فلان»
            if (passage.KindAt(i) == SpeechKind.Passing)
                return PassedOn(new SpeechTerm(SpeechKind.Passing, i, i + 1));
        }

        var subject = Subject(at, stopAtComma: true, afterPreposition: true);
        return !subject.IsNamed && Apposition(at) is { } person ? Speaker.Of(person.Entity) : subject;
    }

    // "According to the inquiry's chair, Sir Michael Doyle, …", «وطبقاً لممثلة المنظمة في البلاد، فلانة الفلانية، …»
    private SpeakerMention? Apposition(int at)
    {
        for (var i = at; i < Math.Min(passage.Sentence.EndToken - 1, at + LongestOpening); i++)
        {
            if (passage.IsComma(i))
                return FirstMention(i + 1, Math.Min(passage.Sentence.EndToken, i + 1 + (!passage.IsLatin && IsTitle(i + 1) ? LongestName : LongestApposed)), personsOnly: true);
        }

        return null;
    }
}
