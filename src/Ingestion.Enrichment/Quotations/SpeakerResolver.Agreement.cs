namespace Ingestion.Enrichment.Quotations;

/// <content>Arabic verbs agree with their subject: «قالت» is said by no «أبو سالم».</content>
internal sealed partial class SpeakerResolver
{
    // Whom the verb can't agree with gives way to another person of the sentence, else to the last speaker of the verb's gender.
    private Speaker Agreeing(SpeechTerm verb, Speaker speaker)
    {
        var form = SpeechLexicon.Instance.FormOf(_text, verb.Token);
        if (form == SpeechKind.None || speaker.Entity < 0 || !IsPerson(speaker.Entity))
            return speaker;
        if (IsNamedBehind(verb, speaker.Entity))
        {
            _pronouns.TryAdd(speaker.Entity, form);
            return speaker;
        }

        if (Agrees(speaker.Entity, form))
            return speaker;
        var before = mentions.Within(passage.Sentence.Span.Start, _text.Tokens[verb.Token].Start);
        for (var i = before.Length - 1; i >= 0; i--)
        {
            if (before[i].IsPerson && Agrees(before[i].Entity, form) && passage.StretchAt(_text.TokenAt(before[i].Start)) is null)
                return Speaker.Of(before[i].Entity);
        }

        var (latest, last) = (0, speaker.Entity);
        foreach (var (entity, when) in _spoke)
        {
            if (when > latest && IsPerson(entity) && GenderOf(entity) == form)
                (latest, last) = (when, entity);
        }

        return Speaker.Of(last);
    }

    private bool IsNamedBehind(SpeechTerm verb, int entity)
    {
        foreach (var mention in mentions.Within(_text.Tokens[verb.Token].End, passage.Sentence.Span.End))
        {
            if (mention.Entity == entity)
                return true;
        }

        return false;
    }

    private bool Agrees(int entity, SpeechKind form) => GenderOf(entity) is var gender && (gender == form || gender == SpeechKind.None);

    // What verbs have told so far; else a kunya or a servant's name; else the role. A masculine role is some women's too («عضو», «رئيس»).
    private SpeechKind GenderOf(int entity)
    {
        if (_pronouns.TryGetValue(entity, out var told))
            return told;
        var first = mentions.NameWords(entity).First;
        if (first is "ابو" or "ابا" or "ابي" or "عبد" || first.StartsWith("عبدال"))
            return SpeechKind.He;
        if (first is "ام" || (mentions[entity].Role is { } role && role.AsSpan(0, role.IndexOf(' ', StringComparison.Ordinal) is var end and > 0 ? end : role.Length).EndsWith("ة")))
            return SpeechKind.She;
        return SpeechKind.None;
    }
}
