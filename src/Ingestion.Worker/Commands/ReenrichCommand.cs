using System.CommandLine;
using Ingestion.Enrichment;
using Ingestion.Pipeline;
using Ingestion.Pipeline.Identity;
using Ingestion.Pipeline.Storage;
using Ingestion.Worker.Display;
using Ingestion.Worker.Hosting;
using Ingestion.Worker.Messaging;
using Ingestion.Worker.Publishing;
using Microsoft.Extensions.Options;

namespace Ingestion.Worker.Commands;

/// <summary>Has stored articles enriched again: by the workers, through a queue of its own, or in this process in embedded mode; or shows what that would change.</summary>
internal static class ReenrichCommand
{
    private const int PageSize = 1000;

    /// <summary>The command <c>reenrich</c>.</summary>
    public static Command Create()
    {
        var where = new Option<string?>("--where") { Description = "Only articles of an older engine, engineVersion<X, or of other models, modelHash!=H. Without it: all that the engine of now has not enriched.", HelpName = "CONDITION" };
        var source = new Option<string?>("--source") { Description = "Only articles of this publisher.", HelpName = "NAME" };
        var since = new Option<string?>("--since") { Description = $"Only what was stored at this time or later: {TimeArgument.Forms}.", HelpName = "TIME" };
        var rate = new Option<string>("--rate") { Description = "Articles a second at most.", HelpName = "N/s", DefaultValueFactory = _ => "50/s" };
        var dryRun = new Option<bool>("--dry-run") { Description = "Does nothing; says how many articles are meant." };
        var shadow = new Option<bool>("--shadow") { Description = "Writes nothing; enriches a sample here and shows what would change: how much in which part, with examples." };
        var sample = new Option<int>("--sample") { Description = "With --shadow: how many articles, spread evenly over those that are meant.", HelpName = "N", DefaultValueFactory = _ => 500 };
        where.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var text }] && EngineCondition.Read(text) is null)
                result.AddError($"--where needs engineVersion<X or modelHash!=H, not '{text}'.");
        });
        rate.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var text }] && ReenrichmentRate.Read(text) is null)
                result.AddError($"--rate needs a number above 0, such as 50/s, not '{text}'.");
        });
        sample.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < 1)
                result.AddError("--sample needs a number of at least 1.");
        });
        TimeArgument.Validate(since);
        var command = new Command(
            "reenrich",
            "Has stored articles enriched again from their stored text, newest first; never those that the engine of now has enriched, so it may be run again at any "
            + "time and goes on where it stopped. Where something else is found, that is a new revision with its event; where not, only the engine is noted. In server "
            + "mode the ids go to a queue of their own, which the workers read while no article waits; in embedded mode the work is done here.")
        {
            where, source, since, rate, dryRun, shadow, sample, SettingsOptions.Data,
        };
        // Who forgets --shadow must not write, and not to all.
        command.Validators.Add(result =>
        {
            if (result.GetResult(sample) is { Implicit: false } && !result.GetValue(shadow))
                result.AddError("--sample goes with --shadow.");
        });
        command.SetAction((parsed, cancellationToken) => RunAsync(
            parsed,
            new Request(
                parsed.GetValue(where) is { } condition ? EngineCondition.Read(condition) : null,
                parsed.GetValue(source),
                parsed.GetValue(since),
                ReenrichmentRate.Read(parsed.GetRequiredValue(rate))!.Value,
                parsed.GetValue(dryRun),
                parsed.GetValue(shadow) ? parsed.GetValue(sample) : null),
            cancellationToken));
        command.SetExamples("reenrich --dry-run", "reenrich --shadow --sample 500", "reenrich --where \"engineVersion<0.4.0\" --source alaraby --since 30d --rate 50/s");
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, Request request, CancellationToken cancellationToken)
    {
        var builder = SettingsOptions.BuilderOf(parsed, LogLevel.Warning);
        var services = builder.Services;
        services.AddEngine();
        services.AddStore(builder.Configuration);
        services.AddSettings<BrokerOptions>(BrokerOptions.Section);
        using var host = builder.Build();
        host.ValidateSettings();
        var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
        if (await StoreAccess.OpenAsync(host, builder.Configuration, error, cancellationToken) is not { } store)
            return ExitCodes.Failure;
        var clock = host.Services.GetRequiredService<TimeProvider>();
        var enrichment = host.Services.GetRequiredService<ArticleEnrichment>();
        var engine = enrichment.Engine;
        var ids = await ChooseAsync(store, request, engine, clock.GetUtcNow(), cancellationToken);
        if (request.DryRun)
        {
            await output.WriteLineAsync($"{ids.Count} articles would be enriched again with {engine.Name} {engine.Version} {engine.ModelHash}".TrimEnd().AsMemory(), cancellationToken);
            return ExitCodes.Ok;
        }
        if (request.Sample is { } size)
        {
            var report = await CompareAsync(store, enrichment, Spread(ids, size), new ProgressLine(error, "compared", clock, Math.Min(size, ids.Count)), cancellationToken);
            report.Write(output, engine);
            return report.Failed ? ExitCodes.Failure : ExitCodes.Ok;
        }
        if (WorkerModes.Of(builder.Configuration) == WorkerMode.Embedded)
        {
            // A worker that runs beside this has the events file to itself.
            var reenrichment = new Reenrichment(store, enrichment, publisher: null, clock);
            return await EnrichAsync(reenrichment, ids, new Pace(request.Rate, clock), new ProgressLine(error, "enriched again", clock, ids.Count), cancellationToken);
        }
        var broker = host.Services.GetRequiredService<IOptions<BrokerOptions>>().Value;
        await using var sender = await ArticleSender.ConnectAsync(broker, clock, cancellationToken, broker.ReenrichmentQueue);
        return await SendAsync(sender, ids, new Pace(request.Rate, clock), new ProgressLine(error, "asked for", clock, ids.Count), cancellationToken);
    }

    /// <summary>Ids of the articles that are meant, newest first.</summary>
    private static async Task<List<string>> ChooseAsync(IArticleStore store, Request request, EngineVersion engine, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var since = TimeArgument.Read(request.Since, now) ?? DateTimeOffset.MinValue;
        var ids = new List<string>();
        var query = new ArticleQuery { Source = request.Source, Limit = PageSize };
        while (true)
        {
            var page = await store.ListEnginesAsync(query, cancellationToken);
            var recent = page.Items.TakeWhile(e => e.StoredAt >= since).ToList();
            ids.AddRange(recent.Where(e => e.Engine != engine && request.Where?.Fits(e.Engine) != false).Select(e => e.ArticleId));
            if (page.Next is null || recent.Count < page.Items.Count)
                return ids;
            query = query with { After = page.Next };
        }
    }

    private static IEnumerable<string> Spread(List<string> ids, int size) =>
        ids.Count <= size ? ids : Enumerable.Range(0, size).Select(i => ids[(int)((long)i * ids.Count / size)]);

    /// <summary>By the very steps that the worker takes, but for the writing.</summary>
    private static async Task<ShadowReport> CompareAsync(
        IArticleStore store, ArticleEnrichment enrichment, IEnumerable<string> ids, ProgressLine progress, CancellationToken cancellationToken)
    {
        var report = new ShadowReport();
        foreach (var id in ids)
        {
            if (await store.FindAsync(id, cancellationToken) is { Revision: > 0, Retraction: null } stored)
            {
                try
                {
                    report.Add(id, EnrichmentDifference.Between(stored, (await enrichment.EnrichAsync(StoredText.Identify(stored), cancellationToken)).Result));
                }
                catch (EnrichmentFailedException e)
                {
                    report.AddFailed();
                    progress.Tell($"{id}: {e.InnerException!.GetType().Name}: {e.InnerException.Message}");
                }
            }
            progress.Advance();
        }
        return report;
    }

    private static async Task<int> EnrichAsync(Reenrichment reenrichment, List<string> ids, Pace pace, ProgressLine progress, CancellationToken cancellationToken)
    {
        var outcomes = new Dictionary<ReenrichmentOutcome, int>();
        try
        {
            foreach (var id in ids)
            {
                await pace.WaitAsync(cancellationToken);
                var outcome = await reenrichment.RunAsync(id, cancellationToken);
                outcomes[outcome] = outcomes.GetValueOrDefault(outcome) + 1;
                if (outcome == ReenrichmentOutcome.Failed)
                    progress.Tell($"{id}: the engine failed at it or ran out of time; it stays as it is");
                progress.Advance();
            }
        }
        finally
        {
            progress.Finish(
                $"{Count(ReenrichmentOutcome.Changed)} changed (a worker that runs announces them), {Count(ReenrichmentOutcome.Unchanged)} unchanged, {Count(ReenrichmentOutcome.Failed)} failed",
                always: true);
        }
        return Count(ReenrichmentOutcome.Failed) == 0 ? ExitCodes.Ok : ExitCodes.Failure;

        int Count(ReenrichmentOutcome outcome) => outcomes.GetValueOrDefault(outcome);
    }

    private static async Task<int> SendAsync(ArticleSender sender, List<string> ids, Pace pace, ProgressLine progress, CancellationToken cancellationToken)
    {
        var sent = 0;
        try
        {
            foreach (var id in ids)
            {
                await pace.WaitAsync(cancellationToken);
                await sender.SendAsync(new ReenrichmentRequest(id).Write(), raw: true, cancellationToken);
                sent++;
                progress.Advance();
            }
            return ExitCodes.Ok;
        }
        catch (Exception e) when (e is BrokerProblemException or MessageRefusedException)
        {
            progress.Tell("error: " + e.Message);
            return ExitCodes.Failure;
        }
        finally
        {
            progress.Finish($"{sent} of {ids.Count} asked for; the workers enrich them while no article waits. --dry-run tells how many are left.", always: true);
        }
    }

    private sealed record Request(EngineCondition? Where, string? Source, string? Since, double Rate, bool DryRun, int? Sample);

    /// <summary>Lets so many a second pass.</summary>
    private sealed class Pace(double rate, TimeProvider clock)
    {
        private readonly long _started = clock.GetTimestamp();
        private int _passed;

        public Task WaitAsync(CancellationToken cancellationToken) =>
            TimeSpan.FromSeconds(_passed++ / rate) - clock.GetElapsedTime(_started) is { Ticks: > 0 } early ? Task.Delay(early, clock, cancellationToken) : Task.CompletedTask;
    }
}
