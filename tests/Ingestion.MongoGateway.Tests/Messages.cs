using System.Text;
using Ingestion.MongoGateway.Wire;

namespace Ingestion.MongoGateway.Tests;

/// <summary>Builds messages as a client would.</summary>
internal static class Messages
{
    public static RawMessage OpMsg(uint flags, params byte[][] sections) =>
        new(7, OpCode.Message, Concat([BitConverter.GetBytes(flags), .. sections]));

    public static byte[] Body(BsonDocument document) => Concat([0], document.ToBson());

    public static byte[] Sequence(string name, params BsonDocument[] documents)
    {
        var content = Concat([Encoding.UTF8.GetBytes(name), [0], .. documents.Select(document => document.ToBson())]);
        return Concat([1], BitConverter.GetBytes(content.Length + 4), content);
    }

    public static RawMessage OpQuery(string collection, BsonDocument query) =>
        new(7, OpCode.Query, Concat(new byte[4], Encoding.UTF8.GetBytes(collection), [0], new byte[8], query.ToBson()));

    public static byte[] Framed(RawMessage message)
    {
        var header = new byte[MessageFraming.HeaderLength];
        MessageFraming.WriteHeader(header, header.Length + message.Body.Length, message.RequestId, 0, message.OpCode);
        return Concat(header, message.Body.ToArray());
    }

    public static BsonDocument ReplyIn(byte[] message, int prefix) =>
        MongoDB.Bson.Serialization.BsonSerializer.Deserialize<BsonDocument>(message[(MessageFraming.HeaderLength + prefix)..]);

    public static byte[] Concat(params byte[][] parts) => [.. parts.SelectMany(part => part)];
}
