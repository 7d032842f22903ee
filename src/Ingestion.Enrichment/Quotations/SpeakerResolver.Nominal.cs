using Ingestion.Enrichment.Text;

namespace Ingestion.Enrichment.Quotations;

/// <content>Subjects that are not written by name: titles, bare nouns, other spellings.</content>
internal sealed partial class SpeakerResolver
{
    private const int LongestTitle = 5;

    // Searches by role or spelling look at so many entities, so that a body of a megabyte full of names stays linear.
    private const int MostEntities = 400;

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
        if (role.Length == 0)
            return false;
        if (_text.FoldedOf(at) is "the")
            at++;
        for (var i = at; i < at + words; i++)
        {
            var word = MentionIndex.Bare(_text.FoldedOf(i));
            var known = false;
            for (var r = 0; r < role.Length && !known; r++)
                known = word.SequenceEqual(role[r]) && (i > at || r == 0 || _text.Tokens[i].Script == TokenScript.Latin);
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
            while (shared < words.Length && at + shared < limit && MentionIndex.Bare(_text.FoldedOf(at + shared)).SequenceEqual(words[shared]))
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
        if (folded.Length < 4 || passage.KindAt(at) != SpeechKind.None)
            return Speaker.None;
        var found = Speaker.None;
        for (var entity = 0; entity < Considered; entity++)
        {
            if (mentions[entity].Type is not (EntityType.Person or EntityType.Organization))
                continue;
            var words = mentions.NameWords(entity);
            var isPerson = mentions[entity].Type == EntityType.Person;
            if (words.Length == 0 || !(NameSkeleton.Alike(folded, words[^1]) || (!isPerson && NameSkeleton.Alike(folded, words[0]))))
                continue;
            // Two forms of one name are no doubt; two names are.
            if (found.IsKnown && !mentions.NameWords(found.Entity)[0].Equals(words[0], StringComparison.Ordinal))
                return Speaker.None;
            if (!found.IsKnown)
                found = Speaker.Of(entity);
        }

        return found;
    }

    // «الوزارة» is the ministry named last before; «الشركة», whose name need not say so, the organisation named last.
    private Speaker ByHead(int at, int limit)
    {
        for (var i = at; i < limit; i++)
        {
            if (passage.KindAt(i) != SpeechKind.Company && i > at + 2)
                break;
            if (passage.KindAt(i) != SpeechKind.Company)
                continue;
            if (_text.Tokens[i].Script == TokenScript.Latin)
                return LastOrganisation();
            return LastWithHead(MentionIndex.Bare(_text.FoldedOf(i)), _text.Tokens[i].Start) is var entity and >= 0 ? Speaker.Of(entity) : LastOrganisation();
        }

        return Speaker.Unnamed;
    }

    private int LastWithHead(ReadOnlySpan<char> head, int before)
    {
        var best = -1;
        var bestStart = -1;
        for (var entity = 0; entity < Considered; entity++)
        {
            if (mentions[entity].Type != EntityType.Organization || mentions.NameWords(entity) is not [var first, ..] || !head.SequenceEqual(first))
                continue;
            foreach (var mention in mentions[entity].Mentions)
            {
                if (mention.Start < before && mention.Start > bestStart)
                    (best, bestStart) = (entity, mention.Start);
            }
        }

        return best;
    }

    private Speaker LastOrganisation()
    {
        if (_current.Entity >= 0 && mentions[_current.Entity].Type == EntityType.Organization)
            return _current;
        return _lastOrganisation >= 0 ? Speaker.Of(_lastOrganisation) : Speaker.Unnamed;
    }
}
