using System.Globalization;

namespace Ingestion.Enrichment.Text;

/// <summary>What one character becomes when a text is folded for matching. Built once from the Unicode tables in <c>Resources/Text</c>.</summary>
internal static class CharFolding
{
    /// <summary>The character disappears (vowel signs, tatweel, bidi and zero-width marks).</summary>
    public const char Drop = '\uFFFE';

    /// <summary>The character becomes several (ligatures); see <see cref="Expand"/>.</summary>
    public const char Several = '\uFFFF';

    private const int LongestExpansion = 4;

    private static readonly Dictionary<char, string> Expansions = [];
    private static readonly Dictionary<uint, char> Compositions = ReadCompositions();
    private static readonly char[] Table = BuildTable();

    /// <summary>The folded character, <see cref="Drop"/> or <see cref="Several"/>.</summary>
    public static char Fold(char c) => Table[c];

    /// <summary>What a character becomes for which <see cref="Fold"/> says <see cref="Several"/>.</summary>
    public static string Expand(char c) => Expansions[c];

    /// <summary>Vowel signs, superscript alef and tatweel: written on or in a word, part of its surface, not of its folded form.</summary>
    public static bool IsSilentInWord(char c) => c is >= '\u064B' and <= '\u0652' or '\u0670' or '\u0640';

    /// <summary>Marks that join the letter before them (hamza and madda above, Latin accents).</summary>
    public static bool IsJoiningMark(char c) => c is >= '\u0653' and <= '\u0655' or >= '\u0300' and <= '\u036F';

    /// <summary>Joins a mark to the folded letter before it.</summary>
    /// <param name="letter">Folded letter.</param>
    /// <param name="mark">A mark for which <see cref="IsJoiningMark"/> holds.</param>
    /// <param name="joined">The folded result.</param>
    /// <returns>False where the two do not combine.</returns>
    public static bool TryJoin(char letter, char mark, out char joined)
    {
        joined = (letter, mark) switch
        {
            ('ا', >= '\u0653' and <= '\u0655') => 'ا',
            ('و', '\u0654') => 'ؤ',
            ('ي', '\u0654') => 'ئ',
            _ => Compositions.GetValueOrDefault(((uint)letter << 16) | mark),
        };
        return joined != '\0';
    }

    private static char[] BuildTable()
    {
        var table = new char[char.MaxValue + 1];
        for (var i = 0; i < table.Length; i++)
            table[i] = Simple((char)i);
        foreach (var line in WordList.Lines("Text/compatibility.txt"))
        {
            var codes = line.Split(' ');
            var c = (char)Hex(codes[0]);
            // The parts fold in turn: U+FEFB becomes lam + alef, U+FE82 alef with madda and then alef.
            var folded = string.Concat(codes.Skip(1).Select(Hex).Select(code => Simple((char)code)).Where(part => part != Drop));
            // Whole phrases in one character (U+FDFA: 18) stay: no name is written so, and they would blow up a hostile text.
            if (folded.Length > LongestExpansion)
                continue;
            table[c] = folded.Length switch { 0 => Drop, 1 => folded[0], _ => Several };
            if (folded.Length > 1)
                Expansions[c] = folded;
        }

        return table;
    }

    private static char Simple(char c) => c switch
    {
        _ when IsSilentInWord(c) => Drop,
        (>= '\u200B' and <= '\u200F') or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\uFEFF' => Drop,
        '\uFFFE' or '\uFFFF' => Drop,
        'أ' or 'إ' or 'آ' or 'ٱ' => 'ا',
        'ى' or 'ی' => 'ي',
        'ة' => 'ه',
        'ک' => 'ك',
        >= '٠' and <= '٩' => (char)('0' + (c - '٠')),
        >= '۰' and <= '۹' => (char)('0' + (c - '۰')),
        '\u2019' or '\u2018' => '\'',
        '\u2010' or '\u2011' => '-',
        'İ' => 'i',
        _ => char.ToLowerInvariant(c),
    };

    private static Dictionary<uint, char> ReadCompositions()
    {
        var pairs = new Dictionary<uint, char>();
        foreach (var line in WordList.Lines("Text/compositions.txt"))
        {
            var codes = line.Split(' ');
            pairs[((uint)Hex(codes[0]) << 16) | (uint)Hex(codes[1])] = (char)Hex(codes[2]);
        }

        return pairs;
    }

    private static int Hex(string code) => int.Parse(code, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
