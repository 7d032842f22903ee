namespace Ingestion.Contracts;

/// <summary>Why a message was not accepted. The codes are stable: programs may rely on them.</summary>
public static class ReasonCodes
{
    /// <summary>The message has no bytes.</summary>
    public const string EmptyMessage = "empty-message";

    /// <summary>The message is larger than the limit for a whole message.</summary>
    public const string MessageTooLarge = "message-too-large";

    /// <summary>The bytes are not UTF-8.</summary>
    public const string InvalidUtf8 = "invalid-utf8";

    /// <summary>The bytes are not JSON.</summary>
    public const string InvalidJson = "invalid-json";

    /// <summary>The JSON is nested deeper than the limit.</summary>
    public const string TooDeep = "too-deep";

    /// <summary>The JSON is not an object.</summary>
    public const string NotAnObject = "not-an-object";

    /// <summary>An envelope of a message type that this queue does not take.</summary>
    public const string UnexpectedMessageType = "unexpected-message-type";

    /// <summary>The contract version is newer than this worker knows, or no version at all.</summary>
    public const string UnsupportedSchemaVersion = "unsupported-schema-version";

    /// <summary>A required field is missing or null.</summary>
    public const string Required = "required";

    /// <summary>A required text has nothing but white space or invisible characters.</summary>
    public const string Blank = "blank";

    /// <summary>A field has the wrong JSON type.</summary>
    public const string WrongType = "wrong-type";

    /// <summary>A text is longer than its limit.</summary>
    public const string TooLong = "too-long";

    /// <summary>A list or object has more members than its limit.</summary>
    public const string TooMany = "too-many";

    /// <summary>The body is larger than its limit in UTF-8 bytes.</summary>
    public const string BodyTooLarge = "body-too-large";

    /// <summary>A text has a control character other than tab, line feed and carriage return.</summary>
    public const string ControlCharacter = "control-character";

    /// <summary>A text has half of a surrogate pair.</summary>
    public const string LoneSurrogate = "lone-surrogate";

    /// <summary>A date is not ISO 8601, or does not exist.</summary>
    public const string InvalidDate = "invalid-date";

    /// <summary>A date-time has no offset from UTC.</summary>
    public const string DateWithoutOffset = "date-without-offset";

    /// <summary>A date lies outside what can be true.</summary>
    public const string DateOutOfRange = "date-out-of-range";

    /// <summary>The address is not an absolute URL.</summary>
    public const string InvalidUrl = "invalid-url";

    /// <summary>The address is neither http nor https.</summary>
    public const string UnsupportedUrlScheme = "unsupported-url-scheme";

    /// <summary>The language is no BCP 47 tag.</summary>
    public const string InvalidLanguage = "invalid-language";

    /// <summary>Enrichment of this article failed again and again.</summary>
    public const string EnrichmentFailed = "enrichment-failed";

    /// <summary>The store refuses this document for good.</summary>
    public const string StoreRefused = "store-refused";

    /// <summary>The broker gave up: the message was delivered again and again and never finished, as when it ends the worker each time.</summary>
    public const string RedeliveryLimit = "redelivery-limit";

    /// <summary>An error that nobody foresaw, again and again at this message.</summary>
    public const string InternalError = "internal-error";
}
