using Ingestion.Enrichment.Entities;
using Ingestion.Enrichment.Text;

namespace Ingestion.Enrichment.Quotations;

/// <content>The subject that begins at a token, and the mentions that may be one.</content>
internal sealed partial class SpeakerResolver
{
    private const int LongestName = 10;

    // The subject that begins at a token: a person in it, a title, the organisation that it is or speaks for.
    private Speaker Subject(int at, bool stopAtComma, bool afterPreposition = false)
    {
        var end = passage.Sentence.EndToken;
        // A name may stand in marks («وقالت "أوبن إيه آي"»), behind how it was said («وقال بصوت خافت أحد الركاب»).
        while (at < end && (passage.KindAt(at) == SpeechKind.Adverb || Is(at, FunctionWord.Article) || Is(at, FunctionWord.Tone) || _text.FoldedOf(at) is "\"" or "«" or "“"))
            at += Is(at, FunctionWord.Tone) ? 2 : 1;
        var limit = Limit(at, stopAtComma);
        if (at >= limit || !_text.Tokens[at].IsWord || (!afterPreposition && IsPrepositional(at)) || IsCircumstance(at))
            return Speaker.None;
        if (passage.KindAt(at) == SpeechKind.Unnamed)
            return Speaker.Unnamed;
        if (passage.KindAt(at) == SpeechKind.Honour)
            return Honoured(at);
        // A surname here is nearer than whoever is named further on.
        if (!mentions.BeginsAt(_text.Tokens[at].Start) && Surname(at) is { IsKnown: true } surname)
            return surname;
        if (FirstMention(at, limit, personsOnly: true) is { } person)
            return Speaker.Of(person.Entity);
        if (ByRole(at, limit) is { IsKnown: true } role)
            return role;
        var voice = passage.KindAt(at) == SpeechKind.Voice;
        // «بيان صدر عنها»
        if (voice && RefersBack(at, limit))
            return LastOrganisation();
        var head = passage.KindAt(at) == SpeechKind.Naming ? at + 2 : at + 1;
        if (FirstMention(at, voice ? limit : Math.Min(limit, head)) is { } organisation)
            return Speaker.Of(organisation.Entity);
        if (InMarks(at) is { IsNamed: true } marked)
            return marked;
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

    // «صحيفة «الأفق»»: the name in marks behind what it is.
    private Speaker InMarks(int at)
    {
        if (at + 1 >= passage.Sentence.EndToken || passage.StretchAt(at + 1) is not { } marks || marks.OpenToken != at + 1 || marks.EndToken - marks.OpenToken > LongestWrittenOrganization
            || (ArabicLexicon.Instance.Of(_text.FoldedOf(at)) & WordTraits.Head) == WordTraits.None)
        {
            return Speaker.None;
        }

        foreach (var mention in mentions.Within(marks.Start, marks.End))
        {
            if (!mention.IsPerson)
                return Speaker.Of(mention.Entity);
        }

        return ByNameIn(at, marks) is { IsKnown: true } known ? known : Speaker.Written(new TextSpan(marks.Start, marks.End));
    }

    // The organisation whose name is the noun and what stands in marks, without them.
    private Speaker ByNameIn(int noun, QuotedStretch marks)
    {
        for (var entity = 0; entity < Considered; entity++)
        {
            if (mentions[entity].Type != EntityType.Organization)
                continue;
            var words = mentions.NameWords(entity);
            if (words.First.SequenceEqual(MentionIndex.Bare(_text.FoldedOf(noun))) && words.Last.SequenceEqual(MentionIndex.Bare(_text.FoldedOf(_text.TokenAt(marks.End - 1)))))
                return Speaker.Of(entity);
        }

        return Speaker.None;
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
            // «فإن»; «فان» of surnames is folded alike
            if (i > at && Is(i, FunctionWord.Result) && _text.SurfaceOf(i).Contains('إ'))
                return i;
        }

        return limit;
    }

    // «قال للإذاعة», «قال في بيان»: what follows the verb is no subject.
    private bool IsPrepositional(int token)
    {
        // «علي حسن» and «على» are folded alike.
        if (passage.KindAt(token) is SpeechKind.Prep or SpeechKind.From or SpeechKind.Clause or SpeechKind.Narrator)
            return !(_text.FoldedOf(token) is "علي" && mentions.BeginsAt(_text.Tokens[token].Start));
        var folded = _text.FoldedOf(token);
        if (_text.Tokens[token].Script != TokenScript.Arabic || mentions.BeginsAt(_text.Tokens[token].Start))
            return false;
        // «قال مبتسماً», «أضافت ضاحكةً»: how it was said.
        if (_text.SurfaceOf(token).Contains('\u064B') || IsUnmarkedParticiple(folded))
            return true;
        if (folded is "ل" or "ب" || folded.StartsWith("لل") || folded.StartsWith("بال"))
            return true;
        // «لوكالة رويترز»: the mention begins behind the clitic.
        return folded.Length > 3 && folded[0] is 'ل' or 'ب'
            && mentions.Within(_text.Tokens[token].Start + 1, _text.Tokens[token].End).Length > 0;
    }

    // «وتضيف والدموع في عينيها»
    private bool IsCircumstance(int token) => _text.FoldedOf(token) is { Length: > 5 } folded && folded.StartsWith("وال") && IsCommon(folded[1..]);

    private bool RefersBack(int at, int limit)
    {
        for (var i = at + 1; i < Math.Min(limit, at + LongestTitle); i++)
        {
            if (Is(i, FunctionWord.Pronominal))
                return true;
        }

        return false;
    }

    // «ضاحكا», «مبتسما» without the sign of the accusative
    private static bool IsUnmarkedParticiple(ReadOnlySpan<char> folded) => folded is [_, 'ا', _, _, 'ا'] or ['م', _, _, _, .., 'ا']
        && (ArabicLexicon.Instance.Of(folded) & (WordTraits.Name | WordTraits.RareName | WordTraits.DoubtfulName | WordTraits.Title | WordTraits.PhraseStart)) == WordTraits.None;

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

    // «مع فلان», «برئاسة القاضي فلان»
    private bool IsBehindPreposition(SpeakerMention mention, int token, int from)
    {
        if (!mention.IsPerson || token <= from)
            return false;
        if (mention.Start > _text.Tokens[token].Start && _text.FoldedOf(token)[0] is 'ل' or 'ب')
            return true;
        var before = token - 1;
        while (!passage.IsLatin && before > from && IsDefinite(before) && (ArabicLexicon.Instance.Of(_text.FoldedOf(before)) & (WordTraits.Title | WordTraits.Rank)) != WordTraits.None)
            before--;
        return passage.KindAt(before) is SpeechKind.Prep or SpeechKind.From;
    }

    // «متحدث باسم الشركة لموقع …»
    private bool IsAddressee(SpeakerMention mention, int token, int from) => passage.KindAt(from) == SpeechKind.Voice && token > from + 1
        && mention.Start > _text.Tokens[token].Start && _text.FoldedOf(token)[0] == 'ل' && passage.KindAt(from + 1) == SpeechKind.Naming;

    private bool IsPossessive(SpeakerMention mention)
    {
        var next = _text.TokenAt(mention.End);
        return next < _text.Tokens.Length && _text.Tokens[next].Start == mention.End && _text.FoldedOf(next) is "'s" or "'";
    }
}
