using System.Text;
using System.Text.Json;
using Ingestion.Contracts;
using Ingestion.Worker.Reading;

namespace Ingestion.UnitTests.Worker.Reading;

public class ArticleFilesTests
{
    private const string One = """{"source":"s","externalId":"1","body":"a"}""";
    private const string Two = """{"source":"s","externalId":"2","body":"b"}""";

    [Theory]
    [InlineData("a.jsonl")]
    [InlineData("a.ndjson")]
    [InlineData("a.json")]
    [InlineData("a.data")]
    [InlineData("-")]
    public async Task ReadAsync_JsonLines_GivesEachLineWithItsNumber(string name)
    {
        var items = await ReadAsync(name, $"{One}\n\n  \n{Two}\n");

        items.Select(i => (i.Text, i.Line)).ShouldBe([(One, 1), (Two, 4)]);
    }

    [Fact]
    public async Task ReadAsync_ByteOrderMarkAndCarriageReturns_AreNotPartOfTheLines()
    {
        var items = await ReadAsync("a.jsonl", $"\uFEFF{One}\r\n\r\n{Two}");

        items.Select(i => (i.Text, i.Line)).ShouldBe([(One, 1), (Two, 3)]);
    }

    [Theory]
    [InlineData("a.jsonl")]
    [InlineData("-")]
    public async Task ReadAsync_BrokenLine_IsGivenAsItStands(string name)
    {
        var items = await ReadAsync(name, "{\"source\": \"s\n" + One + "\nnot json\n" + Two);

        items.Select(i => (i.Text, i.Line)).ShouldBe([("{\"source\": \"s", 1), (One, 2), ("not json", 3), (Two, 4)]);
    }

    [Fact]
    public async Task ReadAsync_FirstLineOfStandardInputIsNoJson_StillReadsLines()
    {
        var items = await ReadAsync("-", "oops\n" + One);

        items.Select(i => (i.Text, i.Line)).ShouldBe([("oops", 1), (One, 2)]);
    }

    [Fact]
    public async Task ReadAsync_OverlongLine_IsCutAndDoesNotHideTheNext()
    {
        await using var stream = new RepeatingStream((byte)'x', ArticleFiles.MaxArticleBytes * 3L, Encoding.UTF8.GetBytes("\n" + One));

        var items = await ReadAsync("a.jsonl", stream);

        items.Count.ShouldBe(2);
        items[0].Text.Length.ShouldBe(ArticleFiles.MaxArticleBytes);
        (items[1].Text, items[1].Line).ShouldBe((One, 2));
    }

    [Theory]
    [InlineData("a.json")]
    [InlineData("-")]
    public async Task ReadAsync_ObjectOverSeveralLines_IsOneArticle(string name)
    {
        const string Json = "{\n  \"source\": \"s\",\n  \"body\": \"}{ \\\" ]\"\n}";

        var items = await ReadAsync(name, "\n" + Json + "\n");

        items.Select(i => (i.Text, i.Line)).ShouldBe([(Json, 2)]);
    }

    [Theory]
    [InlineData("a.json")]
    [InlineData("-")]
    public async Task ReadAsync_Array_GivesEachElementWithItsBytesAndLine(string name)
    {
        var items = await ReadAsync(name, $"[\n{One},\n\n  {{ \"tags\": [ \"[\" ] }}, 7,\"x\"\n]\n");

        items.Select(i => (i.Text, i.Line)).ShouldBe([(One, 2), ("{ \"tags\": [ \"[\" ] }", 4), ("7", 4), ("\"x\"", 4)]);
    }

    [Fact]
    public async Task ReadAsync_ArrayThatIsCutOff_EndsWithSomethingThatIntakeRefuses()
    {
        var items = await ReadAsync("a.json", $"[{One},");

        items.Select(i => i.Text).ShouldBe([One, "["]);
    }

    [Fact]
    public async Task ReadAsync_JsonFileWithoutJson_IsGivenAsItStands()
    {
        var items = await ReadAsync("a.json", "nonsense");

        items.Select(i => i.Text).ShouldBe(["nonsense"]);
    }

    [Theory]
    [InlineData("a.txt")]
    [InlineData("a.json")]
    [InlineData("a.jsonl")]
    [InlineData("-")]
    public async Task ReadAsync_NothingButWhiteSpace_GivesNoArticle(string name)
    {
        (await ReadAsync(name, "")).ShouldBeEmpty();
        (await ReadAsync(name, "\uFEFF \r\n\n")).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("news/شام.txt", "شام")]
    [InlineData("-", "stdin")]
    public async Task ReadAsync_TextWithHeader_TakesDateAndBulletsAndLeavesTheBody(string name, string id)
    {
        var items = await ReadAsync(name, " date 2025-10-12 - أكد الوزير، 10 - 12 مرة، ذلك. - ركزت الاجتماعات؟ - جرت مباحثات.\n\n  النص الأول.\n\nالنص الثاني.\n");

        var article = Article(items.ShouldHaveSingleItem());
        article.Source.ShouldBe("file");
        article.ExternalId.ShouldBe(id);
        article.PublishedAt.ShouldBe("2025-10-12");
        article.Summary.ShouldBe(["أكد الوزير، 10 - 12 مرة، ذلك.", "ركزت الاجتماعات؟", "جرت مباحثات."]);
        article.Body.ShouldBe("  النص الأول.\n\nالنص الثاني.\n");
    }

    [Fact]
    public async Task ReadAsync_HeaderWithoutSentences_SplitsAtEveryDash()
    {
        var article = Article((await ReadAsync("a.txt", "date 2025-10-12 - one - two\r\n\r\nBody")).ShouldHaveSingleItem());

        article.Summary.ShouldBe(["one", "two"]);
        article.Body.ShouldBe("Body");
    }

    [Theory]
    [InlineData("Just a text.\nWith two lines.")]
    [InlineData("date of the meeting - unknown\n\nText")]
    [InlineData("{ a text that starts with a brace")]
    public async Task ReadAsync_TextWithoutHeader_IsAllBody(string text)
    {
        var article = Article((await ReadAsync("a.txt", text)).ShouldHaveSingleItem());

        article.Body.ShouldBe(text);
        article.PublishedAt.ShouldBeNull();
        article.Summary.ShouldBeNull();
    }

    [Fact]
    public async Task ReadAsync_TextThatIsNotUtf8_IsGivenAsItStands()
    {
        byte[] bytes = [0xC7, 0xE1, 0xE4, 0xD5];

        var items = await ReadRawAsync("a.txt", new MemoryStream(bytes));

        items.ShouldHaveSingleItem().Body.ShouldBe(bytes);
    }

    [Fact]
    public async Task ReadAsync_BytesThatTrickleIn_AreReadAlike()
    {
        await using var stream = new TricklingStream(Encoding.UTF8.GetBytes($"\uFEFF{One}\n{Two}\n"));

        var items = await ReadAsync("-", stream);

        items.Select(i => (i.Text, i.Line)).ShouldBe([(One, 1), (Two, 2)]);
    }

    private static Task<List<(string Text, int Line)>> ReadAsync(string name, string content) =>
        ReadAsync(name, new MemoryStream(Encoding.UTF8.GetBytes(content)));

    private static async Task<List<(string Text, int Line)>> ReadAsync(string name, Stream stream) =>
        [.. (await ReadRawAsync(name, stream)).Select(i => (Encoding.UTF8.GetString(i.Body), i.Line))];

    private static async Task<List<ArticleItem>> ReadRawAsync(string name, Stream stream)
    {
        var items = new List<ArticleItem>();
        await foreach (var item in ArticleFiles.ReadAsync(stream, name, CancellationToken.None))
            items.Add(item);
        return items;
    }

    private static ArticlePublished Article((string Text, int Line) item) => JsonSerializer.Deserialize(item.Text, ContractJson.Wire.ArticlePublished)!;

    /// <summary>Many equal bytes, then an ending, without holding them.</summary>
    private sealed class RepeatingStream(byte value, long count, byte[] ending) : ReadOnlyStream
    {
        private long _left = count;
        private int _endingAt;

        public override int Read(Span<byte> buffer)
        {
            if (_left > 0)
            {
                var n = (int)Math.Min(_left, buffer.Length);
                buffer[..n].Fill(value);
                _left -= n;
                return n;
            }
            var rest = Math.Min(buffer.Length, ending.Length - _endingAt);
            ending.AsSpan(_endingAt, rest).CopyTo(buffer);
            _endingAt += rest;
            return rest;
        }
    }

    /// <summary>One byte a read.</summary>
    private sealed class TricklingStream(byte[] bytes) : ReadOnlyStream
    {
        private int _at;

        public override int Read(Span<byte> buffer)
        {
            if (_at == bytes.Length)
                return 0;
            buffer[0] = bytes[_at++];
            return 1;
        }
    }

    private abstract class ReadOnlyStream : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => ValueTask.FromResult(Read(buffer.Span));

        public override void Flush() => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
