using System.Globalization;
using System.Text;
using System.Text.Json;
using Ingestion.Contracts;

namespace Ingestion.ReliabilityTests.Articles;

/// <summary>
/// Everything that a crawler publishes in one scenario, and what must come of it. Of the articles a fifth is published in two or
/// three versions, half of those out of order; a tenth is withdrawn, before, between or after the crawls of its versions, and told so at
/// any time; a tenth of all messages is sent twice; and poison is mixed in.
/// </summary>
internal sealed class Crawl
{
    private static readonly DateTimeOffset Start = new(2025, 10, 12, 6, 0, 0, TimeSpan.Zero);

    private readonly Random _random;
    private readonly List<(double Position, CrawlMessage Message)> _messages = [];

    /// <summary>Makes the plan; the same arguments always make the same plan.</summary>
    /// <param name="seed">Of the random numbers.</param>
    /// <param name="source">Source of all its articles.</param>
    /// <param name="articles">Number of articles.</param>
    /// <param name="poison">Number of poison messages.</param>
    public Crawl(int seed, string source, int articles, int poison)
    {
        _random = new Random(seed);
        Source = source;
        Articles = [.. Enumerable.Range(0, articles).Select(AddArticle)];
        Parked = [.. Enumerable.Range(0, poison).Select(AddPoison)];
        Messages = [.. _messages.OrderBy(m => m.Position).Select(m => m.Message)];
    }

    private Crawl(string source, IReadOnlyList<CrawlMessage> messages, IReadOnlyList<ExpectedArticle> articles, IReadOnlyList<ExpectedParked> parked)
    {
        _random = new Random(0);
        Source = source;
        Messages = messages;
        Articles = articles;
        Parked = parked;
    }

    /// <summary>Source of all its articles.</summary>
    public string Source { get; }

    /// <summary>What is published, in this order.</summary>
    public IReadOnlyList<CrawlMessage> Messages { get; }

    /// <summary>What must be stored.</summary>
    public IReadOnlyList<ExpectedArticle> Articles { get; }

    /// <summary>What must be parked.</summary>
    public IReadOnlyList<ExpectedParked> Parked { get; }

    /// <summary>The same crawl with an article in its midst that kills whoever enriches it.</summary>
    /// <param name="mark">Words that the article has in its body.</param>
    public Crawl WithCrash(string mark)
    {
        var body = Json(new ArticlePublished { Source = Source, ExternalId = "crash", Title = "خبر", Body = $"نص فيه {mark} بين كلمات أخرى.", CrawledAt = "2025-10-12T06:00:00Z" });
        var message = new CrawlMessage($"{Source}/crash", body);
        return new Crawl(
            Source, [.. Messages.Take(Messages.Count / 2), message, .. Messages.Skip(Messages.Count / 2)], Articles,
            [.. Parked, new ExpectedParked(message.MessageId!, ReasonCodes.RedeliveryLimit, body)]);
    }

    private ExpectedArticle AddArticle(int number)
    {
        var arabic = _random.Next(5) > 0;
        var versions = _random.Next(10) switch { 0 => 3, 1 => 2, _ => 1 };
        var article = new ArticlePublished
        {
            SchemaVersion = 1,
            Source = Source,
            ExternalId = number.ToString(CultureInfo.InvariantCulture),
            Title = NewsText.Title(_random, arabic),
            Language = arabic ? "ar" : "en",
            PublishedAt = "2025-10-12T09:30:00+03:00",
        };
        var positions = Enumerable.Range(0, versions).Select(_ => _random.NextDouble()).Order().ToArray();
        if (_random.Next(2) == 0)
            _random.Shuffle(positions);
        var body = "";
        for (var version = 0; version < versions; version++)
        {
            body = NewsText.Body(_random, arabic);
            Add(positions[version], article with { Body = body, CrawledAt = Start.AddMinutes(version).ToString("O", CultureInfo.InvariantCulture) });
        }
        return new ExpectedArticle(article.ExternalId, body, versions, _random.Next(10) == 0 ? AddRetraction(article, versions) : null);
    }

    private int AddRetraction(ArticlePublished article, int versions)
    {
        var withdrawn = _random.Next(versions + 1);
        var retraction = new ArticleRetracted
        {
            Source = article.Source,
            ExternalId = article.ExternalId,
            RetractedAt = Start.AddMinutes(withdrawn - 0.5).ToString("O", CultureInfo.InvariantCulture),
            Reason = "سحب",
        };
        Add(_random.NextDouble(), nameof(ArticleRetracted), JsonSerializer.SerializeToUtf8Bytes(retraction, ContractJson.Wire.ArticleRetracted));
        return withdrawn;
    }

    private ExpectedParked AddPoison(int number)
    {
        var kind = Poison.Kinds[number % Poison.Kinds.Count];
        var message = new CrawlMessage($"{Source}/poison/{number}", kind.Body(number));
        Place(_random.NextDouble(), message);
        return new ExpectedParked(message.MessageId!, kind.Reason, message.Body);
    }

    private void Add(double position, ArticlePublished article) => Add(position, nameof(ArticlePublished), Json(article));

    private void Add(double position, string type, byte[] json) => Place(position, new CrawlMessage(
        _random.Next(3) == 0 ? null : AnyGuid(),
        _random.Next(4) == 0 ? Envelope(type, json) : json));

    private void Place(double position, CrawlMessage message)
    {
        _messages.Add((position, message));
        // Half of the repeats come at once, as from a crawler that retries; half much later, as from one that starts over.
        if (_random.Next(10) == 0)
            _messages.Add((_random.Next(2) == 0 ? position + 1e-6 : Math.Min(1, position + _random.NextDouble()), message));
    }

    private static byte[] Json(ArticlePublished article) => JsonSerializer.SerializeToUtf8Bytes(article, ContractJson.Wire.ArticlePublished);

    private string AnyGuid()
    {
        var bytes = new byte[16];
        _random.NextBytes(bytes);
        return new Guid(bytes).ToString();
    }

    /// <summary>As a crawler with MassTransit sends it.</summary>
    private byte[] Envelope(string type, byte[] json) => Encoding.UTF8.GetBytes(
        $$$"""{"messageId":"{{{AnyGuid()}}}","messageType":["urn:message:Ingestion.Contracts:{{{type}}}"],"message":{{{Encoding.UTF8.GetString(json)}}},"sentTime":"2025-10-12T07:00:01Z","headers":{}}""");
}
