using Ingestion.Enrichment.Text;

namespace Ingestion.Enrichment.Quotations;

/// <summary>Who speaks: an entity, somebody the text does not name, or nobody that could be told.</summary>
/// <param name="Entity">Index of the entity, -1 for none.</param>
/// <param name="IsKnown">False where nothing was found at all, so that the speaker before may go on.</param>
internal readonly record struct Speaker(int Entity, bool IsKnown)
{
    /// <summary>Nothing found.</summary>
    public static Speaker None => new(-1, false);

    /// <summary>A subject that is no entity.</summary>
    public static Speaker Unnamed => new(-1, true);

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

    // Up to so many tokens before a colon are a verb with its adverbs.
    private const int ShortClause = 4;

    private readonly AnalyzedText _text = passage.Text;
    private Speaker _current = Speaker.None;
    private Speaker _inSentence = Speaker.None;
    private readonly Dictionary<int, int> _spoke = [];
    private int _currentParagraph = -1;
    private int _lastOrganisation = -1;

    /// <summary>The speaker that goes on where no new one is named.</summary>
    public Speaker Current => _current;

    /// <summary>Index of the paragraph in which the current speaker spoke last, -1 before anyone has.</summary>
    public int CurrentParagraph => _currentParagraph;

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
            speaker = _current;
        Remember(speaker);
        return speaker;
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
        if (speaker.Entity >= 0)
            _spoke[speaker.Entity] = passage.Sentence.FirstToken + 1;
        _currentParagraph = passage.Sentence.Paragraph;
    }

    // A participle goes on with whoever spoke in the sentence, else with its subject, else with the speaker before.
    private Speaker Inherited(int before)
    {
        if (_inSentence.IsKnown)
            return _inSentence;
        return SubjectOfSentence(before) is { } mention ? Speaker.Of(mention.Entity) : _current;
    }

    private SpeakerMention? SubjectOfSentence(int before) => FirstMention(Math.Max(passage.Sentence.FirstToken, before - Back), before);

    private Speaker PassedOn(SpeechTerm cue)
    {
        var limit = Math.Min(passage.Sentence.EndToken, cue.EndToken + Ahead);
        for (var i = cue.EndToken; i < limit; i++)
        {
            if (passage.KindAt(i) == SpeechKind.From)
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
        }

        return Subject(at, stopAtComma: true, afterPreposition: true);
    }

    // The verb stands first; «الوزير التركي قال» and «أما فلان فقال» put the subject before it.
    private Speaker Arabic(SpeechTerm cue)
    {
        var subject = Subject(cue.EndToken, stopAtComma: false);
        if (subject.Entity < 0 && SubjectRightBefore(cue.Token) is { } before)
            return Speaker.Of(before.Entity);
        if (subject.IsKnown)
            return subject;
        // «وتجتاز فلانة الامتحان، وتقول»: the subject of the sentence goes on.
        if (cue.Token > passage.Sentence.FirstToken && !_inSentence.IsKnown && _text.FoldedOf(cue.Token)[0] == 'و' && SubjectOfSentence(cue.Token) is { } first)
            return Speaker.Of(first.Entity);
        var conjunction = _text.FoldedOf(cue.Token)[0] == 'و' && cue.Token > passage.Sentence.FirstToken - 1
            && SpeechLexicon.Instance.At(_text, cue.Token, out _).Kind != SpeechKind.None && StartsClause(cue.Token);
        return conjunction ? Speaker.None : SubjectBefore(cue.Token);
    }

    private bool StartsClause(int token) => token == passage.Sentence.FirstToken || passage.IsComma(token - 1) || passage.StretchAt(token - 1) is not null;

    // «غير أن الشركة نفت», «لكن اللجنة شككت»: a mention that opens its clause, with the verb right behind it.
    private SpeakerMention? SubjectRightBefore(int verb)
    {
        if (verb <= passage.Sentence.FirstToken || _text.FoldedOf(verb)[0] is 'و')
            return null;
        var end = _text.Tokens[verb - 1].End;
        foreach (var mention in mentions.Within(_text.Tokens[Math.Max(passage.Sentence.FirstToken, verb - LongestName)].Start, end))
        {
            if (mention.End != end)
                continue;
            var token = _text.TokenAt(mention.Start);
            if (token == passage.Sentence.FirstToken || passage.KindAt(token - 1) is SpeechKind.That or SpeechKind.Clause || passage.KindAt(token - 2) == SpeechKind.Clause || passage.IsComma(token - 1))
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
        return FirstMention(from, Math.Min(verb, from + 4)) is { } mention ? Speaker.Of(mention.Entity) : Speaker.None;
    }

    // The subject that begins at a token: a person in it, a title, the organisation that it is or speaks for.
    private Speaker Subject(int at, bool stopAtComma, bool afterPreposition = false)
    {
        var end = passage.Sentence.EndToken;
        while (at < end && passage.KindAt(at) == SpeechKind.Adverb)
            at++;
        var limit = Limit(at, stopAtComma);
        if (at >= limit || !_text.Tokens[at].IsWord || (!afterPreposition && IsPrepositional(at)))
            return Speaker.None;
        if (passage.KindAt(at) == SpeechKind.Unnamed)
            return Speaker.Unnamed;
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
        if (voice || passage.KindAt(at) == SpeechKind.Company)
            return ByHead(at, limit);
        return Speaker.Unnamed;
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
        if (passage.KindAt(token) is SpeechKind.Prep or SpeechKind.From)
            return true;
        var folded = _text.FoldedOf(token);
        if (_text.Tokens[token].Script != TokenScript.Arabic || mentions.BeginsAt(_text.Tokens[token].Start))
            return false;
        // «قال مبتسماً», «أضافت ضاحكةً»: how it was said.
        if (_text.SurfaceOf(token).Contains('\u064B'))
            return true;
        if (folded.StartsWith("لل") || folded.StartsWith("بال"))
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
            if (IsPossessive(mention) || passage.StretchAt(token) is not null || IsBehindPreposition(mention, token, fromToken))
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

    private bool IsPossessive(SpeakerMention mention)
    {
        var next = _text.TokenAt(mention.End);
        return next < _text.Tokens.Length && _text.Tokens[next].Start == mention.End && _text.FoldedOf(next) is "'s" or "'";
    }
}
