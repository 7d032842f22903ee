namespace Ingestion.Enrichment.Entities.Sequence;

/// <summary>
/// What the grammar and the lists make of each token, as features of the model: from training it knows how far to trust them.
/// A cue is a label, doubled for names that a list knows.
/// </summary>
internal static class GrammarCues
{
    private const int Other = NameLabels.Count;

    /// <summary>How many cues there are.</summary>
    public const int Count = 2 * (NameLabels.Count + 2);

    /// <summary>Writes the cues of a text's tokens.</summary>
    /// <param name="found">The names found by grammar and lists; where two overlap the longer one counts.</param>
    /// <param name="cues">One a token.</param>
    public static void Write(ReadOnlySpan<FoundName> found, Span<byte> cues)
    {
        cues.Clear();
        foreach (var name in found)
        {
            var begin = NameLabels.Types.Contains(name.Type) ? NameLabels.Begin(name.Type) : Other;
            if (cues[name.FirstToken] != 0)
                continue;
            for (var token = name.FirstToken; token < name.EndToken && cues[token] == 0; token++)
                cues[token] = (byte)((2 * (token == name.FirstToken ? begin : begin + 1)) + (name.Key is null ? 0 : 1));
        }
    }
}
