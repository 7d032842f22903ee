using System.Buffers.Binary;
using Ingestion.MongoGateway.Errors;

namespace Ingestion.MongoGateway.Wire;

/// <summary>
/// Checks the skeleton of a BSON document: every length, terminator and type, and the depth of nesting. It neither recurses nor
/// allocates, so that no input can exhaust the stack; only then are documents given to parsers that do recurse, here and in the
/// database.
/// </summary>
internal static class BsonStructure
{
    /// <summary>Deepest nesting that MongoDB takes.</summary>
    public const int MaxDepth = 180;

    private const int ShortestDocument = 5;

    /// <summary>Checks the document that <paramref name="bytes"/> begins with.</summary>
    /// <returns>Its length in bytes.</returns>
    /// <exception cref="MongoErrorException">It is broken (22) or nested too deeply (15).</exception>
    public static int Check(ReadOnlySpan<byte> bytes)
    {
        Span<int> ends = stackalloc int[MaxDepth];
        var depth = 0;
        var total = DocumentLength(bytes);
        ends[0] = total;
        var position = 4;
        while (true)
        {
            var end = ends[depth];
            if (position >= end)
                throw Broken("a document runs over its end");

            var type = bytes[position++];
            if (type == 0)
            {
                if (position != end)
                    throw Broken("a document ends before its length");
                if (depth == 0)
                    return total;
                depth--;
                continue;
            }

            position = SkipCString(bytes[..end], position);
            if (type is 0x03 or 0x04)
            {
                if (++depth == MaxDepth)
                    throw new MongoErrorException(15, "Overflow", $"BSON nested deeper than {MaxDepth} levels");
                ends[depth] = position + DocumentLength(bytes[position..(end - 1)]);
                position += 4;
            }
            else
            {
                position = SkipValue(bytes[..end], position, type);
            }
        }
    }

    private static int DocumentLength(ReadOnlySpan<byte> bytes)
    {
        var length = Length(bytes, 0);
        if (length < ShortestDocument || length > bytes.Length)
            throw Broken("impossible document length");
        return length;
    }

    private static int SkipValue(ReadOnlySpan<byte> bytes, int position, byte type)
    {
        long after = type switch
        {
            0x06 or 0x0A or 0x7F or 0xFF => position,
            0x08 => position + 1,
            0x10 => position + 4,
            0x01 or 0x09 or 0x11 or 0x12 => position + 8,
            0x07 => position + 12,
            0x13 => position + 16,
            0x02 or 0x0D or 0x0E => SkipString(bytes, position),
            0x0C => SkipString(bytes, position) + 12L,
            0x0B => SkipCString(bytes, SkipCString(bytes, position)),
            0x05 => SkipBinary(bytes, position),
            0x0F => throw new MongoErrorException(2, "BadValue", "JavaScript with scope is not supported"),
            _ => throw Broken("unknown element type"),
        };

        // At least the terminator of the enclosing document must follow.
        if (after >= bytes.Length)
            throw Broken("a value runs over the end of its document");
        return (int)after;
    }

    private static long SkipBinary(ReadOnlySpan<byte> bytes, int position)
    {
        var length = Length(bytes, position);
        if (length < 0)
            throw Broken("impossible binary length");
        return position + 5L + length;
    }

    private static int SkipString(ReadOnlySpan<byte> bytes, int position)
    {
        var length = Length(bytes, position);
        var after = position + 4L + length;
        if (length < 1 || after > bytes.Length)
            throw Broken("impossible string length");
        if (bytes[(int)after - 1] != 0)
            throw Broken("a string without terminator");
        return (int)after;
    }

    private static int SkipCString(ReadOnlySpan<byte> bytes, int position)
    {
        var zero = bytes[position..].IndexOf((byte)0);
        if (zero < 0)
            throw Broken("a name without terminator");
        return position + zero + 1;
    }

    private static int Length(ReadOnlySpan<byte> bytes, int position)
    {
        if (position + 4L > bytes.Length)
            throw Broken("a length runs over the end of its document");
        return BinaryPrimitives.ReadInt32LittleEndian(bytes[position..]);
    }

    private static MongoErrorException Broken(string why) => new(22, "InvalidBSON", $"Invalid BSON: {why}");
}
