namespace Ingestion.Enrichment.Quotations;

/// <content>English pronouns: whom they stand for, and what they tell of a person.</content>
internal sealed partial class SpeakerResolver
{
    private const int PronounReach = 12;

    // What pronouns and the forms of verbs have told of a person so far: He or She.
    private readonly Dictionary<int, SpeechKind> _pronouns = [];
    private int _subject = -1;
    private int _acted = -1;

    // The nearest person that pronouns have shown to be of that gender; else who spoke last here; else the nearest of unknown gender.
    private Speaker Pronoun(SpeechKind pronoun, int token)
    {
        if (IsSomebodyBefore(token))
            return Speaker.Unnamed;
        if (_current.Entity >= 0 && IsPerson(_current.Entity) && _currentParagraph == passage.Sentence.Paragraph && (_acted != passage.Sentence.Paragraph || _subject < 0)
            && !(_pronouns.TryGetValue(_current.Entity, out var own) && own != pronoun))
        {
            _pronouns.TryAdd(_current.Entity, pronoun);
            return _current;
        }

        var (nearest, nearestSentence) = (-1, -1);
        var sentences = _text.Sentences;
        var at = _text.SentenceOf(token);
        var to = _text.Tokens[token].Start;
        for (var s = at; s >= Math.Max(0, at - PronounReach); s--)
        {
            var within = mentions.Within(sentences[s].Span.Start, Math.Min(to, sentences[s].Span.End));
            for (var m = within.Length - 1; m >= 0; m--)
            {
                // "God sees us," he said: nobody of whom is spoken within marks.
                if (!within[m].IsPerson || passage.StretchAt(_text.TokenAt(within[m].Start)) is not null)
                    continue;
                if (_pronouns.TryGetValue(within[m].Entity, out var known))
                {
                    if (known == pronoun && s >= at - 3)
                        return Speaker.Of(within[m].Entity);
                }
                else if (nearest < 0 || (nearest >= 0 && s == at && !IsPossessive(within[m])))
                {
                    (nearest, nearestSentence) = (within[m].Entity, s);
                }
            }
        }

        // "Mr. Obi showed no emotion. "I am innocent," he told them": the subject of the sentence before, in which nobody spoke.
        if (_subject >= 0 && _acted == passage.Sentence.Paragraph && !(_pronouns.TryGetValue(_subject, out var told) && told != pronoun))
        {
            _pronouns.TryAdd(_subject, pronoun);
            return Speaker.Of(_subject);
        }

        if (_current is { Entity: < 0, IsNamed: true } && GoesOnFrom(token))
            return _current;
        var spoke = _current.Entity >= 0 && IsPerson(_current.Entity) && !(_pronouns.TryGetValue(_current.Entity, out var other) && other != pronoun)
            && GoesOnFrom(token);
        var speaker = spoke ? _current.Entity : nearest;
        // "A visitor put it simply. "…," she said."
        if (speaker < 0 || (!spoke && nearestSentence < FirstOfParagraph() && Is(_text.Sentences[FirstOfParagraph()].FirstToken, FunctionWord.Indefinite)))
            return Speaker.Unnamed;
        _pronouns.TryAdd(speaker, pronoun);
        return Speaker.Of(speaker);
    }

    private bool IsPerson(int entity) => mentions[entity].Type == EntityType.Person;

    private bool IsNamedSince(int entity, int token)
    {
        foreach (var mention in mentions.Within(_text.Sentences[FirstOfParagraph()].Span.Start, _text.Tokens[token].Start))
        {
            if (mention.IsPerson && mention.Entity != entity && passage.StretchAt(_text.TokenAt(mention.Start)) is null)
                return true;
        }

        return Is(_text.Sentences[FirstOfParagraph()].FirstToken, FunctionWord.Indefinite);
    }

    private int FirstOfParagraph()
    {
        var first = _text.SentenceOf(passage.Sentence.FirstToken);
        while (first > 0 && _text.Sentences[first - 1].Paragraph == passage.Sentence.Paragraph)
            first--;
        return first;
    }

    // A sentence that opens with a pronoun goes on about the subject of the one before: that tells the subject's gender.
    private void NotePronoun()
    {
        var kind = passage.KindAt(passage.Sentence.FirstToken);
        if (kind is SpeechKind.He or SpeechKind.She && _subject >= 0)
            _pronouns.TryAdd(_subject, kind);
        else if (kind is SpeechKind.He or SpeechKind.She)
            _subject = -1;
    }

    private void NoteSubject()
    {
        _acted = _inSentence.IsKnown ? -1 : passage.Sentence.Paragraph;
        NoteForms();
        if (passage.KindAt(passage.Sentence.FirstToken) is SpeechKind.He or SpeechKind.She)
            return;
        _subject = FirstMention(passage.Sentence.FirstToken, passage.Sentence.EndToken, personsOnly: true) is { } person ? person.Entity : -1;
    }

    // "Mr. Obi", "his wife, Grace": the word before tells the pronoun.
    private void NoteForms()
    {
        foreach (var mention in mentions.Within(passage.Sentence.Span.Start, passage.Sentence.Span.End))
        {
            var before = _text.TokenAt(mention.Start) - 1;
            if (mention.IsPerson && before >= passage.Sentence.FirstToken && Form(passage.IsComma(before) && before > passage.Sentence.FirstToken ? before - 1 : before) is { } form)
                _pronouns.TryAdd(mention.Entity, form);
        }
    }

    // "At a stall, a driver who declined to give his name was less sure. "…," he said."
    private bool IsSomebodyBefore(int token)
    {
        var at = _text.SentenceOf(token) - 1;
        if (at < 0 || _text.Sentences[at] is var sentence && sentence.Paragraph != passage.Sentence.Paragraph || FirstMention(sentence.FirstToken, sentence.EndToken, personsOnly: true) is not null)
            return false;
        for (var i = sentence.FirstToken; i < Math.Min(sentence.EndToken, sentence.FirstToken + LongestOpening); i++)
        {
            if ((i == sentence.FirstToken || passage.IsComma(i - 1)) && Is(i, FunctionWord.Indefinite))
                return HasPersonNoun(i + 1, sentence.EndToken);
        }

        return false;
    }

    private bool HasPersonNoun(int from, int end)
    {
        for (var i = from; i < Math.Min(end, from + LongestName); i++)
        {
            if (Is(i, FunctionWord.Somebody))
                return true;
        }

        return false;
    }

    private SpeechKind? Form(int token) => SpeechLexicon.Instance.At(_text, token, out _).Kind switch
    {
        SpeechKind.Mister => SpeechKind.He,
        SpeechKind.Madam => SpeechKind.She,
        _ => null,
    };
}
