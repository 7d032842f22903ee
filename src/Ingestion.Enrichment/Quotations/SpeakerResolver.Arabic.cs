namespace Ingestion.Enrichment.Quotations;

/// <content>Arabic: subjects behind the verb, and those that stand before it.</content>
internal sealed partial class SpeakerResolver
{
    // The verb stands first; «الوزير التركي قال» and «أما فلان فقال» put the subject before it.
    private Speaker Arabic(SpeechTerm cue)
    {
        // «واتهمت فلانة البلدية بالإهمال، وأبلغت الإذاعة بأن»: behind the verb stands whom the speaker talks to.
        if (_inSentence.IsNamed && HasConjunction(cue.Token) && SpeechLexicon.Instance.IsTransitive(_text, cue.Token))
            return _inSentence;
        // «واختتم حديثه»
        if (_current.IsNamed && cue.EndToken < passage.Sentence.EndToken && SpeechLexicon.Instance.Adds(_text, cue.Token) && MediumFinder.IsOwn(_text.FoldedOf(cue.EndToken)))
            return _current;
        var subject = Subject(cue.EndToken, stopAtComma: false);
        if (!subject.IsKnown && BehindAddressee(cue.EndToken) is { } at)
            subject = Subject(at, stopAtComma: false);
        if (subject.Entity < 0 && SubjectRightBefore(cue.Token) is { } before)
            return Speaker.Of(before.Entity);
        // «والتمس ممثل النيابة فلان رفض الطلب»: right behind a person stands no verb with another subject.
        if (!subject.IsNamed && !HasConjunction(cue.Token) && PersonRightBefore(cue.Token) is { } actor)
            return Speaker.Of(actor.Entity);
        // «لكن داس يقول»
        if (subject.Entity < 0 && cue.Token - 2 >= passage.Sentence.FirstToken && passage.KindAt(cue.Token - 2) == SpeechKind.Clause && !HasConjunction(cue.Token)
            && Spelled(cue.Token - 1) is { IsKnown: true } spelled)
        {
            return spelled;
        }

        // «وكان الوزير فلان قد صرح الشهر الماضي»
        if (subject.Entity < 0 && BehindMainVerb() == passage.Sentence.FirstToken + 2 && BehindMainVerb() < cue.Token && !HasConjunction(cue.Token) && !_inSentence.IsKnown
            && FirstMention(passage.Sentence.FirstToken + 1, cue.Token) is { } auxiliary)
        {
            return Speaker.Of(auxiliary.Entity);
        }

        // «وجاء في نشرة جديدة له», «جاء في نص الحكم الذي تلته القاضية فلانة»
        if (!subject.IsNamed && cue.EndToken == cue.Token + 2)
            return OfRelativeClause(cue.EndToken) is { IsNamed: true } reader ? reader : Inherited(cue.Token);
        // «ماريا غونزاليس، وهي متطوعة، وصفت المشهد»: behind the verb stands its object.
        if (!subject.IsNamed && Topic(cue.Token) is { } topic)
            return Speaker.Of(topic.Entity);
        // «وأردفت الباحثة», «وأضافت صاحبة الكتاب»
        if (!subject.IsNamed && subject.IsKnown && _current.IsNamed && SpeechLexicon.Instance.Adds(_text, cue.Token) && (IsArticled(cue.EndToken) || IsArticled(cue.EndToken + 1) || IsTitle(cue.EndToken) || passage.StretchAt(cue.EndToken + 1) is not null)
            && passage.KindAt(cue.EndToken) != SpeechKind.Unnamed)
            return _current;
        // «وذهبت فلانة إلى أبعد من ذلك، إذ وصفت الخطة بأنها»: the subject of the sentence goes on, behind the verb stands its object.
        if (!subject.IsNamed && !_inSentence.IsKnown && cue.Token - 1 > passage.Sentence.FirstToken && Is(cue.Token - 1, FunctionWord.Subordinator)
            && passage.KindAt(cue.EndToken) != SpeechKind.Unnamed && SubjectOfVerbFirst(cue.Token) is { IsNamed: true } main)
        {
            return main;
        }

        // «لكن عاملة في المصنع بدت أقل تفاؤلا وقالت»: nobody by name.
        if (!subject.IsNamed && HasConjunction(cue.Token) && passage.KindAt(passage.Sentence.FirstToken) == SpeechKind.Clause && IsIndefiniteNoun(passage.Sentence.FirstToken + 1, cue.Token))
            return Speaker.Unnamed;
        if (subject.IsKnown)
            return subject;
        // «وفي مؤتمر مع فلان، أضاف»: whom the opening phrase names is not the subject of the verb behind it.
        if (cue.Token > passage.Sentence.FirstToken && cue.Token == MainClause())
            return Speaker.None;
        // «وتجتاز فلانة الامتحان، وتقول»: the subject of the sentence goes on.
        if (cue.Token > passage.Sentence.FirstToken && !_inSentence.IsKnown && HasConjunction(cue.Token) && SubjectOfVerbFirst(cue.Token) is { IsNamed: true } first)
            return first;
        var conjunction = HasConjunction(cue.Token) && cue.Token > passage.Sentence.FirstToken - 1
            && SpeechLexicon.Instance.At(_text, cue.Token, out _).Kind != SpeechKind.None && StartsClause(cue.Token);
        return conjunction ? Speaker.None : SubjectBefore(cue.Token);
    }

    // «قال لـ«الجريدة» رئيس البلدية فلان», «قالت لوكالة رويترز المتحدثة فلانة»: a title or a name right behind whom the speaker talks to.
    private int? BehindAddressee(int at)
    {
        if (at + 1 >= passage.Sentence.EndToken || _text.FoldedOf(at)[0] != 'ل' || !IsPrepositional(at))
            return null;
        var end = at + 1;
        // The mention may stand in marks («لـ"رويترز"»).
        foreach (var mention in mentions.Within(_text.Tokens[at].Start, _text.FoldedOf(at) is "ل" ? _text.Tokens[at + 1].End + 1 : _text.Tokens[at].End))
            end = Math.Max(end, _text.TokenAt(mention.End));
        if (passage.StretchAt(end) is { } marks)
            end = marks.EndToken;
        while (end < passage.Sentence.EndToken && _text.FoldedOf(end) is "\"" or "»" or "”")
            end++;
        return end < passage.Sentence.EndToken && _text.Tokens[end].IsWord && !IsPrepositional(end) && (IsTitle(end) || mentions.BeginsAt(_text.Tokens[end].Start)) ? end : null;
    }

    // «الذي تلته القاضية فلانة»: the subject stands behind the verb of the clause.
    private Speaker OfRelativeClause(int at)
    {
        for (var i = at; i < Math.Min(passage.Sentence.EndToken - 2, at + LongestOpening); i++)
        {
            if (passage.KindAt(i) == SpeechKind.Relative)
                return Subject(i + 2, stopAtComma: true);
            if (passage.KindAt(i) == SpeechKind.That || passage.StretchAt(i) is not null)
                break;
        }

        return Speaker.None;
    }

    // «وقال», not «وصف».
    private bool HasConjunction(int verb) => _text.FoldedOf(verb) is ['و', ..] folded && !SpeechLexicon.Instance.Knows(folded, SpeechKind.Saying);

    private bool IsIndefiniteNoun(int token, int verb) => token < verb && _text.Tokens[token].IsWord && !IsDefinite(token) && _text.FoldedOf(token) is not "ان" && FirstMention(token, verb, personsOnly: true) is null
        && (IsTitle(token) || IsCommon(token) || _text.FoldedOf(token)[^1] == 'ه') && SubjectOfSentence(token + 1) is null;

    private bool IsArticled(int token) => token < passage.Sentence.EndToken && _text.FoldedOf(token).StartsWith("ال");

    private bool StartsClause(int token) => token == passage.Sentence.FirstToken || passage.IsComma(token - 1) || passage.StretchAt(token - 1) is not null;

    // «غير أن الشركة نفت», «لكن اللجنة شككت»: a mention that opens its clause, with the verb right behind it.
    private SpeakerMention? SubjectRightBefore(int verb)
    {
        if (verb <= passage.Sentence.FirstToken || HasConjunction(verb))
            return null;
        // «غير أن رئيس الجمعية، فلان، نفى»
        var apposed = passage.IsComma(verb - 1) && verb - 2 > passage.Sentence.FirstToken;
        var end = _text.Tokens[apposed ? verb - 2 : verb - 1].End;
        foreach (var mention in mentions.Within(_text.Tokens[Math.Max(passage.Sentence.FirstToken, verb - LongestName)].Start, end))
        {
            if (mention.End != end || (apposed && !mention.IsPerson))
                continue;
            var token = _text.TokenAt(mention.Start);
            if (apposed && !passage.IsComma(token - 1))
                continue;
            if (token > passage.Sentence.FirstToken && passage.KindAt(token - 1) == SpeechKind.Naming)
                token--;
            if (token == passage.Sentence.FirstToken || passage.KindAt(token - 1) is SpeechKind.That or SpeechKind.Clause || passage.KindAt(token - 2) == SpeechKind.Clause || passage.IsComma(token - 1))
                return mention;
        }

        return null;
    }

    // A person with whom the sentence begins.
    private SpeakerMention? Topic(int verb)
    {
        if (HasConjunction(verb) || _inSentence.IsKnown)
            return null;
        var first = MainClause();
        // «أما نقيب المحامين، فلان، فكان له رأي آخر»
        if (Is(first, FunctionWord.Topic))
            return FirstMention(first + 1, verb);
        if (passage.KindAt(first) == SpeechKind.Clause)
            first++;
        if (first >= verb)
            return null;
        foreach (var mention in mentions.Within(_text.Tokens[first].Start, _text.Tokens[first].End))
        {
            if (mention.IsPerson)
                return mention;
        }

        return null;
    }

    private SpeakerMention? PersonRightBefore(int verb)
    {
        if (verb <= passage.Sentence.FirstToken)
            return null;
        foreach (var mention in mentions.Within(_text.Tokens[Math.Max(passage.Sentence.FirstToken, verb - LongestName)].Start, _text.Tokens[verb - 1].End))
        {
            if (mention.IsPerson && mention.End == _text.Tokens[verb - 1].End && passage.StretchAt(verb - 1) is null)
                return mention;
        }

        return null;
    }

    private Speaker SubjectBefore(int verb)
    {
        var from = Opening(verb);
        if (from >= verb)
            return Speaker.None;
        if (FirstMention(from, verb, personsOnly: true) is { } person)
            return Speaker.Of(person.Entity);
        if (ByRole(from, verb) is { IsKnown: true } role)
            return role;
        from = Math.Max(from, MainClause());
        if (passage.KindAt(from) == SpeechKind.Clause)
            from++;
        // «غير أن جمعية حماية المستهلك رأت», «ماريا غونزاليس، وهي متطوعة، وصفت»
        if (from < verb && _text.FoldedOf(from) is "ان")
            from++;
        if (from < verb && WrittenOrganization(from, verb) is { IsNamed: true } organisation)
            return organisation;
        if (from < verb && _text.Tokens[from].IsWord && Written(from, verb, afterPreposition: false) is { IsNamed: true } written && IsCut(written))
            return written;
        return FirstMention(from, Math.Min(verb, from + 4)) is { } mention ? Speaker.Of(mention.Entity) : Speaker.None;
    }

    // Of two words at least, with a comma or the verb behind it.
    private bool IsCut(Speaker written) => _text.TokenAt(written.Name.End) is var end && (passage.IsComma(end) || passage.KindAt(end) == SpeechKind.Saying)
        && _text.TokenAt(written.Name.Start) < end - 1;
}
