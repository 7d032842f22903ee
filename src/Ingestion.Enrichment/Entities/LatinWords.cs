using Ingestion.Enrichment.Buffers;
using Ingestion.Enrichment.Text;

namespace Ingestion.Enrichment.Entities;

/// <summary>The tokens of a text as the English rules see them.</summary>
internal sealed class LatinWords : IDisposable
{
    private readonly PooledList<WordTraits> _traits;

    public LatinWords(AnalyzedText text, EnglishLexicon lexicon)
    {
        Text = text;
        Lexicon = lexicon;
        _traits = PooledList<WordTraits>.OfDefaults(text.Tokens.Length);
        for (var i = 0; i < _traits.Count; i++)
        {
            if (text.Tokens[i] is { Kind: TokenKind.Word, Script: TokenScript.Latin })
                _traits[i] = lexicon.Of(text.FoldedOf(i));
        }
    }

    public AnalyzedText Text { get; }

    public EnglishLexicon Lexicon { get; }

    public int Count => _traits.Count;

    /// <summary>Gives the memory back.</summary>
    public void Dispose() => _traits.Dispose();

    public WordTraits TraitsOf(int token) => _traits[token];

    public bool Is(int token, WordTraits any) => (_traits[token] & any) != WordTraits.None;

    /// <summary>Whether it is a Latin word that starts with a capital; "'s" is none.</summary>
    public bool IsCapitalized(int token)
    {
        var at = Text.Tokens[token];
        return at is { Kind: TokenKind.Word, Script: TokenScript.Latin } && (char.IsUpper(Text.Original[at.Start]) || HasSmallArticle(Text.SurfaceOf(at)));
    }

    // "al-Ghafri", "ash-Shabaab": the capital comes after the article.
    private static bool HasSmallArticle(ReadOnlySpan<char> word)
    {
        var hyphen = word.IndexOf('-');
        return hyphen is 2 or 3 && hyphen + 1 < word.Length && word[0] is 'a' or 'e' && char.IsUpper(word[hyphen + 1]);
    }

    /// <summary>Whether it is a single capital with or without a full stop ("S.").</summary>
    public bool IsInitial(int token)
    {
        var word = Text.FoldedOf(token);
        return IsCapitalized(token) && ((word.Length == 1 && word[0] is not ('a' or 'i' or 'o')) || (word.Length == 2 && word[1] == '.'));
    }

    /// <summary>Whether it has a digit inside ("F-86").</summary>
    public bool HasDigit(int token) => Text.FoldedOf(token).IndexOfAnyInRange('0', '9') >= 0;

    /// <summary>Whether all its letters are capitals, and there are two at least.</summary>
    public bool IsAcronym(int token)
    {
        var word = Text.SurfaceOf(token);
        if (word.Length is < 2 or > 8)
            return false;
        foreach (var c in word)
        {
            if (!char.IsUpper(c) && c != '.')
                return false;
        }

        return true;
    }

    /// <summary>Whether a token is this folded word or mark.</summary>
    public bool Reads(int token, ReadOnlySpan<char> folded) => token >= 0 && token < Count && Text.FoldedOf(token).SequenceEqual(folded);
}
