using System.Numerics;
using Ingestion.Enrichment.Text;

namespace Ingestion.Enrichment.Entities.Sequence;

/// <summary>
/// The well-known names of several words in a text, as features of the model: from training it knows how far to trust each kind. A cue
/// is a kind of name and the token's place in the name. Names of one word are features of the word itself.
/// </summary>
internal static class KnownNameCues
{
    /// <summary>How many cues there are; 0 is none.</summary>
    public const int Count = 1 + (3 * 8);

    /// <summary>Words in the longest name that is looked for.</summary>
    public const int LongestName = 6;

    private const int LongestText = 80;

    /// <summary>Writes the cues of a text's tokens; of names that begin at one token the longest counts.</summary>
    /// <param name="text">The text.</param>
    /// <param name="lexicon">Where the names are.</param>
    /// <param name="cues">One a token.</param>
    public static void Write(AnalyzedText text, WordLexicon lexicon, Span<byte> cues)
    {
        cues.Clear();
        foreach (var sentence in text.Sentences)
        {
            for (var token = sentence.FirstToken; token < sentence.EndToken - 1; token++)
            {
                if (!text.Tokens[token].IsWord || !TryFind(text, lexicon, token, sentence.EndToken, out var end, out var kind))
                    continue;
                for (var i = token; i < end; i++)
                    cues[i] = (byte)(1 + (3 * kind) + (i == token ? 0 : i == end - 1 ? 2 : 1));
                token = end - 1;
            }
        }
    }

    // With one or two clitics off where the name is not known as it stands.
    private static bool TryFind(AnalyzedText text, WordLexicon lexicon, int first, int stop, out int end, out int kind)
    {
        var word = text.FoldedOf(first);
        for (var cut = 0; cut <= Math.Min(2, word.Length - 2); cut++)
        {
            if (cut > 0 && !IsClitic(word[cut - 1]))
                break;
            if (!lexicon.Of(word[cut..]).MayOpenName)
                continue;
            var start = text.Tokens[first].FoldedStart + cut;
            for (end = Math.Min(stop, first + LongestName); end > first + 1; end--)
            {
                var name = text.Folded[start..text.Tokens[end - 1].FoldedEnd];
                if (name.Length <= LongestText && lexicon.Of(name).Known is var known and > 0)
                {
                    kind = BitOperations.TrailingZeroCount(known);
                    return true;
                }
            }
        }

        (end, kind) = (first, 0);
        return false;
    }

    private static bool IsClitic(char letter) => letter is 'و' or 'ف' or 'ب' or 'ل' or 'ك';
}
