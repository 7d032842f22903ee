using System.Text;

namespace Ingestion.Enrichment.Entities;

/// <summary>The name of a person in comparable parts: «عبدالله» and «عبد الله» are one, and so are «أبو», «أبا» and «أبي».</summary>
/// <param name="Full">All units without spaces.</param>
/// <param name="First">The first unit.</param>
/// <param name="Last">The last unit: surname or kunya.</param>
internal readonly record struct ArabicPersonName(string Full, string First, string Last)
{
    /// <summary>Reads the parts of a found name.</summary>
    public static ArabicPersonName Of(ArabicWords words, FoundName found)
    {
        var (first, end) = (found.FirstToken, found.EndToken);
        var firstEnd = first + 1;
        if (firstEnd < end && (words[first].Is(WordTraits.NamePrefix) || IsReligion(words, firstEnd)))
            firstEnd++;
        var last = end - 1;
        if (last > first && IsReligion(words, last))
            last--;
        while (last > firstEnd && words[last - 1].Is(WordTraits.NamePrefix))
            last--;
        // «بن عيسى»: the surname is known with and without «بن» elsewhere, but is looked for with it.
        return new ArabicPersonName(Join(words, first, end), Join(words, first, firstEnd), last >= firstEnd ? Join(words, last, end) : "");
    }

    /// <summary>Some tokens without spaces, in comparable spelling.</summary>
    public static string Join(ArabicWords words, int first, int end)
    {
        var name = new StringBuilder();
        for (var i = first; i < end; i++)
        {
            var bare = words.Bare(i);
            if (words[i].Merged)
                name.Append("ال").Append(bare[2..]);
            else if (words[i].Is(WordTraits.NamePrefix) && bare is "ابا" or "ابي")
                name.Append("ابو");
            else
                name.Append(bare);
        }

        return name.ToString();
    }

    /// <summary>
    /// A foreign name without what transcriptions disagree on: long vowels, and غ ج ق for one sound. Null for short names.
    /// </summary>
    public static string? Skeleton(ReadOnlySpan<char> name)
    {
        if (name.Length is < 4 or > 24)
            return null;
        Span<char> skeleton = stackalloc char[24];
        var length = 0;
        for (var i = 0; i < name.Length; i++)
        {
            if (i > 0 && name[i] is 'ا' or 'و' or 'ي')
                continue;
            skeleton[length++] = name[i] switch { 'غ' or 'ج' or 'ق' => 'ك', 'ڤ' => 'ف', var c => c };
        }

        return length >= 4 ? skeleton[..length].ToString() : null;
    }

    private static bool IsReligion(ArabicWords words, int at) => words.Bare(at) is "الدين" or "الله" or "الاسلام";
}
