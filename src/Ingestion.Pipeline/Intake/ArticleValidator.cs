using System.Globalization;
using System.Text;
using Ingestion.Contracts;

namespace Ingestion.Pipeline.Intake;

/// <summary>The rules that an article must keep. Each broken one is reported with its code and field; none hides another.</summary>
internal static class ArticleValidator
{
    /// <summary>Publication may be announced ahead (embargo), but a year is a typing error.</summary>
    private static readonly TimeSpan PublicationAhead = TimeSpan.FromDays(366);

    /// <summary>A crawl from the future would win over every later one, for ever. A day forgives wrong clocks and zones.</summary>
    private static readonly TimeSpan CrawlAhead = TimeSpan.FromDays(1);

    private static readonly DateTimeOffset EarliestDate = new(1800, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Adds what is wrong with <paramref name="article"/> to <paramref name="violations"/>.</summary>
    public static void Validate(ArticlePublished article, IntakeOptions options, DateTimeOffset now, List<Violation> violations)
    {
        var rules = new Rules(violations);
        if (article.SchemaVersion is < 1 or > ArticlePublished.CurrentSchemaVersion)
            rules.Broken(ReasonCodes.UnsupportedSchemaVersion, "schemaVersion", string.Create(CultureInfo.InvariantCulture, $"schemaVersion is {article.SchemaVersion}; this worker reads {ArticlePublished.CurrentSchemaVersion}."));
        rules.RequiredText(article.Source, "source", ArticleLimits.Source);
        Identification(article, rules);
        rules.Text(article.Title, "title", ArticleLimits.Title);
        Body(article.Body, options, rules);
        rules.Text(article.Section, "section", ArticleLimits.Section);
        Language(article.Language, rules);
        rules.Date(article.PublishedAt, "publishedAt", timeNeeded: false, EarliestDate, now + PublicationAhead);
        rules.Date(article.CrawledAt, "crawledAt", timeNeeded: true, EarliestDate, now + CrawlAhead);
        rules.List(article.Summary, "summary", ArticleLimits.SummaryItems, ArticleLimits.SummaryItem);
        rules.List(article.Authors, "authors", ArticleLimits.Authors, ArticleLimits.Author);
        rules.List(article.Tags, "tags", ArticleLimits.Tags, ArticleLimits.Tag);
        Metadata(article, rules);
    }

    /// <summary>Adds what is wrong with <paramref name="retraction"/> to <paramref name="violations"/>.</summary>
    public static void Validate(ArticleRetracted retraction, DateTimeOffset now, List<Violation> violations)
    {
        var rules = new Rules(violations);
        if (retraction.SchemaVersion is < 1 or > ArticleRetracted.CurrentSchemaVersion)
            rules.Broken(ReasonCodes.UnsupportedSchemaVersion, "schemaVersion", string.Create(CultureInfo.InvariantCulture, $"schemaVersion is {retraction.SchemaVersion}; this worker reads {ArticleRetracted.CurrentSchemaVersion}."));
        rules.RequiredText(retraction.Source, "source", ArticleLimits.Source);
        Identification(new ArticlePublished { ExternalId = retraction.ExternalId, Url = retraction.Url }, rules);
        if (rules.RequiredText(retraction.RetractedAt, "retractedAt", int.MaxValue))
            rules.Date(retraction.RetractedAt, "retractedAt", timeNeeded: true, EarliestDate, now + CrawlAhead);
        rules.Text(retraction.Reason, "reason", ArticleLimits.RetractionReason);
    }

    private static void Identification(ArticlePublished article, Rules rules)
    {
        var named = !string.IsNullOrWhiteSpace(article.ExternalId);
        if (!named && string.IsNullOrWhiteSpace(article.Url))
            rules.Broken(ReasonCodes.Required, "externalId", "externalId or url is required: without one a second crawl could not be told from a new article.");
        rules.Text(article.ExternalId, "externalId", ArticleLimits.ExternalId);
        if (string.IsNullOrWhiteSpace(article.Url) || !rules.Text(article.Url, "url", ArticleLimits.Url))
            return;
        if (!Uri.TryCreate(article.Url, UriKind.Absolute, out var uri) || (uri.Host.Length == 0 && uri.Scheme is "http" or "https"))
            rules.Broken(ReasonCodes.InvalidUrl, "url", "url is not an absolute URL such as https://example.org/news/1.");
        else if (uri.Scheme is not ("http" or "https"))
            rules.Broken(ReasonCodes.UnsupportedUrlScheme, "url", "url must be http or https.");
    }

    private static void Body(string? body, IntakeOptions options, Rules rules)
    {
        if (!rules.RequiredText(body, "body", int.MaxValue) || body is null)
            return;
        // Every UTF-16 code unit takes at most three bytes, so most bodies need no counting.
        if (body.Length * 3L > options.MaxBodyBytes && Encoding.UTF8.GetByteCount(body) is var bytes && bytes > options.MaxBodyBytes)
            rules.Broken(ReasonCodes.BodyTooLarge, "body", string.Create(CultureInfo.InvariantCulture, $"body has {bytes} bytes of UTF-8; the limit is {options.MaxBodyBytes} (Intake:MaxBodyBytes)."));
    }

    private static void Language(string? language, Rules rules)
    {
        if (language is null or "" || !rules.Text(language, "language", ArticleLimits.Language))
            return;
        var parts = language.Replace('_', '-').Split('-');
        var wellFormed = parts[0].Length is >= 2 and <= 8 && parts.All(p => p.Length is >= 1 and <= 8 && p.All(char.IsAsciiLetterOrDigit)) && parts[0].All(char.IsAsciiLetter);
        if (!wellFormed)
            rules.Broken(ReasonCodes.InvalidLanguage, "language", "language must be a BCP 47 tag such as ar or en-GB.");
    }

    private static void Metadata(ArticlePublished article, Rules rules)
    {
        if (article.Metadata is not { } metadata)
            return;
        if (metadata.Count > ArticleLimits.MetadataMembers)
            rules.Broken(ReasonCodes.TooMany, "metadata", $"metadata has more than {ArticleLimits.MetadataMembers} members.");
        var bytes = metadata.Sum(m => Encoding.UTF8.GetByteCount(m.Key) + (long)Encoding.UTF8.GetByteCount(m.Value.GetRawText()));
        if (bytes > ArticleLimits.MetadataBytes)
            rules.Broken(ReasonCodes.TooLong, "metadata", string.Create(CultureInfo.InvariantCulture, $"metadata has {bytes} bytes; the limit is {ArticleLimits.MetadataBytes}."));
    }

    /// <summary>Rules for single values.</summary>
    private readonly struct Rules(List<Violation> violations)
    {
        public void Broken(string code, string field, string message) => violations.Add(new Violation(code, field, message));

        /// <summary>A text that must be there. A field whose reading failed has its violation already.</summary>
        public bool RequiredText(string? value, string field, int maxLength)
        {
            if (value is null)
            {
                if (!violations.Exists(v => v.Field == field))
                    Broken(ReasonCodes.Required, field, $"{field} is required.");
                return false;
            }
            if (IsBlank(value))
            {
                Broken(ReasonCodes.Blank, field, $"{field} has no visible character.");
                return false;
            }
            return Text(value, field, maxLength);
        }

        public bool Text(string? value, string field, int maxLength)
        {
            if (value is null)
                return true;
            if (value.Length > maxLength)
            {
                Broken(ReasonCodes.TooLong, field, string.Create(CultureInfo.InvariantCulture, $"{field} has {value.Length} UTF-16 code units; the limit is {maxLength}."));
                return false;
            }
            return Characters(value, field);
        }

        public void List(IReadOnlyList<string>? values, string field, int maxCount, int maxLength)
        {
            if (values is null)
                return;
            if (values.Count > maxCount)
                Broken(ReasonCodes.TooMany, field, string.Create(CultureInfo.InvariantCulture, $"{field} has {values.Count} items; the limit is {maxCount}."));
            for (var i = 0; i < Math.Min(values.Count, maxCount); i++)
                Text(values[i], string.Create(CultureInfo.InvariantCulture, $"{field}[{i}]"), maxLength);
        }

        public void Date(string? value, string field, bool timeNeeded, DateTimeOffset earliest, DateTimeOffset latest)
        {
            if (!WireDate.TryParse(value, out var date, out var reason))
            {
                if (reason is not null)
                    Broken(reason, field, reason == ReasonCodes.DateWithoutOffset
                        ? $"{field} has a time but no offset: write 2025-10-12T19:40:00+03:00 or …Z."
                        : $"{field} is not an ISO 8601 date that exists, such as 2025-10-12{(timeNeeded ? "T19:40:00Z" : " or 2025-10-12T19:40:00+03:00")}.");
                return;
            }
            if (timeNeeded && !date.HasTime)
                Broken(ReasonCodes.InvalidDate, field, $"{field} needs a time with offset, such as 2025-10-12T19:40:00Z.");
            else if (date.Instant < earliest || date.Instant > latest)
                Broken(ReasonCodes.DateOutOfRange, field, string.Create(CultureInfo.InvariantCulture, $"{field} must lie between {earliest:yyyy-MM-dd} and {latest:yyyy-MM-dd}."));
        }

        private bool Characters(string value, string field)
        {
            for (var i = 0; i < value.Length; i++)
            {
                var c = value[i];
                if ((c < ' ' && c is not ('\t' or '\n' or '\r')) || c == '\u007f')
                {
                    Broken(ReasonCodes.ControlCharacter, field, string.Create(CultureInfo.InvariantCulture, $"{field} has the control character U+{(int)c:X4} at UTF-16 offset {i}."));
                    return false;
                }
                if (!char.IsSurrogate(c))
                    continue;
                if (char.IsHighSurrogate(c) && i + 1 < value.Length && char.IsLowSurrogate(value[i + 1]))
                {
                    i++;
                    continue;
                }
                Broken(ReasonCodes.LoneSurrogate, field, string.Create(CultureInfo.InvariantCulture, $"{field} has half of a surrogate pair at UTF-16 offset {i}."));
                return false;
            }
            return true;
        }

        /// <summary>White space, zero-width and direction marks, and other format characters show nothing.</summary>
        private static bool IsBlank(string value)
        {
            foreach (var c in value)
            {
                if (!char.IsWhiteSpace(c) && char.GetUnicodeCategory(c) is not (UnicodeCategory.Format or UnicodeCategory.Control))
                    return false;
            }
            return true;
        }
    }
}
