namespace Ingestion.Enrichment;

/// <summary>What the engine found in one article. Every part says how it went.</summary>
public sealed record EnrichmentResult
{
    /// <summary>BCP 47 primary tag, <c>und</c> where none could be told; with how sure.</summary>
    public required LanguageResult Language { get; init; }

    /// <summary>People, organisations, places; one entity per real thing, in order of first mention.</summary>
    public required Part<Entity> Entities { get; init; }

    /// <summary>Dates named in the body, in text order.</summary>
    public required Part<DateMention> Dates { get; init; }

    /// <summary>Direct speech, in text order.</summary>
    public required Part<Quotation> Quotations { get; init; }

    /// <summary>What was said without marks («قال … إن»), in text order.</summary>
    public Part<Statement> Statements { get; init; } = Part.NotAsked<Statement>();

    /// <summary>Summary bullets, in text order of their evidence.</summary>
    public required Part<Bullet> Bullets { get; init; }

    /// <summary>One sentence that says what the article is about; at most one item.</summary>
    public Part<Bullet> Lead { get; init; } = Part.NotAsked<Bullet>();

    /// <summary>Phrases that tell this article from others, best first; at most 8.</summary>
    public Part<KeyPhrase> KeyPhrases { get; init; } = Part.NotAsked<KeyPhrase>();

    /// <summary>Name and version of the engine.</summary>
    public required EngineVersion Engine { get; init; }
}

/// <summary>Name and version of an engine.</summary>
/// <param name="Name">Stable name.</param>
/// <param name="Version">Changes whenever the same text may give another result.</param>
/// <param name="ModelHash">First 16 hexadecimal digits of the SHA-256 over the trained models and word lists, or null for an engine without any.</param>
public sealed record EngineVersion(string Name, string Version, string? ModelHash = null);

/// <summary>How a part of the enrichment went.</summary>
public enum PartStatus
{
    /// <summary>Done, with results.</summary>
    Ok,

    /// <summary>Done; there was nothing to find.</summary>
    Empty,

    /// <summary>Not done because it was not asked for or had nothing to work on.</summary>
    Skipped,

    /// <summary>Not done because the language or the script is not supported.</summary>
    Unsupported,

    /// <summary>Stopped because the time for one article was used up.</summary>
    TimedOut,

    /// <summary>Stopped by an error.</summary>
    Failed,
}

/// <summary>One part of an enrichment: its items, how it went, and why if it did not go well.</summary>
/// <typeparam name="T">What the part consists of.</typeparam>
/// <param name="Items">The results; empty unless <paramref name="Status"/> is <see cref="PartStatus.Ok"/>.</param>
/// <param name="Status">How it went.</param>
/// <param name="Reason">A short reason; null when the status is ok and nothing is missing.</param>
public sealed record Part<T>(IReadOnlyList<T> Items, PartStatus Status, string? Reason);

/// <summary>Makes parts.</summary>
public static class Part
{
    /// <summary>A part that ran: ok with items, empty without.</summary>
    /// <typeparam name="T">What the part consists of.</typeparam>
    /// <param name="items">What was found.</param>
    /// <param name="reasonIfEmpty">What to say when nothing was found.</param>
    public static Part<T> Of<T>(IReadOnlyList<T> items, string reasonIfEmpty)
    {
        ArgumentNullException.ThrowIfNull(items);
        return items.Count > 0 ? new(items, PartStatus.Ok, null) : Without<T>(PartStatus.Empty, reasonIfEmpty);
    }

    /// <summary>A part without results.</summary>
    /// <typeparam name="T">What the part would consist of.</typeparam>
    /// <param name="status">Any status but ok.</param>
    /// <param name="reason">Why.</param>
    public static Part<T> Without<T>(PartStatus status, string reason) => new([], status, reason);

    /// <summary>A part that an engine does not have.</summary>
    /// <typeparam name="T">What the part would consist of.</typeparam>
    public static Part<T> NotAsked<T>() => Without<T>(PartStatus.Skipped, "this engine does not look for it");
}

/// <summary>The language of an article.</summary>
/// <param name="Code">BCP 47 primary tag, <c>und</c> where none could be told.</param>
/// <param name="Confidence">0 to 1.</param>
/// <param name="Status">How identification went.</param>
/// <param name="Reason">A short reason; null when the status is ok and nothing is missing.</param>
public sealed record LanguageResult(string Code, double Confidence, PartStatus Status, string? Reason);

/// <summary>The kinds of entity.</summary>
public enum EntityType
{
    /// <summary>A human being, by name.</summary>
    Person,

    /// <summary>A ministry, company, party, agency, court, club …</summary>
    Organization,

    /// <summary>A country, city, region, sea, river, street …</summary>
    Location,

    /// <summary>A product, platform or work.</summary>
    Product,

    /// <summary>A named event.</summary>
    Event,

    /// <summary>A building, dam, port, stadium …</summary>
    Facility,

    /// <summary>A treaty or agreement.</summary>
    Agreement,
}

/// <summary>One thing that the article names.</summary>
/// <param name="Type">What kind of thing.</param>
/// <param name="Name">The fullest form in the article, without merged clitics («القوات المسلحة» for «للقوات المسلحة»).</param>
/// <param name="Role">Role as the article states it («وزير الدفاع»), or null.</param>
/// <param name="Confidence">0 to 1.</param>
/// <param name="Mentions">In text order; at least one.</param>
public sealed record Entity(EntityType Type, string Name, string? Role, double Confidence, IReadOnlyList<Mention> Mentions)
{
    /// <summary>Other names of the same thing in the article, each once, without <see cref="Name"/>; in order of first mention.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>How much the article is about it: 0 to 1, from position, frequency, title and bullets.</summary>
    public double Salience { get; init; }

    /// <summary>The country that the role belongs to («وزير الدفاع السوري»): ISO 3166-1 alpha-2, or null where the article does not say.</summary>
    public string? RoleCountry { get; init; }

    /// <summary>ISO 3166-1 alpha-2 code of a country or of the country that a place lies in, or null where that is not known.</summary>
    public string? Country { get; init; }
}

/// <summary>One mention; <c>body[Start..End] == Surface</c>.</summary>
/// <param name="Start">First UTF-16 code unit.</param>
/// <param name="End">One past the last UTF-16 code unit.</param>
/// <param name="Surface">The span as written.</param>
/// <param name="Clitic">The clitic that has merged into the span («لل»), or null.</param>
public sealed record Mention(int Start, int End, string Surface, string? Clitic = null);

/// <summary>How exact a date is.</summary>
public enum DateGranularity
{
    /// <summary>It stays open.</summary>
    Unknown,

    /// <summary>A day: <c>YYYY-MM-DD</c>.</summary>
    Day,

    /// <summary>A month: <c>YYYY-MM</c>.</summary>
    Month,

    /// <summary>A year: <c>YYYY</c>.</summary>
    Year,

    /// <summary>From one day, month or year to another: <see cref="DateMention.Value"/> to <see cref="DateMention.EndValue"/>, both inclusive.</summary>
    Range,
}

/// <summary>What a relative date was counted from.</summary>
public enum DateAnchor
{
    /// <summary>Nothing: the expression is absolute or stays open.</summary>
    None,

    /// <summary>The publication date, in its own offset.</summary>
    Published,

    /// <summary>The day of the crawl, as the article does not say when it was published.</summary>
    Crawled,
}

/// <summary>A date named in the body; <c>body[Start..End] == Surface</c>.</summary>
/// <param name="Start">First UTF-16 code unit.</param>
/// <param name="End">One past the last UTF-16 code unit.</param>
/// <param name="Surface">The span as written.</param>
/// <param name="Value"><c>YYYY-MM-DD</c>, <c>YYYY-MM</c>, <c>YYYY</c>, or null where it stays open.</param>
/// <param name="Granularity">How exact the value is.</param>
/// <param name="Conflict">Whether the parts of the expression contradict each other.</param>
public sealed record DateMention(int Start, int End, string Surface, string? Value, DateGranularity Granularity, bool Conflict)
{
    /// <summary>The last day, month or year of a <see cref="DateGranularity.Range"/>, in the form of <see cref="Value"/>; else null.</summary>
    public string? EndValue { get; init; }

    /// <summary>What a relative expression was counted from.</summary>
    public DateAnchor Anchor { get; init; }

    /// <summary>How sure the value is: 0 to 1; 0 where there is none.</summary>
    public double Confidence { get; init; }

    /// <summary>The date in the Hijri calendar as the text gives it, <c>YYYY-MM-DD</c>, <c>YYYY-MM</c> or <c>YYYY</c>; else null.</summary>
    public string? Hijri { get; init; }
}

/// <summary>Direct speech; the span is the text between the marks.</summary>
/// <param name="Start">First UTF-16 code unit.</param>
/// <param name="End">One past the last UTF-16 code unit.</param>
/// <param name="Surface">The span as written.</param>
/// <param name="Speaker">Name of the speaker (the entity's name where it is one), or null.</param>
public sealed record Quotation(int Start, int End, string Surface, string? Speaker)
{
    /// <summary>The verb or other cue of speech as written («وأضاف», "said"), or null where there is none.</summary>
    public string? Verb { get; init; }

    /// <summary>Where it was said as the text states it («منصة إكس», "in an interview"), or null.</summary>
    public string? Medium { get; init; }
}

/// <summary>Indirect speech: what somebody is reported to have said, without marks; <c>body[Start..End] == Surface</c>.</summary>
/// <param name="Start">First UTF-16 code unit of what was said.</param>
/// <param name="End">One past the last UTF-16 code unit.</param>
/// <param name="Surface">The span as written.</param>
/// <param name="Speaker">Name of the speaker (the entity's name where it is one), or null.</param>
/// <param name="Verb">The verb or other cue of speech as written.</param>
public sealed record Statement(int Start, int End, string Surface, string? Speaker, string Verb);

/// <summary>A phrase that tells what the article is about.</summary>
/// <param name="Text">The phrase as the article first writes it.</param>
/// <param name="Score">0 to 1; the best phrase of an article has the highest.</param>
/// <param name="Occurrences">Where it stands in the body, in text order; at least one, the first of which reads as <paramref name="Text"/>.</param>
public sealed record KeyPhrase(string Text, double Score, IReadOnlyList<TextSpan> Occurrences);

/// <summary>A summary bullet.</summary>
/// <param name="Text">The bullet, in the article's language.</param>
/// <param name="Evidence">Spans of the body that it rests on; at least one.</param>
public sealed record Bullet(string Text, IReadOnlyList<TextSpan> Evidence);

/// <summary>A stretch of a text in UTF-16 code units.</summary>
/// <param name="Start">First code unit.</param>
/// <param name="End">One past the last.</param>
public readonly record struct TextSpan(int Start, int End)
{
    /// <summary>Number of code units.</summary>
    public int Length => End - Start;
}
