using Ingestion.Pipeline.Storage;
using Ingestion.Worker.Embedded;
using Ingestion.Worker.Hosting;
using Ingestion.Worker.Messaging;
using Microsoft.Extensions.Options;

namespace Ingestion.Worker.Commands;

/// <summary>The hosted worker.</summary>
internal static class RunCommand
{
    /// <summary>Runs until it is told to stop.</summary>
    /// <param name="settings">Settings from the command line; they win over every other source.</param>
    /// <param name="cancellationToken">Stops the worker, draining what is in flight.</param>
    public static async Task<int> RunAsync(IReadOnlyDictionary<string, string?> settings, CancellationToken cancellationToken)
    {
        var builder = WorkerHost.CreateBuilder(settings);
        builder.AddWorker();
        if (WorkerModes.Of(builder.Configuration) == WorkerMode.Embedded)
            builder.Services.AddHostedService<InboxWatcher>();
        using var host = builder.Build();
        Announce(host.Services, builder.Configuration);
        await host.RunAsync(cancellationToken);
        return ExitCodes.Ok;
    }

    /// <summary>Says on standard output how it runs and where it writes, never a secret.</summary>
    private static void Announce(IServiceProvider services, IConfiguration configuration)
    {
        var output = Console.Out;
        if (WorkerModes.Of(configuration) == WorkerMode.Server)
        {
            var broker = services.GetRequiredService<IOptions<BrokerOptions>>().Value;
            output.WriteLine("Mode:   server");
            output.WriteLine($"Broker: {BrokerAddress.WithoutSecrets(broker.Uri!)}, queue {broker.Queue} (dead letters in {broker.Queue}.dead-letter)");
        }
        else
        {
            var embedded = services.GetRequiredService<IOptions<EmbeddedOptions>>().Value;
            output.WriteLine($"Mode:   embedded (set {WorkerModes.BrokerSetting} and {WorkerModes.MongoSetting} for server mode)");
            output.WriteLine($"Inbox:  {embedded.InboxFolder} (put .json, .jsonl or .txt files here; they end in done/ or rejected/)");
            output.WriteLine($"Events: {embedded.EventsFile}");
        }
        output.WriteLine($"Store:  {services.GetRequiredService<IArticleStore>().Description}");
        output.WriteLine("Ctrl-C stops the worker; what is in flight is finished first.");
    }
}
