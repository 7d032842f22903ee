using Ingestion.Enrichment.Text;

namespace Ingestion.Enrichment.Quotations;

/// <summary>Finds direct speech and who speaks. Thread-safe, linear, without I/O.</summary>
public static class QuotationFinder
{
    /// <summary>Fewer words than this between marks are speech only right beside a verb of speech.</summary>
    private const int FewestWords = 3;

    /// <summary>A stretch that is a whole sentence without a verb of speech must have this many words.</summary>
    private const int FewestWordsOfSentence = 4;

    /// <summary>A definite noun phrase of at most this many words that is no complement of a verb of speech is set off, not spoken.</summary>
    private const int LongestPhrase = 4;

    /// <summary>How many words an English subject may have between the marks and its verb.</summary>
    private const int LongestSubject = 25;

    /// <summary>The direct speech of a text, in text order.</summary>
    /// <param name="text">The body.</param>
    /// <param name="entities">The entities of the same body; persons and organisations may speak.</param>
    /// <param name="cancellationToken">Checked at every sentence.</param>
    /// <returns>Spans between the marks. The speaker is an entity's name, or null where the text names none.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static IReadOnlyList<Quotation> Find(AnalyzedText text, IReadOnlyList<Entity> entities, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(entities);
        return Find(text, new MentionIndex(entities), QuoteMarks.Find(text), cancellationToken);
    }

    internal static IReadOnlyList<Quotation> Find(AnalyzedText text, MentionIndex mentions, IReadOnlyList<QuotedStretch> stretches, CancellationToken cancellationToken)
    {
        if (stretches.Count == 0)
            return [];
        stretches = mentions.WithoutNames(stretches);
        var passage = new SpeechPassage(text) { Stretches = stretches };
        var resolver = new SpeakerResolver(passage, mentions);
        var found = new List<Quotation>();
        var cues = new List<(SpeechTerm Term, Speaker Speaker)>();
        var next = 0;
        var spokenParagraph = -1;
        for (var index = 0; index < text.Sentences.Length;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var sentence = passage.Whole(index, out index);
            passage.Read(sentence);
            resolver.Begin();
            cues.Clear();
            foreach (var term in passage.Terms)
            {
                if (term.IsCue)
                    cues.Add((term, resolver.At(term)));
            }

            for (; next < stretches.Count && stretches[next].OpenToken < sentence.EndToken; next++)
            {
                var stretch = stretches[next];
                // What stands in other marks inside a quotation is part of it.
                if (found.Count > 0 && stretch.Start < found[^1].End)
                    continue;
                if (IsName(passage, mentions, stretch) || !TryAttribute(passage, resolver, cues, stretch, spokenParagraph, next > 0 ? stretches[next - 1] : null, out var speaker, out var cue))
                    continue;
                spokenParagraph = sentence.Paragraph;
                found.Add(new Quotation(stretch.Start, stretch.End, text.Original[stretch.Start..stretch.End], resolver.NameOf(speaker))
                {
                    Verb = cue is { } verb ? VerbOf(passage, cues, verb) : null,
                    Medium = MediumOf(passage, cue, stretch) is { } medium ? text.SurfaceOf(medium) : null,
                });
            }

            resolver.End();
        }

        return found;
    }

    private static bool TryAttribute(SpeechPassage passage, SpeakerResolver resolver, List<(SpeechTerm Term, Speaker Speaker)> cues, QuotedStretch stretch, int spokenParagraph, QuotedStretch? previous, out Speaker speaker, out SpeechTerm? cue)
    {
        speaker = Speaker.None;
        cue = null;
        var words = Words(passage.Text, stretch);
        var colon = passage.IsMark(stretch.OpenToken - 1, ':');
        var opens = OpensSentence(passage, stretch);
        var behind = CueBehind(passage, cues, stretch);
        var before = CueBefore(passage, cues, stretch);
        if (words < FewestWords)
        {
            // «قال: "لا"», «مضيفاً أن "الأمر محسوم"», "No," she said.
            var beside = before is { } b && (colon || (b.Term.EndToken == stretch.OpenToken && b.Term.Kind == SpeechKind.Inherit)
                || (words > 1 && passage.KindAt(stretch.OpenToken - 1) == SpeechKind.That));
            var goesOn = words > 1 && opens && spokenParagraph == passage.Sentence.Paragraph && EndsSentence(passage, stretch) && IsSentence(passage.Text, stretch);
            if (!beside && !goesOn && !(opens && behind is not null))
                return false;
        }

        // «ملفات تتعلق بـ"الأملاك العامة المنسية"»: a noun phrase that is only set off.
        if (words <= LongestPhrase && !colon && !opens && IsDefinitePhrase(passage.Text, stretch) && !IsComplement(passage, stretch.OpenToken - 1))
            return false;

        if (opens && behind is { } after)
            (cue, speaker) = after;
        else if (before is { } earlier)
            (cue, speaker) = earlier;
        else if (behind is { } later)
            (cue, speaker) = later;
        else if (opens && resolver.OfTelling(stretch.EndToken) is { IsNamed: true } teller)
            speaker = teller;
        else if (colon)
            speaker = resolver.OfClause(stretch.OpenToken);
        else if (opens && EndsSentence(passage, stretch) && (words >= FewestWordsOfSentence || (spokenParagraph == passage.Sentence.Paragraph && IsSentence(passage.Text, stretch))))
            speaker = resolver.OfSentence(spokenParagraph == passage.Sentence.Paragraph || previous is { Closed: false }, OpensParagraph(passage));
        else
            return false;
        return true;
    }

    // «مؤكداً بالقول»: a cue that goes on from the one right before it is one with it.
    private static string VerbOf(SpeechPassage passage, List<(SpeechTerm Term, Speaker Speaker)> cues, SpeechTerm cue)
    {
        var first = cue.Token;
        foreach (var (term, _) in cues)
        {
            if (cue.Kind == SpeechKind.Inherit && term.EndToken == cue.Token)
                first = term.Token;
        }

        return passage.Text.SurfaceOf(passage.Text.SpanOf(first, cue.EndToken));
    }

    // Between verb and marks, behind the verb that follows the marks, or before the verb («وفي بيان لها، قالت»).
    private static TextSpan? MediumOf(SpeechPassage passage, SpeechTerm? cue, QuotedStretch stretch)
    {
        var begin = stretch.OpenToken;
        while (begin > passage.Sentence.FirstToken && passage.StretchAt(begin - 1) is null)
            begin--;
        if (cue is not { } verb)
            return MediumFinder.Find(passage, begin, stretch.OpenToken);
        if (verb.Token >= stretch.EndToken)
        {
            var end = verb.EndToken;
            while (end < passage.Sentence.EndToken && passage.StretchAt(end) is null)
                end++;
            return MediumFinder.Find(passage, stretch.EndToken, end);
        }

        return MediumFinder.Find(passage, verb.EndToken, stretch.OpenToken) ?? MediumFinder.Find(passage, begin, verb.Token);
    }

    private static bool OpensParagraph(SpeechPassage passage) => passage.Text.SentenceOf(passage.Sentence.FirstToken) is var index
        && (index == 0 || passage.Text.Sentences[index - 1].Paragraph != passage.Sentence.Paragraph);

    // "We know it."
    private static bool IsSentence(AnalyzedText text, QuotedStretch stretch) => text.Original[stretch.End - 1] is '.' or '!' or '?' or '؟' or '…';

    private static bool IsDefinitePhrase(AnalyzedText text, QuotedStretch stretch)
    {
        for (var i = stretch.OpenToken + 1; i < stretch.EndToken; i++)
        {
            if (!text.Tokens[i].IsWord)
                continue;
            var folded = text.FoldedOf(i);
            if (!folded.StartsWith("ال") && !folded.StartsWith("وال"))
                return false;
        }

        return true;
    }

    private static bool IsComplement(SpeechPassage passage, int token) =>
        token < passage.Sentence.FirstToken || passage.KindAt(token) is SpeechKind.That or SpeechKind.Saying or SpeechKind.Inherit;

    private static (SpeechTerm Term, Speaker Speaker)? CueBefore(SpeechPassage passage, List<(SpeechTerm Term, Speaker Speaker)> cues, QuotedStretch stretch)
    {
        var behind = FirstBehind(cues, stretch);
        if (behind > 1 && IsAside(passage, cues[behind - 2].Term, cues[behind - 1].Term))
            behind--;
        return behind > 0 && cues[behind - 1].Term.EndToken <= stretch.OpenToken ? cues[behind - 1] : null;
    }

    // «قالت له بحسب حاضرين: …»: between a verb and what was said a source only vouches for it.
    private static bool IsAside(SpeechPassage passage, SpeechTerm verb, SpeechTerm source)
    {
        if (verb.Kind != SpeechKind.Saying || source.Kind != SpeechKind.Source || passage.IsLatin || !SpeechLexicon.Instance.Knows(passage.Text.FoldedOf(source.Token), SpeechKind.Source))
            return false;
        for (var i = verb.EndToken; i < source.Token; i++)
        {
            if (passage.KindAt(i) == SpeechKind.That || passage.StretchAt(i) is not null)
                return false;
        }

        return true;
    }

    // Cues never stand within a stretch, so the first behind it divides them.
    private static int FirstBehind(List<(SpeechTerm Term, Speaker Speaker)> cues, QuotedStretch stretch)
    {
        int low = 0, high = cues.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (cues[middle].Term.Token < stretch.EndToken)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    // «…»، يقول فلان; "…," John Smith, who was there, said.
    private static (SpeechTerm Term, Speaker Speaker)? CueBehind(SpeechPassage passage, List<(SpeechTerm Term, Speaker Speaker)> cues, QuotedStretch stretch)
    {
        for (var at = FirstBehind(cues, stretch); at < cues.Count; at++)
        {
            var cue = cues[at];
            if (cue.Term.Kind == SpeechKind.Calling)
                continue;
            var between = cue.Term.Token - stretch.EndToken;
            if (between > (passage.IsLatin ? LongestSubject : 3))
                return null;
            for (var i = stretch.EndToken; i < cue.Term.Token; i++)
            {
                if (passage.StretchAt(i) is not null || passage.KindAt(i) == SpeechKind.That || passage.IsMark(i, ';'))
                    return null;
            }

            // In running Arabic text a verb behind the marks begins a new clause, unless the marks opened the sentence.
            return passage.IsLatin || OpensSentence(passage, stretch) || cue.Term.Kind != SpeechKind.Inherit ? cue : null;
        }

        return null;
    }

    private static bool OpensSentence(SpeechPassage passage, QuotedStretch stretch)
    {
        for (var i = passage.Sentence.FirstToken; i < stretch.OpenToken; i++)
        {
            if (passage.Text.Tokens[i].IsWord)
                return false;
        }

        return true;
    }

    private static bool EndsSentence(SpeechPassage passage, QuotedStretch stretch)
    {
        for (var i = stretch.EndToken; i < passage.Sentence.EndToken; i++)
        {
            if (passage.Text.Tokens[i].IsWord)
                return false;
        }

        return true;
    }

    // Names, titles of works and slogans stand in marks as well.
    private static bool IsName(SpeechPassage passage, MentionIndex mentions, QuotedStretch stretch)
    {
        if (mentions.IsMention(stretch.Start, stretch.End))
            return true;
        var before = stretch.OpenToken - 1;
        // «ما يعرف بـ"…"»: look through the clitic.
        if (before > 0 && passage.Text.FoldedOf(before) is "ب" or "ل")
            before--;
        // «فرقة "…"», but «فرقه "…"» is "his teams".
        if (before >= passage.Sentence.FirstToken && Kind(passage, before) == SpeechKind.Naming && passage.Text.SurfaceOf(before)[^1] != 'ه')
            return true;
        if (stretch.EndToken < passage.Text.Tokens.Length && Kind(passage, stretch.EndToken) == SpeechKind.Named)
            return true;
        return IsTitleCase(passage.Text, stretch);
    }

    private static SpeechKind Kind(SpeechPassage passage, int token)
    {
        var kind = SpeechLexicon.Instance.At(passage.Text, token, out _).Kind;
        if (kind != SpeechKind.None || token == 0)
            return kind;
        // «بعنوان», «لحملة»: with a clitic in front. Of a phrase ("known as") the last word stands here.
        var folded = passage.Text.FoldedOf(token);
        if (folded.Length > 3 && folded[0] is 'ب' or 'ل' && SpeechLexicon.Instance.Knows(folded[1..], SpeechKind.Naming))
            return SpeechKind.Naming;
        return SpeechLexicon.Instance.At(passage.Text, token - 1, out var end).Kind is SpeechKind.Naming && end == token + 1 ? SpeechKind.Naming : SpeechKind.None;
    }

    // "The Sound of Silence": every long word with a capital, no full stop within the marks.
    private static bool IsTitleCase(AnalyzedText text, QuotedStretch stretch)
    {
        if (text.Original[stretch.End - 1] is '.' or ',' or '!' or '?')
            return false;
        var latin = 0;
        for (var i = stretch.OpenToken + 1; i < stretch.EndToken; i++)
        {
            var token = text.Tokens[i];
            if (!token.IsWord)
                continue;
            if (token.Script != TokenScript.Latin || (token.End - token.Start > 3 && !char.IsUpper(text.Original[token.Start])))
                return false;
            latin++;
        }

        return latin > 1;
    }

    private static int Words(AnalyzedText text, QuotedStretch stretch)
    {
        var words = 0;
        for (var i = stretch.OpenToken + 1; i < stretch.EndToken; i++)
        {
            if (text.Tokens[i].Kind is TokenKind.Word or TokenKind.Number)
                words++;
        }

        return words;
    }
}
