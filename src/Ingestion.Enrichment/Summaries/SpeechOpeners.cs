using Ingestion.Enrichment.Quotations;
using Ingestion.Enrichment.Text;

namespace Ingestion.Enrichment.Summaries;

/// <summary>Verbs that go on with a speech («أضاف»), where a bullet begins with them. The words stand in <c>Resources/Summaries</c>.</summary>
internal static class SpeechOpeners
{
    // What is said begins within so many tokens: further on it may be another clause.
    private const int Reach = 20;

    private static readonly Dictionary<string, (string Reported, string Direct)> Verbs =
        WordList.Rows("Summaries/continuations.tsv").ToDictionary(row => FoldedText.Fold(row[0]), row => (row[1], row[2]), StringComparer.Ordinal);

    /// <summary>The plain verb to begin with instead, or null where the draft begins otherwise or tells of no speech («أضاف هدفاً»).</summary>
    /// <param name="text">The article.</param>
    /// <param name="draft">The draft.</param>
    /// <param name="verb">The span of the verb that it begins with.</param>
    public static string? Instead(AnalyzedText text, BulletDraft draft, out TextSpan verb)
    {
        var first = text.TokenAt(draft.Start);
        verb = new TextSpan(draft.Start, text.Tokens[first].End);
        if (!Verbs.TryGetValue(FoldedText.Fold(text.Original.AsSpan(verb.Start, verb.Length)), out var plain))
            return null;
        for (var i = first + 1; i < Math.Min(text.Tokens.Length, first + Reach) && text.Tokens[i].Start < draft.End; i++)
        {
            if (text.Original[text.Tokens[i].Start] is ':' or '"' or '«' or '“')
                return plain.Direct;
            if (SpeechLexicon.Instance.At(text, i, out _).Kind == SpeechKind.That)
                return text.Original[text.Tokens[i].Start] == 'إ' ? plain.Direct : plain.Reported;
        }

        return null;
    }
}
