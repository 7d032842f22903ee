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

    private static readonly string[] Extensions = [".json", ".jsonl", ".ndjson", ".txt"];

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
        var rejected = new List<RejectedItem>();
        var taken = 0;
        // In the order of the file, so that a later version of an article in one file is the later one.
        await foreach (var item in ArticleFiles.ReadAsync(file, cancellationToken))
        {
            var delivery = new ArticleDelivery { Body = item.Body, Origin = "inbox/" + name, Headers = new() { ["line"] = item.Line.ToString(System.Globalization.CultureInfo.InvariantCulture) } };
            await using var scope = services.CreateAsyncScope();
            var client = scope.ServiceProvider.GetRequiredService<IRequestClient<ArticleDelivery>>();
            var response = await client.GetResponse<ArticleProcessed>(delivery, cancellationToken);
            taken++;
            if (response.Message.Outcome == PathOutcome.Parked)
                rejected.Add(new RejectedItem(item.Line, response.Message.Violations));
        }
        if (taken == 0)
            rejected.Add(new RejectedItem(1, [new Violation(ReasonCodes.EmptyMessage, null, "The file has no article.")]));
        Finish(file, name, taken, rejected);
    }

    private void Finish(string file, string name, int taken, List<RejectedItem> rejected)
    {
        var folder = Path.Combine(Inbox, rejected.Count == 0 ? "done" : "rejected");
        Directory.CreateDirectory(folder);
        var target = Unused(folder, name);
        if (rejected.Count > 0)
            File.WriteAllText(target + ".reason.json", JsonSerializer.Serialize(new RejectedFile(name, taken, rejected), Commands.OutputJson.Indented));
        File.Move(file, target);
        LogTaken(name, taken - rejected.Count, rejected.Count, Path.GetFileName(folder));
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

    private sealed record RejectedItem(int Line, IReadOnlyList<Violation> Violations);

    private sealed record RejectedFile(string File, int Articles, IReadOnlyList<RejectedItem> Rejected);
}
