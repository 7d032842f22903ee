using System.Buffers.Binary;
using System.Text;
using Ingestion.MongoGateway.Errors;
using MongoDB.Bson;
using MongoDB.Bson.Serialization;

namespace Ingestion.MongoGateway.Wire;

/// <summary>Reads and writes OP_MSG: flags, one body (section kind 0), any number of document sequences (kind 1), maybe a checksum.</summary>
internal static class OpMsgCodec
{
    private const uint ChecksumPresent = 1;
    private const uint MoreToCome = 1 << 1;

    // Of the lower 16 bits a receiver must know every one that is set; the upper 16 may be ignored.
    private const uint UnknownRequiredFlags = 0xFFFF & ~(ChecksumPresent | MoreToCome);

    private static int _lastRequestId;

    /// <summary>Takes a command out of a message.</summary>
    /// <exception cref="MalformedMessageException">The sections do not fit the message.</exception>
    /// <exception cref="MongoErrorException">A document in it is broken, or it is no command.</exception>
    public static CommandRequest Parse(RawMessage message)
    {
        var bytes = message.Body;
        if (bytes.Length < 4)
            throw new MalformedMessageException("OP_MSG without flags");
        var flags = BinaryPrimitives.ReadUInt32LittleEndian(bytes.Span);
        if ((flags & UnknownRequiredFlags) != 0)
            throw new MalformedMessageException("OP_MSG with unknown required flags");

        // TCP has checked the bytes already; the checksum is cut off, not verified.
        var end = (flags & ChecksumPresent) == 0 ? bytes.Length : bytes.Length - 4;
        ReadOnlyMemory<byte>? body = null;
        Dictionary<string, ReadOnlyMemory<byte>>? sequences = null;
        var position = 4;
        while (position < end)
        {
            var kind = bytes.Span[position++];
            var section = bytes[position..end];
            switch (kind)
            {
                case 0 when body is null:
                    body = section[..BsonStructure.Check(section.Span)];
                    position += body.Value.Length;
                    break;
                case 1:
                    var length = AddSequence(sequences ??= new(StringComparer.Ordinal), section);
                    position += length;
                    break;
                default:
                    throw new MalformedMessageException("OP_MSG with an unexpected section");
            }
        }

        if (body is null)
            throw new MalformedMessageException("OP_MSG without a body");

        var document = ParseCommand(body.Value);
        if (!document.TryGetValue("$db", out var database) || !database.IsString)
            throw new MongoErrorException(40571, "Location40571", "OP_MSG requests require a $db argument");
        if (sequences is not null && sequences.Keys.Any(document.Contains))
            throw new MongoErrorException(40433, "Location40433", "A field occurs both in the body and as a document sequence");

        return new CommandRequest(
            message.RequestId,
            DatabaseName.Checked(database.AsString),
            document,
            body.Value,
            sequences ?? CommandRequest.NoSequences,
            WantsReply: (flags & MoreToCome) == 0,
            IsLegacy: false);
    }

    /// <summary>Whether the sender of a message expects no answer; used where the message cannot be parsed further.</summary>
    public static bool IsFireAndForget(RawMessage message) =>
        message.Body.Length >= 4 && (BinaryPrimitives.ReadUInt32LittleEndian(message.Body.Span) & MoreToCome) != 0;

    /// <summary>Makes the complete message that carries a reply.</summary>
    public static byte[] Write(int responseTo, ReadOnlySpan<byte> reply)
    {
        var message = new byte[MessageFraming.HeaderLength + 5 + reply.Length];
        MessageFraming.WriteHeader(message, message.Length, NextRequestId(), responseTo, OpCode.Message);
        reply.CopyTo(message.AsSpan(MessageFraming.HeaderLength + 5));
        return message;
    }

    /// <summary>A number for the next message that the gateway sends.</summary>
    public static int NextRequestId() => Interlocked.Increment(ref _lastRequestId);

    /// <summary>Parses a document whose structure was checked before, and which must have a field: the name of the command.</summary>
    /// <exception cref="MongoErrorException">It is empty, holds invalid UTF-8 or names a field twice.</exception>
    public static BsonDocument ParseCommand(ReadOnlyMemory<byte> bytes)
    {
        var document = ParseDocument(bytes);
        return document.ElementCount > 0 ? document : throw new MongoErrorException(59, "CommandNotFound", "no command was given");
    }

    /// <summary>Parses a document whose structure was checked before.</summary>
    /// <exception cref="MongoErrorException">It holds invalid UTF-8 or names a field twice.</exception>
    public static BsonDocument ParseDocument(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            return BsonSerializer.Deserialize<BsonDocument>(bytes.ToArray());
        }
        catch (Exception e) when (e is FormatException or BsonException or ArgumentException or InvalidOperationException)
        {
            throw new MongoErrorException(22, "InvalidBSON", "Invalid BSON: a document cannot be read", e);
        }
    }

    private static int AddSequence(Dictionary<string, ReadOnlyMemory<byte>> sequences, ReadOnlyMemory<byte> section)
    {
        var span = section.Span;
        if (span.Length < 5)
            throw new MalformedMessageException("document sequence without a length");
        var length = BinaryPrimitives.ReadInt32LittleEndian(span);
        if (length < 5 || length > span.Length)
            throw new MalformedMessageException("impossible length of a document sequence");
        var nameEnd = span[4..length].IndexOf((byte)0);
        if (nameEnd <= 0)
            throw new MalformedMessageException("document sequence without a name");

        var documents = section[(4 + nameEnd + 1)..length];
        for (var rest = documents; rest.Length > 0;)
            rest = rest[BsonStructure.Check(rest.Span)..];
        if (!sequences.TryAdd(Encoding.UTF8.GetString(span.Slice(4, nameEnd)), documents))
            throw new MalformedMessageException("two document sequences of one name");
        return length;
    }
}
