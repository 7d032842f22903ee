using System.CommandLine;
using System.Text;
using System.Text.Json;
using Ingestion.Pipeline;
using Ingestion.Pipeline.Identity;
using Ingestion.Pipeline.Storage;
using Ingestion.Worker.Display;
using Ingestion.Worker.Embedded;
using Ingestion.Worker.Hosting;
using Ingestion.Worker.Messaging;
using Ingestion.Worker.Samples;
using MassTransit;
using Microsoft.Extensions.Options;
using Spectre.Console;

namespace Ingestion.Worker.Commands;

/// <summary>The whole path on the sample articles with nothing installed: the real transport in memory, a real SQLite file, a real events file.</summary>
internal static class DemoCommand
{
    /// <summary>The command <c>demo</c>.</summary>
    public static Command Create()
    {
        var command = new Command("demo", "Takes sample articles end to end without any server and prints what was found in them.") { SettingsOptions.Data };
        command.SetAction(RunAsync);
        command.SetExamples("demo", "demo --data ./demo");
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var temporary = parsed.GetValue(SettingsOptions.Data) is null ? Directory.CreateTempSubdirectory("ingestion-demo-") : null;
        try
        {
            return await RunAsync(parsed, temporary?.FullName, cancellationToken);
        }
        finally
        {
            temporary?.Delete(recursive: true);
        }
    }

    private static async Task<int> RunAsync(ParseResult parsed, string? temporary, CancellationToken cancellationToken)
    {
        var builder = SettingsOptions.BuilderOf(parsed, LogLevel.Warning);
        // Embedded mode even where the environment names servers: a demo must not write to them.
        var overrides = new Dictionary<string, string?>(StringComparer.Ordinal) { [WorkerModes.BrokerSetting] = "", [WorkerModes.MongoSetting] = "" };
        if (temporary is not null)
            overrides[$"{EmbeddedOptions.Section}:{nameof(EmbeddedOptions.Data)}"] = temporary;
        builder.Configuration.AddInMemoryCollection(overrides);
        builder.AddWorker();
        using var host = builder.Build();
        host.ValidateSettings();
        await host.StartAsync(cancellationToken);
        var error = parsed.InvocationConfiguration.Error;
        var sent = await SendAsync(host.Services, error, cancellationToken);
        await host.StopAsync(cancellationToken);

        var store = host.Services.GetRequiredService<IArticleStore>();
        var eventsFile = host.Services.GetRequiredService<IOptions<EmbeddedOptions>>().Value.EventsFile;
        var announced = await AnnouncedAsync(eventsFile, cancellationToken);
        var console = Terminal.On(parsed.InvocationConfiguration.Output);
        var (storedCount, announcedCount) = (0, 0);
        foreach (var articleId in sent)
        {
            if (articleId is null || await store.FindAsync(articleId, cancellationToken) is not { } document)
                continue;
            storedCount++;
            if (announced.Contains(ArticleIdentity.EnrichedEventId(document.ArticleId, document.Revision, document.ContentHash)))
                announcedCount++;
            console.Write(EnrichedTable.Of(document, console.Profile.Width));
            console.WriteLine();
        }
        var output = parsed.InvocationConfiguration.Output;
        await output.WriteLineAsync($"{sent.Count} articles published, {storedCount} stored, {announcedCount} events announced");
        await output.WriteLineAsync($"Store:  {store.Description}");
        await output.WriteLineAsync($"Events: {eventsFile}");
        if (temporary is not null)
            await output.WriteLineAsync("Both were temporary and are removed now; --data DIR keeps them.");
        return storedCount == sent.Count && announcedCount == sent.Count ? ExitCodes.Ok : ExitCodes.Failure;
    }

    /// <summary>Publishes the samples as the inbox does; the ids of the articles, null for one that was not accepted.</summary>
    private static async Task<List<string?>> SendAsync(IServiceProvider services, TextWriter error, CancellationToken cancellationToken)
    {
        var ids = new List<string?>();
        foreach (var sample in SampleArticles.All)
        {
            await using var scope = services.CreateAsyncScope();
            var client = scope.ServiceProvider.GetRequiredService<IRequestClient<ArticleDelivery>>();
            var response = await client.GetResponse<ArticleProcessed>(new ArticleDelivery { Body = sample.Body, Origin = "demo" }, cancellationToken);
            var processed = response.Message;
            ids.Add(processed.Outcome == PathOutcome.Parked ? null : processed.ArticleId);
            await error.WriteLineAsync(processed.Outcome == PathOutcome.Parked
                ? $"{sample.File}: {Verdict.Rejected(processed.Violations)}"
                : $"{ids.Count}/{SampleArticles.All.Count} {sample.File}: {processed.Outcome.ToString().ToLowerInvariant()} {processed.ArticleId}");
        }
        return ids;
    }

    /// <summary>Ids of the events that stand in the events file, which is what a subscriber would read.</summary>
    private static async Task<HashSet<Guid>> AnnouncedAsync(string file, CancellationToken cancellationToken)
    {
        var ids = new HashSet<Guid>();
        if (!File.Exists(file))
            return ids;
        // Another worker may have the file open for writing.
        await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        while (await reader.ReadLineAsync(cancellationToken) is { } line)
        {
            try
            {
                using var json = JsonDocument.Parse(line);
                ids.Add(json.RootElement.GetProperty("message").GetProperty("eventId").GetGuid());
            }
            catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
            {
                // A crash may have cut a line; its event was sent again in a line of its own.
            }
        }
        return ids;
    }
}
