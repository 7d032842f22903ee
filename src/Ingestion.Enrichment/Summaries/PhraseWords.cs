using Ingestion.Enrichment.Dates;
using Ingestion.Enrichment.Quotations;
using Ingestion.Enrichment.Text;

namespace Ingestion.Enrichment.Summaries;

/// <summary>Which words may stand in a key phrase.</summary>
internal static class PhraseWords
{
    private static readonly HashSet<string> Stops = Load();

    /// <summary>Whether a word can be part of a key phrase: no function word, no verb of the lists, no date.</summary>
    /// <param name="text">The text.</param>
    /// <param name="token">Index of the token.</param>
    public static bool CanBePart(AnalyzedText text, int token)
    {
        if (!text.Tokens[token].IsWord)
            return false;
        var folded = text.FoldedOf(token);
        return folded.Length > 2 && !IsStop(folded) && !(folded[0] is 'و' or 'ف' && IsStop(folded[1..]))
            && SpeechLexicon.Instance.At(text, token, out _).Kind is not (SpeechKind.Saying or SpeechKind.Inherit or SpeechKind.Source);
    }

    private static bool IsStop(ReadOnlySpan<char> folded) =>
        Stops.GetAlternateLookup<ReadOnlySpan<char>>().Contains(folded) || DateLexicon.Instance.TryGet(folded, out _);

    private static HashSet<string> Load()
    {
        var stops = new HashSet<string>(StringComparer.Ordinal);
        foreach (var word in WordList.Lines("Ar/stop-words.txt").Concat(WordList.Lines("Summaries/phrase-stops.txt"))
            .Concat(WordList.Rows("Languages/function-words.txt").Select(row => row[1])).SelectMany(line => line.Split(' ')))
        {
            stops.Add(FoldedText.Fold(word));
        }

        foreach (var verb in WordList.Lines("Summaries/verbs-ar.txt"))
        {
            stops.Add(FoldedText.Fold(verb));
            stops.Add(FoldedText.Fold(verb + "ت"));
        }

        return stops;
    }
}
