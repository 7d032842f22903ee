using System.CommandLine;
using Ingestion.Worker.Hosting;
using Ingestion.Worker.Web;
using Microsoft.Extensions.Options;

namespace Ingestion.Worker.Commands;

/// <summary>Asks a running worker on this machine whether it lives: for containers, whose image has no program that could.</summary>
internal static class HealthCommand
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>The command <c>health</c>.</summary>
    public static Command Create()
    {
        var ready = new Option<bool>("--ready") { Description = "Asks whether it does its work now: consuming, store writable, outbox moving." };
        var command = new Command("health", "Asks the worker that runs here, at Web:Url, whether it lives. Exit code 0: yes, 1: no.") { ready };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed, parsed.GetValue(ready) ? HealthEndpoints.Ready : HealthEndpoints.Live, cancellationToken));
        command.SetExamples("health", "health --ready --set Web:Url=http://127.0.0.1:8080");
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, string path, CancellationToken cancellationToken)
    {
        var builder = SettingsOptions.BuilderOf(parsed, LogLevel.Warning);
        builder.Services.AddSettings<WebOptions>(WebOptions.Section);
        using var host = builder.Build();
        var served = host.Services.GetRequiredService<IOptions<WebOptions>>().Value.Address(WorkerModes.Of(builder.Configuration))
            ?? throw new SettingsException("Web:Url is off, nobody can be asked. Set it as for the worker.");
        using var client = new HttpClient { Timeout = Patience };
        try
        {
            using var answer = await client.GetAsync(new Uri(Here(served), path), cancellationToken);
            await parsed.InvocationConfiguration.Output.WriteLineAsync(await answer.Content.ReadAsStringAsync(cancellationToken));
            return answer.IsSuccessStatusCode ? ExitCodes.Ok : ExitCodes.Failure;
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
        {
            await parsed.InvocationConfiguration.Error.WriteLineAsync($"No answer from {served}: {e.Message}");
            return ExitCodes.Failure;
        }
    }

    /// <summary>A worker that listens on every address is reached on the loopback one.</summary>
    private static Uri Here(Uri served) => served.Host is "0.0.0.0" or "[::]" or "*" or "+" ? new UriBuilder(served) { Host = "127.0.0.1" }.Uri : served;
}
