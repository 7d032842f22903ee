using Ingestion.MongoGateway.Wire;

namespace Ingestion.MongoGateway.Tests.Wire;

public sealed class MessageFramingTests
{
    [Fact]
    public async Task ReadAsync_TwoMessages_GivesBothThenNull()
    {
        var first = Messages.OpMsg(0, Messages.Body(new BsonDocument("a", 1)));
        var second = Messages.OpMsg(2, Messages.Body(new BsonDocument("b", new string('x', 600_000))));
        using var stream = new MemoryStream(Messages.Concat(Messages.Framed(first), Messages.Framed(second)));

        (await ReadAsync(stream))!.Value.Body.ToArray().ShouldBe(first.Body.ToArray());
        (await ReadAsync(stream))!.Value.Body.ToArray().ShouldBe(second.Body.ToArray());
        (await ReadAsync(stream)).ShouldBeNull();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(15)]
    [InlineData(-1)]
    [InlineData(int.MinValue)]
    [InlineData(int.MaxValue)]
    [InlineData(MessageFraming.MaxMessageLength + 1)]
    public async Task ReadAsync_ImpossibleLength_ClosesTheConnection(int length)
    {
        var header = new byte[MessageFraming.HeaderLength];
        MessageFraming.WriteHeader(header, length, 1, 0, OpCode.Message);
        using var stream = new MemoryStream(header);

        await Should.ThrowAsync<MalformedMessageException>(async () => await ReadAsync(stream));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(15)]
    [InlineData(16)]
    [InlineData(20)]
    public async Task ReadAsync_CutShort_ClosesTheConnection(int length)
    {
        var whole = Messages.Framed(Messages.OpMsg(0, Messages.Body(new BsonDocument("a", 1))));
        using var stream = new MemoryStream(whole[..length]);

        await Should.ThrowAsync<MalformedMessageException>(async () => await ReadAsync(stream));
    }

    private static async Task<RawMessage?> ReadAsync(Stream stream) =>
        await MessageFraming.ReadAsync(stream, MessageFraming.MaxMessageLength, CancellationToken.None);
}
