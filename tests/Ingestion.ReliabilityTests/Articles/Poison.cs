using System.Text;
using Ingestion.Contracts;

namespace Ingestion.ReliabilityTests.Articles;

/// <summary>A kind of message that can never become an article.</summary>
/// <param name="Reason">The code it must be parked with.</param>
/// <param name="Body">The bytes, given a number that makes them this message's own where the kind allows.</param>
internal sealed record Poison(string Reason, Func<int, byte[]> Body)
{
    /// <summary>Every kind that crawlers have been seen to send, and some that attackers would.</summary>
    public static IReadOnlyList<Poison> Kinds { get; } =
    [
        new(ReasonCodes.EmptyMessage, _ => []),
        Text(ReasonCodes.InvalidJson, n => $$"""{"source":"s{{n}}","""),
        Text(ReasonCodes.InvalidJson, n => $"<html><body>{n}</body></html>"),
        Text(ReasonCodes.InvalidJson, n => $$"""{"source":"s","externalId":"{{n}}","body":"b"} and more"""),
        Text(ReasonCodes.InvalidJson, n => $"{{'source':'s','externalId':'{n}'}}"),
        Text(ReasonCodes.NotAnObject, n => $"[{n}]"),
        Text(ReasonCodes.NotAnObject, n => $"\"text {n}\""),
        Text(ReasonCodes.NotAnObject, n => $"{n}"),
        Text(ReasonCodes.NotAnObject, _ => "null"),
        Text(ReasonCodes.TooDeep, n => new string('[', 200 + n % 1000)),
        new(ReasonCodes.InvalidUtf8, n => [.. Encoding.UTF8.GetBytes($"{{\"a\":\"{n}"), 0xC3, 0x28, (byte)'"', (byte)'}']),
        // UTF-16: each byte of it could be UTF-8, the whole is no JSON.
        new(ReasonCodes.InvalidJson, n => Encoding.Unicode.GetBytes($$"""{"source":"سين","externalId":"{{n}}","body":"نص"}""")),
        Text(ReasonCodes.UnexpectedMessageType, n => $$$"""{"messageType":["urn:message:Other:Thing"],"message":{"a":{{{n}}}}}"""),
        Article(ReasonCodes.UnsupportedSchemaVersion, "\"body\":\"b\",\"schemaVersion\":9"),
        Article(ReasonCodes.Required, "\"title\":\"no body\""),
        Article(ReasonCodes.Required, "\"body\":null"),
        Text(ReasonCodes.Required, n => $$"""{"source":"s{{n}}","body":"neither id nor address"}"""),
        Text(ReasonCodes.Required, n => $$"""{"externalId":"{{n}}","body":"no source"}"""),
        Article(ReasonCodes.Blank, "\"body\":\" \\n\\u200b \""),
        Article(ReasonCodes.WrongType, "\"body\":7"),
        Article(ReasonCodes.WrongType, "\"body\":\"b\",\"title\":{\"ar\":\"t\"}"),
        Article(ReasonCodes.TooLong, $"\"body\":\"b\",\"title\":\"{new string('t', 3000)}\""),
        Article(ReasonCodes.TooMany, $"\"body\":\"b\",\"tags\":[{string.Join(',', Enumerable.Repeat("\"t\"", 300))}]"),
        Article(ReasonCodes.ControlCharacter, "\"body\":\"a\\u0000b\""),
        Article(ReasonCodes.LoneSurrogate, "\"body\":\"a\\ud800b\""),
        Article(ReasonCodes.InvalidDate, "\"body\":\"b\",\"publishedAt\":\"yesterday\""),
        Article(ReasonCodes.InvalidDate, "\"body\":\"b\",\"publishedAt\":\"2025-02-30\""),
        Article(ReasonCodes.DateWithoutOffset, "\"body\":\"b\",\"publishedAt\":\"2025-10-12T10:00:00\""),
        Article(ReasonCodes.DateOutOfRange, "\"body\":\"b\",\"crawledAt\":\"2999-01-01T00:00:00Z\""),
        Text(ReasonCodes.InvalidUrl, n => $$"""{"source":"s","url":"news {{n}}","body":"b"}"""),
        Text(ReasonCodes.UnsupportedUrlScheme, n => $$"""{"source":"s","url":"ftp://example.org/{{n}}","body":"b"}"""),
        Article(ReasonCodes.InvalidLanguage, "\"body\":\"b\",\"language\":\"?\""),
    ];

    private static Poison Text(string reason, Func<int, string> text) => new(reason, n => Encoding.UTF8.GetBytes(text(n)));

    private static Poison Article(string reason, string members) =>
        Text(reason, n => $$"""{"source":"poison","externalId":"{{n}}",{{members}}}""");
}
