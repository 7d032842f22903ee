using Ingestion.Enrichment.Text;

namespace Ingestion.Enrichment.Quotations;

/// <content>Persons by their titles and by bare nouns.</content>
internal sealed partial class SpeakerResolver
{
    private const int LongestTitle = 5;

    // Searches by role or spelling look at so many entities, so that a body of a megabyte full of names stays linear.
    private const int MostEntities = 400;

    // A noun stands for somebody named at most so many tokens before.
    private const int NounReach = 400;

    private int Considered => Math.Min(mentions.Count, MostEntities);

    // «الوزير التركي»: the person whose role has these words, when exactly one has; of several the one who spoke last.
    private Speaker ByRole(int at, int limit)
    {
        // «وصف السفير العقد بأنه»: behind the title stands the object, so shorter titles are tried as well.
        for (var words = TitleLength(at, limit); words > 0; words--)
        {
            if (ByRole(at, words, out var speaker))
                return speaker;
            if (words == 2 && !IsDefinite(at))
                break;
        }

        return Speaker.None;
    }

    private bool ByRole(int at, int words, out Speaker speaker)
    {
        var fits = 0;
        var (one, latest, spokeLast) = (-1, 0, -1);
        for (var entity = 0; entity < Considered; entity++)
        {
            if (mentions[entity].Type != EntityType.Person || !HasRole(entity, at, words))
                continue;
            (one, fits) = (entity, fits + 1);
            if (_spoke.TryGetValue(entity, out var when) && when > latest)
                (latest, spokeLast) = (when, entity);
        }

        speaker = fits switch
        {
            0 => Speaker.None,
            1 => Speaker.Of(one),
            _ => spokeLast >= 0 ? Speaker.Of(spokeLast) : Speaker.Unnamed,
        };
        return fits > 0;
    }

    private int TitleLength(int at, int limit)
    {
        if (at < limit && _text.FoldedOf(at) is "the")
            at++;
        var words = 0;
        for (var i = at; i < limit && words < LongestTitle; i++, words++)
        {
            var token = _text.Tokens[i];
            if (!token.IsWord || passage.KindAt(i) is not (SpeechKind.None or SpeechKind.Voice or SpeechKind.Company) || (words > 0 && !IsDefinite(i)))
                break;
        }

        // «رئيس» alone, cut off from what he heads, is nobody's title.
        return words == 1 && !IsDefinite(at) ? 0 : words;
    }

    private bool IsDefinite(int token) => _text.Tokens[token].Script != TokenScript.Arabic || _text.FoldedOf(token).StartsWith("ال");

    private bool HasRole(int entity, int at, int words)
    {
        var role = mentions.RoleWords(entity);
        if (role.First.IsEmpty)
            return false;
        if (_text.FoldedOf(at) is "the")
            at++;
        for (var i = at; i < at + words; i++)
        {
            var word = MentionIndex.Bare(_text.FoldedOf(i));
            var known = false;
            var isHead = true;
            foreach (var part in role)
            {
                known |= word.SequenceEqual(part) && (i > at || isHead || _text.Tokens[i].Script == TokenScript.Latin);
                isHead = false;
            }

            if (!known)
                return false;
        }

        return true;
    }

    // «الجهاز» for the «جهاز …» named before, «المدرب» for «فلان مدرب …»: the noun stood before without its article.
    private Speaker ByNoun(int at)
    {
        var folded = _text.FoldedOf(at);
        if (folded.Length < 5 || !folded.StartsWith("ال"))
            return Speaker.None;
        var noun = folded[2..];
        if (LastWithHead(noun, _text.Tokens[at].Start) is var organisation and >= 0)
            return Speaker.Of(organisation);
        for (var i = at - 1; i >= Math.Max(0, at - NounReach); i--)
        {
            if (IsNoun(_text.FoldedOf(i), noun) && PersonBeside(i, isAnother: _text.FoldedOf(i).Length > noun.Length) is { } person)
                return Speaker.Of(person.Entity);
        }

        return Speaker.None;
    }

    // «سموه»: the person named last behind that form of address («صاحب السمو الملكي الأمير فلان»); else whoever spoke before.
    private Speaker Honoured(int at)
    {
        var folded = _text.FoldedOf(at);
        var noun = folded.EndsWith("ها") ? folded[..^2] : folded[..^1];
        for (var i = at - 1; i >= Math.Max(0, at - NounReach); i--)
        {
            if (IsForm(MentionIndex.Bare(_text.FoldedOf(i)), noun)
                && FirstMention(i, Math.Min(_text.Sentences[_text.SentenceOf(i)].EndToken, i + LongestName), personsOnly: true) is { } person)
            {
                return Speaker.Of(person.Entity);
            }
        }

        return _current.IsKnown ? _current : Speaker.Unnamed;
    }

    // «معالي» of «معاليه», «سعادة» of «سعادته»
    private static bool IsForm(ReadOnlySpan<char> word, ReadOnlySpan<char> noun) => word.Length == noun.Length && noun.Length > 2
        && word[..^1].SequenceEqual(noun[..^1]) && (word[^1] == noun[^1] || (word[^1] == 'ه' && noun[^1] == 'ت'));

    private static bool IsNoun(ReadOnlySpan<char> folded, ReadOnlySpan<char> noun) =>
        folded.EndsWith(noun) && (folded.Length == noun.Length || (folded.Length == noun.Length + 1 && folded[0] == 'و'));

    // «فلان مدرب العين», «فلان، سفير …»; «سفير كوريا الجنوبية فلان»
    private SpeakerMention? PersonBeside(int title, bool isAnother)
    {
        var sentence = _text.Sentences[_text.SentenceOf(title)];
        var end = passage.IsComma(title - 1) ? title - 1 : title;
        // «حضر فلان، وسفير البلاد علان»: with «و» another one begins.
        if (!isAnother && end > sentence.FirstToken)
        {
            foreach (var mention in mentions.Within(_text.Tokens[Math.Max(sentence.FirstToken, end - LongestName)].Start, _text.Tokens[end].Start))
            {
                if (mention.IsPerson && mention.End == _text.Tokens[end - 1].End)
                    return mention;
            }
        }

        end = title + 1;
        while (end < Math.Min(sentence.EndToken, title + LongestName) && _text.Tokens[end].IsWord)
            end++;
        foreach (var mention in mentions.Within(_text.Tokens[title].Start, _text.Tokens[end - 1].End))
        {
            if (mention.IsPerson)
                return mention;
        }

        return null;
    }
}
