namespace Ingestion.Enrichment.Quotations;

/// <content>Organisations by a part of their name or by what they are.</content>
internal sealed partial class SpeakerResolver
{
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

    // «الوزارة» is the ministry named last before; «الشركة», whose name need not say so, the organisation named last.
    private Speaker ByHead(int at, int limit)
    {
        // «وجاء في بيان للمنظمة أن»
        if (at + 1 < limit && _text.FoldedOf(at + 1) is ['ل', 'ل', _, _, ..] merged && LastWithHead(merged[2..], _text.Tokens[at].Start) is var issuer and >= 0)
            return Speaker.Of(issuer);
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
            if (SpeechLexicon.Instance.Knows(word, SpeechKind.Company) && !FunctionWords.Instance.Knows(word, FunctionWord.AnyFirm))
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
