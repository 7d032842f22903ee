using System.Buffers.Binary;
using Ingestion.Enrichment.Text;
using Ingestion.Pipeline.Storage;

namespace Ingestion.Pipeline.Duplicates;

/// <summary>
/// MinHash over shingles of three folded words: the share of equal places in two signatures estimates how many of all shingles of
/// two texts both have (the Jaccard index), whatever their length, order of paragraphs or spelling of alef and yeh.
/// See https://www.cs.princeton.edu/courses/archive/spring13/cos598C/broder97resemblance.pdf.
/// </summary>
public static class TextFingerprint
{
    /// <summary>Texts with fewer shingles get no fingerprint: a line of agency boilerplate would make copies of them.</summary>
    public const int MinShingles = 40;

    private const int ShingleWords = 3;

    // Twenty bands of five: two texts that share 60 % of their shingles meet in a band with a probability of 0.80, 70 % with
    // 0.97, 30 % with 0.05. The signature then decides; its standard error is 0.05 at most.
    private const int Bands = 20;
    private const int Rows = 5;
    private const int Places = Bands * Rows;

    /// <summary>Makes the fingerprint of a body, or null where it is too short.</summary>
    /// <param name="text">The analysed body.</param>
    public static Fingerprint? Of(AnalyzedText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var shingles = Shingles(text);
        if (shingles.Count < MinShingles)
            return null;
        Span<uint> signature = stackalloc uint[Places];
        signature.Fill(uint.MaxValue);
        foreach (var shingle in shingles)
        {
            for (var place = 0; place < Places; place++)
            {
                var value = (uint)(Mixed(shingle + (ulong)(place + 1) * 0x9E3779B97F4A7C15) >> 32);
                if (value < signature[place])
                    signature[place] = value;
            }
        }
        return new Fingerprint(BandsOf(signature), Written(signature));
    }

    /// <summary>How alike two texts are: 0 to 1, with a standard error of up to 0.05; 0 where a signature is not one.</summary>
    /// <param name="first">A signature.</param>
    /// <param name="second">Another.</param>
    public static double Similarity(string first, string second)
    {
        Span<byte> a = stackalloc byte[Places * sizeof(uint)];
        Span<byte> b = stackalloc byte[Places * sizeof(uint)];
        if (!Convert.TryFromBase64String(first, a, out var readA) || readA != a.Length || !Convert.TryFromBase64String(second, b, out var readB) || readB != b.Length)
            return 0;
        var equal = 0;
        for (var place = 0; place < Places; place++)
        {
            if (a.Slice(place * sizeof(uint), sizeof(uint)).SequenceEqual(b.Slice(place * sizeof(uint), sizeof(uint))))
                equal++;
        }
        return (double)equal / Places;
    }

    private static HashSet<ulong> Shingles(AnalyzedText text)
    {
        var shingles = new HashSet<ulong>();
        ulong first = 0, second = 0;
        var words = 0;
        foreach (var token in text.Tokens)
        {
            if (token.Kind is not (TokenKind.Word or TokenKind.Number))
                continue;
            var third = HashOf(text.FoldedOf(token));
            if (++words >= ShingleWords)
                shingles.Add(Mixed(Mixed(Mixed(first) ^ second) ^ third));
            (first, second) = (second, third);
        }
        return shingles;
    }

    /// <summary>FNV-1a over UTF-16 code units: the runtime's own hash of a string differs from run to run.</summary>
    private static ulong HashOf(ReadOnlySpan<char> word)
    {
        var hash = 14695981039346656037;
        foreach (var c in word)
            hash = (hash ^ c) * 1099511628211;
        return hash;
    }

    /// <summary>The finaliser of SplitMix64: every bit of the input moves every bit of the output.</summary>
    private static ulong Mixed(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }

    private static long[] BandsOf(ReadOnlySpan<uint> signature)
    {
        var bands = new long[Bands];
        for (var band = 0; band < Bands; band++)
        {
            var hash = (ulong)(band + 1);
            foreach (var value in signature.Slice(band * Rows, Rows))
                hash = Mixed(hash ^ value);
            bands[band] = unchecked((long)hash);
        }
        return bands;
    }

    private static string Written(ReadOnlySpan<uint> signature)
    {
        Span<byte> bytes = stackalloc byte[Places * sizeof(uint)];
        for (var place = 0; place < Places; place++)
            BinaryPrimitives.WriteUInt32LittleEndian(bytes[(place * sizeof(uint))..], signature[place]);
        return Convert.ToBase64String(bytes);
    }
}
