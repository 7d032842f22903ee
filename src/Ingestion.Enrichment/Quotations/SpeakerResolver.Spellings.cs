namespace Ingestion.Enrichment.Quotations;

/// <content>Persons and organisations by a word of their name, also in another spelling.</content>
internal sealed partial class SpeakerResolver
{
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
}
