using System.Buffers.Binary;

namespace Ingestion.MongoGateway.Wire;

/// <summary>Cuts the stream of a connection into messages.</summary>
internal static class MessageFraming
{
    /// <summary>Bytes of a header: length, request id, response to, operation code; little-endian 32-bit integers.</summary>
    public const int HeaderLength = 16;

    /// <summary>Largest message in bytes, header included, as announced in <c>hello</c>.</summary>
    public const int MaxMessageLength = 48_000_000;

    /// <summary>Largest message in bytes before a client has proved who it is; a handshake takes a few hundred.</summary>
    public const int MaxUnauthenticatedLength = 64 * 1024;

    private const int FirstAllocation = 256 * 1024;

    /// <summary>Reads the next message.</summary>
    /// <returns>The message, or null when the client closed the connection between two messages.</returns>
    /// <exception cref="MalformedMessageException">The length is impossible or above <paramref name="maxLength"/>, or the stream ended inside.</exception>
    public static async ValueTask<RawMessage?> ReadAsync(Stream stream, int maxLength, CancellationToken cancellationToken)
    {
        var header = new byte[HeaderLength];
        var got = await stream.ReadAtLeastAsync(header, HeaderLength, throwOnEndOfStream: false, cancellationToken);
        if (got == 0)
            return null;
        if (got < HeaderLength)
            throw new MalformedMessageException("the stream ended inside a header");

        var length = BinaryPrimitives.ReadInt32LittleEndian(header);
        if (length < HeaderLength || length > maxLength)
            throw new MalformedMessageException("impossible message length");

        var body = await ReadBodyAsync(stream, length - HeaderLength, cancellationToken);
        return new RawMessage(
            BinaryPrimitives.ReadInt32LittleEndian(header.AsSpan(4)),
            BinaryPrimitives.ReadInt32LittleEndian(header.AsSpan(12)),
            body);
    }

    /// <summary>Writes the 16 bytes of a header.</summary>
    public static void WriteHeader(Span<byte> target, int length, int requestId, int responseTo, int opCode)
    {
        BinaryPrimitives.WriteInt32LittleEndian(target, length);
        BinaryPrimitives.WriteInt32LittleEndian(target[4..], requestId);
        BinaryPrimitives.WriteInt32LittleEndian(target[8..], responseTo);
        BinaryPrimitives.WriteInt32LittleEndian(target[12..], opCode);
    }

    // Memory grows with what arrives, not with what a header promises.
    private static async ValueTask<byte[]> ReadBodyAsync(Stream stream, int length, CancellationToken cancellationToken)
    {
        var body = new byte[Math.Min(length, FirstAllocation)];
        var filled = 0;
        while (filled < length)
        {
            if (filled == body.Length)
                Array.Resize(ref body, (int)Math.Min(length, body.Length * 4L));
            var read = await stream.ReadAsync(body.AsMemory(filled), cancellationToken);
            if (read == 0)
                throw new MalformedMessageException("the stream ended inside a message");
            filled += read;
        }

        return body;
    }
}
