using System.Buffers.Binary;
using System.Text;
using Ingestion.MongoGateway.Errors;

namespace Ingestion.MongoGateway.Wire;

/// <summary>
/// Reads OP_QUERY and writes OP_REPLY. Drivers use them for the first handshake, before they know what the server understands,
/// and the .NET driver also for authentication.
/// </summary>
internal static class OpQueryCodec
{
    private const string CommandSuffix = ".$cmd";
    private const int AwaitCapable = 8;

    /// <summary>Takes a command out of a message.</summary>
    /// <exception cref="MalformedMessageException">The parts do not fit the message.</exception>
    /// <exception cref="MongoErrorException">A document is broken, or it is a query of the old kind and not a command.</exception>
    public static CommandRequest Parse(RawMessage message)
    {
        var span = message.Body.Span;
        if (span.Length < 4)
            throw new MalformedMessageException("OP_QUERY without flags");
        var nameEnd = span[4..].IndexOf((byte)0);
        var queryStart = 4 + nameEnd + 1 + 8;
        if (nameEnd < 0 || queryStart >= span.Length)
            throw new MalformedMessageException("OP_QUERY without a query");

        var collection = Encoding.UTF8.GetString(span.Slice(4, nameEnd));
        if (!collection.EndsWith(CommandSuffix, StringComparison.Ordinal))
            throw new MongoErrorException(352, "UnsupportedOpQueryCommand", "OP_QUERY is accepted for commands only");

        var query = message.Body[queryStart..];
        query = query[..BsonStructure.Check(query.Span)];
        var document = OpMsgCodec.ParseCommand(query);
        // Old mongos clients wrap the command to add a read preference.
        if (document.GetElement(0).Name is "$query" or "query" && document.GetElement(0).Value is MongoDB.Bson.BsonDocument { ElementCount: > 0 } inner)
            document = inner;

        return new CommandRequest(
            message.RequestId,
            DatabaseName.Checked(collection[..^CommandSuffix.Length]),
            document,
            query,
            CommandRequest.NoSequences,
            WantsReply: true,
            IsLegacy: true);
    }

    /// <summary>Makes the complete message that carries a reply.</summary>
    public static byte[] Write(int responseTo, ReadOnlySpan<byte> reply)
    {
        const int fixedPart = MessageFraming.HeaderLength + 20;
        var message = new byte[fixedPart + reply.Length];
        MessageFraming.WriteHeader(message, message.Length, OpMsgCodec.NextRequestId(), responseTo, OpCode.Reply);
        var body = message.AsSpan(MessageFraming.HeaderLength);
        BinaryPrimitives.WriteInt32LittleEndian(body, AwaitCapable);
        // Then the cursor (8 bytes) and the start of the batch (4), both zero, and the number of documents.
        BinaryPrimitives.WriteInt32LittleEndian(body[16..], 1);
        reply.CopyTo(message.AsSpan(fixedPart));
        return message;
    }
}
