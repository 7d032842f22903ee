using Ingestion.MongoGateway.Errors;
using Ingestion.MongoGateway.Wire;

namespace Ingestion.MongoGateway.Tests.Wire;

public sealed class OpQueryCodecTests
{
    [Fact]
    public void Parse_Command_GivesDatabaseAndDocument()
    {
        var request = OpQueryCodec.Parse(Messages.OpQuery("admin.$cmd", new BsonDocument("isMaster", 1)));

        request.Database.ShouldBe("admin");
        request.Name.ShouldBe("isMaster");
        request.IsLegacy.ShouldBeTrue();
    }

    [Fact]
    public void Parse_WrappedCommand_IsUnwrapped()
    {
        var wrapped = BsonDocument.Parse("{ $query: { hello: 1 }, $readPreference: { mode: 'primary' } }");

        OpQueryCodec.Parse(Messages.OpQuery("admin.$cmd", wrapped)).Name.ShouldBe("hello");
    }

    [Fact]
    public void Parse_QueryOfACollection_IsAnError() =>
        Should.Throw<MongoErrorException>(() => OpQueryCodec.Parse(Messages.OpQuery("store.articles", []))).Code.ShouldBe(352);

    [Theory]
    [InlineData("")]
    [InlineData("00000000")]
    [InlineData("00000000" + "61646D696E")]
    [InlineData("00000000" + "6100" + "0000000000000000")]
    public void Parse_CutShort_ClosesTheConnection(string hex) =>
        Should.Throw<MalformedMessageException>(() => OpQueryCodec.Parse(new RawMessage(1, OpCode.Query, Convert.FromHexString(hex))));

    [Fact]
    public void Write_Reply_IsOneDocument()
    {
        var reply = new BsonDocument("ok", 1.0);

        var message = OpQueryCodec.Write(5, reply.ToBson());

        BitConverter.ToInt32(message).ShouldBe(message.Length);
        BitConverter.ToInt32(message, 12).ShouldBe(OpCode.Reply);
        BitConverter.ToInt32(message, 32).ShouldBe(1);
        Messages.ReplyIn(message, prefix: 20).ShouldBe(reply);
    }
}
