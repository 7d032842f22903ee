using System.Text;

namespace Ingestion.Benchmarks.Fuzzing;

/// <summary>Bodies that no reader would write: random, mutated and adversarial Unicode. The same seed and number give the same body, always.</summary>
internal static class FuzzTexts
{
    private const int LongestRandom = 4000;
    private const int MostMutations = 60;

    private static readonly string[] Pieces =
    [
        "\0", "\u200F", "\u202E", "\u2067", "\u2069", "\uFEFF", "\u0640\u0640\u0640", "\u064B", "\u0651\u0650", "\u0670", "\u0654", "\uFEFB", "\uFDFA", "\uFDF2",
        "\uD83D", "\uDC00", "\uD83C\uDFC6", "👨‍👩‍👧‍👦", "e\u0301\u0301\u0301\u0301", "\u0130", "ß", "ﬃ", "Ａ", "\u2028", "\u0085", "\r\n", "\n\n", "\t",
        "«", "»", "\"", "“", "”", "„", "(", ")", "((", "[", "{", "'", "’", "…", "....", "،", "؛", "؟", "٪", "/", "-", "–", "ـ",
        "و", "ف", "ب", "ل", "لل", "ال", "وال", "بال", "وبال", "كال", "س", "أبو ", "أبا ", "أبي ", "بن ", "آل ", "عبد ", "عبد الله ", "أم ", "ابن ",
        "قال ", "وقال إن ", "أضاف: «", "وزير ", "وزيرا ", "الوزير ", "وزيرا الخارجية والدفاع ", "رئيس مجلس إدارة ", "اللواء ", "الدكتور ", "شركة ", "وزارة ", "هيئة ", "مجلس النواب ",
        "لجنة في وزارة ", "مديرية بمديرية ", "الاتحاد الدولي لكرة القدم (فيفا) ", "مدينة ", "سورية ", "السورية ", "أبو ظبي ", "عن الجانب السوري كل من ",
        "أمس ", "أمس السبت ", "الماضي ", "قبل ثلاثة أشهر ", "منذ 12 عاماً ", "آب (أغسطس) ", "أغسطس/آب ", "1446هـ ", "12/10/2025", "٣١/٠٢/٢٠٢٥", "29 شباط 2023 ", "99999999999999999999",
        "Mr. ", "said, \"", "President ", "World Health Organization (WHO) ", "Inc. ", "U.S. ", "a.b.c.d.", "of the ", "University of ", "al-", "bin ", "McX ", "O'", "'s ", "MAY ", "1 May ",
        "中国", "한국어", "हिन्दी", "ไทย", "Ελλάδα", "Россия", "עברית", "گچپژ", "𝕬𝖇", "\uE000", "\uFFFE", "\uFFFF",
    ];

    private static readonly (int From, int To)[] Blocks =
        [(0x20, 0x7F), (0x600, 0x6FF), (0x621, 0x64A), (0x64B, 0x65F), (0x2000, 0x206F), (0xFB50, 0xFDFF), (0xFE70, 0xFEFF), (0x300, 0x36F), (0xC0, 0x24F), (0xD800, 0xDFFF), (0, 0xFFFF)];

    /// <summary>One body.</summary>
    /// <param name="seed">Of the run.</param>
    /// <param name="number">Of the body in the run.</param>
    public static string Make(int seed, long number)
    {
        var random = new Random(HashCode(seed, number));
        return random.Next(10) switch
        {
            0 => Letters(random),
            1 => Repeated(random),
            2 or 3 => Collage(random),
            _ => Mutated(random),
        };
    }

    // Of our own, as the system's differs from process to process.
    private static int HashCode(int seed, long number)
    {
        var hash = unchecked(((ulong)(uint)seed * 0x9E3779B97F4A7C15UL) ^ ((ulong)number * 0xBF58476D1CE4E5B9UL));
        return (int)(hash ^ (hash >> 32));
    }

    private static string Letters(Random random)
    {
        var text = new StringBuilder();
        var length = random.Next(LongestRandom);
        while (text.Length < length)
        {
            var (from, to) = Blocks[random.Next(Blocks.Length)];
            for (var run = random.Next(1, 40); run > 0; run--)
                text.Append((char)random.Next(from, to + 1));
            if (random.Next(3) == 0)
                text.Append(' ');
        }

        return text.ToString();
    }

    private static string Repeated(Random random)
    {
        var unit = string.Concat(Enumerable.Range(0, random.Next(1, 4)).Select(_ => Pieces[random.Next(Pieces.Length)]));
        return string.Concat(Enumerable.Repeat(unit, random.Next(1, 2000)));
    }

    private static string Collage(Random random)
    {
        var text = new StringBuilder();
        for (var count = random.Next(300); count > 0; count--)
        {
            text.Append(random.Next(4) == 0 ? Word(random) : Pieces[random.Next(Pieces.Length)]);
            if (random.Next(3) == 0)
                text.Append(' ');
        }

        return text.ToString();
    }

    private static string Word(Random random) =>
        string.Concat(Enumerable.Range(0, random.Next(2, 8)).Select(_ => (char)random.Next(0x627, 0x64A)));

    private static string Mutated(Random random)
    {
        var words = random.Next(5, 300);
        var text = new StringBuilder(random.Next(3) == 0 ? BenchmarkTexts.English(words, random.Next(100)) : BenchmarkTexts.Arabic(words, random.Next(100)));
        for (var count = random.Next(1, MostMutations); count > 0 && text.Length > 1; count--)
            Mutate(text, random);
        return text.ToString();
    }

    private static void Mutate(StringBuilder text, Random random)
    {
        var at = random.Next(text.Length);
        var length = Math.Min(random.Next(1, 60), text.Length - at);
        switch (random.Next(7))
        {
            case 0:
                text.Insert(at, Pieces[random.Next(Pieces.Length)]);
                break;
            case 1:
                text.Remove(at, length);
                break;
            case 2:
                text[at] = (char)random.Next(0x10000);
                break;
            case 3:
                text.Insert(random.Next(text.Length), text.ToString(at, length));
                break;
            case 4:
                text.Replace(" ", Pieces[random.Next(Pieces.Length)], at, length);
                break;
            case 5:
                (text[at], text[^1]) = (text[^1], text[at]);
                break;
            default:
                text.Insert(at, string.Concat(Enumerable.Repeat(Pieces[random.Next(Pieces.Length)], random.Next(1, 50))));
                break;
        }
    }
}
