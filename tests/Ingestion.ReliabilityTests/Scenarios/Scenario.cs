using System.Diagnostics;
using System.Globalization;
using Ingestion.ReliabilityTests.Accounts;
using Ingestion.ReliabilityTests.Articles;
using Ingestion.ReliabilityTests.Processes;
using MongoDB.Bson;
using MongoDB.Driver;
using RabbitMQ.Client;

namespace Ingestion.ReliabilityTests.Scenarios;

/// <summary>Where a scenario's servers are, as the worker and as everybody else reaches them.</summary>
/// <param name="Broker">Address of the broker for the worker.</param>
/// <param name="Mongo">Connection string for the worker.</param>
/// <param name="Connect">How crawler, subscriber and onlookers reach the broker.</param>
/// <param name="MongoDirect">How the accountant reaches the database when all is over.</param>
internal sealed record Stage(Uri Broker, string Mongo, Func<ConnectionFactory> Connect, Func<string> MongoDirect);

/// <summary>
/// A crawler, a subscriber, workers and an accountant around servers to which something is done. The test does it; everything
/// else is here.
/// </summary>
internal sealed class Scenario : IAsyncDisposable
{
    /// <summary>Names the number of articles in each scenario; default 2,000.</summary>
    private const string SizeVariable = "INGESTION_RELIABILITY_ARTICLES";

    private static readonly TimeSpan ShortPatience = TimeSpan.FromMinutes(10);

    private readonly Stage _stage;
    private readonly string _name;
    private readonly CancellationTokenSource _patience;
    private readonly Queues _queues;

    private Scenario(Stage stage, string name, Crawl crawl, Dictionary<string, string> settings, string program)
    {
        _stage = stage;
        _name = name;
        Crawl = crawl;
        Queue = "articles-" + crawl.Source;
        // A thousand articles take a second or two; everything beyond is for faults and for slow machines.
        _patience = new CancellationTokenSource(ShortPatience + TimeSpan.FromMilliseconds(50 * crawl.Messages.Count));
        _queues = new Queues(stage.Connect);
        Settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Broker__Uri"] = stage.Broker.ToString(),
            ["Broker__Queue"] = Queue,
            ["Mongo__ConnectionString"] = stage.Mongo,
            ["Mongo__Database"] = crawl.Source,
        };
        foreach (var (setting, value) in settings)
            Settings[setting] = value;
        Crawler = new Crawler(stage.Connect, Queue);
        Subscriber = new Subscriber(stage.Connect, "subscriber-" + crawl.Source, crawl.Source);
        Fleet = new WorkerFleet(start => WorkerProcess.Start(program, program == "Ingestion.Worker" ? ["run"] : [], SettingsOf(start)));
    }

    /// <summary>Number of articles in each scenario.</summary>
    public static int Size { get; } = int.Parse(Environment.GetEnvironmentVariable(SizeVariable) ?? "2000", CultureInfo.InvariantCulture);

    public Crawl Crawl { get; }

    public Crawler Crawler { get; }

    public Subscriber Subscriber { get; }

    public WorkerFleet Fleet { get; }

    /// <summary>The article queue.</summary>
    public string Queue { get; }

    /// <summary>Where the broker puts what it gives up.</summary>
    private string DeadLetters => Queue + ".dead-letter";

    /// <summary>Settings of every worker, as environment variables.</summary>
    public Dictionary<string, string> Settings { get; }

    /// <summary>More settings for the n-th start of a worker.</summary>
    public Func<int, IEnumerable<KeyValuePair<string, string>>> SettingsOfStart { get; set; } = _ => [];

    /// <summary>Ends when the scenario has taken longer than anybody would wait.</summary>
    public CancellationToken Patience => _patience.Token;

    /// <summary>Share of the messages that the broker has confirmed, 0 to 1.</summary>
    public double Published => (double)Crawler.Confirmed / Crawl.Messages.Count;

    /// <summary>Puts a scenario together; nothing runs yet but the subscriber.</summary>
    public static async Task<Scenario> SetAsync(
        Stage stage, string name, int seed, int? articles = null, int? poison = null, Dictionary<string, string>? settings = null, string program = "Ingestion.Worker", Func<Crawl, Crawl>? change = null)
    {
        var source = $"s{seed}-{Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture)[..8]}";
        var crawl = new Crawl(seed, source, articles ?? Size, poison ?? Size / 20);
        var scenario = new Scenario(stage, name, change?.Invoke(crawl) ?? crawl, settings ?? [], program);
        await scenario.Subscriber.Ready.WaitAsync(scenario.Patience);
        return scenario;
    }

    /// <summary>Publishes everything, at most so many a second.</summary>
    public Task PublishAsync(double? perSecond = null) => Crawler.PublishAsync(Crawl.Messages, perSecond, Patience);

    /// <summary>Publishes some messages and waits until the last of them has been handed out.</summary>
    /// <returns>How long that took.</returns>
    public async Task<TimeSpan> PassAsync(IReadOnlyList<CrawlMessage> messages)
    {
        var start = Stopwatch.GetTimestamp();
        await Crawler.PublishAsync(messages, perSecond: null, Patience);
        while (await _queues.DepthEventuallyAsync(Queue, Patience) != 0)
            await Task.Delay(5, Patience);
        return Stopwatch.GetElapsedTime(start);
    }

    /// <summary>Waits until this share of the articles has been announced.</summary>
    public async Task AnnouncedAsync(double share)
    {
        while (Subscriber.Events.Count < share * Crawl.Articles.Count)
            await Task.Delay(20, Patience);
    }

    /// <summary>Waits until so many more events have been announced, or all.</summary>
    public async Task MoreAnnouncedAsync(int more)
    {
        var wanted = Math.Min(Subscriber.Events.Count + more, Crawl.Articles.Count);
        while (Subscriber.Events.Count < wanted)
            await Task.Delay(5, Patience);
    }

    /// <summary>Waits until so many workers have been started in all, and none of them has yet to be replaced.</summary>
    public async Task StartedAsync(int starts)
    {
        while (Fleet.Starts < starts || Fleet.Running.Count == 0)
            await Task.Delay(5, Patience);
    }

    /// <summary>
    /// Waits until all work is done and stops the workers in order. An empty queue is no proof, for messages that are handed out
    /// do not count; one that is still empty after the workers have left is.
    /// </summary>
    public async Task SettleAsync(int workers = 1)
    {
        while (true)
        {
            await EmptyAsync();
            foreach (var status in await Fleet.StopAsync())
                status.ShouldBe(0, "a worker that is asked to stop says that all went well\n" + string.Join('\n', Fleet.LastWords.TakeLast(60)));
            if (await WaitingAsync() == 0)
                return;
            Fleet.Start(workers);
        }
    }

    /// <summary>Settles, closes the account, adds its row to the table, and demands that nothing is lost and nothing odd.</summary>
    public async Task<Account> CloseAsync(ResultTable results, string faults, int workers = 1)
    {
        var problems = new List<string>();
        try
        {
            await SettleAsync(workers);
            await HeardAsync();
        }
        catch (OperationCanceledException)
        {
            problems.Add($"not settled in time; {await _queues.DepthAsync(Queue)} messages wait, {Published:P0} published");
        }
        using var client = new MongoClient(_stage.MongoDirect());
        var account = await new Accountant(client.GetDatabase(Crawl.Source), Crawl, Subscriber).CloseAsync();
        foreach (var queue in new[] { Queue, DeadLetters, Queue + "_error", Queue + "_skipped" })
        {
            if (await _queues.DepthAsync(queue) is > 0 and var depth)
                problems.Add($"{depth} messages are left in {queue}");
        }
        account = account with { Problems = [.. problems, .. account.Problems] };
        results.Add(_name, faults, account);
        account.Problems.ShouldBeEmpty(
            $"{_name}: {account.Accounted} of {account.In} accounted for\n{string.Join('\n', account.Problems.Take(30))}\n{string.Join('\n', Fleet.LastWords.TakeLast(60))}");
        account.Lost.ShouldBe(0);
        return account;
    }

    public async ValueTask DisposeAsync()
    {
        await Fleet.DisposeAsync();
        await Subscriber.DisposeAsync();
        await _queues.DeleteAsync(Queue, DeadLetters, Queue + ".reenrich", Queue + "_error", Queue + "_skipped", Subscriber.Queue);
        using var client = new MongoClient(_stage.MongoDirect());
        await client.DropDatabaseAsync(Crawl.Source);
        _patience.Dispose();
    }

    private Dictionary<string, string> SettingsOf(int start)
    {
        var settings = new Dictionary<string, string>(Settings, StringComparer.Ordinal);
        foreach (var (setting, value) in SettingsOfStart(start))
            settings[setting] = value;
        return settings;
    }

    private async Task EmptyAsync()
    {
        while (await WaitingAsync() != 0 || await PendingAsync() > 0)
            await Task.Delay(250, Patience);
    }

    /// <summary>Messages that wait to be handed out, or null where the worker has not made its queue yet.</summary>
    private async Task<uint?> WaitingAsync() =>
        await _queues.DepthEventuallyAsync(Queue, Patience) + (await _queues.DepthEventuallyAsync(DeadLetters, Patience) ?? 0);

    private async Task<long> PendingAsync()
    {
        using var client = new MongoClient(_stage.MongoDirect());
        return await client.GetDatabase(Crawl.Source).GetCollection<BsonDocument>("articles")
            .CountDocumentsAsync(new BsonDocument("pendingEvents.0", new BsonDocument("$exists", true)), cancellationToken: Patience);
    }

    /// <summary>Waits until the subscriber has no more to read; what it was handed it has read within the second after.</summary>
    private async Task HeardAsync()
    {
        var seen = -1;
        while (await _queues.DepthEventuallyAsync(Subscriber.Queue, Patience) > 0 || Subscriber.Heard != seen)
        {
            seen = Subscriber.Heard;
            await Task.Delay(500, Patience);
        }
    }
}
