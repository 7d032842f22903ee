using System.Buffers.Binary;
using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Ingestion.Enrichment.Entities.Sequence;

/// <summary>
/// Model files: four bytes of name and version, the SHA-256 of the rest, and the rest compressed with Brotli: the counts of features
/// and of words, the size of a unit, the transitions, the features' hashes as differences, their weights column by column, the words'
/// hashes as differences, their counts. Numbers are little-endian.
/// </summary>
internal static class SequenceModelFile
{
    private const int Most = 4_000_000;
    private const int HeadLength = 4 + SHA256.HashSizeInBytes;

    private static ReadOnlySpan<byte> Name => "INM1"u8;

    /// <summary>Writes a model. The same model gives the same bytes.</summary>
    public static byte[] Write(SequenceModel model)
    {
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        using (var writer = new BinaryWriter(brotli))
        {
            writer.Write(model.Features.Length);
            writer.Write(model.Lexicon.Words.Length);
            writer.Write(model.Scale);
            foreach (var weight in model.Transitions.Span)
                writer.Write(weight);
            WriteDifferences(writer, model.Features.Span);
            // Column by column: most of one column are zeros.
            for (var column = 0; column < SequenceModel.RowLength; column++)
            {
                for (var at = column; at < model.Weights.Length; at += SequenceModel.RowLength)
                    writer.Write(model.Weights.Span[at]);
            }

            WriteDifferences(writer, model.Lexicon.Words.Span);
            foreach (var bits in model.Lexicon.Counts.Span)
                writer.Write(bits);
        }

        var body = packed.ToArray();
        return [.. Name, .. SHA256.HashData(body), .. body];
    }

    /// <summary>Reads the model that ships inside the assembly.</summary>
    /// <param name="resource">Path under <c>Resources/</c>.</param>
    public static SequenceModel ReadResource(string resource)
    {
        using var stream = typeof(SequenceModelFile).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"The model '{resource}' is not embedded in the assembly.");
        var file = new byte[stream.Length];
        stream.ReadExactly(file);
        return Read(file);
    }

    /// <summary>Reads a model.</summary>
    /// <exception cref="InvalidDataException">The file is no model of this version, or it is damaged.</exception>
    public static SequenceModel Read(ReadOnlySpan<byte> file)
    {
        if (file.Length < HeadLength || !file.StartsWith(Name))
            throw new InvalidDataException("Not a name model of this version.");
        var body = file[HeadLength..].ToArray();
        if (!SHA256.HashData(body).AsSpan().SequenceEqual(file[Name.Length..HeadLength]))
            throw new InvalidDataException("The name model is damaged: its checksum does not agree.");
        using var brotli = new BrotliStream(new MemoryStream(body), CompressionMode.Decompress);
        using var whole = new MemoryStream();
        brotli.CopyTo(whole);
        return Parse(whole.GetBuffer().AsSpan(0, (int)whole.Length));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // Runs once over much: the first tier would take its time.
    private static SequenceModel Parse(ReadOnlySpan<byte> rest)
    {
        var features = BinaryPrimitives.ReadInt32LittleEndian(Take(ref rest, 4));
        var words = BinaryPrimitives.ReadInt32LittleEndian(Take(ref rest, 4));
        if (features is < 0 or > Most || words is < 0 or > Most)
            throw new InvalidDataException("The name model is damaged: impossible counts.");
        var scale = BinaryPrimitives.ReadSingleLittleEndian(Take(ref rest, 4));
        var transitions = new float[NameLabels.Lanes * NameLabels.Lanes];
        foreach (ref var weight in transitions.AsSpan())
            weight = BinaryPrimitives.ReadSingleLittleEndian(Take(ref rest, 4));
        var hashes = ReadDifferences(ref rest, features);
        var columns = MemoryMarshal.Cast<byte, sbyte>(Take(ref rest, features * SequenceModel.RowLength));
        var weights = new sbyte[features * SequenceModel.RowLength];
        for (var feature = 0; feature < features; feature++)
        {
            for (var column = 0; column < SequenceModel.RowLength; column++)
                weights[(feature * SequenceModel.RowLength) + column] = columns[(column * features) + feature];
        }

        var wordHashes = ReadDifferences(ref rest, words);
        var counts = new uint[words];
        foreach (ref var bits in counts.AsSpan())
            bits = BinaryPrimitives.ReadUInt32LittleEndian(Take(ref rest, 4));
        return new SequenceModel(new WordLexicon(wordHashes, counts), hashes, weights, scale, transitions);
    }

    private static ReadOnlySpan<byte> Take(ref ReadOnlySpan<byte> rest, int count)
    {
        if (rest.Length < count)
            throw new InvalidDataException("The name model is damaged: it ends too soon.");
        var taken = rest[..count];
        rest = rest[count..];
        return taken;
    }

    private static void WriteDifferences(BinaryWriter writer, ReadOnlySpan<uint> ascending)
    {
        uint before = 0;
        foreach (var hash in ascending)
        {
            writer.Write7BitEncodedInt((int)(hash - before));
            before = hash;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static uint[] ReadDifferences(ref ReadOnlySpan<byte> rest, int count)
    {
        var ascending = new uint[count];
        uint before = 0;
        var at = 0;
        foreach (ref var hash in ascending.AsSpan())
        {
            uint difference = 0;
            for (var shift = 0; ; shift += 7)
            {
                if (at == rest.Length)
                    throw new InvalidDataException("The name model is damaged: it ends too soon.");
                var part = rest[at++];
                difference |= (uint)(part & 0x7F) << shift;
                if (part < 0x80)
                    break;
            }

            hash = before += difference;
        }

        rest = rest[at..];
        return ascending;
    }
}
