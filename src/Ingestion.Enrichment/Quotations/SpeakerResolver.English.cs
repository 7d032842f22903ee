using Ingestion.Enrichment.Text;

namespace Ingestion.Enrichment.Quotations;

/// <content>English: subjects before and after the verb, pronouns.</content>
internal sealed partial class SpeakerResolver
{
    private const int PronounReach = 12;
    private const int LongestDescription = 8;

    // What pronouns have told of a person so far: He or She.
    private readonly Dictionary<int, SpeechKind> _pronouns = [];
    private int _subject = -1;
    private int _acted = -1;

    private Speaker English(SpeechTerm cue)
    {
        var verb = cue.Token;
        // "…," said John Smith.
        var afterMarks = passage.StretchAt(verb - 1) is not null || (passage.IsComma(verb - 1) && passage.StretchAt(verb - 2) is not null);
        if (afterMarks && Inverted(cue.EndToken) is { IsKnown: true } inverted)
            return inverted;
        for (var i = verb - 1; i >= Math.Max(passage.Sentence.FirstToken, verb - 3); i--)
        {
            switch (passage.KindAt(i))
            {
                case SpeechKind.He or SpeechKind.She:
                    return Pronoun(passage.KindAt(i), i);
                case SpeechKind.It:
                    return LastOrganisation();
                case SpeechKind.They:
                    return _current;
                case SpeechKind.Unnamed when i == verb - 1:
                    return Speaker.Unnamed;
                case SpeechKind.Company when i == verb - 1 && i > 0 && _text.FoldedOf(i - 1) is "the":
                    return OrganisationCalled(i);
                default:
                    break;
            }

            if (passage.StretchAt(i) is not null)
                break;
        }

        return Before(verb);
    }

    private Speaker Inverted(int at)
    {
        if (at >= passage.Sentence.EndToken)
            return Speaker.None;
        var limit = Math.Min(passage.Sentence.EndToken, at + Ahead);
        for (var i = at; i < limit; i++)
        {
            if (passage.KindAt(i) is SpeechKind.He or SpeechKind.She)
                return i == at ? Pronoun(passage.KindAt(i), i) : Speaker.None;
            if (passage.StretchAt(i) is not null || passage.KindAt(i) is SpeechKind.That or SpeechKind.Relative or SpeechKind.Prep)
                limit = i;
        }

        if (FirstMention(at, limit) is { } mention)
            return Speaker.Of(mention.Entity);
        return ByRole(at, Math.Min(limit, at + LongestTitle)) is { IsKnown: true } role ? role
            : IsDescription(at, limit) ? SameSpeaker()
            : Spelled(at) is { IsKnown: true } spelled ? spelled
            : WrittenLatin(at, limit, rightBefore: false) is { IsNamed: true } written ? written : Speaker.None;
    }

    private Speaker Before(int verb)
    {
        var from = Math.Max(passage.Sentence.FirstToken, verb - Back);
        for (var i = verb - 1; i >= from; i--)
        {
            if (passage.StretchAt(i) is not null || passage.KindAt(i) is SpeechKind.Saying or SpeechKind.That)
            {
                from = i + 1;
                break;
            }
        }

        if (from >= verb)
            return Speaker.None;
        // "In a filing to the exchange, Meridian said": the subject stands behind the opening phrase.
        if (BehindOpeningPhrase(from, verb) is { } subject)
            return Speaker.Of(subject.Entity);
        // "Tran did not respond, but his spokesman, Carl Jensen, said"
        if (BehindConjunction(from, verb) is { } second)
            return Speaker.Of(second.Entity);
        if (IsSomebody(from, verb))
            return Speaker.Unnamed;
        if (FirstMention(from, verb) is { } mention)
            return Speaker.Of(mention.Entity);
        if (ByRole(from, verb) is { IsKnown: true } role)
            return role;
        if (Spelled(from) is { IsKnown: true } spelled)
            return spelled;
        while (from < verb && !_text.Tokens[from].IsWord)
            from++;
        if (IsDescription(from, verb))
            return SameSpeaker();
        var written = WrittenLatin(from, verb, rightBefore: true);
        return written.IsNamed || verb - 2 < from ? written : WrittenLatin(verb - 2, verb, rightBefore: true) is { IsNamed: true } pair ? pair : WrittenLatin(verb - 1, verb, rightBefore: true);
    }

    // "A nurse at Azadi Hospital, where …, said": nobody by name, and what stands behind the preposition does not speak.
    private bool IsSomebody(int from, int verb)
    {
        while (from < verb && !_text.Tokens[from].IsWord)
            from++;
        if (from >= verb || !IsIndefinite(from) || FirstMention(from, verb, personsOnly: true) is not null)
            return false;
        for (var i = from + 1; i < verb; i++)
        {
            if (passage.KindAt(i) is SpeechKind.Voice || mentions.BeginsAt(_text.Tokens[i].Start))
                return false;
            if (SpeechLexicon.Instance.At(_text, i, out _).Kind is SpeechKind.Prep or SpeechKind.Opening or SpeechKind.Relative)
                return true;
        }

        return false;
    }

    // "the defender said", "said the 34-year-old": whoever spoke before in the paragraph, by another noun.
    private bool IsDescription(int from, int end)
    {
        while (end > from && !_text.Tokens[end - 1].IsWord)
            end--;
        if (end - from is < 2 or > LongestDescription || _text.FoldedOf(from) is not "the" || _text.FoldedOf(end - 1).EndsWith('s'))
            return false;
        for (var i = from + 1; i < end; i++)
        {
            if (passage.KindAt(i) is not SpeechKind.None || !(_text.Tokens[i].IsWord || _text.Tokens[i].Kind == TokenKind.Number || passage.IsMark(i, '-')) || char.IsUpper(_text.Original[_text.Tokens[i].Start]))
                return false;
        }

        return true;
    }

    private Speaker SameSpeaker() => _current.IsNamed && (_current.Entity < 0 || IsPerson(_current.Entity)) && GoesOnFrom(passage.Sentence.EndToken - 1) ? _current : Speaker.Unnamed;

    // "…," Marsh said. The next paragraph, "…," she said: whoever spoke last goes on, unless somebody else has been named since.
    private bool GoesOnFrom(int token) => _currentParagraph == passage.Sentence.Paragraph
        || (_currentParagraph == passage.Sentence.Paragraph - 1 && !IsNamedSince(_current.Entity, token));

    private SpeakerMention? BehindConjunction(int from, int verb)
    {
        for (var i = verb - 2; i > from; i--)
        {
            if (passage.IsComma(i - 1) && _text.FoldedOf(i) is "but" or "while" or "and" or "although" or "though" or "whereas")
                return FirstMention(i + 1, verb);
        }

        return null;
    }

    private SpeakerMention? BehindOpeningPhrase(int from, int verb)
    {
        if (passage.KindAt(from) != SpeechKind.Opening)
            return null;
        for (var i = from + 1; i < verb - 1; i++)
        {
            if (passage.IsComma(i))
                return FirstMention(i + 1, verb);
        }

        return null;
    }

    // The nearest person that pronouns have shown to be of that gender; else who spoke last here; else the nearest of unknown gender.
    private Speaker Pronoun(SpeechKind pronoun, int token)
    {
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
        if (speaker < 0 || (!spoke && nearestSentence < FirstOfParagraph() && IsIndefinite(_text.Sentences[FirstOfParagraph()].FirstToken)))
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

        return IsIndefinite(_text.Sentences[FirstOfParagraph()].FirstToken);
    }

    private bool IsIndefinite(int token) => _text.FoldedOf(token) is "a" or "an" or "one" or "another";

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

    private SpeechKind? Form(int token) => SpeechLexicon.Instance.At(_text, token, out _).Kind switch
    {
        SpeechKind.Mister => SpeechKind.He,
        SpeechKind.Madam => SpeechKind.She,
        _ => null,
    };
}
