using System.CommandLine;
using Ingestion.Pipeline.Storage;
using Ingestion.Worker.Embedded;
using Ingestion.Worker.Hosting;
using Ingestion.Worker.Messaging;
using Ingestion.Worker.Telemetry;
using Ingestion.Worker.Web;
using Microsoft.Extensions.Options;

namespace Ingestion.Worker.Commands;

/// <summary>The hosted worker.</summary>
internal static class RunCommand
{
    /// <summary>The command <c>run</c>.</summary>
    public static Command Create()
    {
        var command = new Command("run", "Runs the worker until Ctrl-C (the default). Without settings: embedded mode, articles from an inbox folder.");
        Configure(command);
        command.SetExamples(
            "run --inbox ./inbox",
            "run --set Broker:Uri=amqp://user:password@host:5672 --set Mongo:ConnectionString=mongodb://host");
        return command;
    }

    /// <summary>Gives a command the options and the action of <c>run</c>.</summary>
    public static void Configure(Command command)
    {
        command.Add(SettingsOptions.Data);
        command.Add(SettingsOptions.Inbox);
        command.SetAction((parsed, cancellationToken) =>
            RunAsync(SettingsOptions.BuilderOf(parsed, LogLevel.Information), parsed.InvocationConfiguration.Output, cancellationToken));
    }

    /// <summary>Runs until it is told to stop.</summary>
    /// <param name="builder">With the settings.</param>
    /// <param name="output">Gets the mode and the addresses.</param>
    /// <param name="cancellationToken">Stops the worker, draining what is in flight.</param>
    public static async Task<int> RunAsync(HostApplicationBuilder builder, TextWriter output, CancellationToken cancellationToken)
    {
        builder.AddTelemetry();
        builder.Services.AddWebServer();
        builder.AddWorker();
        if (WorkerModes.Of(builder.Configuration) == WorkerMode.Embedded)
            builder.Services.AddHostedService<InboxWatcher>();
        using var host = builder.Build();
        host.ValidateSettings();
        Announce(host.Services, builder.Configuration, output);
        var watch = host.Services.GetService<ConsumptionWatch>();
        var stopped = await host.RunBoundedAsync(cancellationToken);
        return watch is { GaveUp: true } || !stopped ? ExitCodes.Failure : ExitCodes.Ok;
    }

    /// <summary>Says on standard output how it runs and where it writes, never a secret.</summary>
    private static void Announce(IServiceProvider services, IConfiguration configuration, TextWriter output)
    {
        if (WorkerModes.Of(configuration) == WorkerMode.Server)
        {
            var broker = services.GetRequiredService<IOptions<BrokerOptions>>().Value;
            output.WriteLine("Mode:   server");
            output.WriteLine($"Broker: {BrokerAddress.WithoutSecrets(broker.Uri!)}, queue {broker.Queue} (dead letters in {broker.DeadLetterQueue})");
        }
        else
        {
            var embedded = services.GetRequiredService<IOptions<EmbeddedOptions>>().Value;
            output.WriteLine($"Mode:   embedded (set {WorkerModes.BrokerSetting} and {WorkerModes.MongoSetting} for server mode)");
            output.WriteLine($"Inbox:  {embedded.InboxFolder} (put .json, .jsonl or .txt files here; they end in done/ or rejected/)");
            output.WriteLine($"Events: {embedded.EventsFile}");
        }
        output.WriteLine($"Store:  {services.GetRequiredService<IArticleStore>().Description}");
        var web = services.GetRequiredService<IOptions<WebOptions>>().Value;
        if (web.Address(WorkerModes.Of(configuration)) is { } address && web.ServesPage(WorkerModes.Of(configuration)))
            output.WriteLine($"Page:   {address}{(string.IsNullOrEmpty(web.Username) ? "" : " (asks for a password)")}");
        output.WriteLine("Ctrl-C stops the worker; what is in flight is finished first.");
    }
}
