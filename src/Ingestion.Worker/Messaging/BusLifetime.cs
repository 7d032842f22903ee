using Ingestion.Worker.Hosting;
using MassTransit;
using Microsoft.Extensions.Options;

namespace Ingestion.Worker.Messaging;

/// <summary>
/// Starts and stops the bus with the host, in place of MassTransit's own service: a transport that is told to stop while it is still
/// making its queues may wait for ever. It is let come to the end of its start first.
/// </summary>
internal sealed class BusLifetime(IBusDepot bus, IOptions<WorkerOptions> options) : IHostedService
{
    /// <summary>A broker that is there has answered by then; one that is away has given this worker nothing to finish.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Waits until messages are consumed, however long the broker is away.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var starting = bus.Start(CancellationToken.None);
        try
        {
            await starting.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await Task.WhenAny(starting, Task.Delay(Patience, CancellationToken.None));
            var stopping = StopAsync(CancellationToken.None);
            await (starting.IsCompletedSuccessfully ? stopping : Task.WhenAny(stopping, Task.Delay(Patience, CancellationToken.None)));
            throw;
        }
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(options.Value.ShutdownTimeout * 5 / 6);
        await bus.Stop(limit.Token);
    }
}
