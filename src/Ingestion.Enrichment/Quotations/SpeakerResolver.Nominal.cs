using Ingestion.Enrichment.Text;

namespace Ingestion.Enrichment.Quotations;

/// <content>Subjects that are not written by name: titles, bare nouns, other spellings.</content>
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

    // The first words of exactly one organisation's name: «نجم الساحل» for «نجم الساحل الرياضي».
    private Speaker ByNameStart(int at, int limit)
    {
        var found = Speaker.None;
        for (var entity = 0; entity < Considered; entity++)
        {
            if (mentions[entity].Type != EntityType.Organization)
                continue;
            var words = mentions.NameWords(entity);
            var shared = 0;
            while (at + shared < limit && words.MoveNext() && MentionIndex.Bare(_text.FoldedOf(at + shared)).SequenceEqual(words.Current))
                shared++;
            if (shared < 2)
                continue;
            if (found.IsKnown)
                return Speaker.None;
            found = Speaker.Of(entity);
        }

        return found;
    }

    // A word that is a name in another spelling or script: «كروسمان», «نوفيرا».
    private Speaker Spelled(int at)
    {
        var folded = _text.FoldedOf(at);
        // «والي كسلا» is not «جامعة كسلا».
        if (folded.Length < 2 || passage.KindAt(at) != SpeechKind.None || mentions.IsPlace(_text.Tokens[at].Start))
            return Speaker.None;
        var found = Speaker.None;
        for (var entity = 0; entity < Considered; entity++)
        {
            if (mentions[entity].Type is not (EntityType.Person or EntityType.Organization))
                continue;
            var words = mentions.NameWords(entity);
            var isPerson = mentions[entity].Type == EntityType.Person;
            if (!((isPerson && IsPartOf(folded, words)) || NameSkeleton.Alike(folded, words.Last) || (!isPerson && NameSkeleton.Alike(folded, words.First))))
                continue;
            // Two forms of one name are no doubt; two names are.
            if (found.IsKnown && !mentions.NameWords(found.Entity).First.SequenceEqual(words.First))
                return Speaker.None;
            if (!found.IsKnown)
                found = Speaker.Of(entity);
        }

        return found;
    }

    // The last word of exactly one person's name, as it stands.
    private Speaker Surname(int at)
    {
        var folded = _text.FoldedOf(at);
        if (folded.Length < 3 || passage.KindAt(at) != SpeechKind.None)
            return Speaker.None;
        var found = Speaker.None;
        for (var entity = 0; entity < Considered; entity++)
        {
            if (mentions[entity].Type != EntityType.Person || mentions.NameWords(entity) is var words && (words.First.SequenceEqual(words.Last) || !MentionIndex.Bare(folded).SequenceEqual(words.Last)))
                continue;
            if (found.IsKnown)
                return Speaker.None;
            found = Speaker.Of(entity);
        }

        return found;
    }

    // Also "Lu" for "Lu Xiaoming".
    private static bool IsPartOf(ReadOnlySpan<char> folded, BareWords name) => MentionIndex.Bare(folded) is var bare && (bare.SequenceEqual(name.Last) || bare.SequenceEqual(name.First));

    // «الوزارة» is the ministry named last before; «الشركة», whose name need not say so, the organisation named last.
    private Speaker ByHead(int at, int limit)
    {
        for (var i = at; i < limit; i++)
        {
            if (passage.KindAt(i) != SpeechKind.Company && i > at + 2)
                break;
            if (passage.KindAt(i) != SpeechKind.Company)
                continue;
            return OrganisationCalled(i);
        }

        // «وأضاف المتحدث», «وأوضح البيان»: nobody new.
        return _current.IsNamed && IsDefinite(at) ? _current : Speaker.Unnamed;
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
            if (IsNoun(_text.FoldedOf(i), noun) && PersonBeside(i) is { } person)
                return Speaker.Of(person.Entity);
        }

        return Speaker.None;
    }

    private static bool IsNoun(ReadOnlySpan<char> folded, ReadOnlySpan<char> noun) =>
        folded.EndsWith(noun) && (folded.Length == noun.Length || (folded.Length == noun.Length + 1 && folded[0] == 'و'));

    // «فلان مدرب العين», «فلان، سفير …»; «سفير كوريا الجنوبية فلان»
    private SpeakerMention? PersonBeside(int title)
    {
        var sentence = _text.Sentences[_text.SentenceOf(title)];
        var end = passage.IsComma(title - 1) ? title - 1 : title;
        if (end > sentence.FirstToken)
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

    // "the ministry": the last one whose name says so; else the last organisation whose name does not say that it is another thing.
    private Speaker OrganisationCalled(int noun)
    {
        var folded = MentionIndex.Bare(_text.FoldedOf(noun));
        if (LastWithHead(folded, _text.Tokens[noun].Start) is var entity and >= 0)
            return Speaker.Of(entity);
        if (!passage.IsLatin || (LastOrganisation() is { Entity: >= 0 } last && !SaysAnotherKind(last.Entity)))
            return LastOrganisation();
        var before = mentions.Within(_text.Tokens[Math.Max(0, noun - NounReach)].Start, _text.Tokens[noun].Start);
        for (var i = before.Length - 1; i >= 0; i--)
        {
            if (!before[i].IsPerson && !IsPossessive(before[i]) && !SaysAnotherKind(before[i].Entity))
                return Speaker.Of(before[i].Entity);
        }

        return Speaker.Unnamed;
    }

    private bool SaysAnotherKind(int entity)
    {
        foreach (var word in mentions.NameWords(entity))
        {
            if (SpeechLexicon.Instance.Knows(word, SpeechKind.Company) && word is not ("company" or "group" or "firm" or "operator"))
                return true;
        }

        return false;
    }

    private int LastWithHead(ReadOnlySpan<char> head, int before)
    {
        var best = -1;
        var bestStart = -1;
        for (var entity = 0; entity < Considered; entity++)
        {
            if (mentions[entity].Type != EntityType.Organization || !HasHead(entity, head))
                continue;
            foreach (var mention in mentions[entity].Mentions)
            {
                if (mention.Start < before && mention.Start > bestStart)
                    (best, bestStart) = (entity, mention.Start);
            }
        }

        return best;
    }

    // An Arabic name begins with what it is; an English one has it anywhere ("Ministry of Health", "Coral Trust").
    private bool HasHead(int entity, ReadOnlySpan<char> head)
    {
        foreach (var word in mentions.NameWords(entity))
        {
            if (head.SequenceEqual(word))
                return true;
            if (!passage.IsLatin)
                return false;
        }

        return false;
    }

    private Speaker LastOrganisation()
    {
        if (_current.Entity >= 0 && mentions[_current.Entity].Type == EntityType.Organization)
            return _current;
        return _lastOrganisation >= 0 ? Speaker.Of(_lastOrganisation) : Speaker.Unnamed;
    }
}
