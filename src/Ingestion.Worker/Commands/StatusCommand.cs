using System.CommandLine;
using System.Text.Json;
using Ingestion.Worker.Display;
using Ingestion.Worker.Hosting;

namespace Ingestion.Worker.Commands;

/// <summary>What the store knows of one article.</summary>
internal static class StatusCommand
{
    /// <summary>The command <c>status</c>.</summary>
    public static Command Create()
    {
        var id = new Argument<string>("ID|URL") { Description = "Article id, the publisher's own id, an address in any spelling, or the id of a parked message." };
        var source = new Option<string?>("--source") { Description = "Only articles of this publisher.", HelpName = "NAME" };
        var json = new Option<bool>("--json") { Description = "Writes one JSON object an article." };
        var command = new Command("status", "Tells what is known of an article: revisions, statuses, pending events, parked messages.") { id, source, json, SettingsOptions.Data };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed, parsed.GetRequiredValue(id), parsed.GetValue(source), parsed.GetValue(json), cancellationToken));
        command.SetExamples(
            "status https://news.example/politics/2025/11/09/ministers-meeting",
            "status sample-ar-01 --data ./demo --json");
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, string id, string? source, bool json, CancellationToken cancellationToken)
    {
        var builder = SettingsOptions.BuilderOf(parsed, LogLevel.Warning);
        builder.Services.AddStore(builder.Configuration);
        using var host = builder.Build();
        var output = parsed.InvocationConfiguration.Output;
        var error = parsed.InvocationConfiguration.Error;
        if (await StoreAccess.OpenAsync(host, builder.Configuration, error, cancellationToken) is not { } store)
            return ExitCodes.Failure;
        var known = await new ArticleLookup(store).FindAsync(id, source, cancellationToken);
        foreach (var article in known)
        {
            if (json)
                await output.WriteLineAsync(JsonSerializer.Serialize(article, OutputJson.Lines).AsMemory(), cancellationToken);
            else
                StatusReport.Write(article, Terminal.On(output));
        }
        if (known.Count > 0)
            return ExitCodes.Ok;
        await error.WriteLineAsync($"Nothing is known of {Bidi.Isolate(id)} in {store.Description}.");
        return ExitCodes.Failure;
    }
}
