using System.Globalization;
using Ingestion.IntegrationTests.Containers;
using Ingestion.ReliabilityTests.Articles;
using Ingestion.ReliabilityTests.Servers;

namespace Ingestion.ReliabilityTests.Scenarios;

/// <summary>Many messages that can never become articles.</summary>
[Collection(ReliabilityCollection.Name)]
public sealed class PoisonTests(ReliabilityServers servers)
{
    private const int PoisonMessages = 10_000;

    /// <summary>Fewer articles make no stretch that is long beside the messages that are handed out ahead.</summary>
    private const int FewestArticles = 2_000;

    /// <summary>Of a stretch with poison this part is good.</summary>
    private const int GoodOneIn = 6;

    private const int Pairs = 7;
    private const double MostSlowdown = 1.5;

    private readonly Random _random = new(7);

    /// <remarks>
    /// Whether poison holds up the good ones is told by stretches of equal length in one run, in turn: good messages alone, and five of poison to
    /// each good one. In both as many messages are ahead of a good one, so it comes out later only if poison takes longer than what could
    /// be ahead of it in a clean run. Machine, warm-up and the messages in hand at the end of a stretch are the same for both, and the median
    /// of the pairs forgets the moment in which something else had the processors. Processor time would be steadier still, but what
    /// would hold up the good ones most, retries with pauses, uses none.
    /// </remarks>
    [ContainerFact]
    public async Task Poison_TenThousandOfManyKinds_IsParkedAndTheGoodOnesGoOn()
    {
        Poison.Kinds.Count.ShouldBeGreaterThanOrEqualTo(25);
        await using var scenario = await Scenario.SetAsync(
            await servers.StageAsync(), "7. poison among good ones", seed: 7, articles: Math.Max(Scenario.Size, FewestArticles), poison: PoisonMessages);
        var ofPoison = scenario.Crawl.Parked.Select(p => p.MessageId).ToHashSet(StringComparer.Ordinal);
        var kinds = scenario.Crawl.Messages.ToLookup(m => m.MessageId is not null && ofPoison.Contains(m.MessageId));
        var (good, poison) = (new Queue<CrawlMessage>(kinds[false]), new Queue<CrawlMessage>(kinds[true]));
        var length = Math.Min(good.Count / (Pairs + 2), poison.Count / (Pairs + 2));
        var goodOfMixed = length / GoodOneIn;

        scenario.Fleet.Start(1);
        // All that no stretch needs; it warms the worker up.
        await scenario.PassAsync(Mix(good, good.Count - Pairs * (length + goodOfMixed), poison, poison.Count - Pairs * (length - goodOfMixed)));
        var slowdowns = new List<double>();
        for (var pair = 0; pair < Pairs; pair++)
        {
            var clean = await scenario.PassAsync(Mix(good, length, poison, 0));
            var mixed = await scenario.PassAsync(Mix(good, goodOfMixed, poison, length - goodOfMixed));
            slowdowns.Add(mixed / clean);
        }
        slowdowns.Sort();
        var slowdown = slowdowns[Pairs / 2];
        await scenario.CloseAsync(servers.Results, string.Create(
            CultureInfo.InvariantCulture,
            $"10,000 poison messages of {Poison.Kinds.Count} kinds; good ones behind poison take {slowdown:F2} times as long as behind good ones ({slowdowns[0]:F2} to {slowdowns[^1]:F2})"));
        scenario.Fleet.Starts.ShouldBeLessThanOrEqualTo(2, "no message ends the worker");
        slowdown.ShouldBeLessThanOrEqualTo(MostSlowdown, string.Join(", ", slowdowns.Select(s => s.ToString("F2", CultureInfo.InvariantCulture))));
    }

    private CrawlMessage[] Mix(Queue<CrawlMessage> good, int goodCount, Queue<CrawlMessage> poison, int poisonCount)
    {
        CrawlMessage[] messages = [.. Enumerable.Range(0, goodCount).Select(_ => good.Dequeue()), .. Enumerable.Range(0, poisonCount).Select(_ => poison.Dequeue())];
        _random.Shuffle(messages);
        return messages;
    }
}
