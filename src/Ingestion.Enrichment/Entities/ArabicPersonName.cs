namespace Ingestion.Enrichment.Entities;

/// <summary>The name of a person in comparable parts: «عبدالله» and «عبد الله» are one, and so are «أبو», «أبا» and «أبي».</summary>
/// <param name="Full">All units without spaces; this and the others by their number in the article's table of names.</param>
/// <param name="First">The first unit.</param>
/// <param name="Last">The last unit, surname or kunya; 0 for a name of one unit.</param>
internal readonly record struct ArabicPersonName(int Full, int First, int Last)
{
    /// <summary>Letters of the longest name that has a skeleton.</summary>
    public const int LongestSkeleton = 24;

    /// <summary>Reads the parts of a found name.</summary>
    public static ArabicPersonName Of(ArabicWords words, NameTable names, FoundName found)
    {
        var (first, end) = (found.FirstToken, found.EndToken);
        var firstEnd = first + 1;
        if (firstEnd < end && (words[first].Is(WordTraits.NamePrefix) || IsReligion(words, firstEnd)))
            firstEnd++;
        var last = end - 1;
        if (last > first && IsReligion(words, last))
            last--;
        while (last > firstEnd && (words[last - 1].Is(WordTraits.NamePrefix) || words.Particle(last - 1) is NameParticle.Opens or NameParticle.Follows))
            last--;
        // «بن عيسى»: the surname is known with and without «بن» elsewhere, but is looked for with it.
        return new ArabicPersonName(Join(words, names, first, end), Join(words, names, first, firstEnd), last >= firstEnd ? Join(words, names, last, end) : 0);
    }

    /// <summary>Some tokens without spaces, in comparable spelling, behind what is open in the table.</summary>
    public static int Join(ArabicWords words, NameTable names, int first, int end)
    {
        for (var i = first; i < end; i++)
        {
            var bare = words.Bare(i);
            if (words[i].Merged)
                names.Append("ال").Append(bare[2..]);
            else if (words[i].Is(WordTraits.NamePrefix) && bare is "ابا" or "ابي")
                names.Append("ابو");
            else
                names.Append(bare);
        }

        return names.Close();
    }

    /// <summary>
    /// A foreign name without what transcriptions disagree on: long vowels, and غ ج ق for one sound. Empty for short names.
    /// </summary>
    /// <param name="name">The name.</param>
    /// <param name="skeleton">Where to write it; <see cref="LongestSkeleton"/> long.</param>
    public static ReadOnlySpan<char> Skeleton(ReadOnlySpan<char> name, Span<char> skeleton)
    {
        if (name.Length is < 4 or > LongestSkeleton)
            return [];
        var length = 0;
        for (var i = 0; i < name.Length; i++)
        {
            if (i > 0 && name[i] is 'ا' or 'و' or 'ي')
                continue;
            skeleton[length++] = name[i] switch { 'غ' or 'ج' or 'ق' => 'ك', 'ڤ' => 'ف', var c => c };
        }

        return length >= 4 ? skeleton[..length] : [];
    }

    private static bool IsReligion(ArabicWords words, int at) => words.Bare(at) is "الدين" or "الله" or "الاسلام";
}
