using Ingestion.MongoGateway.Errors;
using Ingestion.MongoGateway.Wire;

namespace Ingestion.MongoGateway.Tests.Wire;

public sealed class OpMsgCodecTests
{
    private static readonly BsonDocument Ping = new() { { "ping", 1 }, { "$db", "admin" } };

    [Fact]
    public void Parse_BodyAndSequence_GivesBoth()
    {
        BsonDocument first = new("_id", 1), second = new("_id", 2);
        var body = new BsonDocument { { "insert", "articles" }, { "$db", "store" } };

        var request = OpMsgCodec.Parse(Messages.OpMsg(0, Messages.Sequence("documents", first, second), Messages.Body(body)));

        request.Name.ShouldBe("insert");
        request.Collection.ShouldBe("articles");
        request.Namespace.ShouldBe("store.articles");
        request.WantsReply.ShouldBeTrue();
        request.Body.ToArray().ShouldBe(body.ToBson());
        DocumentSequence.Read(request.Sequences["documents"]).ShouldBe([first, second]);
    }

    [Fact]
    public void Parse_ChecksumPresent_CutsItOff()
    {
        var request = OpMsgCodec.Parse(Messages.OpMsg(1, Messages.Body(Ping), [1, 2, 3, 4]));

        request.Name.ShouldBe("ping");
    }

    [Fact]
    public void Parse_MoreToCome_WantsNoReply() =>
        OpMsgCodec.Parse(Messages.OpMsg(2, Messages.Body(Ping))).WantsReply.ShouldBeFalse();

    [Fact]
    public void Parse_ExhaustAllowed_IsIgnored() =>
        OpMsgCodec.Parse(Messages.OpMsg(1 << 16, Messages.Body(Ping))).Name.ShouldBe("ping");

    [Theory]
    [InlineData("")]
    [InlineData("000000")]
    [InlineData("04000000" + "00" + "0500000000")] // a flag that a receiver must know
    [InlineData("00000000")] // no body
    [InlineData("00000000" + "02" + "0500000000")] // unknown kind of section
    [InlineData("00000000" + "01" + "FFFFFF7F" + "6100")] // sequence longer than the message
    [InlineData("00000000" + "01" + "04000000")] // sequence without a name
    [InlineData("00000000" + "01" + "06000000" + "0061")] // sequence with an empty name
    [InlineData("00000000" + "01" + "07000000" + "616161")] // name without terminator
    public void Parse_BrokenSections_ClosesTheConnection(string hex)
    {
        var message = new RawMessage(1, OpCode.Message, Convert.FromHexString(hex));

        Should.Throw<MalformedMessageException>(() => OpMsgCodec.Parse(message));
    }

    [Fact]
    public void Parse_TwoBodies_ClosesTheConnection() =>
        Should.Throw<MalformedMessageException>(() => OpMsgCodec.Parse(Messages.OpMsg(0, Messages.Body(Ping), Messages.Body(Ping))));

    [Theory]
    [InlineData("{ ping: 1 }", 40571)]
    [InlineData("{ ping: 1, $db: 5 }", 40571)]
    [InlineData("{ }", 59)]
    [InlineData("{ ping: 1, $db: '' }", 73)]
    [InlineData("{ ping: 1, $db: 'a.b' }", 73)]
    public void Parse_NoCommand_IsAnError(string json, int code)
    {
        var message = Messages.OpMsg(0, Messages.Body(BsonDocument.Parse(json)));

        Should.Throw<MongoErrorException>(() => OpMsgCodec.Parse(message)).Code.ShouldBe(code);
    }

    [Fact]
    public void Parse_SequenceAndFieldOfOneName_IsAnError()
    {
        var body = new BsonDocument { { "insert", "a" }, { "documents", new BsonArray() }, { "$db", "d" } };

        Should.Throw<MongoErrorException>(() => OpMsgCodec.Parse(Messages.OpMsg(0, Messages.Body(body), Messages.Sequence("documents", []))))
            .Code.ShouldBe(40433);
    }

    [Fact]
    public void Parse_InvalidUtf8_IsAnError()
    {
        var body = new BsonDocument { { "find", "XX" }, { "$db", "d" } }.ToBson();
        body.AsSpan().Replace((byte)'X', (byte)0xFF);

        Should.Throw<MongoErrorException>(() => OpMsgCodec.Parse(Messages.OpMsg(0, Messages.Concat([0], body)))).Code.ShouldBe(22);
    }

    [Fact]
    public void Write_Reply_IsOneBodySection()
    {
        var reply = new BsonDocument("ok", 1.0);

        var message = OpMsgCodec.Write(99, reply.ToBson());

        BitConverter.ToInt32(message).ShouldBe(message.Length);
        BitConverter.ToInt32(message, 8).ShouldBe(99);
        BitConverter.ToInt32(message, 12).ShouldBe(OpCode.Message);
        Messages.ReplyIn(message, prefix: 5).ShouldBe(reply);
    }

    [Fact]
    public void Parse_AnyOneByteChanged_FailsCleanly()
    {
        var original = Messages.OpMsg(
            0,
            Messages.Body(BsonDocument.Parse("{ update: 'a', n: [1, { b: 'text', c: { $numberLong: '5' } }], $db: 'd' }")),
            Messages.Sequence("updates", BsonDocument.Parse("{ q: { _id: 1 }, u: { $set: { x: [true, null] } } }")));
        for (var i = 0; i < original.Body.Length; i++)
        {
            foreach (var value in (byte[])[0x00, 0x03, 0x0F, 0x7F, 0x80, 0xFF])
            {
                var bytes = original.Body.ToArray();
                bytes[i] = value;
                try
                {
                    OpMsgCodec.Parse(original with { Body = bytes });
                }
                catch (Exception e) when (e is MalformedMessageException or MongoErrorException)
                {
                    // Either is an orderly end; anything else fails the test.
                }
            }
        }
    }
}
