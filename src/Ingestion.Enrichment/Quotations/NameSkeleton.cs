namespace Ingestion.Enrichment.Quotations;

/// <summary>
/// The consonants of a name in classes that hold across spellings and scripts: غ ج ق ك g j q k are one, ف ڤ f v another, long vowels
/// and weak letters fall away. «غروسمان» and «كروسمان», «نوفيرا» and "Nuvera" are alike by it.
/// </summary>
internal static class NameSkeleton
{
    private const int Most = 16;

    /// <summary>Whether two folded names are alike; names of fewer than three consonants never are.</summary>
    public static bool Alike(ReadOnlySpan<char> one, ReadOnlySpan<char> other)
    {
        Span<char> first = stackalloc char[Most];
        Span<char> second = stackalloc char[Most];
        var length = Write(one, first);
        return length >= 3 && length == Write(other, second) && first[..length].SequenceEqual(second[..length]);
    }

    private static int Write(ReadOnlySpan<char> name, Span<char> skeleton)
    {
        var length = 0;
        foreach (var letter in name.StartsWith("ال") ? name[2..] : name)
        {
            var part = Class(letter is >= '\u00C0' and < '\u0250' ? Unmarked(letter) : letter);
            if (part != '\0' && length < Most && (length == 0 || skeleton[length - 1] != part))
                skeleton[length++] = part;
        }

        return length;
    }

    // "Karakaş" and "Karakas"
    private static char Unmarked(char letter) => letter.ToString().Normalize(System.Text.NormalizationForm.FormD)[0];

    private static char Class(char letter) => letter switch
    {
        'ب' or 'پ' or 'b' or 'p' => 'b',
        'ت' or 'ط' or 'ث' or 't' => 't',
        'ج' or 'غ' or 'ق' or 'ك' or 'گ' or 'چ' or 'g' or 'j' or 'q' or 'k' or 'c' => 'k',
        'د' or 'ض' or 'd' => 'd',
        'ذ' or 'ز' or 'ظ' or 'z' => 'z',
        'ر' or 'r' => 'r',
        'س' or 'ص' or 'ش' or 's' => 's',
        'ف' or 'ڤ' or 'f' or 'v' => 'f',
        'ل' or 'l' => 'l',
        'م' or 'm' => 'm',
        'ن' or 'n' => 'n',
        'ح' or 'خ' => 'h',
        _ => '\0',
    };
}
