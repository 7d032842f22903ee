using Ingestion.Enrichment.Text;

namespace Ingestion.Enrichment.Quotations;

/// <summary>A word or phrase of a sentence that bears on speech.</summary>
/// <param name="Kind">What it does.</param>
/// <param name="Token">Index of its first token.</param>
/// <param name="EndToken">One past its last token.</param>
internal readonly record struct SpeechTerm(SpeechKind Kind, int Token, int EndToken)
{
    /// <summary>Whether it says that somebody speaks.</summary>
    public bool IsCue => Kind is SpeechKind.Saying or SpeechKind.Calling or SpeechKind.Passing or SpeechKind.Inherit or SpeechKind.Source;
}

/// <summary>One sentence with its speech terms outside quotation marks.</summary>
internal sealed class SpeechPassage(AnalyzedText text)
{
    // How far behind a weak verb its complement may begin («ذكر مدير المتحف في البلدة أنه»).
    private const int ComplementReach = 18;
    private const int LongestRelative = 25;
    private const int InterposedReach = 12;

    private readonly List<SpeechTerm> _terms = [];

    /// <summary>The article.</summary>
    public AnalyzedText Text => text;

    /// <summary>The sentence.</summary>
    public Sentence Sentence { get; private set; }

    /// <summary>The terms, in text order.</summary>
    public IReadOnlyList<SpeechTerm> Terms => _terms;

    /// <summary>Whether the sentence's first words are in Latin script.</summary>
    public bool IsLatin { get; private set; }

    /// <summary>The quoted stretches of the article.</summary>
    public required IReadOnlyList<QuotedStretch> Stretches { get; init; }

    /// <summary>A sentence together with those behind it that a quotation begun in it reaches into, so that what stands behind the marks is seen.</summary>
    /// <param name="index">Index of the sentence.</param>
    /// <param name="next">Index of the first sentence behind.</param>
    public Sentence Whole(int index, out int next)
    {
        var sentences = text.Sentences;
        var whole = sentences[index];
        next = index + 1;
        while (next < sentences.Length && sentences[next].Paragraph == whole.Paragraph
            && StretchAt(sentences[next].FirstToken) is { } stretch && stretch.OpenToken < sentences[next].FirstToken)
        {
            var last = sentences[next++];
            whole = whole with { Span = new TextSpan(whole.Span.Start, last.Span.End), EndToken = last.EndToken };
        }

        return whole;
    }

    /// <summary>Turns to a sentence.</summary>
    public void Read(Sentence sentence)
    {
        Sentence = sentence;
        _terms.Clear();
        IsLatin = false;
        var lexicon = SpeechLexicon.Instance;
        var decided = false;
        for (var i = sentence.FirstToken; i < sentence.EndToken;)
        {
            if (StretchAt(i) is { } stretch)
            {
                i = Math.Max(i + 1, stretch.EndToken);
                continue;
            }

            if (!decided && text.Tokens[i].IsWord)
                (IsLatin, decided) = (text.Tokens[i].Script == TokenScript.Latin, true);
            var word = lexicon.At(text, i, out var end);
            if (word.Kind != SpeechKind.None && Counts(word, i, end))
                _terms.Add(new SpeechTerm(word.Kind, i, end));
            i = end;
        }
    }

    /// <summary>The term that begins at a token, if one does.</summary>
    public SpeechKind KindAt(int token)
    {
        int low = 0, high = _terms.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_terms[middle].Token < token)
                low = middle + 1;
            else
                high = middle;
        }

        return low < _terms.Count && _terms[low].Token == token ? _terms[low].Kind : SpeechKind.None;
    }

    /// <summary>The stretch that holds a token, its marks included.</summary>
    public QuotedStretch? StretchAt(int token)
    {
        int low = 0, high = Stretches.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (Stretches[middle].EndToken <= token)
                low = middle + 1;
            else
                high = middle;
        }

        return low < Stretches.Count && Stretches[low].OpenToken <= token ? Stretches[low] : null;
    }

    /// <summary>Whether a token is a given punctuation mark.</summary>
    public bool IsMark(int token, char mark) => token >= 0 && token < text.Tokens.Length && text.Folded[text.Tokens[token].FoldedStart] == mark;

    /// <summary>Whether a token is a comma of either script.</summary>
    public bool IsComma(int token) => IsMark(token, ',') || IsMark(token, '،');

    // Whether a word does here what the lists say of it.
    private bool Counts(SpeechWord word, int token, int end)
    {
        if (IsSubjunctive(token, word.Kind) || IsOfDocument(token, word.Kind) || (word.Initial && !OpensClause(token)))
            return false;
        if (word.Kind == SpeechKind.Saying && (IsInterposed(token) || IsPassive(token)))
            return false;
        if (word.Kind == SpeechKind.Passing && !PassesOn(end))
            return false;
        return !word.Weak || (!IsNoun(token) && HasComplement(end) && !IsInClause(token, end) && !(word.Kind == SpeechKind.Saying && IsBehindThat(token)));
    }

    // «في رد مكتوب»: behind a preposition stands a noun; «الذي تابع اللقاء»: a clause of its own, unless «أن» follows.
    private bool IsInClause(int token, int end) => _terms is [.., { Kind: SpeechKind.Prep or SpeechKind.Relative } last] && last.EndToken == token
        && !(last.Kind == SpeechKind.Relative && SpeechLexicon.Instance.At(text, end, out _).Kind == SpeechKind.That);

    // «أن يضيف», «لن يعلن»: nothing has been said.
    private bool IsSubjunctive(int token, SpeechKind kind) => kind == SpeechKind.Saying && token > Sentence.FirstToken
        && text.FoldedOf(token)[0] is 'ي' or 'ت' && FunctionWords.Instance.Knows(text.FoldedOf(token - 1), FunctionWord.Subjunctive);

    // «وأضاف، بعد أن قاطعه فلان: …»: what happened before the words came is not what introduces them.
    private bool IsInterposed(int token)
    {
        var opening = token - 1;
        // «قال متقاعد تابع الجلسة: …»: what a man did of whom nothing else is known.
        if (_terms is [.., { Kind: SpeechKind.Saying } last] && last.EndToken == opening && !IsLatin && text.Tokens[opening].IsWord && !text.FoldedOf(opening).StartsWith("ال") && text.FoldedOf(token)[0] != 'و')
            return true;
        if (opening > Sentence.FirstToken && text.FoldedOf(opening) is "ان" && text.FoldedOf(opening - 1) is "بعد" or "قبل")
            opening--;
        else if (opening <= Sentence.FirstToken || !FunctionWords.Instance.Knows(text.FoldedOf(opening), FunctionWord.Temporal))
            return false;
        for (var i = opening - 1; i >= Math.Max(Sentence.FirstToken, opening - InterposedReach) && StretchAt(i) is null; i--)
        {
            switch (KindAt(i))
            {
                case SpeechKind.Saying:
                    return true;
                case SpeechKind.That or SpeechKind.Inherit or SpeechKind.Clause:
                    return false;
            }
        }

        return false;
    }

    // «وبين أن», «، بين أن», «وقد بين أن»
    private bool OpensClause(int token) => token == Sentence.FirstToken || text.FoldedOf(token)[0] == 'و' || !text.Tokens[token - 1].IsWord
        || FunctionWords.Instance.Knows(text.FoldedOf(token - 1), FunctionWord.Auxiliary);

    // "the remarks", "its claims"
    private bool IsNoun(int token) => IsLatin && token > Sentence.FirstToken && FunctionWords.Instance.Knows(text.FoldedOf(token - 1), FunctionWord.Article | FunctionWord.Possessive);

    // «بتمويل أُقر في نيسان»: as the vowel sign tells.
    private bool IsPassive(int token) => text.SurfaceOf(token) is [_, '\u064F', ..] or ['و', _, '\u064F', ..];

    // «أن سجل الناخبين سيفتح»: a noun; «بعد أن سجل»
    private bool IsBehindThat(int token) => _terms is [.., { Kind: SpeechKind.That } that] && that.EndToken == token && !(that.Token > Sentence.FirstToken && text.FoldedOf(that.Token - 1) is "بعد" or "منذ");

    // «في بيان أوردته الوكالة»: who spread it does not speak.
    private bool IsOfDocument(int token, SpeechKind kind) => kind is SpeechKind.Saying or SpeechKind.Passing && !IsLatin && text.FoldedOf(token).EndsWith("ته")
        && _terms is [.., { Kind: SpeechKind.Voice } document] && document.EndToken == token;

    // «نقلت الوكالة عن فلان», «نقلت الصحيفة أن»; not «نقلت السيارة المصابين، موضحة أن»
    private bool PassesOn(int from)
    {
        for (var i = from; i < Math.Min(Sentence.EndToken, from + ComplementReach); i++)
        {
            var kind = SpeechLexicon.Instance.At(text, i, out _).Kind;
            if (IsMark(i, ':') || StretchAt(i) is not null || kind is SpeechKind.From or SpeechKind.That || text.FoldedOf(i) is "عنه" or "عنها" or "عنهم" or "قوله" or "قولها" or "قولهم"
                || (text.FoldedOf(i) is "الي" && text.FoldedOf(from - 1).Contains("نسب", StringComparison.Ordinal)))
            {
                return true;
            }

            if (kind is SpeechKind.Saying or SpeechKind.Inherit)
                return false;
        }

        return false;
    }

    private int? NextComma(int from)
    {
        for (var i = from; i < Math.Min(Sentence.EndToken, from + LongestRelative); i++)
        {
            if (IsComma(i))
                return i;
        }

        return null;
    }

    private bool HasComplement(int from)
    {
        var end = Math.Min(Sentence.EndToken, from + ComplementReach);
        for (var i = from; i < end; i++)
        {
            // «ذكرت الطبيبة فلانة، التي كانت ترافق الوفد في جولته، أن»
            if (IsComma(i) && i + 1 < Sentence.EndToken && SpeechLexicon.Instance.At(text, i + 1, out _).Kind == SpeechKind.Relative && NextComma(i + 1) is { } comma)
            {
                end = Math.Min(Sentence.EndToken, end + comma - i);
                i = comma;
            }

            if (IsMark(i, ':') || StretchAt(i) is not null)
                return true;
            var kind = SpeechLexicon.Instance.At(text, i, out _).Kind;
            if (kind == SpeechKind.That || (i == from && text.FoldedOf(i) is "الي"))
                return true;
        }

        // «…»، كتب فلان; «…»، هكذا وصف فلان: the mark stands before the verb.
        if (from >= Sentence.FirstToken + 3 && FunctionWords.Instance.Knows(text.FoldedOf(from - 2), FunctionWord.Manner))
            from--;
        return from >= Sentence.FirstToken + 2 && (StretchAt(from - 2) is not null || (IsComma(from - 2) && StretchAt(from - 3) is not null));
    }
}
