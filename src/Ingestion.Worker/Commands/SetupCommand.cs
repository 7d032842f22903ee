using System.CommandLine;
using Ingestion.Pipeline.Storage;
using Ingestion.Worker.Hosting;
using MassTransit;

namespace Ingestion.Worker.Commands;

/// <summary>Makes what the worker needs in store and broker, and ends: for a user with more rights than the worker's.</summary>
internal static class SetupCommand
{
    /// <summary>The transport tries for ever to reach a broker; whoever sets up wants to know.</summary>
    private static readonly TimeSpan BrokerTimeout = TimeSpan.FromSeconds(60);

    /// <summary>The command <c>setup</c>.</summary>
    public static Command Create()
    {
        var command = new Command("setup", "Makes collections, validators and indexes, queues and exchanges where they are missing, takes no message, and ends. The worker does the same at its start; after this it needs no right to administer the database.")
        {
            SettingsOptions.Data,
        };
        command.SetAction(RunAsync);
        command.SetExamples("setup --set Broker:Uri=amqp://admin:password@host:5672 --set Mongo:ConnectionString=mongodb://admin:password@host");
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var builder = SettingsOptions.BuilderOf(parsed, LogLevel.Warning);
        builder.AddWorker(topologyOnly: true);
        using var host = builder.Build();
        host.ValidateSettings();
        var output = parsed.InvocationConfiguration.Output;
        var store = host.Services.GetRequiredService<IArticleStore>();
        await store.InstallAsync(cancellationToken);
        await output.WriteLineAsync($"Store:  {store.Description} is ready".AsMemory(), cancellationToken);
        if (WorkerModes.Of(builder.Configuration) == WorkerMode.Embedded)
            return ExitCodes.Ok;
        // The host is never started: nothing is consumed, relayed or watched.
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(BrokerTimeout);
        try
        {
            await host.Services.GetRequiredService<IBusControl>().DeployAsync(patience.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            await parsed.InvocationConfiguration.Error.WriteLineAsync($"error: the broker can't be reached, or refuses: nothing within {BrokerTimeout.TotalSeconds} seconds. --verbose shows more.");
            return ExitCodes.Failure;
        }
        await output.WriteLineAsync("Broker: queues and exchanges are ready".AsMemory(), cancellationToken);
        return ExitCodes.Ok;
    }
}
