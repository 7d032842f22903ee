using Ingestion.Enrichment.Text;

namespace Ingestion.Enrichment.Quotations;

/// <summary>Who speaks: an entity, somebody the text does not name, or nobody that could be told.</summary>
/// <param name="Entity">Index of the entity, -1 for none.</param>
/// <param name="IsKnown">False where nothing was found at all, so that the speaker before may go on.</param>
/// <param name="Name">Where the name stands, for somebody who is no entity of the article; else empty.</param>
internal readonly record struct Speaker(int Entity, bool IsKnown, TextSpan Name = default)
{
    /// <summary>Whether the text tells the speaker's name.</summary>
    public bool IsNamed => Entity >= 0 || Name.Length > 0;

    /// <summary>Nothing found.</summary>
    public static Speaker None => new(-1, false);

    /// <summary>A subject that is no entity.</summary>
    public static Speaker Unnamed => new(-1, true);

    /// <summary>Somebody by name who is no entity.</summary>
    public static Speaker Written(TextSpan name) => new(-1, true, name);

    /// <summary>An entity.</summary>
    public static Speaker Of(int entity) => new(entity, true);
}

/// <summary>
/// Finds who speaks at a cue. Follows an article from its first sentence to its last and remembers who spoke, so that «وأضاف» with no
/// subject goes on with the speaker before.
/// </summary>
internal sealed partial class SpeakerResolver(SpeechPassage passage, MentionIndex mentions)
{
    // Bounds on how far a subject stands from its verb keep the whole linear.
    private const int Ahead = 40;
    private const int LongestName = 10;
    private const int Back = 60;
    private const int LongestOpening = 12;

    // Up to so many tokens before a colon are a verb with its adverbs.
    private const int ShortClause = 4;

    private readonly AnalyzedText _text = passage.Text;
    private Speaker _current = Speaker.None;
    private Speaker _inSentence = Speaker.None;
    private readonly Dictionary<int, int> _spoke = [];
    private int _currentParagraph = -1;
    private int _lastOrganisation = -1;
    private Speaker _actor = Speaker.None;

    /// <summary>The speaker that goes on where no new one is named.</summary>
    public Speaker Current => _current;

    /// <summary>The name of a speaker, or null.</summary>
    public string? NameOf(Speaker speaker) => speaker.Entity >= 0 ? mentions[speaker.Entity].Name : speaker.IsNamed ? _text.SurfaceOf(speaker.Name) : null;

    /// <summary>Index of the paragraph in which the current speaker spoke last, -1 before anyone has.</summary>
    public int CurrentParagraph => _currentParagraph;

    /// <summary>The speaker of marks round a whole sentence that nothing introduces: whoever spoke in the paragraph or acted right before, or spoke in the paragraph before.</summary>
    /// <param name="spoken">Whether there has been a quotation in this paragraph.</param>
    /// <param name="opensParagraph">Whether nothing stands before the marks in their paragraph.</param>
    public Speaker OfSentence(bool spoken, bool opensParagraph)
    {
        if (spoken)
            return _current;
        var index = _text.SentenceOf(passage.Sentence.FirstToken);
        var speaker = !opensParagraph && FirstMention(_text.Sentences[index - 1].FirstToken, _text.Sentences[index - 1].EndToken, personsOnly: true) is { } person ? Speaker.Of(person.Entity)
            : opensParagraph && _current.IsNamed && _currentParagraph == passage.Sentence.Paragraph - 1 ? _current
            : Speaker.Unnamed;
        Remember(speaker);
        return speaker;
    }

    /// <summary>Begins a sentence.</summary>
    public void Begin()
    {
        _inSentence = Speaker.None;
        if (passage.IsLatin)
            NotePronoun();
    }

    /// <summary>Ends a sentence: notes the organisation that a later "the company" stands for.</summary>
    public void End()
    {
        if (passage.IsLatin)
            NoteSubject();
        else
            NoteActor();
        foreach (var mention in mentions.Within(passage.Sentence.Span.Start, passage.Sentence.Span.End))
        {
            if (mention.IsPerson || passage.StretchAt(_text.TokenAt(mention.Start)) is not null || IsPossessive(mention))
                continue;
            _lastOrganisation = mention.Entity;
            break;
        }
    }

    /// <summary>The speaker at a cue; remembered unless the cue only names a source.</summary>
    public Speaker At(SpeechTerm cue)
    {
        var speaker = cue.Kind switch
        {
            SpeechKind.Inherit => Inherited(cue.Token),
            SpeechKind.Source => Source(cue.EndToken),
            SpeechKind.Passing => PassedOn(cue),
            _ when passage.IsLatin => English(cue),
            _ => Arabic(cue),
        };
        if (cue.Kind == SpeechKind.Source)
            return speaker.IsKnown ? speaker : Speaker.Unnamed;
        if (!speaker.IsKnown)
            speaker = GoesOn(cue) ? _actor : _current;
        Remember(speaker);
        return speaker;
    }

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

    /// <summary>The subject of a sentence without a verb of speech («ونشر الفريق رسالة: "…"»).</summary>
    /// <param name="before">Token at which the quotation opens.</param>
    public Speaker OfClause(int before)
    {
        var speaker = Inherited(before);
        // Whoever spoke before goes on in «ثم استدرك:», not where a clause of some length has a subject that is no entity.
        if (!_inSentence.IsKnown && speaker == _current && before - passage.Sentence.FirstToken > ShortClause && SubjectOfSentence(before) is null)
            speaker = Speaker.Unnamed;
        Remember(speaker);
        return speaker;
    }

    private void Remember(Speaker speaker)
    {
        if (!speaker.IsKnown)
            return;
        _current = speaker;
        _inSentence = speaker;
        if (speaker.Name.Length > 0 && _written.Count < MostWritten && !_written.Contains(speaker.Name))
            _written.Add(speaker.Name);
        if (speaker.Entity >= 0)
            _spoke[speaker.Entity] = passage.Sentence.FirstToken + 1;
        _currentParagraph = passage.Sentence.Paragraph;
    }

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

    // The subject stands behind the verb of the main clause, and that behind «لم» or «قد».
    private int BehindMainVerb() => MainClause() is var first && _text.FoldedOf(first) is "لم" or "ولم" or "لا" or "ولا" or "لن" or "ولن" or "قد" or "وقد" or "كان" or "وكان" or "كانت" or "وكانت"
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

    private Speaker PassedOn(SpeechTerm cue)
    {
        var limit = Math.Min(passage.Sentence.EndToken, cue.EndToken + Ahead);
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

        return Subject(at, stopAtComma: true, afterPreposition: true);
    }

    // The verb stands first; «الوزير التركي قال» and «أما فلان فقال» put the subject before it.
    private Speaker Arabic(SpeechTerm cue)
    {
        var subject = Subject(cue.EndToken, stopAtComma: false);
        if (subject.Entity < 0 && SubjectRightBefore(cue.Token) is { } before)
            return Speaker.Of(before.Entity);
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
        if (!subject.IsNamed && subject.IsKnown && _current.IsNamed && SpeechLexicon.Instance.Adds(_text, cue.Token) && (IsArticled(cue.EndToken) || IsArticled(cue.EndToken + 1) || passage.StretchAt(cue.EndToken + 1) is not null)
            && passage.KindAt(cue.EndToken) != SpeechKind.Unnamed)
            return _current;
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

    private bool IsArticled(int token) => token < passage.Sentence.EndToken && _text.FoldedOf(token).StartsWith("ال");

    private bool StartsClause(int token) => token == passage.Sentence.FirstToken || passage.IsComma(token - 1) || passage.StretchAt(token - 1) is not null;

    // «غير أن الشركة نفت», «لكن اللجنة شككت»: a mention that opens its clause, with the verb right behind it.
    private SpeakerMention? SubjectRightBefore(int verb)
    {
        if (verb <= passage.Sentence.FirstToken || HasConjunction(verb))
            return null;
        var end = _text.Tokens[verb - 1].End;
        foreach (var mention in mentions.Within(_text.Tokens[Math.Max(passage.Sentence.FirstToken, verb - LongestName)].Start, end))
        {
            if (mention.End != end)
                continue;
            var token = _text.TokenAt(mention.Start);
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

    private Speaker SubjectBefore(int verb)
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

    // The subject that begins at a token: a person in it, a title, the organisation that it is or speaks for.
    private Speaker Subject(int at, bool stopAtComma, bool afterPreposition = false)
    {
        var end = passage.Sentence.EndToken;
        // A name may stand in marks («وقالت "أوبن إيه آي"»).
        while (at < end && (passage.KindAt(at) == SpeechKind.Adverb || _text.FoldedOf(at) is "the" or "a" or "an" or "\"" or "«" or "“"))
            at++;
        var limit = Limit(at, stopAtComma);
        if (at >= limit || !_text.Tokens[at].IsWord || (!afterPreposition && IsPrepositional(at)))
            return Speaker.None;
        if (passage.KindAt(at) == SpeechKind.Unnamed)
            return Speaker.Unnamed;
        // A surname here is nearer than whoever is named further on.
        if (!mentions.BeginsAt(_text.Tokens[at].Start) && Surname(at) is { IsKnown: true } surname)
            return surname;
        if (FirstMention(at, limit, personsOnly: true) is { } person)
            return Speaker.Of(person.Entity);
        if (ByRole(at, limit) is { IsKnown: true } role)
            return role;
        var voice = passage.KindAt(at) == SpeechKind.Voice;
        var head = passage.KindAt(at) == SpeechKind.Naming ? at + 2 : at + 1;
        if (FirstMention(at, voice ? limit : Math.Min(limit, head)) is { } organisation)
            return Speaker.Of(organisation.Entity);
        if (ByNameStart(at, limit) is { IsKnown: true } shortened)
            return shortened;
        if (Spelled(at) is { IsKnown: true } spelled)
            return spelled;
        if (IsSame(at, limit))
            return _current.IsKnown ? _current : Speaker.Unnamed;
        if (passage.IsLatin)
            return voice || passage.KindAt(at) == SpeechKind.Company ? ByHead(at, limit) : WrittenLatin(at, limit, rightBefore: false);
        return WrittenOrganization(voice ? at + 1 : at, limit) is { IsNamed: true } written ? written
            : voice || passage.KindAt(at) == SpeechKind.Company ? ByHead(at, limit)
            : WrittenBefore(at) is { IsNamed: true } known ? known
            : ByNoun(at) is { IsNamed: true } noun ? noun
            : Written(at, limit, afterPreposition);
    }

    // «المتحدث ذاته», «ذات المصدر»
    private bool IsSame(int at, int limit)
    {
        for (var i = at; i < Math.Min(limit, at + LongestTitle); i++)
        {
            if (passage.KindAt(i) == SpeechKind.Same)
                return true;
            if (!_text.Tokens[i].IsWord)
                return false;
        }

        return false;
    }

    private int Limit(int at, bool stopAtComma)
    {
        var limit = Math.Min(passage.Sentence.EndToken, at + Ahead);
        for (var i = at; i < limit; i++)
        {
            if (passage.IsMark(i, ':') || passage.StretchAt(i) is not null || (stopAtComma && passage.IsComma(i)))
                return i;
            if (passage.KindAt(i) is SpeechKind.That or SpeechKind.Relative or SpeechKind.Saying or SpeechKind.Inherit or SpeechKind.Source)
                return i;
        }

        return limit;
    }

    // «قال للإذاعة», «قال في بيان»: what follows the verb is no subject.
    private bool IsPrepositional(int token)
    {
        if (passage.KindAt(token) is SpeechKind.Prep or SpeechKind.From or SpeechKind.Clause or SpeechKind.Narrator)
            return true;
        var folded = _text.FoldedOf(token);
        if (_text.Tokens[token].Script != TokenScript.Arabic || mentions.BeginsAt(_text.Tokens[token].Start))
            return false;
        // «قال مبتسماً», «أضافت ضاحكةً»: how it was said.
        if (_text.SurfaceOf(token).Contains('\u064B'))
            return true;
        if (folded is "ل" or "ب" || folded.StartsWith("لل") || folded.StartsWith("بال"))
            return true;
        // «لوكالة رويترز»: the mention begins behind the clitic.
        return folded.Length > 3 && folded[0] is 'ل' or 'ب'
            && mentions.Within(_text.Tokens[token].Start + 1, _text.Tokens[token].End).Length > 0;
    }

    private SpeakerMention? FirstMention(int fromToken, int toToken, bool personsOnly = false)
    {
        if (fromToken >= toToken)
            return null;
        SpeakerMention? organisation = null;
        foreach (var mention in mentions.Within(_text.Tokens[fromToken].Start, _text.Tokens[toToken - 1].End))
        {
            var token = _text.TokenAt(mention.Start);
            if (IsPossessive(mention) || passage.StretchAt(token) is not null || IsBehindPreposition(mention, token, fromToken) || IsAddressee(mention, token, fromToken))
                continue;
            if (mention.IsPerson)
                return mention;
            organisation ??= mention;
        }

        return personsOnly ? null : organisation;
    }

    private bool IsBehindPreposition(SpeakerMention mention, int token, int from) =>
        mention.IsPerson && token > from && (passage.KindAt(token - 1) is SpeechKind.Prep or SpeechKind.From
            || (mention.Start > _text.Tokens[token].Start && _text.FoldedOf(token)[0] is 'ل' or 'ب'));

    // «متحدث باسم الشركة لموقع …»
    private bool IsAddressee(SpeakerMention mention, int token, int from) => passage.KindAt(from) == SpeechKind.Voice && token > from + 1
        && mention.Start > _text.Tokens[token].Start && _text.FoldedOf(token)[0] == 'ل' && passage.KindAt(from + 1) == SpeechKind.Naming;

    private bool IsPossessive(SpeakerMention mention)
    {
        var next = _text.TokenAt(mention.End);
        return next < _text.Tokens.Length && _text.Tokens[next].Start == mention.End && _text.FoldedOf(next) is "'s" or "'";
    }
}
