using Ingestion.Enrichment.Text;

namespace Ingestion.Enrichment.Quotations;

/// <summary>
/// Finds who speaks at a cue. Follows an article from its first sentence to its last and remembers who spoke, so that «وأضاف» with no
/// subject goes on with the speaker before.
/// </summary>
internal sealed partial class SpeakerResolver(SpeechPassage passage, MentionIndex mentions)
{
    // Bounds on how far a subject stands from its verb keep the whole linear.
    private const int Ahead = 40;
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
        var speaker = InNextSentence() is { } teller ? Speaker.Of(teller.Entity)
            : !opensParagraph && FirstMention(_text.Sentences[index - 1].FirstToken, _text.Sentences[index - 1].EndToken, personsOnly: true) is { } person ? Speaker.Of(person.Entity)
            : opensParagraph && _current.IsNamed && _currentParagraph == passage.Sentence.Paragraph - 1 ? _current
            : Speaker.Unnamed;
        Remember(speaker);
        return speaker;
    }

    /// <summary>Who is told of right behind marks that open the sentence («"…"، هكذا بدأ فلان كلامه»).</summary>
    /// <param name="behind">Token behind the marks.</param>
    public Speaker OfTelling(int behind)
    {
        if (passage.IsComma(behind))
            behind++;
        if (behind >= passage.Sentence.EndToken || !Is(behind, FunctionWord.Telling) || FirstMention(behind, passage.Sentence.EndToken, personsOnly: true) is not { } person)
            return Speaker.None;
        Remember(Speaker.Of(person.Entity));
        return _current;
    }

    // «"…". هكذا لخص السائق فلان ما جرى»
    private SpeakerMention? InNextSentence()
    {
        var first = passage.Sentence.EndToken;
        if (first >= _text.Tokens.Length || !Is(first, FunctionWord.Telling) || _text.Sentences[_text.SentenceOf(first)] is var next && next.Paragraph != passage.Sentence.Paragraph)
            return null;
        return FirstMention(first, next.EndToken, personsOnly: true);
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
        if (!passage.IsLatin && cue.Kind == SpeechKind.Saying)
            speaker = Agreeing(cue, speaker);
        // "A spokesman said the union had asked for it.": who is nobody in a clause below does not go on.
        if (!passage.IsLatin || speaker.IsNamed || !_inSentence.IsNamed)
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
        if (speaker.Name.Length > 0 && _written.Count < MostWritten && !_written.Contains(speaker.Name))
            _written.Add(speaker.Name);
        if (speaker.Entity >= 0)
            _spoke[speaker.Entity] = passage.Sentence.FirstToken + 1;
        _currentParagraph = passage.Sentence.Paragraph;
    }

    private bool Is(int token, FunctionWord kind) => FunctionWords.Instance.Knows(_text.FoldedOf(token), kind);
}
