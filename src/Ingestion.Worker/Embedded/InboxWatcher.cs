using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Ingestion.Contracts;
using Ingestion.Pipeline;
using Ingestion.Worker.Messaging;
using Ingestion.Worker.Reading;
using MassTransit;
using Microsoft.Extensions.Options;

namespace Ingestion.Worker.Embedded;

/// <summary>
/// Takes articles from the inbox folder. A file stays there until every article in it has reached its end, so a crash loses
/// nothing; reading it again changes nothing. Then it goes to <c>done/</c>, or to <c>rejected/</c> with the reasons beside it.
/// </summary>
internal sealed partial class InboxWatcher(IServiceProvider services, IOptions<EmbeddedOptions> options, TimeProvider clock, ILogger<InboxWatcher> logger)
    : BackgroundService
{
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(500);

    /// <summary>A file that was written to just now may still be growing.</summary>
    private static readonly TimeSpan SettleTime = TimeSpan.FromSeconds(1);

    /// <summary>Articles of one file that are worked on at once.</summary>
    private const int ArticlesInFlight = 16;

    private static readonly string[] Extensions = [".json", ".jsonl", ".ndjson", ".txt"];

    private long _lastSentAt;

    private string Inbox => options.Value.InboxFolder;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        Directory.CreateDirectory(Inbox);
        using var timer = new PeriodicTimer(PollInterval, clock);
        do
        {
            foreach (var file in Settled())
            {
                try
                {
                    await TakeAsync(file, stoppingToken);
                }
                catch (Exception e) when (e is IOException or UnauthorizedAccessException)
                {
                    LogUnreadable(Path.GetFileName(file), e.Message);
                }
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private List<string> Settled() =>
        Directory.EnumerateFiles(Inbox)
            .Where(f => Extensions.Contains(Path.GetExtension(f), StringComparer.OrdinalIgnoreCase) && !Path.GetFileName(f).StartsWith('.'))
            .Where(f => clock.GetUtcNow().UtcDateTime - File.GetLastWriteTimeUtc(f) >= SettleTime)
            .Order(StringComparer.Ordinal)
            .ToList();

    private async Task TakeAsync(string file, CancellationToken cancellationToken)
    {
        var name = Path.GetFileName(file);
        var rejected = new ConcurrentBag<RejectedItem>();
        var taken = 0;
        var window = new ParallelOptions { MaxDegreeOfParallelism = ArticlesInFlight, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(Stamped(file, cancellationToken), window, async (stamped, token) =>
        {
            Interlocked.Increment(ref taken);
            if (await OfferAsync(stamped.Item, stamped.SentAt, "inbox/" + name, token) is { Count: > 0 } violations)
                rejected.Add(new RejectedItem(stamped.Item.Line, violations));
        });
        if (taken == 0)
            rejected.Add(new RejectedItem(1, [new Violation(ReasonCodes.EmptyMessage, null, "The file has no article.")]));
        Finish(file, name, taken, [.. rejected.OrderBy(r => r.Line)]);
    }

    /// <summary>
    /// Gives each article a time of sending of its own, rising in the order of files and lines, so that of two versions of one
    /// article the later line wins, though several are worked on at once.
    /// </summary>
    private async IAsyncEnumerable<(ArticleItem Item, DateTimeOffset SentAt)> Stamped(string file, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var item in ArticleFiles.ReadAsync(file, cancellationToken))
        {
            // Whole milliseconds, as stores keep them: two stamps within one would be no order.
            _lastSentAt = Math.Max(clock.GetUtcNow().ToUnixTimeMilliseconds(), _lastSentAt + 1);
            yield return (item, DateTimeOffset.FromUnixTimeMilliseconds(_lastSentAt));
        }
    }

    /// <summary>Sends one article along the path and returns why it was rejected; empty when it was not.</summary>
    private async Task<IReadOnlyList<Violation>> OfferAsync(ArticleItem item, DateTimeOffset sentAt, string origin, CancellationToken cancellationToken)
    {
        var delivery = new ArticleDelivery
        {
            Body = item.Body,
            Origin = origin,
            SentAt = sentAt,
            Headers = new() { ["line"] = item.Line.ToString(CultureInfo.InvariantCulture) },
        };
        try
        {
            await using var scope = services.CreateAsyncScope();
            var client = scope.ServiceProvider.GetRequiredService<IRequestClient<ArticleDelivery>>();
            var response = await client.GetResponse<ArticleProcessed>(delivery, cancellationToken);
            return response.Message.Outcome == PathOutcome.Parked ? response.Message.Violations : [];
        }
        catch (RequestFaultException e)
        {
            // Nobody foresaw this one. The file keeps the bytes; the others go on.
            LogFaulted(origin, item.Line, e);
            return [new Violation(ReasonCodes.InternalError, null, "An unexpected error; the worker's log has the details.")];
        }
    }

    private void Finish(string file, string name, int taken, IReadOnlyList<RejectedItem> rejected)
    {
        var folder = Path.Combine(Inbox, rejected.Count == 0 ? "done" : "rejected");
        Directory.CreateDirectory(folder);
        var target = Unused(folder, name);
        if (rejected.Count > 0)
            File.WriteAllText(target + ".reason.json", JsonSerializer.Serialize(new RejectedFile(name, taken, rejected), Commands.OutputJson.Indented));
        File.Move(file, target);
        LogTaken(name, Math.Max(0, taken - rejected.Count), rejected.Count, Path.GetFileName(folder));
    }

    /// <summary>A second file of the same name must not replace the first.</summary>
    private static string Unused(string folder, string name)
    {
        var target = Path.Combine(folder, name);
        for (var n = 2; File.Exists(target); n++)
            target = Path.Combine(folder, $"{Path.GetFileNameWithoutExtension(name)}-{n}{Path.GetExtension(name)}");
        return target;
    }

    [LoggerMessage(40, LogLevel.Information, "{File}: {Accepted} accepted, {Rejected} rejected, moved to {Folder}/")]
    private partial void LogTaken(string file, int accepted, int rejected, string folder);

    [LoggerMessage(41, LogLevel.Warning, "{File} can't be read or moved and stays in the inbox: {Problem}")]
    private partial void LogUnreadable(string file, string problem);

    [LoggerMessage(42, LogLevel.Error, "{Origin}, line {Line}: unexpected error")]
    private partial void LogFaulted(string origin, int line, Exception exception);

    private sealed record RejectedItem(int Line, IReadOnlyList<Violation> Violations);

    private sealed record RejectedFile(string File, int Articles, IReadOnlyList<RejectedItem> Rejected);
}
