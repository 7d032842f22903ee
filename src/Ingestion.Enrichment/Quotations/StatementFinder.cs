using Ingestion.Enrichment.Text;

namespace Ingestion.Enrichment.Quotations;

/// <summary>Finds indirect speech («قال … إن», "said that", «بحسب», "according to") and who speaks. Thread-safe, linear, without I/O.</summary>
public static class StatementFinder
{
    /// <summary>Fewer words than this say nothing.</summary>
    private const int FewestWords = 3;

    /// <summary>How far behind a verb its «إن» may stand.</summary>
    private const int ThatReach = 40;

    /// <summary>A clause of more tokens is cut or left out; bounds the work on a text without full stops.</summary>
    private const int LongestClause = 300;

    /// <summary>How many words an English subject has at most between "and" and its verb.</summary>
    private const int LongestSubject = 9;

    /// <summary>The indirect speech of a text, in text order.</summary>
    /// <param name="text">The body.</param>
    /// <param name="entities">The entities of the same body; persons and organisations may speak.</param>
    /// <param name="cancellationToken">Checked at every sentence.</param>
    /// <returns>
    /// What was said, without «إن», to the end of its clause. Clauses that run into quotation marks are left to <see cref="QuotationFinder"/>.
    /// Spans do not overlap. The speaker is an entity's name, or null where the text names none.
    /// </returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static IReadOnlyList<Statement> Find(AnalyzedText text, IReadOnlyList<Entity> entities, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(entities);
        return Find(text, new MentionIndex(entities), QuoteMarks.Find(text), cancellationToken);
    }

    internal static IReadOnlyList<Statement> Find(AnalyzedText text, MentionIndex mentions, IReadOnlyList<QuotedStretch> stretches, CancellationToken cancellationToken)
    {
        stretches = mentions.WithoutNames(stretches);
        var passage = new SpeechPassage(text) { Stretches = stretches };
        var resolver = new SpeakerResolver(passage, mentions);
        var found = new List<Statement>();
        for (var index = 0; index < text.Sentences.Length;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var sentence = passage.Whole(index, out index);
            passage.Read(sentence);
            resolver.Begin();
            for (var i = 0; i < passage.Terms.Count; i++)
            {
                var cue = passage.Terms[i];
                if (!cue.IsCue)
                    continue;
                var speaker = resolver.At(cue);
                if (Said(passage, mentions, i, speaker) is not { } said)
                    continue;
                var span = text.SpanOf(said.First, said.End);
                // «…، بحسب الوكالة» round a clause that has its own speaker adds nothing.
                if (found.Count > 0 && span.Start < found[^1].End)
                    continue;
                var verb = text.SurfaceOf(text.SpanOf(cue.Token, said.EndOfVerb));
                found.Add(new Statement(span.Start, span.End, text.SurfaceOf(span), resolver.NameOf(speaker), verb));
            }

            resolver.End();
        }

        return found;
    }

    private readonly record struct Clause(int First, int End, int EndOfVerb);

    private static Clause? Said(SpeechPassage passage, MentionIndex mentions, int term, Speaker speaker)
    {
        var cue = passage.Terms[term];
        var clause = cue.Kind switch
        {
            SpeechKind.Source => Around(passage, cue, speaker),
            SpeechKind.Calling => null,
            _ => Behind(passage, term) ?? (passage.IsLatin && cue.Kind == SpeechKind.Saying ? Before(passage, cue) : null),
        };
        if (clause is not { } said || said.First >= said.End)
            return null;
        return Words(passage.Text, said.First, said.End) >= FewestWords && !Quotes(passage, mentions, ref said) ? said : null;
    }

    // «قال فلان إن …», «مشدداً على …», «قال: …» without marks, "said the harbour was …"
    private static Clause? Behind(SpeechPassage passage, int term)
    {
        var cue = passage.Terms[term];
        var limit = Math.Min(passage.Sentence.EndToken, cue.EndToken + ThatReach);
        for (var t = term + 1; t < passage.Terms.Count && passage.Terms[t].Token < limit; t++)
        {
            var other = passage.Terms[t];
            if (other.Kind == SpeechKind.That)
                return Ended(passage, other.EndToken, cue.EndToken);
            if (other.IsCue)
                limit = other.Token;
        }

        for (var i = cue.EndToken; i < limit; i++)
        {
            if (passage.StretchAt(i) is not null)
                return null;
            if (passage.IsMark(i, ':'))
                return Ended(passage, i + 1, cue.EndToken);
        }

        if (cue.EndToken >= passage.Sentence.EndToken)
            return null;
        if (passage.IsLatin)
            return cue.Kind == SpeechKind.Saying && TakesBareClause(passage, cue, out var first) ? Ended(passage, first, cue.EndToken) : null;
        // «مشدداً على مواصلة الدعم», «وشدد على ضرورة»
        return cue.Kind is SpeechKind.Saying or SpeechKind.Inherit && Is(passage, cue.EndToken, FunctionWord.Content)
            ? Ended(passage, cue.EndToken + 1, cue.EndToken + 1)
            : null;
    }

    // "said the harbour was closed", "said on Tuesday it would reopen"; not "…," she said in the evening.
    private static bool TakesBareClause(SpeechPassage passage, SpeechTerm cue, out int first)
    {
        var text = passage.Text;
        first = cue.EndToken;
        if (!Is(passage, cue.Token, FunctionWord.Bare) || passage.StretchAt(cue.Token - 1) is not null)
            return false;
        for (var i = cue.Token - 1; i >= passage.Sentence.FirstToken; i--)
        {
            if (passage.StretchAt(i) is not null)
                return false;
            if (passage.KindAt(i) == SpeechKind.Saying)
                break;
        }

        if (Is(passage, first, FunctionWord.Dating) && first + 2 < passage.Sentence.EndToken)
            first += 2;
        else if (MediumFinder.Find(passage, first, Math.Min(first + 1, passage.Sentence.EndToken)) is { } medium)
            first = text.TokenAt(medium.End);
        return first < passage.Sentence.EndToken && text.Tokens[first].Kind != TokenKind.Punctuation
            && passage.KindAt(first) is not (SpeechKind.Opening or SpeechKind.Relative or SpeechKind.Inherit);
    }

    // "The plan is dead, Marsh said."
    private static Clause? Before(SpeechPassage passage, SpeechTerm cue)
    {
        var end = cue.EndToken;
        if (end < passage.Sentence.EndToken && passage.Text.Tokens[end].Kind != TokenKind.Punctuation)
            return null;
        var comma = -1;
        for (var i = passage.Sentence.FirstToken; i < cue.Token; i++)
        {
            if (passage.StretchAt(i) is not null || (passage.KindAt(i) is SpeechKind.Saying or SpeechKind.That or SpeechKind.Source))
                return null;
            if (passage.IsComma(i) && comma < 0 && Words(passage.Text, passage.Sentence.FirstToken, i) > FewestWords)
                comma = i;
        }

        return comma > 0 && passage.KindAt(passage.Sentence.FirstToken) != SpeechKind.Opening
            ? new Clause(passage.Sentence.FirstToken, comma, cue.EndToken)
            : null;
    }

    // «…، بحسب الوكالة», «وبحسب الوكالة، فإن …», "According to …, …"
    private static Clause? Around(SpeechPassage passage, SpeechTerm cue, Speaker speaker)
    {
        var sentence = passage.Sentence;
        if (!speaker.IsNamed || cue.Token - sentence.FirstToken > LongestClause)
            return null;
        if (cue.Token > sentence.FirstToken + 1)
        {
            var end = passage.IsComma(cue.Token - 1) ? cue.Token - 1 : cue.Token;
            return new Clause(sentence.FirstToken, end, cue.EndToken);
        }

        for (var i = cue.EndToken; i < sentence.EndToken; i++)
        {
            if (!passage.IsComma(i))
                continue;
            var first = i + 1;
            if (first < sentence.EndToken && Is(passage, first, FunctionWord.Result))
                first++;
            return Ended(passage, first, cue.EndToken);
        }

        return null;
    }

    // To the end of the sentence, or to where the narrator goes on: «، مشدداً», «، وأضاف», «، وذلك», ", but", ", according to".
    private static Clause Ended(SpeechPassage passage, int first, int endOfVerb)
    {
        var text = passage.Text;
        var end = first;
        for (; end < Math.Min(passage.Sentence.EndToken, first + LongestClause); end++)
        {
            if (passage.StretchAt(end) is not null)
                continue;
            if (passage.IsMark(end, '؛') || passage.IsMark(end, ';'))
                break;
            if (end > first && (passage.KindAt(end) == SpeechKind.Source || (passage.IsComma(end) && GoesOn(passage, end + 1))))
                break;
        }

        while (end > first && text.Tokens[end - 1].Kind == TokenKind.Punctuation && text.Original[text.Tokens[end - 1].Start] is '.' or '!' or '?' or '؟' or '…' or '،' or ',')
            end--;
        return new Clause(first, end, endOfVerb);
    }

    private static bool GoesOn(SpeechPassage passage, int at)
    {
        if (at >= passage.Sentence.EndToken)
            return false;
        var kind = passage.KindAt(at);
        if (kind is SpeechKind.Saying or SpeechKind.Inherit or SpeechKind.Source or SpeechKind.Passing or SpeechKind.Clause or SpeechKind.Narrator)
            return true;
        // ", and the company said"
        if (!passage.IsLatin || !Is(passage, at, FunctionWord.Conjunction))
            return false;
        for (var i = at + 1; i < Math.Min(passage.Sentence.EndToken, at + LongestSubject) && !passage.IsComma(i); i++)
        {
            if (passage.KindAt(i) == SpeechKind.Saying)
                return true;
        }

        return false;
    }

    // A clause that runs into marks is direct speech, which is found elsewhere; what stands before the last comma may still be reported.
    private static bool Quotes(SpeechPassage passage, MentionIndex mentions, ref Clause said)
    {
        for (var i = said.First; i < said.End; i++)
        {
            if (passage.StretchAt(i) is not { } stretch)
                continue;
            if (mentions.IsMention(stretch.Start, stretch.End) || Words(passage.Text, stretch.OpenToken, stretch.EndToken) < FewestWords)
            {
                i = Math.Max(i, stretch.EndToken - 1);
                continue;
            }

            var comma = i - 1;
            while (comma > said.First && !passage.IsComma(comma))
                comma--;
            if (comma <= said.First || Words(passage.Text, said.First, comma) < FewestWords)
                return true;
            said = said with { End = comma };
            return false;
        }

        return false;
    }

    private static bool Is(SpeechPassage passage, int token, FunctionWord kind) => FunctionWords.Instance.Knows(passage.Text.FoldedOf(token), kind);

    private static int Words(AnalyzedText text, int from, int to)
    {
        var words = 0;
        for (var i = from; i < to; i++)
        {
            if (text.Tokens[i].Kind is TokenKind.Word or TokenKind.Number)
                words++;
        }

        return words;
    }
}
