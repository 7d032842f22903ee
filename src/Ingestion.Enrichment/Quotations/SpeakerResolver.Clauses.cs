namespace Ingestion.Enrichment.Quotations;

/// <content>The main clause of a sentence and its subject, who acts in it, and who goes on in the next.</content>
internal sealed partial class SpeakerResolver
{
    private const int LongestOpening = 12;

    private Speaker _actor = Speaker.None;

    // A participle goes on with whoever spoke in the sentence, else with its subject, else with the speaker before.
    private Speaker Inherited(int before)
    {
        if (_inSentence.IsKnown)
            return _inSentence;
        if (SubjectOfSentence(before) is { } mention)
            return Speaker.Of(mention.Entity);
        return !passage.IsLatin && BehindMainVerb() < before && Subject(BehindMainVerb(), stopAtComma: true) is { IsNamed: true } subject ? subject : _current;
    }

    // «من جانبها، دقت النقابة …», «وفي باريس، …»: the clause begins behind the phrase that opens the sentence.
    private int MainClause()
    {
        var first = passage.Sentence.FirstToken;
        if (passage.KindAt(first) is not (SpeechKind.Prep or SpeechKind.From or SpeechKind.Adverb))
            return first;
        for (var i = first + 1; i < Math.Min(passage.Sentence.EndToken - 1, first + LongestOpening); i++)
        {
            if (passage.IsComma(i))
                return i + 1;
        }

        return first;
    }

    /// <summary>Where the clause of a verb begins: behind quoted words, another verb of speech or «أن».</summary>
    private int Opening(int verb)
    {
        var from = Math.Max(passage.Sentence.FirstToken, verb - Back);
        for (var i = verb - 1; i >= from; i--)
        {
            if (passage.StretchAt(i) is not null || passage.KindAt(i) is SpeechKind.Saying or SpeechKind.That)
                return i + 1;
        }

        return from;
    }

    // The subject stands behind the verb of the main clause, and that behind «لم» or «قد».
    private int BehindMainVerb() => MainClause() is var first && Is(first, FunctionWord.Auxiliary)
        ? first + 2 : first + 1;

    // The sentence begins with its verb: the subject stands behind it. An organisation further on is rather an object or a place.
    private Speaker SubjectOfVerbFirst(int before)
    {
        var first = BehindMainVerb() - 1;
        if (first + 1 < before && Subject(first + 1, stopAtComma: true) is { IsNamed: true } subject)
            return subject;
        return SubjectOfSentence(before) is { } mention && (mention.IsPerson || _text.TokenAt(mention.Start) <= first + 2) ? Speaker.Of(mention.Entity) : Speaker.None;
    }

    private SpeakerMention? SubjectOfSentence(int before) => FirstMention(Math.Max(passage.Sentence.FirstToken, before - Back), before);

    // «وزار الوزير المصابين. وقال: …»: the one who acted, unless the verb adds to what was said before («وأضاف»).
    private bool GoesOn(SpeechTerm cue) => _actor.IsKnown && !_inSentence.IsKnown && cue is { Kind: SpeechKind.Saying } && cue.Token == MainClause()
        && !SpeechLexicon.Instance.Adds(_text, cue.Token);

    // Who acted in a sentence in which nobody spoke; the next one of the paragraph may go on with them.
    private void NoteActor()
    {
        var next = passage.Sentence.EndToken;
        _actor = Speaker.None;
        if (_inSentence.IsKnown || next >= _text.Tokens.Length || _text.Sentences[_text.SentenceOf(next)].Paragraph != passage.Sentence.Paragraph)
            return;
        var first = MainClause();
        if (first + 1 < next && Subject(first + 1, stopAtComma: true) is { Entity: >= 0 } subject && mentions[subject.Entity].Type == EntityType.Person)
            _actor = subject;
        else if (first + 1 < next && SpeechLexicon.Instance.At(_text, first, out _) is { Kind: SpeechKind.Saying })
            _actor = Subject(first + 1, stopAtComma: true);
    }
}
