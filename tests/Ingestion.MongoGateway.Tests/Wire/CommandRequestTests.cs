using Ingestion.MongoGateway.Errors;
using Ingestion.MongoGateway.Wire;

namespace Ingestion.MongoGateway.Tests.Wire;

public sealed class CommandRequestTests
{
    [Fact]
    public void RetryKey_SessionAndNumber_TellsWritesApart()
    {
        var session = new BsonDocument("id", new BsonBinaryData(Guid.NewGuid(), GuidRepresentation.Standard));
        var first = Request(new BsonDocument { { "insert", "a" }, { "lsid", session }, { "txnNumber", 1L } });
        var again = Request(new BsonDocument { { "insert", "a" }, { "lsid", session }, { "txnNumber", 1L } });
        var next = Request(new BsonDocument { { "insert", "a" }, { "lsid", session }, { "txnNumber", 2L } });

        first.RetryKey.ShouldNotBeNull();
        again.RetryKey.ShouldBe(first.RetryKey);
        next.RetryKey.ShouldNotBe(first.RetryKey);
    }

    [Theory]
    [InlineData("{ insert: 'a' }")]
    [InlineData("{ insert: 'a', txnNumber: { $numberLong: '1' } }")]
    [InlineData("{ insert: 'a', txnNumber: { $numberLong: '1' }, lsid: 5 }")]
    [InlineData("{ insert: 'a', txnNumber: { $numberLong: '1' }, lsid: {} }")]
    public void RetryKey_Incomplete_IsNull(string json) => Request(BsonDocument.Parse(json)).RetryKey.ShouldBeNull();

    [Theory]
    [InlineData("{ find: 'a', maxTimeMS: 250 }", 250)]
    [InlineData("{ find: 'a', maxTimeMS: 0 }", null)]
    [InlineData("{ find: 'a', maxTimeMS: 'x' }", null)]
    [InlineData("{ find: 'a' }", null)]
    public void MaxTime_AsAsked(string json, int? milliseconds) =>
        Request(BsonDocument.Parse(json)).MaxTime.ShouldBe(milliseconds is { } limit ? TimeSpan.FromMilliseconds(limit) : null);

    [Theory]
    [InlineData("{ find: 5 }")]
    [InlineData("{ find: '' }")]
    public void Collection_NoName_IsAnError(string json) =>
        Should.Throw<MongoErrorException>(() => Request(BsonDocument.Parse(json)).Collection).Code.ShouldBe(73);

    private static CommandRequest Request(BsonDocument document) =>
        new(1, "store", document, document.ToBson(), CommandRequest.NoSequences, WantsReply: true, IsLegacy: false);
}
