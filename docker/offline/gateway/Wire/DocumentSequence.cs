using MongoDB.Bson;

namespace Ingestion.MongoGateway.Wire;

/// <summary>Documents one after another, as a section of kind 1 holds them.</summary>
internal static class DocumentSequence
{
    /// <summary>Reads the documents of a sequence whose structure was checked before.</summary>
    public static IEnumerable<BsonDocument> Read(ReadOnlyMemory<byte> sequence)
    {
        for (var rest = sequence; rest.Length > 0;)
        {
            var length = BitConverter.ToInt32(rest.Span);
            yield return OpMsgCodec.ParseDocument(rest[..length]);
            rest = rest[length..];
        }
    }

    /// <summary>Writes documents one after another.</summary>
    public static byte[] Write(IEnumerable<BsonDocument> documents)
    {
        using var sequence = new MemoryStream();
        foreach (var document in documents)
            sequence.Write(document.ToBson());
        return sequence.ToArray();
    }
}
