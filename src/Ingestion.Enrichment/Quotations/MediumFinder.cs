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
        var behindPreposition = at > passage.Sentence.FirstToken && Is(passage, at - 1, FunctionWord.Channel);
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

    private static bool IsNoun(ReadOnlySpan<char> folded) => Has(ArabicNouns.Value, folded.StartsWith("ال") ? folded[2..] : folded) || IsOwn(folded);

    /// <summary>Whether a folded word is a medium with a pronoun («بيانها», «تغريدته»), before which ة is ت.</summary>
    public static bool IsOwn(ReadOnlySpan<char> folded)
    {
        var stem = folded.EndsWith("ها") || folded.EndsWith("هم") ? folded[..^2] : folded.EndsWith("ه") ? folded[..^1] : default;
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
        if (!Is(passage, at, FunctionWord.Channel))
            return null;
        for (var i = at + 1; i < Math.Min(to, at + 2 + LongestModifier); i++)
        {
            if (!text.Tokens[i].IsWord || passage.StretchAt(i) is not null || (i > at + 1 && Is(passage, i, FunctionWord.Channel)))
                return null;
            if (!Has(EnglishNouns.Value, text.FoldedOf(i)))
                continue;
            // "on X" and "by phone" need no article; "x" is no medium in small letters.
            if (text.Tokens[i].Span.Length == 1 && !char.IsUpper(text.Original[text.Tokens[i].Start]))
                return null;
            return text.SpanOf(at, Extended(passage, i + 1, Math.Min(to, at + LongestPhrase + LongestModifier)));
        }

        return null;
    }

    // "with the BBC", "on Facebook": what is written with a capital behind a second preposition.
    private static int Extended(SpeechPassage passage, int end, int to)
    {
        var text = passage.Text;
        if (end >= to || !Is(passage, end, FunctionWord.Outlet))
            return end;
        var at = end + 1;
        if (at < to && Is(passage, at, FunctionWord.Article))
            at++;
        var first = at;
        while (at < to && text.Tokens[at].IsWord && char.IsUpper(text.Original[text.Tokens[at].Start]) && !Dates.DateLexicon.Instance.TryGet(text.FoldedOf(at), out _))
            at++;
        return at > first ? at : end;
    }

    private static bool Is(SpeechPassage passage, int token, FunctionWord kind) => FunctionWords.Instance.Knows(passage.Text.FoldedOf(token), kind);

    private static bool Has(FrozenSet<string> words, ReadOnlySpan<char> folded) => words.GetAlternateLookup<ReadOnlySpan<char>>().Contains(folded);

    private static FrozenSet<string> Nouns(string language) => WordList.Rows("Quotations/media.tsv")
        .Where(row => row[1] == language).Select(row => FoldedText.Fold(row[0])).ToFrozenSet(StringComparer.Ordinal);
}
