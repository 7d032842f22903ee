namespace Ingestion.Enrichment.Entities.Resolution;

/// <summary>
/// A name in comparable words: folded, without article, "the" and punctuation, hamza on a seat as its seat, kunyas in one case, «عبد الله» as
/// one word. What is left apart are different words. Made by <see cref="NameForms"/>; words are numbers in the article's table of names.
/// </summary>
/// <param name="Forms">Where its words are kept.</param>
/// <param name="First">Its first word there.</param>
/// <param name="Length">How many words it has; at least one.</param>
/// <param name="Joined">All words without spaces, as one name.</param>
internal readonly record struct NameForm(NameForms Forms, int First, int Length, int Joined)
{
    /// <summary>The comparable words.</summary>
    public ReadOnlySpan<int> Words => Forms.Words(First, Length);

    /// <summary>All words without spaces.</summary>
    public ReadOnlySpan<char> Letters => Forms.Names[Joined];

    /// <summary>Whether it is written in Latin letters.</summary>
    public bool IsLatin => Letters.Length > 0 && Letters[0] < 0x250;

    /// <summary>A word.</summary>
    public ReadOnlySpan<char> this[int index] => Forms.Names[Words[index]];

    /// <summary>Whether the words of this name stand in another in their order.</summary>
    public bool IsInside(NameForm longer)
    {
        var words = Words;
        var at = 0;
        foreach (var word in longer.Words)
        {
            if (at < words.Length && words[at] == word)
                at++;
        }

        return at == words.Length;
    }

    /// <summary>Whether another name goes on where this one ends.</summary>
    public bool Starts(NameForm longer) => Length < longer.Length && longer.Words.StartsWith(Words);

    /// <summary>Whether this is how another name ends.</summary>
    public bool Ends(NameForm longer) => Length < longer.Length && longer.Words.EndsWith(Words);
}
