using Ingestion.Worker.Hosting;
using MassTransit;
using Microsoft.Extensions.Options;

namespace Ingestion.Worker.Messaging;

/// <summary>
/// Starts and stops the bus with the host, in place of MassTransit's own service: a transport that is told to stop while it is still
/// making its queues may wait for ever. It is let come to the end of its start first.
/// </summary>
internal sealed class BusLifetime(IBusDepot bus, IOptions<WorkerOptions> options) : IHostedService, IDisposable
{
    /// <summary>A broker that is there has answered by then; one that is away has given this worker nothing to finish.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly CancellationTokenSource _givingUp = new();
    private Task _starting = Task.CompletedTask;

    /// <summary>Waits until messages are consumed, however long the broker is away, or until the host is told to stop, which it then does.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        _starting = bus.Start(_givingUp.Token);
        await Task.WhenAny(_starting, Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken));
        if (_starting.IsCompleted)
            await _starting;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(options.Value.ShutdownTimeout * 5 / 6);
        await Task.WhenAny(_starting, Task.Delay(Patience, limit.Token));
        if (_starting.IsCompletedSuccessfully)
        {
            await bus.Stop(limit.Token);
            return;
        }
        await _givingUp.CancelAsync();
        await Task.WhenAny(_starting, Task.Delay(Patience, limit.Token));
    }

    public void Dispose() => _givingUp.Dispose();
}
