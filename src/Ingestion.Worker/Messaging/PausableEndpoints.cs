using MassTransit;

namespace Ingestion.Worker.Messaging;

/// <summary>Knows the endpoints that take messages from a broker. Depends on nothing, as the bus is made with it.</summary>
internal sealed class PausableEndpoints : IReceiveEndpointObserver
{
    private readonly Lock _gate = new();
    private readonly HashSet<IReceiveEndpoint> _endpoints = [];

    /// <summary>Those that have been started; none in embedded mode.</summary>
    public IReadOnlyList<IReceiveEndpoint> All
    {
        get
        {
            lock (_gate)
                return [.. _endpoints];
        }
    }

    public Task Ready(ReceiveEndpointReady ready)
    {
        lock (_gate)
            _endpoints.Add(ready.ReceiveEndpoint);
        return Task.CompletedTask;
    }

    public Task Stopping(ReceiveEndpointStopping stopping) => Task.CompletedTask;

    public Task Completed(ReceiveEndpointCompleted completed) => Task.CompletedTask;

    public Task Faulted(ReceiveEndpointFaulted faulted) => Task.CompletedTask;
}
