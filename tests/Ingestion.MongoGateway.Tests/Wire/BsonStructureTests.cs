using Ingestion.MongoGateway.Errors;
using Ingestion.MongoGateway.Wire;

namespace Ingestion.MongoGateway.Tests.Wire;

public sealed class BsonStructureTests
{
    [Fact]
    public void Check_EveryType_GivesTheLength()
    {
        var document = new BsonDocument
        {
            { "double", 0.5 },
            { "string", "text" },
            { "document", new BsonDocument("a", 1) },
            { "array", new BsonArray { 1, "b", new BsonDocument() } },
            { "binary", new BsonBinaryData([1, 2, 3]) },
            { "undefined", BsonUndefined.Value },
            { "objectId", ObjectId.GenerateNewId() },
            { "boolean", true },
            { "date", new BsonDateTime(0) },
            { "null", BsonNull.Value },
            { "regex", new BsonRegularExpression("a.*", "i") },
            { "javascript", new BsonJavaScript("1") },
            { "symbol", BsonSymbol.Create("s") },
            { "int32", 1 },
            { "timestamp", new BsonTimestamp(1, 2) },
            { "int64", 1L },
            { "decimal", new BsonDecimal128(1m) },
            { "min", BsonMinKey.Value },
            { "max", BsonMaxKey.Value },
        };
        var bytes = document.ToBson();

        BsonStructure.Check(Messages.Concat(bytes, [1, 2, 3])).ShouldBe(bytes.Length);
    }

    [Fact]
    public void Check_DeepNesting_IsRefusedWithoutRecursion()
    {
        // A hundred thousand levels would exhaust the stack of any parser that recurses.
        const int levels = 100_000;
        var bytes = Nested(levels);

        Should.Throw<MongoErrorException>(() => BsonStructure.Check(bytes)).Code.ShouldBe(15);
    }

    [Fact]
    public void Check_DeepestAllowed_Passes()
    {
        var bytes = Nested(BsonStructure.MaxDepth - 1);

        BsonStructure.Check(bytes).ShouldBe(bytes.Length);
    }

    [Theory]
    [InlineData("")]
    [InlineData("0500")]
    [InlineData("0400000000")]
    [InlineData("FFFFFFFF00")]
    [InlineData("0600000000")] // longer than what is there
    [InlineData("060000000000")] // ends before its length
    [InlineData("0500000001")] // no terminator
    [InlineData("080000000A616200")] // name runs into the end
    [InlineData("0C00000002610000000000" + "00")] // string of length 0
    [InlineData("0E00000002610002000000626300")] // string without terminator
    [InlineData("0D000000056100FFFFFFFF0000")] // binary of negative length
    [InlineData("0D000000056100FFFFFF7F0000")] // binary longer than its document
    [InlineData("0C000000036100FF00000000")] // inner document longer than the outer
    [InlineData("0B0000001061000100" + "0000")] // 32-bit integer over the end
    [InlineData("080000001461" + "0000")] // unknown type
    public void Check_Broken_IsAnError(string hex) =>
        Should.Throw<MongoErrorException>(() => BsonStructure.Check(Convert.FromHexString(hex))).Code.ShouldBe(22);

    private static byte[] Nested(int levels)
    {
        // From the outside in: length, type 3, name "a"; then the innermost, empty document; then the terminators.
        const int perLevel = 8;
        var bytes = new byte[(levels * perLevel) + 5];
        for (var i = 0; i < levels; i++)
        {
            var start = i * 7;
            BitConverter.TryWriteBytes(bytes.AsSpan(start), bytes.Length - (i * perLevel));
            bytes[start + 4] = 3;
            bytes[start + 5] = (byte)'a';
        }

        BitConverter.TryWriteBytes(bytes.AsSpan(levels * 7), 5);
        return bytes;
    }
}
