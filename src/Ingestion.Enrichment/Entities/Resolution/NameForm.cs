using Ingestion.Enrichment.Text;

namespace Ingestion.Enrichment.Entities.Resolution;

/// <summary>
/// A name in comparable words: folded, without article, "the" and punctuation, hamza on a seat as its seat, kunyas in one case, «عبد الله» as
/// one word. What is left apart are different words.
/// </summary>
/// <param name="Words">The comparable words; at least one.</param>
/// <param name="Joined">All words without spaces.</param>
internal sealed record NameForm(string[] Words, string Joined)
{
    private static readonly char[] Between = [' ', '\u00A0', '\n', '\r', '\t', '-', '–', ',', '،', '(', ')', '«', '»', '"', '“', '”'];

    /// <summary>Whether it is written in Latin letters.</summary>
    public bool IsLatin => Joined.Length > 0 && Joined[0] < 0x250;

    /// <summary>Reads a name.</summary>
    /// <param name="type">What it names: a person's "al-" is no word, an organization's article is none.</param>
    /// <param name="name">The name as written, without merged clitics.</param>
    public static NameForm Of(EntityType type, string name)
    {
        var parts = FoldedText.Fold(name).Split(Between, StringSplitOptions.RemoveEmptyEntries);
        var count = 0;
        for (var i = 0; i < parts.Length; i++)
        {
            var word = Comparable(parts[i]);
            if (word.Length == 0 || (parts.Length > 1 && IsSilent(type, word, i)))
                continue;
            if (word == "عبد" && i + 1 < parts.Length)
                word += Comparable(parts[++i]);
            parts[count++] = word;
        }

        if (count < parts.Length)
            parts = count > 0 ? parts[..count] : [FoldedText.Fold(name)];
        return new NameForm(parts, parts.Length == 1 ? parts[0] : string.Concat(parts));
    }

    /// <summary>Whether the words of this name stand in another in their order.</summary>
    public bool IsInside(NameForm longer)
    {
        var at = 0;
        foreach (var word in longer.Words)
        {
            if (at < Words.Length && Words[at] == word)
                at++;
        }

        return at == Words.Length;
    }

    /// <summary>Whether another name goes on where this one ends.</summary>
    public bool Starts(NameForm longer) => Words.Length < longer.Words.Length && longer.Words.AsSpan(0, Words.Length).SequenceEqual(Words);

    /// <summary>Whether this is how another name ends.</summary>
    public bool Ends(NameForm longer) => Words.Length < longer.Words.Length && longer.Words.AsSpan(longer.Words.Length - Words.Length).SequenceEqual(Words);

    // A person's «ال» and "al-" are as often written as not; "of" and "the" tell no organizations apart.
    private static bool IsSilent(EntityType type, string word, int at) =>
        type == EntityType.Person ? word is "al" or "el" : word is "the" || (at > 0 && word is "of" or "for" or "and" or "&");

    private static string Comparable(string word)
    {
        if (word[0] < 0x250)
            return word.Contains('.', StringComparison.Ordinal) ? word.Replace(".", "", StringComparison.Ordinal) : word;
        if (word is "ابا" or "ابي")
            return "ابو";
        var bare = word.Length > 4 && word.StartsWith("لل", StringComparison.Ordinal) ? word[2..]
            : word.Length > 3 && word.StartsWith("ال", StringComparison.Ordinal) ? word[2..] : word;
        return bare.AsSpan().IndexOfAny('ئ', 'ؤ', 'ء') < 0 ? bare
            : bare.Replace('ئ', 'ي').Replace('ؤ', 'و').Replace("ء", "", StringComparison.Ordinal);
    }
}
