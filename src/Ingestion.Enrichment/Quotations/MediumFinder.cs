using System.Collections.Frozen;
using Ingestion.Enrichment.Text;

namespace Ingestion.Enrichment.Quotations;

/// <summary>Finds where something was said: «في منشور على منصة إكس» gives «منشور على منصة إكس», English keeps the preposition ("in an interview").</summary>
internal static class MediumFinder
{
    // How long a phrase gets, and how many words ("a brief televised") stand between an English preposition and its noun.
    private const int LongestPhrase = 8;
    private const int LongestModifier = 4;

    private static readonly Lazy<FrozenSet<string>> ArabicNouns = new(() => Nouns("ar"));
    private static readonly Lazy<FrozenSet<string>> EnglishNouns = new(() => Nouns("en"));

    /// <summary>The first medium named in a stretch of tokens, or null.</summary>
    /// <param name="passage">The sentence.</param>
    /// <param name="from">First token.</param>
    /// <param name="to">One past the last.</param>
    public static TextSpan? Find(SpeechPassage passage, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            // What stands behind «إن» was said.
            if (passage.KindAt(i) == SpeechKind.That)
                return null;
            if (passage.StretchAt(i) is null && (passage.IsLatin ? English(passage, i, to) : Arabic(passage, i, to)) is { } span)
                return span;
        }

        return null;
    }

    private static TextSpan? Arabic(SpeechPassage passage, int at, int to)
    {
        var text = passage.Text;
        if (text.Tokens[at].Script != TokenScript.Arabic)
            return null;
        var folded = text.FoldedOf(at);
        var start = text.Tokens[at].Start;
        var behindPreposition = at > passage.Sentence.FirstToken && text.FoldedOf(at - 1) is "في" or "علي" or "عبر" or "خلال" or "ضمن";
        if (!(behindPreposition && IsNoun(folded)))
        {
            // «لوكالة», «للتلفزة»
            if (folded.Length < 4 || folded[0] is not ('ل' or 'ب') || !IsNoun(folded[1] == 'ل' ? folded[2..] : folded[1..]))
                return null;
            if (folded[1] != 'ل')
                start = text.Text.ToOriginal(text.Tokens[at].FoldedStart + 1);
        }

        var end = at + 1;
        for (; end < to && end < at + LongestPhrase; end++)
        {
            if (passage.KindAt(end) is not (SpeechKind.None or SpeechKind.Prep or SpeechKind.Naming or SpeechKind.Adverb or SpeechKind.Company)
                || text.Tokens[end].Kind == TokenKind.Punctuation && passage.StretchAt(end) is null)
            {
                break;
            }
        }

        // A preposition at the end leads nowhere.
        while (end > at + 1 && passage.KindAt(end - 1) is SpeechKind.Prep)
            end--;
        return new TextSpan(start, text.Tokens[end - 1].End);
    }

    private static bool IsNoun(ReadOnlySpan<char> folded)
    {
        var bare = folded.StartsWith("ال") ? folded[2..] : folded;
        if (Has(ArabicNouns.Value, bare))
            return true;
        // «بيانها», «تغريدته»: with a pronoun, before which ة is ت.
        var stem = bare.EndsWith("ها") || bare.EndsWith("هم") ? bare[..^2] : bare.EndsWith("ه") ? bare[..^1] : default;
        if (stem.Length < 3)
            return false;
        if (Has(ArabicNouns.Value, stem))
            return true;
        Span<char> marked = stackalloc char[stem.Length];
        stem.CopyTo(marked);
        marked[^1] = 'ه';
        return stem[^1] == 'ت' && Has(ArabicNouns.Value, marked);
    }

    private static TextSpan? English(SpeechPassage passage, int at, int to)
    {
        var text = passage.Text;
        if (!IsPreposition(text.FoldedOf(at)))
            return null;
        for (var i = at + 1; i < Math.Min(to, at + 2 + LongestModifier); i++)
        {
            if (!text.Tokens[i].IsWord || passage.StretchAt(i) is not null || (i > at + 1 && IsPreposition(text.FoldedOf(i))))
                return null;
            if (!Has(EnglishNouns.Value, text.FoldedOf(i)))
                continue;
            // "on X" and "by phone" need no article; "x" is no medium in small letters.
            var end = i + 1;
            if (text.FoldedOf(i) is "x" && !char.IsUpper(text.Original[text.Tokens[i].Start]))
                return null;
            return text.SpanOf(at, Extended(passage, end, Math.Min(to, at + LongestPhrase + LongestModifier)));
        }

        return null;
    }

    // "with the BBC", "on Facebook": what is written with a capital behind a second preposition.
    private static int Extended(SpeechPassage passage, int end, int to)
    {
        var text = passage.Text;
        if (end >= to || text.FoldedOf(end) is not ("with" or "on" or "to" or "from"))
            return end;
        var at = end + 1;
        if (at < to && text.FoldedOf(at) is "the" or "a" or "an")
            at++;
        var first = at;
        while (at < to && text.Tokens[at].IsWord && char.IsUpper(text.Original[text.Tokens[at].Start]))
            at++;
        return at > first ? at : end;
    }

    private static bool IsPreposition(ReadOnlySpan<char> folded) => folded is "in" or "on" or "at" or "during" or "via" or "by" or "to" or "through";

    private static bool Has(FrozenSet<string> words, ReadOnlySpan<char> folded) => words.GetAlternateLookup<ReadOnlySpan<char>>().Contains(folded);

    private static FrozenSet<string> Nouns(string language) => WordList.Rows("Quotations/media.tsv")
        .Where(row => row[1] == language).Select(row => FoldedText.Fold(row[0])).ToFrozenSet(StringComparer.Ordinal);
}
