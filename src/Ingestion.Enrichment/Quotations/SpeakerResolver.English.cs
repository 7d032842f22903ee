using Ingestion.Enrichment.Text;

namespace Ingestion.Enrichment.Quotations;

/// <content>English: subjects before and after the verb.</content>
internal sealed partial class SpeakerResolver
{
    private const int LongestDescription = 8;

    private Speaker English(SpeechTerm cue)
    {
        var verb = cue.Token;
        // "…," said John Smith.
        var afterMarks = passage.StretchAt(verb - 1) is not null || (passage.IsComma(verb - 1) && passage.StretchAt(verb - 2) is not null);
        if (afterMarks && Inverted(cue.EndToken) is { IsKnown: true } inverted)
            return inverted;
        // "Marsh said … and described it as"
        if (verb > passage.Sentence.FirstToken && Is(verb - 1, FunctionWord.Conjunction) && _inSentence.IsNamed)
            return _inSentence;
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
                // "the spokesman said", "a spokesman said"
                case SpeechKind.Voice when i == verb - 1 && i > passage.Sentence.FirstToken && Is(i - 1, FunctionWord.Article):
                    return Is(i - 1, FunctionWord.Indefinite) ? LastOrganisation() : _current.IsNamed ? _current : Speaker.Unnamed;
                // "the UN agency" is no name of the whole.
                case SpeechKind.Company when i == verb - 1 && i > passage.Sentence.FirstToken + 1 && Is(i - 2, FunctionWord.Article) && char.IsUpper(_text.Original[_text.Tokens[i - 1].Start]) && !IsInMention(i):
                    return LastOrganisation();
                default:
                    break;
            }

            // "In it, Lindqvist warned"
            if (passage.StretchAt(i) is not null || passage.IsComma(i))
                break;
        }

        return Before(verb);
    }

    private bool IsInMention(int token)
    {
        foreach (var mention in mentions.Within(_text.Tokens[Math.Max(0, token - LongestName)].Start, _text.Tokens[token].End))
        {
            if (mention.End > _text.Tokens[token].Start)
                return true;
        }

        return false;
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

        // "said one employee at the trust"
        if (Is(at, FunctionWord.Indefinite) && at + 1 < limit && Is(at + 1, FunctionWord.Somebody) && FirstMention(at, limit, personsOnly: true) is null)
            return Speaker.Unnamed;
        if (FirstMention(at, limit) is { } mention)
            return Speaker.Of(mention.Entity);
        return ByRole(at, Math.Min(limit, at + LongestTitle)) is { IsKnown: true } role ? role
            : IsDescription(at, limit) ? SameSpeaker()
            : Spelled(at) is { IsKnown: true } spelled ? spelled
            : WrittenLatin(at, limit, rightBefore: false) is { IsNamed: true } written ? written : Speaker.None;
    }

    private Speaker Before(int verb)
    {
        var from = Opening(verb);
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
        return written.IsNamed || verb - 2 < from ? written : WrittenLatinBefore(from, verb) is { IsNamed: true } pair ? pair : WrittenLatin(verb - 1, verb, rightBefore: true);
    }

    // "A nurse at Azadi Hospital, where …, said": nobody by name, and what stands behind the preposition does not speak.
    private bool IsSomebody(int from, int verb)
    {
        while (from < verb && !_text.Tokens[from].IsWord)
            from++;
        if (from >= verb || !Is(from, FunctionWord.Indefinite) || FirstMention(from, verb, personsOnly: true) is not null)
            return false;
        for (var i = from + 1; i < verb; i++)
        {
            // "A report by the Coral Trust" is the trust's.
            if (passage.KindAt(i) is SpeechKind.Voice || Is(i, FunctionWord.Author) || mentions.BeginsAt(_text.Tokens[i].Start))
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
            if (passage.IsComma(i - 1) && Is(i, FunctionWord.Conjunction))
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
}
