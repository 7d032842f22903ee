using System.Text;
using Ingestion.Contracts;
using Ingestion.Pipeline.Intake;
using Microsoft.Extensions.Time.Testing;

namespace Ingestion.UnitTests.Pipeline.Intake;

public class ArticleIntakeTests
{
    private static readonly FakeTimeProvider Clock = new(new DateTimeOffset(2025, 10, 12, 12, 0, 0, TimeSpan.Zero));

    private const string Good = """{"source":"s","externalId":"1","body":"نص"}""";

    public static TheoryData<string, string, string?> Broken => new()
    {
        { "", ReasonCodes.EmptyMessage, null },
        { " \n ", ReasonCodes.EmptyMessage, null },
        { "{", ReasonCodes.InvalidJson, null },
        { Good + "x", ReasonCodes.InvalidJson, null },
        { "[]", ReasonCodes.NotAnObject, null },
        { "\"text\"", ReasonCodes.NotAnObject, null },
        { """{"source":"s","externalId":"1","body":"b","metadata":{"a":""" + new string('[', 40) + new string(']', 40) + "}}", ReasonCodes.TooDeep, null },
        { new string('[', 5000), ReasonCodes.TooDeep, null },
        { """{"messageType":["urn:message:Other:Thing"],"message":{"source":"s"}}""", ReasonCodes.UnexpectedMessageType, null },
        { """{"schemaVersion":2,"source":"s","externalId":"1","body":"b"}""", ReasonCodes.UnsupportedSchemaVersion, "schemaVersion" },
        { """{"schemaVersion":0,"source":"s","externalId":"1","body":"b"}""", ReasonCodes.UnsupportedSchemaVersion, "schemaVersion" },
        { """{"schemaVersion":"new","source":"s","externalId":"1","body":"b"}""", ReasonCodes.WrongType, "schemaVersion" },
        { """{"externalId":"1","body":"b"}""", ReasonCodes.Required, "source" },
        { """{"source":null,"externalId":"1","body":"b"}""", ReasonCodes.Required, "source" },
        { """{"source":" ","externalId":"1","body":"b"}""", ReasonCodes.Blank, "source" },
        { """{"source":"s","body":"b"}""", ReasonCodes.Required, "externalId" },
        { """{"source":"s","externalId":"","url":"  ","body":"b"}""", ReasonCodes.Required, "externalId" },
        { """{"source":"s","externalId":"1"}""", ReasonCodes.Required, "body" },
        { """{"source":"s","externalId":"1","body":null}""", ReasonCodes.Required, "body" },
        { """{"source":"s","externalId":"1","body":""}""", ReasonCodes.Blank, "body" },
        { """{"source":"s","externalId":"1","body":" \u200f\n\ufeff"}""", ReasonCodes.Blank, "body" },
        { """{"source":"s","externalId":"1","body":["b"]}""", ReasonCodes.WrongType, "body" },
        { """{"source":"s","externalId":true,"url":"https://a.org","body":"b"}""", ReasonCodes.WrongType, "externalId" },
        { """{"source":"s","externalId":"1","body":"b","title":7}""", ReasonCodes.WrongType, "title" },
        { """{"source":"s","externalId":"1","body":"b","tags":["a",7]}""", ReasonCodes.WrongType, "tags[1]" },
        { """{"source":"s","externalId":"1","body":"b","tags":[null]}""", ReasonCodes.WrongType, "tags[0]" },
        { """{"source":"s","externalId":"1","body":"b","tags":{}}""", ReasonCodes.WrongType, "tags" },
        { """{"source":"s","externalId":"1","body":"b","metadata":[]}""", ReasonCodes.WrongType, "metadata" },
        { """{"source":"s","externalId":"1","body":"a\u0000b"}""", ReasonCodes.ControlCharacter, "body" },
        { """{"source":"s","externalId":"1","body":"b","title":"a\u001bb"}""", ReasonCodes.ControlCharacter, "title" },
        { """{"source":"s","externalId":"1","body":"b","authors":["x","a\u007fb"]}""", ReasonCodes.ControlCharacter, "authors[1]" },
        { """{"source":"s","externalId":"1","body":"a\ud83d b"}""", ReasonCodes.LoneSurrogate, "body" },
        { """{"source":"s","externalId":"1","body":"b","title":"\ude00"}""", ReasonCodes.LoneSurrogate, "title" },
        { """{"source":"s","externalId":"1","body":"b","metadata":{"a":["\ude00"]}}""", ReasonCodes.LoneSurrogate, "metadata" },
        { """{"source":"s","externalId":"1","body":"b","metadata":{"\ude00":1}}""", ReasonCodes.LoneSurrogate, "metadata" },
        { """{"source":"s","externalId":"1","body":"b","publishedAt":"12/10/2025"}""", ReasonCodes.InvalidDate, "publishedAt" },
        { """{"source":"s","externalId":"1","body":"b","publishedAt":"2025-02-30"}""", ReasonCodes.InvalidDate, "publishedAt" },
        { """{"source":"s","externalId":"1","body":"b","publishedAt":"2025-10-12T10:00:00"}""", ReasonCodes.DateWithoutOffset, "publishedAt" },
        { """{"source":"s","externalId":"1","body":"b","publishedAt":"1066-10-14"}""", ReasonCodes.DateOutOfRange, "publishedAt" },
        { """{"source":"s","externalId":"1","body":"b","publishedAt":"2035-01-01"}""", ReasonCodes.DateOutOfRange, "publishedAt" },
        { """{"source":"s","externalId":"1","body":"b","crawledAt":"2025-10-12"}""", ReasonCodes.InvalidDate, "crawledAt" },
        { """{"source":"s","externalId":"1","body":"b","crawledAt":"2025-10-14T00:00:00Z"}""", ReasonCodes.DateOutOfRange, "crawledAt" },
        { """{"source":"s","url":"/a/b","body":"b"}""", ReasonCodes.UnsupportedUrlScheme, "url" },
        { """{"source":"s","url":"news 1","body":"b"}""", ReasonCodes.InvalidUrl, "url" },
        { """{"source":"s","url":"ftp://a.org/1","body":"b"}""", ReasonCodes.UnsupportedUrlScheme, "url" },
        { """{"source":"s","url":"javascript:alert(1)","body":"b"}""", ReasonCodes.UnsupportedUrlScheme, "url" },
        { """{"source":"s","externalId":"1","body":"b","language":"arabic language"}""", ReasonCodes.InvalidLanguage, "language" },
        { """{"source":"s","externalId":"1","body":"b","language":"a"}""", ReasonCodes.InvalidLanguage, "language" },
        { $$"""{"source":"{{new string('s', 201)}}","externalId":"1","body":"b"}""", ReasonCodes.TooLong, "source" },
        { $$"""{"source":"s","externalId":"1","body":"b","title":"{{new string('t', 2001)}}"}""", ReasonCodes.TooLong, "title" },
        { $$"""{"source":"s","externalId":"1","body":"b","tags":[{{string.Join(',', Enumerable.Repeat("\"t\"", 201))}}]}""", ReasonCodes.TooMany, "tags" },
        { $$"""{"source":"s","externalId":"1","body":"b","tags":["{{new string('t', 201)}}"]}""", ReasonCodes.TooLong, "tags[0]" },
        { """{"source":"s","externalId":"1","body":"b","metadata":{""" + string.Join(',', Enumerable.Range(0, 101).Select(i => $"\"k{i}\":1")) + "}}", ReasonCodes.TooMany, "metadata" },
        { $$"""{"source":"s","externalId":"1","body":"b","metadata":{"k":"{{new string('v', 70_000)}}"} }""", ReasonCodes.TooLong, "metadata" },
        { $$"""{"source":"s","externalId":"1","body":"{{new string('ب', 524_289)}}"}""", ReasonCodes.BodyTooLarge, "body" },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public void Examine_BrokenRule_NamesReasonAndField(string json, string reason, string? field)
    {
        var verdict = Examine(json);
        verdict.Accepted.ShouldBeFalse();
        verdict.Violations.ShouldContain(v => v.Code == reason && v.Field == field, string.Join("; ", verdict.Violations));
        verdict.Violations.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("""{"source":"s","external_id":"1","body":"b","published_at":"2025-10-12","CrawledAt":"2025-10-12T10:00:00+03:00"}""")]
    [InlineData("""{"source":"s","externalId":12345678901,"body":"b","tags":"one","authors":null,"unknown":{"x":[1]}}""")]
    [InlineData("""{"source":"s","url":"https://a.org/خبر","body":"b","publishedAt":"","language":""}""")]
    [InlineData("""{"source":"s","externalId":"1","body":"b","publishedAt":"2025-10-12 10:00:00.123456+00:00"}""")]
    [InlineData("""{"source":"s","externalId":"1","body":"b","publishedAt":"2025-10-12T10:00Z","language":"en_GB"}""")]
    [InlineData("""{"messageId":"x","messageType":["urn:message:A:B","urn:message:Ingestion.Contracts:ArticlePublished"],"message":{"source":"s","externalId":"1","body":"b"},"headers":{}}""")]
    public void Examine_TolerableForm_IsAccepted(string json) => Examine(json).Violations.ShouldBeEmpty();

    [Fact]
    public void Examine_ByteOrderMark_IsSkipped() =>
        Intake().Examine(new byte[] { 0xEF, 0xBB, 0xBF }.Concat(Encoding.UTF8.GetBytes(Good)).ToArray()).Accepted.ShouldBeTrue();

    [Theory]
    [InlineData(new byte[] { (byte)'{', 0xFF, (byte)'}' })]
    [InlineData(new byte[] { 0xFF, 0xFE, (byte)'{', 0 })]
    public void Examine_NotUtf8_SaysSo(byte[] bytes) => Intake().Examine(bytes).Violations.ShouldHaveSingleItem().Code.ShouldBe(ReasonCodes.InvalidUtf8);

    [Fact]
    public void Examine_MessageOverLimit_IsNotParsed()
    {
        var intake = new ArticleIntake(new IntakeOptions { MaxMessageBytes = 1024 }, Clock);
        intake.Examine(new byte[1025]).Violations.ShouldHaveSingleItem().Code.ShouldBe(ReasonCodes.MessageTooLarge);
    }

    [Fact]
    public void Examine_BodyAtTheLimit_IsAccepted() =>
        Examine($$"""{"source":"s","externalId":"1","body":"{{new string('ب', 524_288)}}"}""").Accepted.ShouldBeTrue();

    [Fact]
    public void Examine_SeveralBrokenRules_ReportsAllAndKeepsWhoItWas()
    {
        var verdict = Examine("""{"source":"s","externalId":"9","title":7,"publishedAt":"x"}""");
        verdict.Violations.Select(v => v.Field).ShouldBe(["title", "body", "publishedAt"]);
        verdict.Article!.ExternalId.ShouldBe("9");
    }

    [Fact]
    public void Examine_Body_IsNotAltered()
    {
        const string body = "  سطر\r\n\tآخر 😀\u200f  ";
        Examine($$"""{"source":"s","externalId":"1","body":"  سطر\r\n\tآخر 😀\u200f  "}""").Article!.Body.ShouldBe(body);
    }

    [Fact]
    public void Examine_Violations_NeverQuoteTheArticle()
    {
        var verdict = Examine("""{"source":"s","externalId":"1","body":"secret\u0000text","title":7,"publishedAt":"secret-date"}""");
        verdict.Violations.ShouldAllBe(v => !v.Message.Contains("secret"));
    }

    private static ArticleIntake Intake() => new(new IntakeOptions(), Clock);

    private static IntakeVerdict Examine(string json) => Intake().Examine(Encoding.UTF8.GetBytes(json));
}
