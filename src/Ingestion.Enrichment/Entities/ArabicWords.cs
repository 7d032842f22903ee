using Ingestion.Enrichment.Buffers;
using Ingestion.Enrichment.Text;

namespace Ingestion.Enrichment.Entities;

/// <summary>A token as the Arabic rules see it.</summary>
/// <param name="Traits">What the lists say of the word without its clitics.</param>
/// <param name="Skip">Folded characters of clitics before the word.</param>
/// <param name="Merged">Whether it starts with «لل», in which an article has merged.</param>
internal readonly record struct ArabicWord(WordTraits Traits, byte Skip, bool Merged)
{
    public bool Is(WordTraits any) => (Traits & any) != WordTraits.None;
}

/// <summary>
/// The tokens of a text with their clitics told apart. The whole token is looked up first; و ف ب ك ل س come off only
/// when the lists know the rest, so that «وليد», «فيدان» and «بغداد» stay whole.
/// </summary>
internal sealed class ArabicWords : IDisposable
{
    // What makes a rest "known". An ordinary word is not enough: «وفد» would lose its و.
    private const WordTraits Telling = WordTraits.Name | WordTraits.Title | WordTraits.Rank | WordTraits.Head | WordTraits.PhraseStart
        | WordTraits.Speech | WordTraits.Demonym | WordTraits.PlaceHead | WordTraits.PlaceHeadInside | WordTraits.Ministry | WordTraits.NamePrefix;

    private readonly PooledList<ArabicWord> _words;

    public ArabicWords(AnalyzedText text, ArabicLexicon lexicon)
    {
        Text = text;
        Lexicon = lexicon;
        _words = PooledList<ArabicWord>.OfDefaults(text.Tokens.Length);
        for (var i = 0; i < _words.Count; i++)
        {
            if (!text.Tokens[i].IsWord)
                continue;
            _words[i] = Read(text.FoldedOf(i));
            _words[i] = InContext(i);
        }
    }

    public AnalyzedText Text { get; }

    public ArabicLexicon Lexicon { get; }

    public int Count => _words.Count;

    public ArabicWord this[int token] => _words[token];

    /// <summary>Gives the memory back.</summary>
    public void Dispose() => _words.Dispose();

    /// <summary>The folded word without its clitics.</summary>
    public ReadOnlySpan<char> Bare(int token) => Text.FoldedOf(token)[_words[token].Skip..];

    /// <summary>Whether the word carries the article, also merged into «لل».</summary>
    public bool IsDefinite(int token)
    {
        if (_words[token].Merged)
            return true;
        // «ألمانيا» and «آلاف» fold to something that only looks like the article.
        return HasArticle(Bare(token)) && Text.Original[Text.Text.ToOriginal(Text.Tokens[token].FoldedStart + _words[token].Skip)] is 'ا' or 'ٱ' or >= '\uFB50';
    }

    /// <summary>What the word does inside a name; «فإن» is no «فان».</summary>
    public NameParticle Particle(int token) => _words[token] is { Skip: 0 } word && (!word.Is(WordTraits.Stop) || Bare(token) is "لا") ? Lexicon.ParticleOf(Bare(token)) : NameParticle.None;

    /// <summary>Whether it is a hyphen that joins the words on its sides («يوها-ماتي»).</summary>
    public bool IsHyphen(int token) => Text.FoldedOf(token) is "-" && token > 0 && token + 1 < Count && IsArabic(token - 1) && IsArabic(token + 1)
        && Text.Tokens[token].Start == Text.Tokens[token - 1].End && Text.Tokens[token + 1].Start == Text.Tokens[token].End;

    /// <summary>Whether it is a word of Arabic script.</summary>
    public bool IsArabic(int token) => Text.Tokens[token] is { Kind: TokenKind.Word, Script: TokenScript.Arabic };

    /// <summary>Whether a conjunction stands before the word.</summary>
    public bool HasConjunction(int token) => _words[token].Skip > 0 && Text.FoldedOf(token)[0] is 'و' or 'ف';

    /// <summary>Whether a word is written with an indefinite accusative («تحقيقاً»): never a name.</summary>
    public bool HasTanwin(int token)
    {
        var surface = Text.SurfaceOf(token);
        return surface.Length > 2 && (surface[^1] is '\u064B' || surface[^2] is '\u064B');
    }

    /// <summary>Whether it is a plural of people or a verb of theirs, as its ending tells («النقابيين», «يعدون»): never somebody's name.</summary>
    public bool IsPlural(int token)
    {
        var bare = Bare(token);
        return bare.Length > 4 && (IsDefinite(token) ? bare.EndsWith("يين") || bare.EndsWith("يون") : bare[0] is 'ي' or 'ت' && bare.EndsWith("ون"));
    }

    /// <summary>One past the last token of the known place that starts at a token, or the token itself where none does.</summary>
    public int PlaceEnd(int token, int limit) => _words[token].Is(WordTraits.PhraseStart)
        && Lexicon.Phrases.Match(Text, token, Bare(token), limit, out var end) is { Type: EntityType.Location } ? end : token;

    /// <summary>Whether it is an ordinary word, as it stands or without the usual prefixes and pronouns.</summary>
    public bool IsOrdinary(int token)
    {
        const WordTraits Ordinary = WordTraits.Common | WordTraits.Stop | WordTraits.Speech | WordTraits.Time | WordTraits.Generic;
        var word = _words[token];
        if (word.Is(Ordinary) || HasTanwin(token))
            return true;
        return !word.Is(WordTraits.Name | WordTraits.RareName | WordTraits.NamePrefix) && IsInflected(Bare(token));
    }

    /// <summary>Whether it is an ordinary word after one of the prefixes of verbs, conjunctions and prepositions.</summary>
    public bool HasOrdinaryRest(int token) => Bare(token) is { Length: > 3 and <= 40 } word
        && word[0] is 'و' or 'ف' or 'ب' or 'ل' or 'ك' or 'س' or 'ي' or 'ت' or 'ن' && (IsCommon(word[1..]) || IsDual(word[1..]));

    // «محاولتين»
    private bool IsDual(ReadOnlySpan<char> word)
    {
        if (word.Length is < 6 or > 40 || !(word.EndsWith("تين") || word.EndsWith("تان")))
            return false;
        Span<char> singular = stackalloc char[word.Length - 2];
        word[..^3].CopyTo(singular);
        singular[^1] = 'ه';
        return IsCommon(singular);
    }

    // What a word alone is taken for gives way to how it is written and what stands beside it.
    private ArabicWord InContext(int token)
    {
        var word = _words[token];
        var surface = Text.SurfaceOf(token);
        // «علي» the name and «على» the preposition fold to one word; the last letter as written tells them apart.
        if (word.Is(WordTraits.Stop) && Bare(token) is "علي" && surface[^1] == 'ي')
            return word with { Traits = WordTraits.Name };
        // «بأبي حاتم», «المعروفة بأم جورج»; «بابي» is a name, «بام» is none.
        if (Text.FoldedOf(token) is "بابي" or "لابي" or "بام" or "لام" && surface[1] == 'أ')
            return new ArabicWord(Lexicon.Of(Text.FoldedOf(token)[1..]), 1, false);
        // «آمر» is a rank, «أمر» a verb.
        if (word.Is(WordTraits.Title) && Bare(token) is "امر" && !surface.Contains('آ'))
            return word with { Traits = (word.Traits & ~WordTraits.Title) | WordTraits.Common };
        // «الرياض وجدة»: between two places stands «و», so that «وجدة» is not the town of that name.
        if (token > 0 && word.Is(WordTraits.PhraseStart) && _words[token - 1].Is(WordTraits.PhraseStart) && Bare(token) is ['و', _, _, ..] conjoined && (Lexicon.Of(conjoined[1..]) & WordTraits.PhraseStart) != WordTraits.None)
            return WithoutFirst(token);
        // «بود مدني»: a place of several words shows that the first has a preposition.
        if (word.Skip == 0 && IsBeforePlace(token))
            return WithoutFirst(token);
        // «فرأى»: the counts of names know «فراي».
        if (Bare(token) is ['ف', _, _, ..] verb && (!word.Is(WordTraits.Name) || surface[^1] == 'ى') && (Lexicon.Of(verb[1..]) & WordTraits.Speech) != WordTraits.None)
            return WithoutFirst(token);
        // «فان» of surnames and «فإن» fold to one word, too.
        return Bare(token) is "فان" && surface.Contains('إ') ? word with { Traits = WordTraits.Stop } : word;
    }

    private ArabicWord WithoutFirst(int token) => new(Lexicon.Of(Bare(token)[1..]), 1, false);

    private bool IsBeforePlace(int token) => Bare(token) is ['ب' or 'ل', _, _, ..] word && (Lexicon.Of(word[1..]) & WordTraits.PhraseStart) != WordTraits.None
        && Lexicon.Phrases.Match(Text, token, word[1..], Text.Tokens.Length, out var end) is { Type: EntityType.Location } && end > token + 1;

    private bool IsInflected(ReadOnlySpan<char> word)
    {
        if (word.Length > 40)
            return true;
        var shorter = word.Length > 3 && word[0] is 'و' or 'ف' or 'ب' or 'ل' or 'ك' or 'س' or 'ي' or 'ت' or 'ن' ? word[1..] : word;
        return IsCommon(shorter) || IsCommon(WithoutEnding(word)) || IsCommon(WithoutEnding(shorter));
    }

    private bool IsCommon(ReadOnlySpan<char> word) => word.Length > 2 && (Lexicon.Of(word) & WordTraits.Common) != WordTraits.None;

    private static ReadOnlySpan<char> WithoutEnding(ReadOnlySpan<char> word)
    {
        foreach (var ending in (ReadOnlySpan<string>)["هما", "ها", "هم", "نا", "ات", "ون", "ين", "وا", "ان", "ه", "ت", "ا"])
        {
            if (word.Length > ending.Length + 2 && word.EndsWith(ending))
                return word[..^ending.Length];
        }

        return word;
    }

    private ArabicWord Read(ReadOnlySpan<char> word)
    {
        var whole = Lexicon.Of(word);
        // «عبدالرحيم» in one word, whatever is served.
        if (word.Length > 6 && word.StartsWith("عبدال"))
            return new ArabicWord(WordTraits.Name, 0, false);
        if ((whole & ~(WordTraits.Common | WordTraits.Frequent)) != WordTraits.None || word.Length < 3)
            return new ArabicWord(whole, 0, false);
        if (word.StartsWith("لل") && TryMerged(word, 0, out var merged))
            return merged;
        var conjunction = word[0] is 'و' or 'ف' ? 1 : 0;
        if (conjunction > 0 && TryRest(word, whole, 1, out var rest))
            return rest;
        if (word[conjunction..].StartsWith("لل") && TryMerged(word, conjunction, out merged))
            return merged;
        if (word.Length > conjunction + 3 && word[conjunction] is 'ب' or 'ك' or 'ل' or 'س' && TryRest(word, whole, conjunction + 1, out rest))
            return rest;
        // «والدفاع»: a conjunction before the article is safe even if the noun is on no list.
        if (conjunction > 0 && HasArticle(word[1..]))
            return new ArabicWord(Lexicon.Of(word[1..]), 1, false);
        // «بالمنطقة», «بالإعلام»; «كاليندا» is a name.
        if (word.Length > 5 && word[conjunction] is 'ب' or 'ك' && HasArticle(word[(conjunction + 1)..])
            && (word[conjunction] == 'ب' || Lexicon.Of(word[(conjunction + 1)..]) != WordTraits.None || IsCommon(word[(conjunction + 3)..])))

            return new ArabicWord(Lexicon.Of(word[(conjunction + 1)..]), (byte)(conjunction + 1), false);
        return new ArabicWord(whole, 0, false);
    }

    private bool TryRest(ReadOnlySpan<char> word, WordTraits whole, int skip, out ArabicWord result)
    {
        var traits = word.Length - skip >= 2 ? Lexicon.Of(word[skip..]) : WordTraits.None;
        result = new ArabicWord(traits, (byte)skip, false);
        // «سيعلن», but «سريع», «سالم»: only before a verb of the present stands س.
        if (word[skip - 1] == 'س' && (traits & WordTraits.Speech) == WordTraits.None)
            return false;
        // «لصالح», «بسلام»: very frequent as they stand, so not a name with a preposition.
        return (traits & Telling & ((whole & WordTraits.Frequent) != WordTraits.None ? ~WordTraits.Name : ~WordTraits.None)) != WordTraits.None;
    }

    private bool TryMerged(ReadOnlySpan<char> word, int skip, out ArabicWord result)
    {
        // «للقوات»: the article is put back for the look-up. Words of more than 32 letters are no words.
        Span<char> withArticle = stackalloc char[34];
        var rest = word[(skip + 2)..];
        result = default;
        if (rest.Length is < 2 or > 32)
            return false;
        withArticle[0] = 'ا';
        withArticle[1] = 'ل';
        rest.CopyTo(withArticle[2..]);
        result = new ArabicWord(Lexicon.Of(withArticle[..(rest.Length + 2)]), (byte)skip, true);
        return true;
    }

    private static bool HasArticle(ReadOnlySpan<char> word) => word.Length > 3 && word[0] == 'ا' && word[1] == 'ل';
}
