using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Ingestion.Pipeline;
using Ingestion.Pipeline.Intake;
using Ingestion.Pipeline.Storage;
using Ingestion.Worker.Display;
using Ingestion.Worker.Hosting;
using Ingestion.Worker.Messaging;
using Ingestion.Worker.Parked;
using Ingestion.Worker.Publishing;

namespace Ingestion.Worker.Commands;

/// <summary>Looks into parked messages, sends them again, or throws them away.</summary>
internal static class ParkedCommand
{
    /// <summary>The command <c>parked</c> with what it can do.</summary>
    public static Command Create() => new("parked", "Lists, shows, replays and discards messages that could not be accepted.")
    {
        List(), Show(), Replay(), Discard(), Audit(),
    };

    private static Command List()
    {
        var limit = new Option<int>("--limit") { Description = "How many at most.", DefaultValueFactory = _ => 50, HelpName = "N" };
        var json = Json();
        var command = new Command("list", "Lists parked messages, those parked last first.") { limit, json, SettingsOptions.Data };
        var filter = new ParkedFilter(command, mustChoose: false);
        command.SetAction((parsed, cancellationToken) => WithStoreAsync(parsed, _ => { }, async session =>
        {
            var shown = 0;
            var query = filter.Query(parsed, session.Now);
            while (shown < parsed.GetValue(limit))
            {
                var page = await session.Store.ListParkedAsync(query with { Limit = Math.Clamp(parsed.GetValue(limit) - shown, 1, 500) }, cancellationToken);
                foreach (var message in page.Items)
                    await session.Output.WriteLineAsync((parsed.GetValue(json) ? ParkedText.Json(message, withBody: false) : ParkedText.Line(message)).AsMemory(), cancellationToken);
                shown += page.Items.Count;
                if (page.Next is null)
                    break;
                query = query with { After = page.Next };
            }
            if (shown == 0)
                await session.Error.WriteLineAsync("Nothing is parked that fits.");
            return ExitCodes.Ok;
        }, cancellationToken));
        command.SetExamples("parked list --reason invalid-json --since 24h", "parked list --source alnahda --json");
        return command;
    }

    private static Command Show()
    {
        var id = new Argument<string>("ID") { Description = "Id of a parked message." };
        var json = Json();
        var save = new Option<string?>("--save") { Description = "Writes the original bytes to this file.", HelpName = "FILE" };
        var command = new Command("show", "Shows one parked message: reasons, exception, headers, and its text as far as it is one.") { id, json, save, SettingsOptions.Data };
        command.SetAction((parsed, cancellationToken) => WithStoreAsync(parsed, _ => { }, async session =>
        {
            if (await session.Store.FindParkedAsync(parsed.GetRequiredValue(id), cancellationToken) is not { } message)
                return await session.UnknownAsync(parsed.GetRequiredValue(id));
            if (parsed.GetValue(save) is { } file)
                await File.WriteAllBytesAsync(file, message.Body, cancellationToken);
            await session.Output.WriteLineAsync((parsed.GetValue(json) ? ParkedText.Json(message, withBody: true) : ParkedText.Full(message)).AsMemory(), cancellationToken);
            return ExitCodes.Ok;
        }, cancellationToken));
        command.SetExamples("parked show 41ed4d5e983d14863db7bdfad31caeb9 --save message.json");
        return command;
    }

    private static Command Replay()
    {
        var dryRun = new Option<bool>("--dry-run") { Description = "Sends nothing; says how many would now be accepted." };
        var onlyPassing = new Option<bool>("--only-passing") { Description = "Sends only what would now be accepted." };
        var again = new Option<bool>("--again") { Description = "Also what was replayed already and not refused since." };
        var rate = new Option<double?>("--rate") { Description = "Messages a second at most.", HelpName = "N" };
        rate.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<double?>() is <= 0)
                result.AddError("--rate needs a number above 0.");
        });
        var command = new Command("replay", "Sends parked messages again with their original bytes and headers: to the queue, or into the inbox in embedded mode. Each is marked and not sent a second time.")
        {
            dryRun, onlyPassing, again, rate, SettingsOptions.Data, SettingsOptions.Inbox,
        };
        var filter = new ParkedFilter(command, mustChoose: true);
        command.SetAction((parsed, cancellationToken) => WithStoreAsync(
            parsed,
            services => services.AddSettings<BrokerOptions>(BrokerOptions.Section),
            async session =>
            {
                var ids = await filter.IdsAsync(parsed, session.Store, session.Now, cancellationToken);
                var review = new ParkedReview(session.Host.Services.GetRequiredService<ArticleIntake>(), new ArticleEnrichment(session.Host.Services.GetRequiredService<IArticleEnricher>()));
                var run = new ParkedReplay(session.Store, session.Clock, session.Error, review)
                {
                    Again = parsed.GetValue(again),
                    OnlyPassing = parsed.GetValue(onlyPassing),
                    Rate = parsed.GetValue(rate),
                };
                if (parsed.GetValue(dryRun))
                {
                    await run.ReviewAsync(ids, cancellationToken);
                    foreach (var line in review.Lines())
                        await session.Output.WriteLineAsync(line.AsMemory(), cancellationToken);
                    return run.Failed == 0 ? ExitCodes.Ok : ExitCodes.Failure;
                }
                try
                {
                    await using var target = await ReplayTarget.OpenAsync(session.Host.Services, session.Configuration, cancellationToken);
                    await run.SendAsync(ids, target, cancellationToken);
                }
                catch (BrokerProblemException e)
                {
                    run.Stop(e.Message);
                }
                finally
                {
                    await session.RecordAsync(ParkedActions.Replay, filter.Text(parsed), run.Done, run.Failed);
                }
                return run.Failed == 0 ? ExitCodes.Ok : ExitCodes.Failure;
            },
            cancellationToken));
        command.SetExamples("parked replay --reason date-without-offset --dry-run", "parked replay --source alnahda --since 7d --only-passing --rate 50");
        return command;
    }

    private static Command Discard()
    {
        var dryRun = new Option<bool>("--dry-run") { Description = "Deletes nothing; says how many it would be." };
        var command = new Command("discard", "Deletes parked messages with their bytes, for good.") { dryRun, SettingsOptions.Data };
        var filter = new ParkedFilter(command, mustChoose: true);
        command.SetAction((parsed, cancellationToken) => WithStoreAsync(parsed, _ => { }, async session =>
        {
            var ids = await filter.IdsAsync(parsed, session.Store, session.Now, cancellationToken);
            if (parsed.GetValue(dryRun))
            {
                await session.Output.WriteLineAsync($"would discard {ids.Count.ToString(CultureInfo.InvariantCulture)}");
                return ExitCodes.Ok;
            }
            var (done, missing) = (0, 0);
            var progress = new ProgressLine(session.Error, "discarded", session.Clock);
            try
            {
                foreach (var id in ids)
                {
                    if (await session.Store.DiscardParkedAsync(id, cancellationToken))
                        done++;
                    else
                        missing++;
                    progress.Advance();
                }
            }
            finally
            {
                await session.RecordAsync(ParkedActions.Discard, filter.Text(parsed), done, missing);
                progress.Finish(string.Create(CultureInfo.InvariantCulture, $"{done} discarded, {missing} not there"), always: true);
            }
            return missing == 0 ? ExitCodes.Ok : ExitCodes.Failure;
        }, cancellationToken));
        command.SetExamples("parked discard --reason empty-message --until 30d --dry-run", "parked discard 41ed4d5e983d14863db7bdfad31caeb9");
        return command;
    }

    private static Command Audit()
    {
        var limit = new Option<int>("--limit") { Description = "How many at most.", DefaultValueFactory = _ => 50, HelpName = "N" };
        var json = Json();
        var command = new Command("audit", "Lists who replayed or discarded what, and when, newest first.") { limit, json, SettingsOptions.Data };
        command.SetAction((parsed, cancellationToken) => WithStoreAsync(parsed, _ => { }, async session =>
        {
            foreach (var action in await session.Store.ListActionsAsync(Math.Clamp(parsed.GetValue(limit), 1, 1000), cancellationToken))
                await session.Output.WriteLineAsync((parsed.GetValue(json) ? JsonSerializer.Serialize(action, OutputJson.Lines) : ParkedText.Line(action)).AsMemory(), cancellationToken);
            return ExitCodes.Ok;
        }, cancellationToken));
        command.SetExamples("parked audit --limit 10");
        return command;
    }

    private static Option<bool> Json() => new("--json") { Description = "Writes one JSON object each." };

    private static async Task<int> WithStoreAsync(ParseResult parsed, Action<IServiceCollection> more, Func<Session, Task<int>> act, CancellationToken cancellationToken)
    {
        var builder = SettingsOptions.BuilderOf(parsed, LogLevel.Warning);
        builder.Services.AddEngine();
        builder.Services.AddStore(builder.Configuration);
        more(builder.Services);
        using var host = builder.Build();
        var error = parsed.InvocationConfiguration.Error;
        return await StoreAccess.OpenAsync(host, builder.Configuration, error, cancellationToken) is { } store
            ? await act(new Session(host, builder.Configuration, store, parsed.InvocationConfiguration.Output, error))
            : ExitCodes.Failure;
    }

    /// <summary>What every one of these commands works with.</summary>
    private sealed record Session(IHost Host, IConfiguration Configuration, IArticleStore Store, TextWriter Output, TextWriter Error)
    {
        public TimeProvider Clock { get; } = Host.Services.GetRequiredService<TimeProvider>();

        public DateTimeOffset Now => Clock.GetUtcNow();

        public async Task<int> UnknownAsync(string id)
        {
            await Error.WriteLineAsync($"Nothing is parked as {Bidi.Isolate(id)} in {Store.Description}.");
            return ExitCodes.Failure;
        }

        public Task RecordAsync(string action, string filter, int done, int failed) => new ParkedActions(Store, Clock).RecordAsync(
            action, $"{Environment.UserName}@{Environment.MachineName}", filter, done, failed);
    }
}
