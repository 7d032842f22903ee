using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Ingestion.Contracts;

namespace Ingestion.Pipeline.Intake;

/// <summary>
/// Bytes to article, tolerantly: a BOM is skipped, unknown members are ignored, names may be written camelCase, PascalCase or
/// snake_case, a whole number is taken as an id, a single text as a list of one. What can't be read becomes a violation that
/// names the field, and the rest is still read, so that a rejection says everything at once and knows whose article it was.
/// </summary>
internal static class ArticleReader
{
    private const string ArticleMessageType = "urn:message:Ingestion.Contracts:ArticlePublished";
    private const string RetractionMessageType = "urn:message:Ingestion.Contracts:ArticleRetracted";

    /// <summary>Reads one message.</summary>
    public static IntakeVerdict Read(ReadOnlyMemory<byte> body, IntakeOptions options)
    {
        if (body.Length > options.MaxMessageBytes)
            return Unreadable(ReasonCodes.MessageTooLarge, $"The message has {body.Length} bytes; the limit is {options.MaxMessageBytes} (Intake:MaxMessageBytes).");
        if (body.Span.StartsWith(Encoding.UTF8.Preamble))
            body = body[Encoding.UTF8.Preamble.Length..];
        if (body.Span.Trim(" \t\r\n"u8).IsEmpty)
            return Unreadable(ReasonCodes.EmptyMessage, "The message is empty; send one JSON object.");
        if (!Utf8.IsValid(body.Span))
            return Unreadable(ReasonCodes.InvalidUtf8, "The message is not UTF-8; encode the JSON as UTF-8.");
        try
        {
            using var document = JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = options.MaxDepth });
            return ReadRoot(document.RootElement);
        }
        catch (InvalidOperationException e)
        {
            // System.Text.Json compares names lazily and finds an impossible escape only then.
            return Unreadable(ReasonCodes.LoneSurrogate, "A name in the message has half of a surrogate pair.", e);
        }
        catch (JsonException e)
        {
            return IsTooDeep(body.Span, options.MaxDepth)
                ? Unreadable(ReasonCodes.TooDeep, $"The JSON is nested deeper than {options.MaxDepth} levels (Intake:MaxDepth).", e)
                : Unreadable(ReasonCodes.InvalidJson, string.Create(CultureInfo.InvariantCulture, $"The message is not JSON: line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}."), e);
        }
    }

    /// <summary>The parser has one exception for both, so what it stopped at is looked at again.</summary>
    private static bool IsTooDeep(ReadOnlySpan<byte> json, int maxDepth)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = maxDepth + 1 });
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray && reader.CurrentDepth >= maxDepth)
                    return true;
            }
        }
        catch (JsonException)
        {
            // Broken before it got too deep.
        }
        return false;
    }

    private static IntakeVerdict Unreadable(string code, string message, Exception? exception = null) =>
        new(null, [new Violation(code, null, message)], exception);

    private static IntakeVerdict ReadRoot(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
            return Unreadable(ReasonCodes.NotAnObject, "The message is JSON but not an object; send one article as {\"source\": …, \"body\": …}.");
        return IsEnvelope(root, out var types, out var message)
            ? ReadEnvelope(types, message)
            : ReadArticle(root);
    }

    /// <summary>An envelope is known by its shape, not by a header that may be missing or wrong.</summary>
    private static bool IsEnvelope(JsonElement root, out JsonElement types, out JsonElement message)
    {
        message = default;
        return root.TryGetProperty("messageType", out types) && types.ValueKind == JsonValueKind.Array
            && root.TryGetProperty("message", out message) && message.ValueKind == JsonValueKind.Object;
    }

    private static IntakeVerdict ReadEnvelope(JsonElement types, JsonElement message)
    {
        foreach (var type in types.EnumerateArray())
        {
            if (type.ValueKind == JsonValueKind.String && type.ValueEquals(ArticleMessageType))
                return ReadArticle(message);
            if (type.ValueKind == JsonValueKind.String && type.ValueEquals(RetractionMessageType))
                return Collect(message).Retraction();
        }
        return Unreadable(ReasonCodes.UnexpectedMessageType, $"The envelope has no message of type {ArticleMessageType} or {RetractionMessageType}.");
    }

    /// <summary>No article is without a body and none has a time of retraction, so a message needs no other mark of what it is.</summary>
    private static IntakeVerdict ReadArticle(JsonElement json)
    {
        var reader = Collect(json);
        return reader.LooksRetracted ? reader.Retraction() : new IntakeVerdict(reader.Article, reader.Violations);
    }

    private static MemberReader Collect(JsonElement json)
    {
        var reader = new MemberReader();
        foreach (var member in json.EnumerateObject())
            reader.Offer(member);
        return reader;
    }

    /// <summary>Collects members into an article.</summary>
    private sealed class MemberReader
    {
        private JsonElement _retractedAt;
        private JsonElement _reason;
        private bool _hasBody;

        public ArticlePublished Article { get; private set; } = new();

        public List<Violation> Violations { get; } = [];

        public bool LooksRetracted => !_hasBody && _retractedAt.ValueKind is not (JsonValueKind.Undefined or JsonValueKind.Null);

        public IntakeVerdict Retraction() => new(null, Violations)
        {
            Retraction = new ArticleRetracted
            {
                SchemaVersion = Article.SchemaVersion,
                Source = Article.Source,
                ExternalId = Article.ExternalId,
                Url = Article.Url,
                RetractedAt = _retractedAt.ValueKind == JsonValueKind.Undefined ? null : Text(_retractedAt, "retractedAt"),
                Reason = _reason.ValueKind == JsonValueKind.Undefined ? null : Text(_reason, "reason"),
            },
        };

        public void Offer(JsonProperty member)
        {
            var value = member.Value;
            switch (NormalizedName(member))
            {
                case "schemaversion": Article = Article with { SchemaVersion = Version(value) }; break;
                case "source": Article = Article with { Source = Text(value, "source") }; break;
                case "externalid": Article = Article with { ExternalId = Text(value, "externalId", numberToo: true) }; break;
                case "url": Article = Article with { Url = Text(value, "url") }; break;
                case "title": Article = Article with { Title = Text(value, "title") }; break;
                case "body":
                    _hasBody |= value.ValueKind != JsonValueKind.Null;
                    Article = Article with { Body = Text(value, "body") };
                    break;
                case "retractedat": _retractedAt = value; break;
                case "reason": _reason = value; break;
                case "language": Article = Article with { Language = Text(value, "language") }; break;
                case "publishedat": Article = Article with { PublishedAt = Text(value, "publishedAt") }; break;
                case "crawledat": Article = Article with { CrawledAt = Text(value, "crawledAt") }; break;
                case "summary": Article = Article with { Summary = List(value, "summary") }; break;
                case "authors": Article = Article with { Authors = List(value, "authors") }; break;
                case "section": Article = Article with { Section = Text(value, "section") }; break;
                case "tags": Article = Article with { Tags = List(value, "tags") }; break;
                case "metadata": Article = Article with { Metadata = Metadata(value) }; break;
                default: break;
            }
        }

        /// <summary>externalId, ExternalId and external_id are one name.</summary>
        private static string NormalizedName(JsonProperty member)
        {
            try
            {
                return member.Name.Replace("_", "", StringComparison.Ordinal).ToLowerInvariant();
            }
            catch (InvalidOperationException)
            {
                return ""; // A name with half a surrogate pair is none of ours.
            }
        }

        private int Version(JsonElement value)
        {
            if (value.ValueKind == JsonValueKind.Null)
                return ArticlePublished.CurrentSchemaVersion;
            if (value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var version))
                return version;
            Wrong("schemaVersion", value, "a whole number");
            return ArticlePublished.CurrentSchemaVersion;
        }

        private string? Text(JsonElement value, string field, bool numberToo = false)
        {
            switch (value.ValueKind)
            {
                case JsonValueKind.Null:
                    return null;
                case JsonValueKind.Number when numberToo && value.TryGetInt64(out var number):
                    return number.ToString(CultureInfo.InvariantCulture);
                case JsonValueKind.String:
                    try
                    {
                        return value.GetString();
                    }
                    catch (InvalidOperationException)
                    {
                        Violations.Add(new Violation(ReasonCodes.LoneSurrogate, field, $"{field} has half of a surrogate pair (\\ud800–\\udfff without its partner)."));
                        return null;
                    }
                default:
                    Wrong(field, value, "a string");
                    return null;
            }
        }

        private List<string>? List(JsonElement value, string field)
        {
            if (value.ValueKind == JsonValueKind.Null)
                return null;
            if (value.ValueKind == JsonValueKind.String)
                return Text(value, field) is { } single ? [single] : null;
            if (value.ValueKind != JsonValueKind.Array)
            {
                Wrong(field, value, "a list of strings");
                return null;
            }
            var items = new List<string>(value.GetArrayLength());
            foreach (var item in value.EnumerateArray())
            {
                var name = string.Create(CultureInfo.InvariantCulture, $"{field}[{items.Count}]");
                if (item.ValueKind == JsonValueKind.Null)
                    Wrong(name, item, "a string");
                items.Add(Text(item, name) ?? "");
            }
            return items;
        }

        private Dictionary<string, JsonElement>? Metadata(JsonElement value)
        {
            if (value.ValueKind == JsonValueKind.Null)
                return null;
            if (value.ValueKind != JsonValueKind.Object)
            {
                Wrong("metadata", value, "an object");
                return null;
            }
            var metadata = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
            try
            {
                foreach (var member in value.EnumerateObject())
                {
                    if (metadata.Count > ArticleLimits.MetadataMembers)
                        break; // One too many is enough for the validator to say so.
                    Decode(member.Value);
                    metadata[member.Name] = member.Value.Clone();
                }
            }
            catch (InvalidOperationException)
            {
                Violations.Add(new Violation(ReasonCodes.LoneSurrogate, "metadata", "A name or text in metadata has half of a surrogate pair."));
            }
            return metadata;
        }

        /// <summary>Throws where a name or text can't be decoded: no store could keep it.</summary>
        private static void Decode(JsonElement value)
        {
            if (value.ValueKind == JsonValueKind.String)
            {
                _ = value.GetString();
            }
            else if (value.ValueKind == JsonValueKind.Array)
            {
                foreach (var item in value.EnumerateArray())
                    Decode(item);
            }
            else if (value.ValueKind == JsonValueKind.Object)
            {
                foreach (var member in value.EnumerateObject())
                {
                    _ = member.Name;
                    Decode(member.Value);
                }
            }
        }

        private void Wrong(string field, JsonElement value, string expected) =>
            Violations.Add(new Violation(ReasonCodes.WrongType, field, $"{field} must be {expected}, not {Kind(value)}."));

        private static string Kind(JsonElement value) => value.ValueKind switch
        {
            JsonValueKind.Object => "an object",
            JsonValueKind.Array => "a list",
            JsonValueKind.String => "a string",
            JsonValueKind.Number => "this number",
            JsonValueKind.Null => "null",
            _ => "true or false",
        };
    }
}
