namespace Ingestion.Enrichment.Quotations;

/// <content>English: subjects before and after the verb, pronouns.</content>
internal sealed partial class SpeakerResolver
{
    private const int PronounReach = 12;

    // What pronouns have told of a person so far: He or She.
    private readonly Dictionary<int, SpeechKind> _pronouns = [];
    private int _subject = -1;

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
                    return LastOrganisation();
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
        return ByRole(at, Math.Min(limit, at + LongestTitle));
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
        if (FirstMention(from, verb) is { } mention)
            return Speaker.Of(mention.Entity);
        if (ByRole(from, verb) is { IsKnown: true } role)
            return role;
        return Spelled(from) is { IsKnown: true } spelled ? spelled : Speaker.Unnamed;
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
        var nearest = -1;
        var sentences = _text.Sentences;
        var at = _text.SentenceOf(token);
        var to = _text.Tokens[token].Start;
        for (var s = at; s >= Math.Max(0, at - PronounReach); s--)
        {
            var within = mentions.Within(sentences[s].Span.Start, Math.Min(to, sentences[s].Span.End));
            for (var m = within.Length - 1; m >= 0; m--)
            {
                if (!within[m].IsPerson)
                    continue;
                if (_pronouns.TryGetValue(within[m].Entity, out var known))
                {
                    if (known == pronoun && s >= at - 3)
                        return Speaker.Of(within[m].Entity);
                }
                else if (nearest < 0 || (nearest >= 0 && s == at && !IsPossessive(within[m])))
                {
                    nearest = within[m].Entity;
                }
            }
        }

        var speaker = _current.Entity >= 0 && mentions[_current.Entity].Type == EntityType.Person
            && !(_pronouns.TryGetValue(_current.Entity, out var other) && other != pronoun) && _currentParagraph == passage.Sentence.Paragraph
                ? _current.Entity
                : nearest;
        if (speaker < 0)
            return Speaker.Unnamed;
        _pronouns.TryAdd(speaker, pronoun);
        return Speaker.Of(speaker);
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
        if (passage.KindAt(passage.Sentence.FirstToken) is SpeechKind.He or SpeechKind.She)
            return;
        _subject = FirstMention(passage.Sentence.FirstToken, passage.Sentence.EndToken, personsOnly: true) is { } person ? person.Entity : -1;
    }
}
